import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  cosign,
  cosignMlDsa44,
  createSigner,
  formatCosignerKey,
  mlDsa44CosignerKey,
  withhold,
} from '@docket/chain';
import { MemoryLedger } from '../../fixtures/memory-ledger.js';
import { encodeReport, parseWitnessPolicy, verify } from '../../index.js';

const ORIGIN = 'docket.example/claims';
const seed = new Uint8Array(32).fill(11);
const TIME = 1_790_000_000;

describe('a ledger whose entry 0 names a second key', () => {
  let secondKey: string;
  beforeAll(async () => {
    secondKey = await mlDsa44CosignerKey(ORIGIN, seed);
  });

  const ledgerOf = (key: string | undefined): MemoryLedger =>
    new MemoryLedger(key === undefined ? {} : { secondKey: key });
  const textOf = (note: string): string => note.slice(0, note.indexOf('\n\n') + 1);
  const lineOf = (text: string, time = TIME) => cosignMlDsa44(text, ORIGIN, seed, time, false);
  const run = (ledger: MemoryLedger, note: string, more = {}) => {
    ledger.notes.splice(0, ledger.notes.length, note);
    return verify(ledger.reader(), { depth: 'chain', ...more });
  };
  const codesOf = ({ findings }: Awaited<ReturnType<typeof run>>) =>
    findings.map(({ code }) => code);

  test('is signed with both, and the report says that both hold', async () => {
    const ledger = ledgerOf(secondKey);
    const note = ledger.checkpoint();
    const report = await run(ledger, `${note}${await lineOf(textOf(note))}`);
    expect([report.verified, report.findings]).toEqual([true, []]);
    const keyId = secondKey.split('+')[1];
    expect(encodeReport(report)['second_public_key']).toBe(secondKey);
    expect(encodeReport(report)['attestations']).toEqual([
      { kind: 'ledger_signature', state: 'verified', name: ORIGIN },
      {
        kind: 'second_signature',
        state: 'verified',
        name: ORIGIN,
        key_id: keyId,
        time: new Date(TIME * 1000).toISOString(),
      },
    ]);
    // Not a line by a key that is not known.
    expect(report.limits.join(' ')).not.toContain('signature line');
  });

  test('without the second line, or with one that does not verify, is found, and each by itself', async () => {
    const ledger = ledgerOf(secondKey);
    const note = ledger.checkpoint();
    const text = textOf(note);
    const good = await lineOf(text);
    expect(codesOf(await run(ledger, note))).toEqual(['second_signature_missing']);
    const elsewhere = await lineOf(text.replace('\n1\n', '\n2\n'));
    expect(codesOf(await run(ledger, `${note}${elsewhere}`))).toEqual(['second_signature_invalid']);
    // A good one beside it does not make up for it.
    expect(codesOf(await run(ledger, `${note}${good}${elsewhere}`))).toEqual([
      'second_signature_invalid',
    ]);
    // An Ed25519 cosignature under the ledger's name is another key's.
    const other = cosign(text, ORIGIN, seed, TIME);
    expect(codesOf(await run(ledger, `${note}${other}`))).toEqual(['second_signature_missing']);
    // What was kept may be of a reader that took the first line alone.
    const kept = await run(ledger, `${note}${good}`, { trustedCheckpoint: note });
    expect([kept.verified, kept.findings]).toEqual([true, []]);
  });

  test('may be demanded by a policy as well, which pins the key', async () => {
    const ledger = ledgerOf(secondKey);
    const note = ledger.checkpoint();
    const witnessPolicy = parseWitnessPolicy(`witness own ${secondKey}\nquorum own\n`);
    const both = await run(ledger, `${note}${await lineOf(textOf(note))}`, { witnessPolicy });
    expect([both.verified, both.findings]).toEqual([true, []]);
    expect(both.attestations.map(({ kind }) => kind)).toEqual([
      'ledger_signature',
      'second_signature',
      'cosignature',
    ]);
    expect(codesOf(await run(ledger, note, { witnessPolicy }))).toEqual([
      'quorum_missing',
      'second_signature_missing',
    ]);
  });

  test('that is not shown is a limit, and neither a fault nor no second key', async () => {
    const ledger = ledgerOf(secondKey);
    const [genesis] = ledger.entries;
    const { body, secret } = genesis!;
    genesis!.material.disclosure = withhold(body, secret, 'scalar', [
      { pointer: '/second_public_key', reason: 'long' },
    ]);
    const report = await run(ledger, ledger.checkpoint());
    expect([report.verified, report.findings]).toEqual([true, []]);
    expect(report.limits.join(' ')).toContain('Entry 0 names a second key that is not shown here');
  });

  test('of another kind or name is no second key', async () => {
    const ed25519 = formatCosignerKey(ORIGIN, createSigner('k', seed).publicKey);
    const named = await mlDsa44CosignerKey('docket.example/other', seed);
    for (const key of [ed25519, named, 'no key']) {
      const ledger = ledgerOf(key);
      const codes = codesOf(await run(ledger, ledger.checkpoint()));
      expect([key, codes]).toEqual([key, ['key_mismatch']]);
    }
  });

  test('a line by a key that entry 0 does not name is one that nobody checked', async () => {
    const ledger = ledgerOf(undefined);
    const note = ledger.checkpoint();
    const report = await run(ledger, `${note}${await lineOf(textOf(note))}`);
    expect([report.verified, report.findings]).toEqual([true, []]);
    expect(report.attestations.map(({ kind }) => kind)).toEqual([
      'ledger_signature',
      'unknown_signature',
    ]);
  });
});
