import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SessionSecret } from '../sessions/session-secret.js';

/** What of an endpoint is a secret, or makes it a secret who is told. */
export interface EndpointSecrets {
  /** Where messages are sent. */
  url: string;
  /** What they are signed with, in base64. */
  secret: string;
  /** The one before, until when it signs too: RFC 3339. */
  before?: { secret: string; until: string };
  /** Sent beside them: who asks for a key of its own is given it so. */
  headers: Readonly<Record<string, string>>;
  /** Of mails. */
  locale?: string;
}

/** What a seal is good for: an endpoint whose row says something else is none. */
export interface SealedEndpoint {
  id: string;
  ledgerNo: number;
  form: string;
  events: string;
}

const PURPOSE = 'docket-outbox/v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Keeps addresses and secrets of endpoints under a key that is derived from the file which sessions are sealed with:
 * AES-256-GCM, with what else the row says as associated data. Who can write the database alone sends nothing anywhere,
 * and who reads a dump of it learns no secret.
 */
export class EndpointVault {
  readonly #secret: SessionSecret;

  constructor(secret: SessionSecret) {
    this.#secret = secret;
  }

  /** @throws {SigningKeyError} the file cannot be used. */
  async seal(endpoint: SealedEndpoint, secrets: EndpointSecrets): Promise<Buffer> {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', await this.#key(), nonce);
    cipher.setAAD(textOf(endpoint));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** Undefined where this installation did not seal it, or not for this row. @throws {SigningKeyError} */
  async open(endpoint: SealedEndpoint, sealed: Buffer): Promise<EndpointSecrets | undefined> {
    const key = await this.#key();
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(textOf(endpoint));
      decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const text = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES));
      const whole = Buffer.concat([text, decipher.final()]).toString('utf8');
      return JSON.parse(whole) as EndpointSecrets;
    } catch {
      // Another key, or another row: what was meant cannot be told.
      return undefined;
    }
  }

  #key(): Promise<Buffer> {
    return this.#secret.seal(PURPOSE, 'key');
  }
}

function textOf({ id, ledgerNo, form, events }: SealedEndpoint): Buffer {
  return Buffer.from(JSON.stringify([id, ledgerNo, form, events]), 'utf8');
}
