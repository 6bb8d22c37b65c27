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
