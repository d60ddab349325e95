import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { z } from 'zod';

const manifestSchema = z.object({
  display_information: z.object({ name: z.string() }),
  features: z.object({
    bot_user: z.object({ display_name: z.string() }),
    shortcuts: z
      .array(
        z.object({
          name: z.string(),
          type: z.enum(['message', 'global']),
          callback_id: z.string(),
          description: z.string().default(''),
        }),
      )
      .default([]),
    slash_commands: z
      .array(z.object({ command: z.string(), description: z.string(), usage_hint: z.string().optional() }))
      .default([]),
  }),
  oauth_config: z.object({
    scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()).default([]) }),
  }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
  }),
});

type Manifest = z.infer<typeof manifestSchema>;

/** What the app may do in the workspace: the part of its manifest that Slack would enforce. */
export type InstalledApp = {
  readonly name: string;
  readonly displayName: string;
  readonly events: ReadonlySet<string>;
  readonly scopes: readonly string[];
  readonly commands: Manifest['features']['slash_commands'];
  readonly shortcuts: Manifest['features']['shortcuts'];
};

/**
 * Installs the app as its manifest describes it, so that a missing event or scope shows here first.
 * @param without scopes that whoever installs it strikes out
 */
export async function readInstalledApp(path: URL, without: readonly string[] = []): Promise<InstalledApp> {
  const manifest = manifestSchema.parse(load(await readFile(path, 'utf8')));
  const { scopes } = manifest.oauth_config;
  return {
    name: manifest.display_information.name,
    displayName: manifest.features.bot_user.display_name,
    events: new Set(manifest.settings.event_subscriptions.bot_events),
    scopes: [...scopes.bot, ...scopes.bot_optional].filter((scope) => !without.includes(scope)),
    commands: manifest.features.slash_commands,
    shortcuts: manifest.features.shortcuts,
  };
}
