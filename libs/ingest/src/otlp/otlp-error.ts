export type OtlpErrorCode = 'malformed_protobuf' | 'malformed_json' | 'too_deep' | 'too_large';

/** OtlpError says why the whole of a request is refused: nothing of it was read, and nothing is recorded. */
export class OtlpError extends Error {
  override readonly name = 'OtlpError';
  constructor(
    readonly code: OtlpErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
