import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { toBase64Url, type PasskeyAssertion, type PasskeyPublicKey } from '@docket/chain';
import { passkeyChallenge, type ReviewToSign, reviewChallenge } from '@docket/record';

const PASSKEY_ORIGIN = 'https://docket.example';

/** What of an answer is not as it ought to be. */
export interface FalseAnswer {
  clientData?: Record<string, unknown>;
  flags?: number;
  relyingParty?: string;
  signCount?: number;
}

/** A passkey in software: what an authenticator and a browser do, of a user who is present and verified. */
export class SoftwarePasskey {
  readonly credentialId = toBase64Url(randomBytes(32));
  readonly relyingParty = 'docket.example';
  readonly origins = [PASSKEY_ORIGIN];
  readonly publicKey: PasskeyPublicKey;
  readonly #privateKey;

  constructor(curve: PasskeyPublicKey['crv'] = 'P-256') {
    const pair =
      curve === 'P-256'
        ? generateKeyPairSync('ec', { namedCurve: curve })
        : generateKeyPairSync('ed25519');
    this.#privateKey = pair.privateKey;
    const { x = '', y } = pair.publicKey.export({ format: 'jwk' });
    const kty = curve === 'P-256' ? 'EC' : 'OKP';
    this.publicKey = { kty, crv: curve, x, ...(y === undefined ? {} : { y }) };
  }

  /** As `principal.registered` has it, proven for a principal of a ledger. */
  authenticator(ledger: string, principal: string, told: FalseAnswer = {}) {
    const { publicKey, relyingParty, origins, credentialId: id } = this;
    const said = { public_key: { ...publicKey }, relying_party: relyingParty, origins };
    const challenge = passkeyChallenge({ ledger, principal, credentialId: id, passkey: said });
    const passkey = { ...said, proof: { ...this.assert(challenge, told) } };
    return { kind: 'passkey' as const, id, passkey };
  }

  assert(challenge: Uint8Array, told: FalseAnswer = {}): PasskeyAssertion {
    const clientData = JSON.stringify({
      type: 'webauthn.get',
      challenge: toBase64Url(challenge),
      origin: PASSKEY_ORIGIN,
      crossOrigin: false,
      ...told.clientData,
    });
    const party = createHash('sha256')
      .update(told.relyingParty ?? this.relyingParty)
      .digest();
    const count = Buffer.alloc(4);
    count.writeUInt32BE(told.signCount ?? 0);
    const authenticatorData = Buffer.concat([party, Uint8Array.of(told.flags ?? 0x05), count]);
    const digest = createHash('sha256').update(clientData).digest();
    const message = Buffer.concat([authenticatorData, digest]);
    const algorithm = this.publicKey.crv === 'P-256' ? 'sha256' : null;
    return {
      client_data: toBase64Url(Buffer.from(clientData)),
      authenticator_data: toBase64Url(authenticatorData),
      signature: toBase64Url(sign(algorithm, message, this.#privateKey)),
    };
  }

  /** The review with its signature. */
  sign(told: ReviewToSign): ReviewToSign['review'] {
    const { credentialId, ...answer } = {
      credentialId: this.credentialId,
      ...this.assert(reviewChallenge(told)),
    };
    const signature = { kind: 'webauthn' as const, credential_id: credentialId, ...answer };
    return { ...told.review, signature };
  }
}
