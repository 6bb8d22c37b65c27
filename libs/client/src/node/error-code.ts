/** The `code` of a system error (`ENOENT`). Not by class: an error may come from another realm. */
export function errorCode(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
