/**
 * The few Node functions the native back ends use, and nothing else: `types: []` holds for the
 * package, so that no other file of it can reach for Node unnoticed.
 */
declare module 'node:crypto' {
  export function hash(
    algorithm: 'sha256',
    data: Uint8Array | string,
    outputEncoding: 'binary',
  ): string;
  interface Xof {
    update(data: Uint8Array): Xof;
    digest(): Uint8Array;
  }
  export function createHash(algorithm: 'shake256', options: { outputLength: number }): Xof;
  interface KeyObject {
    export(options: { format: 'der'; type: 'spki' }): Uint8Array;
  }
  interface DerKey {
    key: Uint8Array;
    format: 'der';
    type: 'pkcs8' | 'spki';
  }
  export function createPrivateKey(key: DerKey): KeyObject;
  export function createPublicKey(key: DerKey | KeyObject): KeyObject;
  export function sign(algorithm: null, message: Uint8Array, key: KeyObject): Uint8Array;
  export function verify(
    algorithm: null,
    message: Uint8Array,
    key: KeyObject,
    signature: Uint8Array,
  ): boolean;
}
declare module 'node:buffer' {
  export class Buffer extends Uint8Array<ArrayBuffer> {
    static allocUnsafeSlow(length: number): Buffer;
    static from(text: string, encoding: 'utf8'): Buffer;
    static from(bytes: Uint8Array): Buffer;
    static from(buffer: ArrayBufferLike, offset: number, length: number): Buffer;
    write(text: string, offset: number): number;
    compare(
      target: Uint8Array,
      targetStart: number,
      targetEnd: number,
      sourceStart: number,
      sourceEnd: number,
    ): number;
    override toString(encoding?: 'utf8' | 'hex' | 'base64url'): string;
  }
  export function isUtf8(bytes: Uint8Array): boolean;
}
