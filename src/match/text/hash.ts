/** FNV-1a over UTF-16 units: cheap, spread well enough for feature buckets, and the same on every machine. */
export const HASH_SEED = 0x811c9dc5 | 0;

export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Final mix, so that the low bits, which choose the bucket, depend on every unit. */
export function mix(hash: number): number {
  let h = hash ^ (hash >>> 15);
  h = Math.imul(h, 0x2c1b3c6d);
  return h ^ (h >>> 13);
}
