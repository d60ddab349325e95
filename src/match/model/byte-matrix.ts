/**
 * A matrix of signed bytes, four to a 32-bit word: read word by word, its rows add up more than twice as fast as byte
 * by byte, and this is the hot loop of the matcher.
 */
export type ByteMatrix = {
  readonly width: number;
  /** Words in a row: a quarter of the width, rounded up. */
  readonly stride: number;
  readonly words: Int32Array;
};

/** Packs rows of `width` values, each rounded into -128…127. */
export function packRows(values: ArrayLike<number>, width: number): ByteMatrix {
  const stride = Math.ceil(width / 4);
  const rows = values.length / width;
  const bytes = new Int8Array(rows * stride * 4);
  for (let row = 0; row < rows; row += 1) {
    for (let c = 0; c < width; c += 1) {
      const value = Math.round(values[row * width + c] as number);
      bytes[row * stride * 4 + c] = Math.max(-128, Math.min(127, value));
    }
  }
  return { width, stride, words: new Int32Array(bytes.buffer) };
}

/** One value of a row. */
export function valueAt(matrix: ByteMatrix, row: number, column: number): number {
  const word = matrix.words[row * matrix.stride + (column >> 2)] as number;
  return (word << (24 - 8 * (column & 3))) >> 24;
}

/** A place to add rows up in. */
export function emptySums(matrix: ByteMatrix): Int32Array {
  return new Int32Array(matrix.stride * 4);
}

/** Adds those rows to `sums` (see `emptySums`). */
export function addRows(matrix: ByteMatrix, rows: Int32Array, sums: Int32Array): void {
  const { words, stride } = matrix;
  for (let i = 0; i < rows.length; i += 1) {
    const from = (rows[i] as number) * stride;
    for (let w = 0; w < stride; w += 1) {
      const word = words[from + w] as number;
      const c = w * 4;
      sums[c] = (sums[c] as number) + ((word << 24) >> 24);
      sums[c + 1] = (sums[c + 1] as number) + ((word << 16) >> 24);
      sums[c + 2] = (sums[c + 2] as number) + ((word << 8) >> 24);
      sums[c + 3] = (sums[c + 3] as number) + (word >> 24);
    }
  }
}

/** The rows of those hashes in a matrix of `size` rows; `size` is a power of two. */
export function bucketsOf(hashes: readonly number[], size: number): Int32Array {
  const buckets = new Int32Array(hashes.length);
  for (let i = 0; i < hashes.length; i += 1) buckets[i] = (hashes[i] as number) & (size - 1);
  return buckets;
}
