import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { JsonObject } from '@docket/chain';
import {
  agentMessage,
  type RecordToSign,
  signingKeyId,
  signingKeyMessage,
  type SigningPublicKey,
} from '@docket/record';

/** An agent's key, made and used with Node's own cryptography: nothing of it is the product's but what is signed. */
export class AgentKey {
  readonly #key: KeyObject;
  readonly publicKey: SigningPublicKey;

  /** @param pem of an existing one; drawn where it is left out. */
  constructor(pem?: string) {
    this.#key =
      pem === undefined ? generateKeyPairSync('ed25519').privateKey : createPrivateKey(pem);
    const { x } = this.#key.export({ format: 'jwk' }) as { x: string };
    this.publicKey = { kty: 'OKP', crv: 'Ed25519', x };
  }

  get id(): string {
    return signingKeyId(this.publicKey);
  }

  get pem(): string {
    return this.#key.export({ format: 'pem', type: 'pkcs8' }) as string;
  }

  /** What `principal.registered` says of it. */
  authenticator(ledger: string, principal: string, more: JsonObject = {}) {
    const message = signingKeyMessage({ ledger, principal, publicKey: this.publicKey });
    const key = { public_key: { ...this.publicKey }, proof: this.signBytes(message) };
    return { kind: 'signing_key' as const, id: this.id, signing_key: key, ...more };
  }

  /** The record with a signature on it. */
  sign<Body extends object>(record: Omit<RecordToSign, 'body'>, body: Body) {
    const value = this.signBytes(agentMessage({ ...record, body: body as JsonObject }));
    return { ...body, signature: { kind: 'ed25519' as const, key_id: this.id, value } };
  }

  signBytes(message: Uint8Array): string {
    return sign(null, message, this.#key).toString('base64url');
  }
}
