import { readFile } from 'node:fs/promises';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

export type Asset = { readonly type: string; readonly content: string };

const folder = new URL('./client/', import.meta.url);

/** A file of the page by its path, or null. Only plain names are looked up, so no path leads outside. */
export async function readAsset(path: string): Promise<Asset | null> {
  const name = path === '/' ? 'index.html' : path.slice(1);
  const kind = /^(?:[a-z-]+\/)*[a-z-]+\.(html|css|js|svg)$/.exec(name)?.[1];
  const type = kind === undefined ? undefined : types[kind];
  if (type === undefined) return null;
  try {
    return { type, content: await readFile(new URL(name, folder), 'utf8') };
  } catch {
    return null;
  }
}
