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

describe('a ledger whose key was lost and replaced', () => {
  /** Its first key signed, was lost, and another one signs behind it. */
  function replaced() {
    const ledger = new MemoryLedger();
    const id = open(ledger);
    const old = ledger.checkpoint();
    const replacing = ledger.replace(30);
    open(ledger);
    const newest = ledger.checkpoint();
    return { ledger, id, old, replacing, newest };
  }
  const reportOf = (ledger: MemoryLedger, options: Partial<VerifyOptions> = {}) =>
    verify(ledger.reader(), { depth: 'full', ...options });
  const PEOPLE = /is signed with a key to which the one before did not hand over/;

  test('does not verify for whoever trusts the lost key: it says who vouches, in the ledger and in a file', async () => {
    const { ledger, id, replacing } = replaced();
    const at = replacing.from - 1;
    const trusting = { trustedKey: ledger.publicKey };
    for (const depth of ['full', 'chain'] as const)
      expect(await found(ledger, { ...trusting, depth })).toEqual([`key_replaced@${at}`]);
    const evidence = await ledger.evidence(id);
    expect(await foundIn(evidence, trusting)).toEqual([`key_replaced@${at}`]);
    // The checkpoint says it by itself, also where nobody shows the entry.
    expect(await foundIn({ ...evidence, ledger_records: [] }, trusting)).toEqual([
      `key_replaced@${at}`,
    ]);
    const report = await reportOf(ledger, trusting);
    expect(report).toMatchObject({ verified: false, keyPinned: false });
    expect(report.findings[0]).toMatchObject({
      expected: ledger.publicKey,
      found: replacing.key,
      message: expect.stringContaining('ask them by another way'),
    });
  });

  test('verifies for whoever trusts the new key, or none, and never without the words', async () => {
    const { ledger, id, replacing, old } = replaced();
    const evidence = await ledger.evidence(id);
    for (const options of [
      {},
      { trustedKey: replacing.key },
      { trustedKey: replacing.key, trustedCheckpoint: old },
    ]) {
      const whole = await reportOf(ledger, options);
      const one = await verify(evidenceReader(evidence), { depth: 'full', ...options });
      for (const { findings, limits, keys, keyPinned } of [whole, one]) {
        expect(findings).toEqual([]);
        expect(limits).toContainEqual(expect.stringMatching(PEOPLE));
        expect(keys?.at(-1)).toEqual({ from: replacing.from, key: replacing.key, replaced: true });
        expect(keyPinned).toBe('trustedKey' in options);
      }
    }
    const signed = new MemoryLedger();
    open(signed);
    signed.rotate(20);
    signed.checkpoint();
    expect((await reportOf(signed)).limits.join()).not.toMatch(PEOPLE);
  });

  test('does not verify for whoever kept a checkpoint that the lost key signed and names no key', async () => {
    const { ledger, id, old, replacing, newest } = replaced();
    const at = `key_replaced@${replacing.from - 1}`;
    const evidence = await ledger.evidence(id);
    expect(await found(ledger, { trustedCheckpoint: old })).toEqual([at]);
    expect(await foundIn(evidence, { trustedCheckpoint: old })).toEqual([at]);
    expect(await found(ledger, { trustedCheckpoint: newest })).toEqual([]);
    const { findings, limits, keyPinned } = await reportOf(ledger, { trustedCheckpoint: old });
    expect(findings[0]).toMatchObject({ expected: ledger.publicKey, found: replacing.key });
    expect([keyPinned, limits.some((limit) => PEOPLE.test(limit))]).toEqual([false, true]);
    // Recorded, and nothing signed by the new key yet.
    const early = new MemoryLedger();
    open(early);
    const kept = early.checkpoint();
    const { from } = early.replace(30);
    expect(await found(early, { trustedCheckpoint: kept })).toEqual([`key_replaced@${from - 1}`]);
  });

  test('the new key hands over again, and who trusts it follows', async () => {
    const { ledger, replacing } = replaced();
    const next = ledger.rotate(31);
    ledger.checkpoint();
    for (const trustedKey of [replacing.key, next.key])
      expect(await found(ledger, { trustedKey })).toEqual([]);
    expect(await found(ledger, { trustedKey: ledger.publicKey })).toEqual([
      `key_replaced@${replacing.from - 1}`,
    ]);
  });

  test('a replacement that passes for a hand-over, or the other way round, is named', async () => {
    const { ledger, replacing } = replaced();
    const at = replacing.from - 1;
    const signer = createSigner(ledger.origin, new Uint8Array(32).fill(30));
    ledger.notes.pop();
    const { from, key, signature } = replacing;
    ledger.checkpoint(signer, [{ from, key, signature }]);
    expect(await found(ledger)).toContain('key_handover_invalid');
    const honest = new MemoryLedger();
    open(honest);
    const taken = honest.replacement(30, 0);
    const handed = honest.rotate(30);
    honest.checkpoint(taken.next, [{ ...taken.key, from: handed.from }]);
    expect(await found(honest)).toEqual([`key_out_of_range@${handed.from - 1}`]);
    expect(at).toBeGreaterThan(0);
  });

  test('takes two people, an occasion that says so, and the new key’s own word', () => {
    const ledger = new MemoryLedger();
    open(ledger);
    const propose = (occasion: string): number => {
      const { body: of } = ledger.replacement(30, 0);
      const proposed = { public_key: of['public_key'], occasion };
      const asked = { type: 'key.proposed', body: proposed } as unknown as Submission;
      return ledger.recordOwn(asked, 'officer', 'prn_first').leaf.seq;
    };
    const replace = (proposal: number, actor: string, change: JsonObject = {}) => {
      const { body } = ledger.replacement(30, proposal);
      const record = { type: 'key.replaced', body: { ...body, ...change } };
      return () => ledger.recordOwn(record as unknown as Submission, 'officer', actor);
    };
    expect(replace(propose('routine'), 'prn_second')).toThrow('a key that was lost is replaced');
    const proposal = propose('lost');
    expect(replace(proposal, 'prn_first')).toThrow('waits for another person');
    expect(replace(proposal, 'prn_second', { acceptance: 'A'.repeat(86) })).toThrow(
      'nothing shows that the new key is there',
    );
    const { body } = ledger.rotation(30, proposal);
    const handedOver = { type: 'key.rotated', body } as unknown as Submission;
    expect(() => ledger.recordOwn(handedOver, 'officer', 'prn_second')).toThrow('hands over');
    expect(replace(proposal, 'prn_second')).not.toThrow();
  });
});
