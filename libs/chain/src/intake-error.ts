export type IntakeErrorCode =
  | 'duplicate_key'
  | 'lone_surrogate'
  | 'nul_character'
  | 'inexact_number'
  | 'non_finite_number'
  | 'invalid_utf8'
  | 'byte_order_mark'
  | 'syntax'
  | 'too_deep'
  | 'too_many'
  | 'too_large';

/**
 * IntakeError says why a JSON text is refused and where: `offset` in bytes from the beginning, `pointer`
 * (RFC 6901) of the value at fault where there is one.
 */
export class IntakeError extends Error {
  override readonly name = 'IntakeError';
  constructor(
    readonly code: IntakeErrorCode,
    message: string,
    readonly offset: number,
    readonly pointer?: string,
  ) {
    super(message);
  }
}
