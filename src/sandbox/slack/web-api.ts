/** A Slack Web API answer. Fields beyond `ok` and `error` depend on the method. */
export type SlackAnswer = { readonly ok: boolean; readonly error?: string } & Readonly<
  Record<string, unknown>
>;

/** Calls one Web API method the way Slack's own clients do: a form, with anything structured as JSON. */
export async function callSlack(
  apiUrl: string,
  token: string,
  method: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<SlackAnswer> {
  const response = await fetch(`${apiUrl}/api/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: toForm(parameters),
  });
  const answer: unknown = await response.json().catch(() => null);
  return isAnswer(answer) ? answer : { ok: false, error: 'unknown_method' };
}

/** Form fields; structured values as JSON, absent ones left out. */
export function toForm(fields: Readonly<Record<string, unknown>>): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null) continue;
    form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return form;
}

function isAnswer(value: unknown): value is SlackAnswer {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'ok') === 'boolean';
}
