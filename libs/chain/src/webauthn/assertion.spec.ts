import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { concatBytes, fromBase64Url, fromHex, toBase64Url, utf8 } from '../bytes.js';
import { checkAssertion, type ExpectedAssertion, type PasskeyAssertion } from './assertion.js';
import { type PasskeyPublicKey, passkeyVerifierOf } from './public-key.js';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../testing/${name}`, import.meta.url), 'utf8'));

interface Captured {
  relying_party: string;
  origin: string;
  assertions: {
    name: string;
    public_key: PasskeyPublicKey;
    challenge: string;
    assertion: PasskeyAssertion;
  }[];
}
interface Published {
  relying_party: string;
  origin: string;
  assertions: {
    [member in 'name' | 'fault' | 'x' | 'y' | 'challenge' | keyof PasskeyAssertion]: string;
  }[];
}

const chromium = read('passkey-assertions.json') as Captured;
const w3c = read('w3c-assertions.json') as Published;

const captured = chromium.assertions.map(
  ({ name, public_key: publicKey, challenge, assertion }) => {
    const { relying_party: relyingParty, origin } = chromium;
    const expected = { publicKey, relyingParty, origins: [origin], challenge: fromHex(challenge) };
    return { name, assertion, expected };
  },
);
const verified = captured.filter(({ name }) => !name.includes('not verified'));

const url = (hex: string) => toBase64Url(fromHex(hex));
const bytes = (text: string) => fromBase64Url(text) ?? new Uint8Array();

describe('assertions that Chromium made', () => {
  test.each(verified)('$name verifies', ({ assertion, expected }) => {
    const check = { ok: true, signCount: 2, isBackupEligible: false };
    expect(checkAssertion(assertion, expected)).toEqual(check);
  });

  test('a user who was present only is not enough', () => {
    const { assertion, expected } = captured.find(({ name }) => name.includes('not verified'))!;
    expect(checkAssertion(assertion, expected)).toEqual({ ok: false, fault: 'user_not_verified' });
  });

  test.each(verified)('$name: no byte of it may be another', ({ assertion, expected }) => {
    for (const member of ['client_data', 'authenticator_data', 'signature'] as const) {
      const whole = bytes(assertion[member]);
      for (let at = 0; at < whole.length; at++) {
        const changed = whole.slice();
        changed[at]! ^= 1 << (at % 8);
        const check = checkAssertion({ ...assertion, [member]: toBase64Url(changed) }, expected);
        expect([member, at, check.ok]).toEqual([member, at, false]);
      }
      for (const other of [whole.subarray(1), whole.subarray(0, -1), concatBytes([whole, whole])]) {
        const check = checkAssertion({ ...assertion, [member]: toBase64Url(other) }, expected);
        expect(check.ok).toBe(false);
      }
    }
  });

  test.each(verified)('$name: nothing expected may be another', ({ assertion, expected }) => {
    const other = captured.find(({ expected: { publicKey } }) => publicKey !== expected.publicKey)!;
    const expectations: [Partial<ExpectedAssertion>, string][] = [
      [{ challenge: new Uint8Array(32) }, 'challenge_wrong'],
      [{ origins: [] }, 'origin_wrong'],
      [{ origins: [`${chromium.origin}/`] }, 'origin_wrong'],
      [{ relyingParty: 'localhost.example' }, 'relying_party_wrong'],
      [{ publicKey: other.expected.publicKey }, 'signature_wrong'],
      [{ publicKey: { ...expected.publicKey, x: 'AAAA' } }, 'public_key_unusable'],
    ];
    for (const [change, fault] of expectations) {
      const check = checkAssertion(assertion, { ...expected, ...change });
      expect(check).toEqual({ ok: false, fault });
    }
  });
});

describe('vectors of WebAuthn Level 3', () => {
  test.each(w3c.assertions)('$name: the signature verifies, $fault', (vector) => {
    const { relying_party: relyingParty, origin } = w3c;
    const publicKey = { kty: 'EC', crv: 'P-256', x: url(vector.x), y: url(vector.y) } as const;
    const assertion = {
      client_data: url(vector.client_data),
      authenticator_data: url(vector.authenticator_data),
      signature: url(vector.signature),
    };
    const digest = createHash('sha256').update(fromHex(vector.client_data)).digest();
    const message = concatBytes([fromHex(vector.authenticator_data), digest]);
    expect(passkeyVerifierOf(publicKey)?.(message, fromHex(vector.signature))).toBe(true);
    const challenge = fromHex(vector.challenge);
    const check = checkAssertion(assertion, {
      publicKey,
      relyingParty,
      origins: [origin],
      challenge,
    });
    expect(check).toEqual({ ok: false, fault: vector.fault });
  });
});

describe('assertions made by OpenSSL', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const expected: ExpectedAssertion = {
    publicKey: { kty: 'EC', crv: 'P-256', x, y },
    relyingParty: 'docket.example',
    origins: ['https://docket.example'],
    challenge: new Uint8Array(32).fill(7),
  };
  const clientData = {
    type: 'webauthn.get',
    challenge: toBase64Url(expected.challenge),
    origin: 'https://docket.example',
  };
  const made = (
    change: { data?: string; flags?: number; more?: Uint8Array; key?: KeyObject } = {},
  ): PasskeyAssertion => {
    const { data = JSON.stringify(clientData), flags = 0x05, more, key = privateKey } = change;
    const party = createHash('sha256').update(expected.relyingParty).digest();
    const counter = Uint8Array.of(flags, 0xff, 0xff, 0xff, 0xfe);
    const authenticatorData = concatBytes([party, counter, more ?? new Uint8Array()]);
    const digest = createHash('sha256').update(data).digest();
    const signature = sign('sha256', concatBytes([authenticatorData, digest]), key);
    return {
      client_data: toBase64Url(utf8(data)),
      authenticator_data: toBase64Url(authenticatorData),
      signature: toBase64Url(signature),
    };
  };

  test('verify, each of twenty: both halves of the order are signatures', () => {
    for (let time = 0; time < 20; time++) {
      const check = { ok: true, signCount: 0xfffffffe, isBackupEligible: false };
      expect(checkAssertion(made(), expected)).toEqual(check);
    }
  });

  const text = JSON.stringify(clientData);
  const extended = (members: object) => JSON.stringify({ ...clientData, ...members });
  test.each([
    ['no JSON', { data: `${text},` }, 'client_data_malformed'],
    ['no object', { data: '[]' }, 'client_data_malformed'],
    [
      'a member twice',
      { data: `{"type":"webauthn.get",${text.slice(1)}` },
      'client_data_malformed',
    ],
    ['a byte order mark', { data: `\uFEFF${text}` }, 'client_data_malformed'],
    ['too long', { data: text + ' '.repeat(4_096) }, 'client_data_malformed'],
    ['a registration', { data: extended({ type: 'webauthn.create' }) }, 'type_wrong'],
    ['no origin', { data: extended({ origin: undefined }) }, 'origin_wrong'],
    ['a frame', { data: extended({ crossOrigin: true }) }, 'cross_origin'],
    ['a text for a flag', { data: extended({ crossOrigin: 'false' }) }, 'cross_origin'],
    ['a page around it', { data: extended({ topOrigin: clientData.origin }) }, 'cross_origin'],
    ['nobody present', { flags: 0x04 }, 'user_not_present'],
    ['nobody verified', { flags: 0x01 }, 'user_not_verified'],
    ['backed up, not eligible', { flags: 0x15 }, 'backup_flags_wrong'],
    ['extensions announced only', { flags: 0x85 }, 'authenticator_data_malformed'],
    ['bytes not announced', { more: Uint8Array.of(0xa0) }, 'authenticator_data_malformed'],
  ])('%s is refused', (_, change, fault) => {
    expect(checkAssertion(made(change), expected)).toEqual({ ok: false, fault });
  });

  test.each([
    ['members that the client adds', { data: extended({ other: 'x', crossOrigin: false }) }],
    ['extensions', { flags: 0x85, more: Uint8Array.of(0xa0) }],
  ])('%s are taken: they are signed', (_, change) => {
    expect(checkAssertion(made(change), expected).ok).toBe(true);
  });

  test('bytes have one text: padding, other alphabets and stray bits are refused', () => {
    const assertion = made();
    for (const [member, fault] of [
      ['client_data', 'client_data_malformed'],
      ['authenticator_data', 'authenticator_data_malformed'],
      ['signature', 'signature_wrong'],
    ] as const) {
      for (const other of [
        `${assertion[member]}=`,
        `${assertion[member]}\n`,
        `+${assertion[member]}`,
      ])
        expect(checkAssertion({ ...assertion, [member]: other }, expected)).toEqual({
          ok: false,
          fault,
        });
    }
  });

  test('a point off the curve, and a key of small order, verify nothing', () => {
    const off = { kty: 'EC', crv: 'P-256', x, y: x } as const;
    const small = {
      kty: 'OKP',
      crv: 'Ed25519',
      x: toBase64Url(Uint8Array.of(1, ...Array<number>(31).fill(0))),
    } as const;
    expect(checkAssertion(made(), { ...expected, publicKey: off })).toMatchObject({
      fault: 'public_key_unusable',
    });
    expect(checkAssertion(made(), { ...expected, publicKey: small })).toMatchObject({
      fault: 'public_key_unusable',
    });
    const { publicKey: key } = expected;
    for (const mixed of [
      { ...key, kty: 'OKP' },
      { ...key, crv: 'Ed25519' },
      { ...small, kty: 'EC' },
    ])
      expect(passkeyVerifierOf(mixed as PasskeyPublicKey)).toBeUndefined();
  });
});
