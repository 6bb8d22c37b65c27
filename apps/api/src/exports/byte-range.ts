/**
 * Reads a `Range` header of one range of bytes (RFC 9110, 14.1.2). Undefined: there is none that could be
 * served as such, and the whole is sent. `unsatisfiable`: it lies outside.
 */
export function readByteRange(
  header: string | undefined,
  size: number,
): { from: number; to: number } | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.replaceAll(' ', '') ?? '');
  if (match === null) return undefined;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { from: size - length, to: size };
  }
  const from = Number(first);
  const to = last === '' ? size : Math.min(Number(last) + 1, size);
  // A last position before the first makes the header invalid: then it is ignored.
  if (last !== '' && Number(last) < from) return undefined;
  return from >= size ? 'unsatisfiable' : { from, to };
}

/**
 * Whether an `If-None-Match` header names the entity tag of the file as it is (RFC 9110, 13.1.2), so that whoever asks has
 * it already. Tags are compared weakly, as the section says.
 */
export function isNamedByIfNoneMatch(header: string | undefined, entityTag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  const tags = header.matchAll(/(?:W\/)?("[^"]*")/g);
  return [...tags].some(([, tag]) => tag === entityTag);
}

/**
 * Whether a range may be served under an `If-Range` header (RFC 9110, 13.1.5): there is none, or it is the
 * strong entity tag of the file as it is. A weak tag, a date or several of them say less than that, and the whole is sent.
 */
export function isIfRangeMet(header: string | string[] | undefined, entityTag: string): boolean {
  return header === undefined || (typeof header === 'string' && header.trim() === entityTag);
}
