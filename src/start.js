import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isCurrent } from './build/stamp.js';

// The quick way into main.ts: most of a start is the finding and loading of a thousand modules, so `npm ci` bundles them
// into a few files. Without a bundle, or when a source changed since, the sources run. This is JavaScript because the
// first TypeScript file costs 50 ms, which main.ts in the bundle, or compiled before, does not.

const root = join(import.meta.dirname, '..');
const bundle = join(root, '.cache/start');

enableCompileCache(join(root, '.cache/node'));
if (isCurrent(root, join(bundle, 'stamp.json'))) await import(pathToFileURL(join(bundle, 'main.js')).href);
else await import('./main.ts');
