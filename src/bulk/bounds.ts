/** Numbers of one message. */
export const MAX_IN_MESSAGE = 50;

/** Numbers of one file. */
export const MAX_IN_FILE = 500;

/** Bytes of a file: 500 rows have far fewer. */
export const MAX_FILE_BYTES = 1_000_000;
