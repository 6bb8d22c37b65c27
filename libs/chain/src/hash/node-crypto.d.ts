/**
 * The one Node function this package may use. Declared here, so that `types: []` holds for the
 * package and nothing else of Node type-checks in it.
 */
declare module 'node:crypto' {
  export function hash(algorithm: 'sha256', data: Uint8Array, outputEncoding: 'buffer'): Uint8Array;
}
