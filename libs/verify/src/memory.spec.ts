import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AGENT_CARD, OPENED, refundLedger } from './fixtures/decisions.js';
import { MemoryLedger } from './fixtures/memory-ledger.js';
import { runVerifyTask, verify, type VerificationReport } from './index.js';

const FULL = { depth: 'full' } as const;

/** 600 entries: two full tiles, decisions that overlap, several checkpoints. */
function longLedger(): MemoryLedger {
  const { ledger } = refundLedger();
  ledger.checkpoint();
  const open: string[] = [];
  for (let n = 0; ledger.size < 600; n++) {
    if (n % 7 === 0) open.push(ledger.record({ type: 'decision.opened', body: OPENED }));
    const id = open[n % open.length] ?? '';
    ledger.record({ type: 'job_card.filed', body: AGENT_CARD }, id);
    if (n % 13 === 12) {
      ledger.record({ type: 'decision.closed', body: { outcome: 'completed' } }, open.shift());
    }
    if (n % 100 === 99) ledger.checkpoint();
  }
  ledger.checkpoint();
  return ledger;
}

describe('verify: a ledger in memory', () => {
  const long = longLedger();

  test('is verified at both depths', async () => {
    for (const depth of ['chain', 'full'] as const) {
      const report = await verify(long.reader(), { depth, trustedKey: long.publicKey });
      expect(report.findings).toEqual([]);
      expect(report).toMatchObject({ verified: true, entriesChecked: long.size, size: long.size });
    }
  });

  test('workers give the report that one thread gives', async () => {
    const alone = await verify(long.reader(), FULL);
    for (const count of [1, 2, 5]) {
      const shared = await verify(long.reader(), {
        ...FULL,
        workers: {
          count,
          // As across threads: task and result must survive a structured clone.
          run: async (task) =>
            structuredClone(await runVerifyTask(long.reader(), structuredClone(task))),
        },
      });
      expect(shared).toEqual(alone);
    }
  });

  test('any single byte of any leaf changed is found, and at its entry', async () => {
    const spot = fc.record({
      seq: fc.integer({ min: 0, max: long.size - 1 }),
      at: fc.nat(),
      flip: fc.integer({ min: 1, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(spot, async ({ seq, at, flip }) => {
        const { material } = long.entries[seq]!;
        const { leaf } = material;
        const edited = leaf.slice();
        edited[at % leaf.length]! ^= flip;
        material.leaf = edited;
        const report = await verify(long.reader(), { depth: 'chain' });
        material.leaf = leaf;
        expect(report.verified).toBe(false);
        expect(
          report.findings.filter((finding) => finding.seq === seq).map(({ code }) => code),
        ).toContain('leaf_hash_mismatch');
        expect(report.findings.length).toBeLessThan(12);
      }),
      { numRuns: 100 },
    );
  });

  test('any single byte of any body changed is found, at its entry and nowhere else', async () => {
    const spot = fc.record({
      seq: fc.integer({ min: 1, max: long.size - 1 }),
      at: fc.nat(),
      flip: fc.integer({ min: 1, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(spot, async ({ seq, at, flip }) => {
        const { material, secret } = long.entries[seq]!;
        const { disclosure } = material;
        if (disclosure === undefined || !('bodyBytes' in disclosure)) throw new Error('no body');
        const bodyBytes = disclosure.bodyBytes.slice();
        bodyBytes[at % bodyBytes.length]! ^= flip;
        material.disclosure = { bodyBytes, secret };
        const report = await verify(long.reader(), FULL);
        material.disclosure = disclosure;
        expect(report.findings).toHaveLength(1);
        expect(report.findings[0]).toMatchObject({ kind: 'content', seq });
      }),
      { numRuns: 60 },
    );
  });

  test('the first of many faults are listed, the others counted', async () => {
    const { ledger } = refundLedger();
    ledger.checkpoint();
    for (const { material } of ledger.entries) delete material.disclosure;
    const report = await verify(ledger.reader(), { ...FULL, maxFindings: 3 });
    expect(report.findings).toHaveLength(3);
    expect(report).toMatchObject({ truncated: true, verified: false });
  });

  test('a head that claims 2^53 entries is answered at once', async () => {
    const { ledger } = refundLedger();
    ledger.checkpoint();
    ledger.head = { ...ledger.head!, size: Number.MAX_SAFE_INTEGER };
    const report = await verify(ledger.reader(), FULL);
    expect(report.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['tail_missing', 'head_mismatch']),
    );
  });

  test('an empty source is not verified', async () => {
    const { ledger } = refundLedger();
    ledger.entries.length = 0;
    delete (ledger as { head?: unknown }).head;
    const report: VerificationReport = await verify(ledger.reader(), FULL);
    expect(report.verified).toBe(false);
    expect(report.findings.map(({ code }) => code)).toContain('checkpoint_missing');
  });
});
