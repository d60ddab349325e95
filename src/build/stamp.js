import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

// JavaScript, as ../start.js is: both run before anything is there that reads TypeScript quickly.

/**
 * What tells one state of a file from another without reading it: time in seconds, which every file system keeps and
 * copies, and size.
 * @param {string} path
 */
function markOf(path) {
  const { mtimeMs, size } = statSync(path);
  return `${Math.floor(mtimeMs / 1000)}:${size}`;
}

/**
 * The stamp of a bundle that was made of these files; paths are relative to `root`, which stands in the bundle itself.
 * @param {string} root
 * @param {readonly string[]} paths
 */
export function stampOf(root, paths) {
  const marks = Object.fromEntries(paths.map((path) => [path, markOf(join(root, path))]));
  return JSON.stringify({ root, marks }, null, 1);
}

/**
 * Whether all files are where and as they were when the stamp was taken. A stamp that cannot be read, or of a file
 * that is gone, is not.
 * @param {string} root
 * @param {string} stampFile
 */
export function isCurrent(root, stampFile) {
  try {
    const stamp = JSON.parse(readFileSync(stampFile, 'utf8'));
    const marks = Object.entries(stamp.marks);
    const isHere = stamp.root === root && marks.length > 0;
    return isHere && marks.every(([path, mark]) => markOf(join(root, path)) === mark);
  } catch {
    return false;
  }
}
