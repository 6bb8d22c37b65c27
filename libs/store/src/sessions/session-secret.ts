import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { createDurably } from '../durable-file.js';
import { randomSlice } from '../identifiers.js';
import { readPrivateFile } from '../signing/private-file.js';
import { SigningKeyError } from '../signing/signing-key-error.js';

/**
 * What sessions are sealed with, and whatever else a server of this installation writes for itself into the database:
 * 32 random bytes in a file beside the seeds, made when something is sealed first. Not in the database, so that who can write
 * that signs nobody in, and asks for nothing in anybody's name. Where it is lost, everybody signs in again, and what
 * waits is set aside.
 */
export class SessionSecret {
  readonly #path: string;
  #secret: Buffer | undefined;

  /** @param directory where the seeds are. */
  constructor(directory: string) {
    this.#path = join(directory, 'sessions.secret');
  }

  /** HMAC-SHA-256 over what is sealed, for one purpose. @throws {SigningKeyError} */
  async seal(purpose: string, text: string): Promise<Buffer> {
    this.#secret ??= await this.#read();
    return createHmac('sha256', this.#secret).update(`${purpose}\n${text}`).digest();
  }

  /** Whether this installation sealed it. @throws {SigningKeyError} */
  async isSealed(purpose: string, text: string, seal: Uint8Array): Promise<boolean> {
    const own = await this.seal(purpose, text);
    return seal.length === own.length && timingSafeEqual(own, seal);
  }

  /** A key of 32 bytes for one purpose, by HKDF-SHA-256 (RFC 5869). @throws {SigningKeyError} */
  async derive(purpose: string): Promise<Buffer> {
    this.#secret ??= await this.#read();
    return Buffer.from(hkdfSync('sha256', this.#secret, '', purpose, 32));
  }

  async #read(): Promise<Buffer> {
    await createDurably(this.#path, `${Buffer.from(randomSlice(32)).toString('hex')}\n`);
    const next = 'delete it, and everybody signs in again; what waits in queues is set aside.';
    const text = await readPrivateFile(
      this.#path,
      'the secret that sessions and what waits are sealed with',
      next,
    );
    if (/^[0-9a-f]{64}\n?$/.test(text)) return Buffer.from(text.trim(), 'hex');
    const message = `${this.#path} does not hold 64 hex digits: ${next}`;
    throw new SigningKeyError('malformed', message);
  }
}
