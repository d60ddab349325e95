import { existsSync } from 'node:fs';
import { readConfig } from '../config.ts';
import { buildContext, type Context } from '../context.ts';
import { readTextFile } from '../read-text.ts';

/**
 * The parts of the bot for one command, from the environment and `.env`; a bot may run beside it.
 * Throws ConfigError, StoreError or KnowledgeError.
 */
export function openContext(): Context {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return buildContext(readConfig(process.env, readTextFile), { isVisitor: true });
}
