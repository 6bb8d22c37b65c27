import {
  createSigner,
  formatVerifierKey,
  type JsonObject,
  signCheckpoint,
  toBase64Url,
} from '@docket/chain';
import type { Submission } from '@docket/record';
import { describe, expect, test } from '@jest/globals';
import { OPENED } from './fixtures/decisions.js';
import { MemoryLedger } from './fixtures/memory-ledger.js';
import { evidenceReader, verify, type VerifyOptions } from './index.js';

const open = (ledger: MemoryLedger): string =>
  ledger.record({ type: 'decision.opened', body: OPENED });

/** A ledger whose key was changed twice, with a checkpoint before, between and behind. */
function rotated() {
  const ledger = new MemoryLedger();
  const id = open(ledger);
  const old = ledger.checkpoint();
  const first = ledger.rotate(20);
  open(ledger);
  const between = ledger.checkpoint();
  const second = ledger.rotate(21);
  const newest = ledger.checkpoint();
  return { ledger, id, old, first, between, second, newest };
}

async function found(
  ledger: MemoryLedger,
  options: Partial<VerifyOptions> = {},
): Promise<string[]> {
  const report = await verify(ledger.reader(), { depth: 'full', ...options });
  return report.findings.map(({ code, seq }) => (seq === undefined ? code : `${code}@${seq}`));
}

async function foundIn(
  evidence: JsonObject,
  options: Partial<VerifyOptions> = {},
): Promise<string[]> {
  const report = await verify(evidenceReader(evidence), { depth: 'full', ...options });
  return report.findings.map(({ code, seq }) => (seq === undefined ? code : `${code}@${seq}`));
}

