/** The time as every record of this package writes it: RFC 3339, UTC, milliseconds. */
export function now(): string {
  return new Date().toISOString();
}
