import { describe, expect, test } from '@jest/globals';
import { decodeCheckpoint, discloseAll, noteText, toHex, utf8 } from '@docket/chain';
import { AGENT_CARD, OPENED, refundLedger } from './fixtures/decisions.js';
import { MemoryLedger } from './fixtures/memory-ledger.js';
import {
  fileReader,
  ledgerFileReader,
  type LedgerReader,
  verify,
  type VerifyOptions,
} from './index.js';

const QUICK = { depth: 'quick' } as const;

/** A checkpoint each 500 entries, and 37 entries that none covers yet. */
function ledgerOf(entries: number): MemoryLedger {
  const { ledger } = refundLedger();
  const id = ledger.record({ type: 'decision.opened', body: OPENED });
  while (ledger.size < entries) {
    ledger.append('job_card.filed', 'prn_agent', { ...AGENT_CARD }, id);
    const { size } = ledger;
    if ((size % 500 === 0 && size < entries) || size === entries - 37) ledger.checkpoint();
  }
  return ledger;
}

/** What is asked of a source, counted. */
function counted(ledger: MemoryLedger, without: (keyof LedgerReader)[] = []) {
  const reader = ledger.reader();
  const asked = { entries: 0, tiles: 0, notes: 0 };
  const counting: LedgerReader = {
    ...reader,
    async *entries(from, to, options) {
      for await (const batch of reader.entries(from, to, options)) {
        asked.entries += batch.length;
        yield batch;
      }
    },
    async *checkpoints(options) {
      for await (const note of reader.checkpoints(options)) {
        asked.notes++;
        yield note;
      }
    },
    tiles: async (tiles) => {
      asked.tiles += tiles.length;
      return (await reader.tiles?.(tiles)) ?? [];
    },
  };
  for (const name of without) delete counting[name];
  return { reader: counting, asked };
}

const codesOf = async (
  ledger: MemoryLedger,
  options: Partial<VerifyOptions> = {},
  reader: LedgerReader = ledger.reader(),
): Promise<string[]> =>
  (await verify(reader, { ...QUICK, ...options })).findings.map(({ code }) => code);

