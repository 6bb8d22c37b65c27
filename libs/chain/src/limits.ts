/** Limits of a body: part of docket-ledger/v1, so that every verifier accepts the same bodies. */
export const BODY_LIMITS = {
  /** Length of the body's canonical JSON in UTF-8. */
  bytesMax: 262_144,
  /** Containers around a value; the body itself is the first. */
  depthMax: 32,
  /** Scalars and empty containers. */
  valuesMax: 10_000,
} as const;

export const SECRET_LENGTH = 32;
export const SALT_LENGTH = 16;
