export type CanonicalErrorCode =
  | 'not_json'
  | 'non_finite_number'
  | 'lone_surrogate'
  | 'too_deep'
  | 'too_large'
  | 'too_many_values';

/** CanonicalError says why a value has no canonical form, or exceeds the limits of a body. */
export class CanonicalError extends Error {
  override readonly name = 'CanonicalError';
  constructor(
    readonly code: CanonicalErrorCode,
    message: string,
  ) {
    super(message);
  }
}
