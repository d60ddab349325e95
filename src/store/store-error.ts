/** The data folder or its database cannot be used. The message is for the person who runs the bot. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
