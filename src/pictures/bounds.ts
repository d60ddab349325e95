/** Pictures of one message that are looked at. */
export const MAX_PICTURES = 3;

/** Bytes of one picture. A screenshot has less than one million. */
export const MAX_BYTES = 8_000_000;

/** Pixels of one picture: few bytes can unfold to gigabytes. A photo of a modern phone has twelve million. */
export const MAX_PIXELS = 30_000_000;

/** Characters that are taken of one picture. */
export const MAX_TEXT = 8_000;
