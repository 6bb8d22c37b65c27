import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { shake128 } from '@noble/hashes/sha3.js';
import {
  checkCosignature,
  cosign,
  cosignMlDsa44,
  type Cosigner,
  createSigner,
  formatCosignerKey,
  formatVerifierKey,
  mlDsa44CosignerKey,
  openSignedCheckpoint,
  parseCosignerKey,
  parseVerifierKey,
  signNote,
} from './index.js';
import { mlDsa44PublicKeyOf, signMlDsa44, verifyMlDsa44 } from './ml-dsa-44.js';

/** A checkpoint of a public log as it was served, cosigned by public witnesses. */
const PUBLISHED = `arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==
`;
const LOG =
  'arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f';
const REMORA = 'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2';

const SEED = new Uint8Array(32).fill(9);
const TEXT = 'docket.example/claims\n5\nLJxv5Bh09CeKBdRGuhzgw070eLTcFFVOPwKf7gA9neQ=\n';
/** Computed with Python's cryptography from the words of C2SP tlog-cosignature. */
const KEY = 'witness.example/w1+24b5d9fe+BP0XJDhaoMdbZPt4zWAvodmR/ev3axPFjtcC6sg16fYY';
const LINE =
  '— witness.example/w1 JLXZ/gAAAABkGFDLi+tompukqr6MVZRCxyHl7+TPu6OoWpjjIc/bY9fOPu7RBm4X2iO/PLZTgrjZBZZSqKIjzZrsfgjGJtceADxcAQ==\n';

function linesOf(text: string, line: string) {
  const ledger = createSigner('docket.example/claims', new Uint8Array(32).fill(7));
  const vkey = formatVerifierKey(ledger.name, ledger.publicKey);
  return openSignedCheckpoint(`${signNote(text, ledger)}${line}`, vkey).unchecked;
}

describe('a cosignature', () => {
  test('of a public witness on the checkpoint of a public log verifies', async () => {
    const { text, unchecked } = openSignedCheckpoint(PUBLISHED, LOG);
    const remora = parseCosignerKey(REMORA);
    const times = await Promise.all(unchecked.map((line) => checkCosignature(text, line, remora)));
    // Lines of others are not this witness's.
    expect(times).toEqual([undefined, 1_779_573_024, undefined]);
    const other = text.replace('1432088532', '1432088533');
    expect(await checkCosignature(other, unchecked[1]!, remora)).toBeUndefined();
  });

  test('is what another implementation makes, byte for byte', async () => {
    const cosigner = parseCosignerKey(KEY);
    expect(formatCosignerKey(cosigner.name, cosigner.publicKey)).toBe(KEY);
    expect(cosign(TEXT, 'witness.example/w1', SEED, 1_679_315_147)).toBe(LINE);
    const [line] = linesOf(TEXT, LINE);
    expect(await checkCosignature(TEXT, line!, cosigner)).toBe(1_679_315_147);
  });

  test('does not verify with any byte changed, cut or added', async () => {
    const cosigner = parseCosignerKey(KEY);
    const [line] = linesOf(TEXT, LINE);
    const { signature } = line!;
    const check = (bytes: Uint8Array, by: Cosigner = cosigner) =>
      checkCosignature(TEXT, { ...line!, signature: bytes }, by);
    expect(signature).toHaveLength(72);
    for (let i = 0; i < signature.length; i++) {
      const changed = signature.slice();
      changed[i]! ^= 1;
      expect([i, await check(changed)]).toEqual([i, undefined]);
    }
    expect(await check(signature.slice(0, -1))).toBeUndefined();
    expect(await check(signature.slice(0, 7))).toBeUndefined();
    expect(await check(Uint8Array.of(...signature, 0))).toBeUndefined();
    expect(await check(signature, { ...cosigner, keyHash: cosigner.keyHash ^ 1 })).toBeUndefined();
    expect(await check(signature, { ...cosigner, name: 'witness.example/w2' })).toBeUndefined();
  });

  test('is no signature of a ledger, and that none of a witness', () => {
    expect(() => parseVerifierKey(KEY)).toThrow(/not an Ed25519 verifier key/);
    expect(() => parseCosignerKey(LOG)).toThrow(/not a cosigner key/);
    // The ledger's own key, used by a witness of its name, signs another message.
    const seed = new Uint8Array(32).fill(7);
    const cosigned = cosign(TEXT, 'docket.example/claims', seed, 1);
    const [line] = linesOf(TEXT, cosigned);
    expect(line?.keyHash).not.toBe(parseVerifierKey(ledgerKey()).keyHash);
  });

  test('takes a name, a seed and a time that can be written', () => {
    expect(() => cosign(TEXT, 'a b', SEED, 1)).toThrow(/no white space/);
    expect(() => cosign(TEXT, 'w', SEED.slice(1), 1)).toThrow(/32 bytes/);
    expect(() => cosign(TEXT, 'w', SEED, 1.5)).toThrow(RangeError);
    expect(() => cosign(TEXT, 'w', SEED, -1)).toThrow(RangeError);
    expect(() => formatCosignerKey('a+b', SEED)).toThrow(/no plus/);
    expect(() => formatCosignerKey('w', SEED.slice(1))).toThrow(/32 bytes/);
  });
});

/** Made by OpenSSL 4.0.0 through Python's cryptography, from the words of C2SP tlog-cosignature; so is the key, of the seed 01 02 … 20. */
const OPENSSL = JSON.parse(
  readFileSync(
    new URL('../../../docs/format/generator/ml-dsa-44-by-openssl.json', import.meta.url),
    'utf8',
  ),
) as { key: string; text: string; line: string; time: number };

