import { describe, expect, test } from '@jest/globals';
import {
  checkCosignature,
  cosign,
  type Cosigner,
  createSigner,
  formatCosignerKey,
  formatVerifierKey,
  openSignedCheckpoint,
  parseCosignerKey,
  parseVerifierKey,
  signNote,
} from './index.js';

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
  test('of a public witness on the checkpoint of a public log verifies', () => {
    const { text, unchecked } = openSignedCheckpoint(PUBLISHED, LOG);
    const remora = parseCosignerKey(REMORA);
    const times = unchecked.map((line) => checkCosignature(text, line, remora));
    // Lines of others are not this witness's.
    expect(times).toEqual([undefined, 1_779_573_024, undefined]);
    const other = text.replace('1432088532', '1432088533');
    expect(checkCosignature(other, unchecked[1]!, remora)).toBeUndefined();
  });

  test('is what another implementation makes, byte for byte', () => {
    const cosigner = parseCosignerKey(KEY);
    expect(formatCosignerKey(cosigner.name, cosigner.publicKey)).toBe(KEY);
    expect(cosign(TEXT, 'witness.example/w1', SEED, 1_679_315_147)).toBe(LINE);
    const [line] = linesOf(TEXT, LINE);
    expect(checkCosignature(TEXT, line!, cosigner)).toBe(1_679_315_147);
  });

  test('does not verify with any byte changed, cut or added', () => {
    const cosigner = parseCosignerKey(KEY);
    const [line] = linesOf(TEXT, LINE);
    const { signature } = line!;
    const check = (bytes: Uint8Array, by: Cosigner = cosigner): number | undefined =>
      checkCosignature(TEXT, { ...line!, signature: bytes }, by);
    expect(signature).toHaveLength(72);
    for (let i = 0; i < signature.length; i++) {
      const changed = signature.slice();
      changed[i]! ^= 1;
      expect([i, check(changed)]).toEqual([i, undefined]);
    }
    expect(check(signature.slice(0, -1))).toBeUndefined();
    expect(check(Uint8Array.of(...signature, 0))).toBeUndefined();
    expect(check(signature, { ...cosigner, keyHash: cosigner.keyHash ^ 1 })).toBeUndefined();
    expect(check(signature, { ...cosigner, name: 'witness.example/w2' })).toBeUndefined();
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

function ledgerKey(): string {
  const { name, publicKey } = createSigner('docket.example/claims', new Uint8Array(32).fill(7));
  return formatVerifierKey(name, publicKey);
}