describe('a ledger whose key was changed', () => {
  test('verifies whole and by decision, at both depths, by the first key and by each later one', async () => {
    const { ledger, id, first, second } = rotated();
    const evidence = await ledger.evidence(id);
    for (const trustedKey of [undefined, ledger.publicKey, first.key, second.key]) {
      const options = trustedKey === undefined ? {} : { trustedKey };
      expect(await found(ledger, options)).toEqual([]);
      expect(await found(ledger, { ...options, depth: 'chain' })).toEqual([]);
      expect(await foundIn(evidence, options)).toEqual([]);
    }
    const other = formatVerifierKey(
      ledger.origin,
      createSigner(ledger.origin, new Uint8Array(32).fill(99)).publicKey,
    );
    expect(await found(ledger, { trustedKey: other })).toEqual(['key_untrusted']);
    expect(await foundIn(evidence, { trustedKey: other })).toEqual(['key_untrusted']);
  });

  test('a checkpoint that was kept from before is held against it, whichever key is trusted', async () => {
    const { ledger, old, between, first, second } = rotated();
    for (const trustedCheckpoint of [old, between])
      for (const trustedKey of [ledger.publicKey, first.key, second.key])
        expect(await found(ledger, { trustedCheckpoint, trustedKey })).toEqual([]);
    const other = new MemoryLedger();
    open(other);
    open(other);
    const trustedCheckpoint = other.checkpoint();
    ledger.notes.shift();
    expect(await found(ledger, { trustedCheckpoint })).toEqual(['trusted_root_mismatch']);
  });

  test('the key before it signs no more: named in the whole ledger, from the entry that hands over on', async () => {
    const ledger = new MemoryLedger();
    const id = open(ledger);
    const old = createSigner(ledger.origin, new Uint8Array(32).fill(7));
    const { from } = ledger.rotate(20);
    ledger.checkpoint(old, []);
    expect(await found(ledger)).toEqual([`key_out_of_range@${from - 1}`]);
    expect(await found(ledger, { depth: 'chain' })).toEqual([`key_out_of_range@${from - 1}`]);
    expect(await foundIn(await ledger.evidence(id))).toEqual([`key_out_of_range@${from - 1}`]);
    // Left out of a decision, nothing shows it but the newer key.
    const evidence = await ledger.evidence(id);
    expect(await foundIn({ ...evidence, ledger_records: [] })).toEqual([]);
    const { key } = ledger.rotation(20, 0);
    expect(await foundIn({ ...evidence, ledger_records: [] }, { trustedKey: key.key })).toEqual([
      'key_untrusted',
    ]);
  });

  test('a key signs no size smaller than its entry, and none that no entry hands over to', async () => {
    const ledger = new MemoryLedger();
    open(ledger);
    const { key, next } = ledger.rotation(20, 0);
    ledger.checkpoint(next, [{ ...key, from: 1 }]);
    expect(await found(ledger)).toEqual(['key_out_of_range@0']);
    ledger.notes.pop();
    ledger.rotate(20);
    ledger.checkpoint(next, [{ ...key, from: 2 }]);
    expect(await found(ledger)).toEqual(['key_out_of_range@1', 'key_out_of_range@3']);
  });

  test('a key that nobody handed over to is no key of the ledger', async () => {
    const { ledger, second } = rotated();
    const thief = createSigner(ledger.origin, new Uint8Array(32).fill(66));
    const key = formatVerifierKey(thief.name, thief.publicKey);
    ledger.notes.pop();
    ledger.checkpoint(thief, [{ ...second, key }]);
    expect(await found(ledger)).toContain('key_handover_invalid');
  });

  test.each<[string, (body: JsonObject) => JsonObject, string[]]>([
    ['no hand-over', (body) => ({ ...body, handover: toBase64Url(new Uint8Array(64)) }), []],
    ['no acceptance', (body) => ({ ...body, acceptance: body['handover'] ?? null }), []],
    [
      'another key before it',
      (body) => ({ ...body, previous_key: body['public_key'] ?? null }),
      [],
    ],
    ['another proposal', (body) => ({ ...body, proposal: 0 }), ['entry_refused@3']],
  ])('an entry with %s is named', async (name, changed, more) => {
    const ledger = new MemoryLedger();
    const id = open(ledger);
    const { body: of } = ledger.rotation(20, 0);
    const proposed = { public_key: of['public_key'], occasion: 'routine' };
    const asked = { type: 'key.proposed', body: proposed } as unknown as Submission;
    ledger.recordOwn(asked, 'officer', 'prn_first');
    const { key, next, body } = ledger.rotation(20, 2);
    const by = { actor: 'prn_second', role: 'officer', via: 'api_key' };
    ledger.append('key.rotated', by, changed(body));
    ledger.handOver(key, next);
    ledger.checkpoint();
    const codes = name === 'another proposal' ? more : ['key_handover_invalid@3'];
    expect(await found(ledger)).toEqual(codes);
    expect(await foundIn(await ledger.evidence(id))).toEqual(codes);
    if (name !== 'another proposal') {
      const refused = { type: 'key.rotated', body: changed(body) } as unknown as Submission;
      expect(() => ledger.recordOwn(refused, 'officer', 'prn_second')).toThrow();
    }
  });

  test('one person alone brings no key into force', async () => {
    const ledger = new MemoryLedger();
    open(ledger);
    const { body: of } = ledger.rotation(20, 0);
    const proposed = { public_key: of['public_key'], occasion: 'suspected' };
    const asked = { type: 'key.proposed', body: proposed } as unknown as Submission;
    const { leaf } = ledger.recordOwn(asked, 'administrator', 'prn_first');
    const { key, next, body } = ledger.rotation(20, leaf.seq);
    const alone = { type: 'key.rotated', body } as unknown as Submission;
    expect(() => ledger.recordOwn(alone, 'administrator', 'prn_first')).toThrow(
      'waits for another person',
    );
    const by = { actor: 'prn_first', role: 'administrator', via: 'api_key' };
    ledger.append('key.rotated', by, body);
    ledger.handOver(key, next);
    ledger.checkpoint();
    expect(await found(ledger)).toEqual([`second_person_required@${leaf.seq + 1}`]);
  });

  test('a key that has signed before does not come back', () => {
    const { ledger } = rotated();
    expect(() => ledger.rotate(7)).toThrow('does not come back');
    expect(() => ledger.rotate(20)).toThrow('does not come back');
    expect(() => ledger.rotate(22)).not.toThrow();
  });

  test('a later key of another ledger says nothing here', async () => {
    const { ledger } = rotated();
    const other = new MemoryLedger({ origin: 'docket.example/other' });
    open(other);
    other.rotate(20);
    ledger.notes.push(other.checkpoint());
    expect(await found(ledger)).toEqual(['checkpoint_signature_invalid']);
  });

  test('two keys never sign one size for different trees without a trace', async () => {
    const { ledger, first } = rotated();
    const signer = createSigner(ledger.origin, new Uint8Array(32).fill(20));
    const root = new Uint8Array(32).fill(1);
    const { origin, size } = ledger;
    ledger.notes.push(signCheckpoint({ origin, size, root, extensions: [] }, signer));
    expect(await found(ledger)).toEqual(['checkpoint_signature_invalid']);
    // By whoever trusts that key, a note without the way to it does open: the entries tell that it is out of range.
    expect(await found(ledger, { trustedKey: first.key })).toContain(
      'checkpoint_signature_invalid',
    );
  });
});
