/** A shorter value would blot out half of every line, and is no secret. */
const MIN_LENGTH = 6;

/**
 * Makes a function that takes the secrets out of a text: those of the settings wherever they turn up, and whatever
 * `redact` takes for one.
 */
export function createHider(
  secrets: Iterable<string>,
  redact: (text: string) => { readonly text: string },
): (text: string) => string {
  const known = [...new Set(secrets)].filter((secret) => secret.length >= MIN_LENGTH);
  // A secret that holds another goes first.
  known.sort((a, b) => b.length - a.length);
  return (text) => {
    const bare = known.reduce((rest, secret) => rest.replaceAll(secret, '‹secret›'), text);
    return redact(bare).text;
  };
}
