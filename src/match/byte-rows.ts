/**
 * Adds the rows of a byte matrix (`width` bytes a row) to `sums`. The hot loop of the matcher: it sees one kind of
 * array only, which keeps it compiled for that kind.
 */
export function addByteRows(rows: Int8Array, width: number, indices: Int32Array, sums: Int32Array): void {
  for (let i = 0; i < indices.length; i += 1) {
    const row = (indices[i] as number) * width;
    for (let c = 0; c < width; c += 1) sums[c] = (sums[c] as number) + (rows[row + c] as number);
  }
}

/** The numbers of `hashes` in a table of `size` rows; `size` is a power of two. */
export function bucketsOf(hashes: readonly number[], size: number): Int32Array {
  const buckets = new Int32Array(hashes.length);
  for (let i = 0; i < hashes.length; i += 1) buckets[i] = (hashes[i] as number) & (size - 1);
  return buckets;
}
