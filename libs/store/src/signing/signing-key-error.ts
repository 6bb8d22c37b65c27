/**
 * Whether reading a seed shows that it is gone: no file, or one that is not its. One that is there and may not be read,
 * or is open to others, is not.
 *
 * @throws {SigningKeyError} whatever else is amiss.
 */
export async function isSeedGone(reading: Promise<unknown>): Promise<boolean> {
  try {
    await reading;
    return false;
  } catch (error) {
    if (!(error instanceof SigningKeyError)) throw error;
    const { code, cause } = error;
    const isMissing =
      code === 'unreadable' && (cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
    if (isMissing || code === 'malformed' || code === 'other_key') return true;
    throw error;
  }
}

/** Why a ledger is not signed for. The message names the file and what to do; it is for the operator only. */
export class SigningKeyError extends Error {
  override readonly name = 'SigningKeyError';

  constructor(
    readonly code:
      | 'unreadable'
      | 'open_to_others'
      | 'malformed'
      | 'other_key'
      | 'signed_state'
      | 'kept'
      /** No file is amiss: what the database says of the ledger's keys is not what they signed. */
      | 'recorded_key',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