describe('a cosignature of ML-DSA-44', () => {
  const seed = Uint8Array.from({ length: 32 }, (_, i) => i + 1);
  const name = 'north.example/w';
  const cosigner = parseCosignerKey(OPENSSL.key);
  const check = (text: string, line: string, by = cosigner) =>
    checkCosignature(text, linesOf(TEXT, line)[0]!, by);

  test('keys and signatures are those of the public vectors', async () => {
    // C2SP CCTV, ML-DSA accumulated, 100 times: keys of seeds from one SHAKE128, and what they sign, into another.
    const seeds = shake128.create();
    const all = shake128.create();
    const nothing = new Uint8Array();
    for (let i = 0; i < 100; i++) {
      const one = seeds.xof(32);
      const key = await mlDsa44PublicKeyOf(one);
      const signature = await signMlDsa44(nothing, one, false);
      all.update(key).update(signature);
      expect(await verifyMlDsa44(key, nothing, signature)).toBe(true);
    }
    expect(Buffer.from(all.xof(32)).toString('hex')).toBe(
      'd51148e1f9f4fa1a723a6cf42e25f2a99eb5c1b378b3d2dbbd561b1203beeae4',
    );
  });

  test('of another implementation verifies, and its key is the one of the seed', async () => {
    expect(cosigner).toMatchObject({ name, algorithm: 'ml-dsa-44' });
    expect(await mlDsa44CosignerKey(name, seed)).toBe(OPENSSL.key);
    expect(formatCosignerKey(name, cosigner.publicKey)).toBe(OPENSSL.key);
    expect(await check(OPENSSL.text, OPENSSL.line)).toBe(OPENSSL.time);
  });

  test('is another one each time, and each verifies', async () => {
    const lines = [1, 1, 0].map((time) => cosignMlDsa44(TEXT, name, seed, time));
    const [one, two, none] = (await Promise.all(lines)) as [string, string, string];
    expect(one).not.toBe(two);
    expect([await check(TEXT, one), await check(TEXT, two)]).toEqual([1, 1]);
    expect(await check(TEXT, none)).toBe(0);
  });

  test('is over origin, size and root, by a name; further lines are not signed', async () => {
    const line = await cosignMlDsa44(TEXT, name, seed, 7);
    expect(await check(`${TEXT}more\n`, line)).toBe(7);
    for (const other of [
      TEXT.replace('claims', 'other'),
      TEXT.replace('\n5\n', '\n6\n'),
      TEXT.replace('LJxv', 'LJxw'),
      'no checkpoint\n',
    ])
      expect([other, await check(other, line)]).toEqual([other, undefined]);
    // The same key under another name, whose line says what this one signed.
    const renamed = parseCosignerKey(formatCosignerKey('south.example/w', cosigner.publicKey));
    const [read] = linesOf(TEXT, line);
    const said = { ...read!, name: renamed.name, keyHash: renamed.keyHash };
    expect(await checkCosignature(TEXT, said, renamed)).toBeUndefined();
  });

  test('does not verify with a byte changed, cut or added', async () => {
    const [line] = linesOf(OPENSSL.text, OPENSSL.line);
    const { signature } = line!;
    expect(signature).toHaveLength(2428);
    const given = (bytes: Uint8Array) =>
      checkCosignature(OPENSSL.text, { ...line!, signature: bytes }, cosigner);
    // Time, challenge, z of each row, hints, and where each row of them ends.
    for (const at of [0, 7, 8, 39, 40, 616, 1192, 1768, 2343, 2344, 2423, 2424, 2427]) {
      const changed = signature.slice();
      changed[at]! ^= 1;
      expect([at, await given(changed)]).toEqual([at, undefined]);
    }
    expect(await given(signature.slice(0, -1))).toBeUndefined();
    expect(await given(Uint8Array.of(...signature, 0))).toBeUndefined();
  });

  test('is made for what can be written, and by keys that can', async () => {
    const long = `${'w'.repeat(255)}é`;
    await expect(cosignMlDsa44(TEXT, long, seed, 1)).rejects.toThrow(/255 bytes/);
    await expect(cosignMlDsa44(TEXT, name, seed.slice(1), 1)).rejects.toThrow(/32 bytes/);
    await expect(cosignMlDsa44(TEXT, name, seed, -1)).rejects.toThrow(RangeError);
    await expect(cosignMlDsa44('no\n', name, seed, 1)).rejects.toThrow(/not a checkpoint/);
    const origin = `docket.example/${'x'.repeat(250)}`;
    const text = TEXT.replace('docket.example/claims', origin);
    await expect(cosignMlDsa44(text, name, seed, 1)).rejects.toThrow(/too long/);
    expect(() => formatCosignerKey(long, cosigner.publicKey)).toThrow(/255 bytes/);
    // A key of the one kind under the type of the other.
    for (const [from, to] of [
      [OPENSSL.key, KEY],
      [KEY, OPENSSL.key],
    ] as const) {
      const [id] = /\+[0-9a-f]{8}\+../.exec(to)!;
      expect(() => parseCosignerKey(from.replace(/\+[0-9a-f]{8}\+../, id))).toThrow(
        /not a cosigner/,
      );
    }
  });
});

function ledgerKey(): string {
  const { name, publicKey } = createSigner('docket.example/claims', new Uint8Array(32).fill(7));
  return formatVerifierKey(name, publicKey);
}