describe('verify at depth quick', () => {
  const long = ledgerOf(4_000);
  const sizeOf = (note: string): number => decodeCheckpoint(noteText(note)).size;
  const stateOf = (name: string) => (check: { name: string }) => check.name === name;

  test('reads no more of a long ledger than of a short one, and says what it did not', async () => {
    for (const ledger of [ledgerOf(2_000), long]) {
      const { reader, asked } = counted(ledger);
      const report = await verify(reader, { ...QUICK, trustedKey: ledger.publicKey });
      expect(report.findings).toEqual([]);
      const { size } = ledger;
      const read = 256 + 1_037;
      expect(report).toMatchObject({ verified: true, depth: 'quick', size, entriesChecked: read });
      expect(report.root).toBe(toHex(decodeCheckpoint(noteText(ledger.checkpoint())).root));
      ledger.notes.pop();
      // Entry 0 once more, and one behind each end.
      expect(asked.entries).toBeLessThanOrEqual(read + 3);
      expect(asked.tiles).toBeLessThanOrEqual(40);
      expect(report.limits.join('\n')).toContain(
        `Of ${size} entries ${read} were read (0 to 255, ${size - 1_037} to ${size - 1}).`,
      );
      expect(report.checks.find(stateOf('missing'))?.state).toBe('not_made');
      expect(report.checks.find(stateOf('content'))?.state).toBe('not_made');
      expect(report.checks.find(stateOf('decision_chain'))?.state).toBe('not_made');
      expect(report.checks.find(stateOf('tree'))).toMatchObject({ state: 'passed' });
    }
  });

  test('a ledger of any length gives the root that all of its entries give', async () => {
    const ledger = new MemoryLedger();
    for (const size of [1, 2, 255, 256, 257, 300, 1_256, 1_257, 1_300, 2_100, 2_600]) {
      while (ledger.size < size)
        ledger.append('job_card.filed', 'prn_agent', { ...AGENT_CARD }, 'dec_1');
      ledger.checkpoint();
      const [quick, chain] = await Promise.all([
        verify(ledger.reader(), QUICK),
        verify(ledger.reader(), { depth: 'chain' }),
      ]);
      expect([size, quick.findings]).toEqual([size, []]);
      expect(quick.root).toBe(chain.root);
      expect(quick.entriesChecked).toBe(Math.min(size, 1_256));
    }
  });

  test('a long end that no checkpoint covers is read as far as it ends, and both ends of it hold', async () => {
    const ledger = ledgerOf(3_000);
    ledger.notes.splice(1);
    const { reader, asked } = counted(ledger);
    const report = await verify(reader, QUICK);
    expect(report.findings).toEqual([]);
    expect(asked.entries).toBeLessThanOrEqual(2_256 + 4);
    expect(report.limits.join('\n')).toContain('no checkpoint covers yet');
    // The head that is stored is held against the tree over all of it.
    ledger.head!.frontier[0]! ^= 1;
    expect(await codesOf(ledger)).toEqual(['head_mismatch']);
  });

  test.each([0, 255, 2_963, 3_999])('a leaf changed at %i is found', async (seq) => {
    const { material } = long.entries[seq]!;
    const { leaf } = material;
    material.leaf = leaf.slice();
    material.leaf[20]! ^= 1;
    const codes = await codesOf(long);
    material.leaf = leaf;
    expect(codes).toContain('leaf_hash_mismatch');
  });

  test('an end that was written anew, hashes, head and all, is not what was signed', async () => {
    const forged = ledgerOf(3_900);
    forged.append('job_card.filed', 'prn_other', { ...AGENT_CARD }, 'dec_2');
    while (forged.size < 4_000)
      forged.append('job_card.filed', 'prn_agent', { ...AGENT_CARD }, 'dec_2');
    forged.notes.splice(0, Infinity, ...long.notes);
    const report = await verify(forged.reader(), QUICK);
    expect(report.findings.map(({ code }) => code)).toEqual(['root_mismatch']);
    expect(report).toMatchObject({ verified: false });
  });

  test('hashes of the tree that are false, cut short or not there prove nothing', async () => {
    const { reader } = counted(long);
    for (const bytes of [new Uint8Array(), new Uint8Array(32 * 256)]) {
      reader.tiles = async (tiles) => tiles.map(() => bytes);
      const report = await verify(reader, QUICK);
      expect(report.findings.map(({ code }) => code)).toContain('root_mismatch');
      expect(report.checks.find(stateOf('tree'))?.state).toBe('failed');
    }
  });

  test('a tail that was cut off, a gap at an end and a checkpoint that is gone are found', async () => {
    const cut = ledgerOf(3_000);
    cut.entries.splice(2_900);
    expect(await codesOf(cut)).toEqual(expect.arrayContaining(['tail_missing']));
    cut.entries.splice(500);
    expect(await codesOf(cut)).toEqual(expect.arrayContaining(['entries_missing']));
    const gap = ledgerOf(3_000);
    gap.entries.splice(2_700, 1);
    expect(await codesOf(gap)).toEqual(expect.arrayContaining(['entries_missing']));
    gap.notes.length = 0;
    expect(await codesOf(gap)).toEqual(expect.arrayContaining(['checkpoint_missing']));
    const claiming = ledgerOf(600);
    claiming.head = { ...claiming.head!, size: Number.MAX_SAFE_INTEGER };
    expect(await codesOf(claiming)).toEqual(expect.arrayContaining(['entries_missing']));
  });

  test('a checkpoint that was kept is shown to be continued, or not', async () => {
    for (const kept of [long.notes[0]!, long.notes[4]!, long.notes.at(-1)!]) {
      const report = await verify(long.reader(), { ...QUICK, trustedCheckpoint: kept });
      expect([sizeOf(kept), report.findings]).toEqual([sizeOf(kept), []]);
    }
    const other = new MemoryLedger();
    while (other.size < 1_600)
      other.append('job_card.filed', 'prn_agent', { ...AGENT_CARD }, 'dec_1');
    expect(await codesOf(long, { trustedCheckpoint: other.checkpoint() })).toEqual([
      'trusted_root_mismatch',
    ]);
    const later = ledgerOf(4_500);
    expect(await codesOf(long, { trustedCheckpoint: later.notes.at(-1)! })).toContain(
      'tail_missing',
    );
  });

  test('receipts are held against the tree, wherever their entries stand', async () => {
    const receiptOf = (seq: number, of = seq) => ({
      origin: long.origin,
      seq,
      leafHash: toHex(long.hashAt(of)),
    });
    const seqs = [3, 300, 1_000, 2_962, 3_500, 3_990];
    const receipts = seqs.map((seq) => receiptOf(seq));
    const { reader, asked } = counted(long);
    const report = await verify(reader, { ...QUICK, receipts });
    expect(report).toMatchObject({ verified: true, receipts: { given: 6, held: 6, elsewhere: 0 } });
    expect(asked.entries).toBeLessThanOrEqual(1_296);
    for (const seq of seqs)
      expect(await codesOf(long, { receipts: [receiptOf(seq, seq + 1)] })).toEqual([
        'receipt_mismatch',
      ]);
    expect(await codesOf(long, { receipts: [receiptOf(4_400, 1)] })).toEqual(['tail_missing']);
    const file = counted(long, ['tiles', 'projections']).reader;
    const unheld = await verify(file, { ...QUICK, receipts });
    expect(unheld).toMatchObject({ verified: true, receipts: { held: 3, elsewhere: 3 } });
    expect(unheld.limits.join('\n')).toContain('3 receipts are of entries that were not read');
  });

  test('of the checkpoints the newest are read, and no more', async () => {
    const many = new MemoryLedger();
    for (let n = 0; n < 150; n++) {
      many.append('job_card.filed', 'prn_agent', { ...AGENT_CARD }, 'dec_1');
      many.checkpoint();
    }
    const { reader, asked } = counted(many);
    const report = await verify(reader, QUICK);
    expect([report.findings, asked.notes]).toEqual([[], 100]);
    expect(report.limits.join('\n')).toContain('no more than the newest 100');
  });

  test('a file, which keeps no hashes of the tree, is read through for them', async () => {
    const filed = ledgerOf(2_000);
    const note = filed.notes.at(-1)!;
    const size = sizeOf(note);
    const header = {
      format: 'docket-ledger-file/v1',
      origin: filed.origin,
      public_key: filed.publicKey,
      size,
      checkpoint: note,
    };
    const lines = [
      header,
      ...filed.entries.slice(0, size).map(({ material, body, secret }) => ({
        seq: material.position,
        leaf: new TextDecoder().decode(material.leaf),
        disclosure: { ...discloseAll(body, secret) },
      })),
    ].map((line) => `${JSON.stringify(line)}\n`);
    const read = () =>
      ledgerFileReader({
        source: 'file',
        async *open() {
          yield utf8(lines.join(''));
        },
      });
    const whole = await verify(read(), QUICK);
    expect(whole.findings).toEqual([]);
    expect(whole.entriesChecked).toBe(1_256);
    expect(whole.checks.find(stateOf('tree'))).toMatchObject({ state: 'passed', count: 1 });
    expect(whole.limits.join('\n')).toContain('the hash of each leaf was made');
    // Between the ends, where no leaf is looked at.
    lines[501] = lines[501]!.replace('prn_agent', 'prn_other');
    const changed = await verify(read(), QUICK);
    expect(changed.findings.map(({ code }) => code)).toContain('root_mismatch');
  });

  test('one decision is not told at this depth', async () => {
    const { ledger } = refundLedger();
    const [id = ''] = ledger.states.keys();
    ledger.checkpoint();
    const bytes = utf8(
      JSON.stringify({ format: 'docket-evidence/v1', evidence: await ledger.evidence(id) }),
    );
    await expect(verify(fileReader({ source: 'file', bytes }), QUICK)).rejects.toThrow(
      'of a whole ledger',
    );
  });
});
