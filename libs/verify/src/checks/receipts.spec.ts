import { describe, expect, test } from '@jest/globals';
import { leafHash, toHex } from '@docket/chain';
import { refundLedger } from '../fixtures/decisions.js';
import { encodeReport, type KeptReceipt, runVerifyTask, verify } from '../index.js';

const written = () => {
  const { ledger } = refundLedger();
  ledger.checkpoint();
  const receipts = ledger.entries.map(({ material }, seq): KeptReceipt => ({
    origin: ledger.origin,
    seq,
    leafHash: toHex(leafHash(material.leaf)),
  }));
  return { ledger, receipts };
};
const verified = async (
  { ledger }: ReturnType<typeof written>,
  receipts: readonly KeptReceipt[],
  elsewhere = false,
) => {
  const reader = ledger.reader();
  const run = (task: Parameters<typeof runVerifyTask>[1]) => runVerifyTask(reader, task);
  const workers = elsewhere ? { workers: { count: 2, run } } : {};
  const report = await verify(reader, { depth: 'full', receipts, ...workers });
  return { ...report, codes: report.findings.map(({ code, seq }) => [code, seq]) };
};

describe('receipts that a client kept', () => {
  test.each([false, true])('are of entries that stand there; in other threads: %s', async (far) => {
    const world = written();
    const { receipts } = world;
    const report = await verified(world, [...receipts, receipts[2]!].toReversed(), far);
    expect(report.codes).toEqual([]);
    expect(report.receipts).toEqual({ given: receipts.length + 1, held: receipts.length + 1 });
    expect(encodeReport(report)).toMatchObject({ receipts: { held: receipts.length + 1 } });
  });

  test.each([false, true])('show what was replaced; in other threads: %s', async (far) => {
    const world = written();
    const [first, second, ...others] = world.receipts;
    const other = { ...second!, leafHash: first!.leafHash };
    const report = await verified(world, [first!, other, ...others], far);
    expect(report.verified).toBe(false);
    expect(report.codes).toEqual([['receipt_mismatch', 1]]);
    expect(report.receipts).toEqual({
      given: world.receipts.length,
      held: world.receipts.length - 1,
    });
  });

  test('show a tail that was cut off with every checkpoint behind it', async () => {
    const world = written();
    const { ledger, receipts } = world;
    const size = ledger.entries.length;
    ledger.notes.length = 0;
    ledger.head = { ...ledger.head!, size: size - 2 };
    ledger.entries.splice(size - 2);
    const without = await verify(ledger.reader(), { depth: 'chain' });
    expect(without.findings.map(({ code }) => code)).not.toContain('tail_missing');
    const report = await verify(ledger.reader(), { depth: 'chain', receipts });
    expect(report.findings).toContainEqual(
      expect.objectContaining({ code: 'tail_missing', seq: size - 2, expected: String(size) }),
    );
    expect(report.receipts).toEqual({ given: size, held: size - 2 });
  });

  test('of another ledger are no receipts of this one', async () => {
    const world = written();
    const [first] = world.receipts;
    const report = await verified(world, [{ ...first!, origin: 'docket.example/other' }]);
    expect(report.codes).toEqual([['receipt_mismatch', undefined]]);
  });
});
