import type { Command } from './command.ts';
export const knowledgeCommand: Command = { help: 'knowledge', run: () => 0 };
