import { expect, test } from '@jest/globals';
import { discloseAll } from '@docket/chain';
import { AGENT_CARD, OPENED, refundLedger } from '../fixtures/decisions.js';
import type { MemoryLedger } from '../fixtures/memory-ledger.js';
import { ledgerFileReader, type LedgerReader, verify } from '../index.js';

const encoder = new TextEncoder();

function lineOf({ leaf, body, secret, material }: MemoryLedger['entries'][number]): string {
  return JSON.stringify({
    seq: leaf.seq,
    leaf: new TextDecoder().decode(material.leaf),
    disclosure: discloseAll(body, secret),
  });
}

/** A file of these lines, that counts how often it was opened and how many pieces were read of it. */
class CountedFile {
  opened = 0;
  ended = 0;
  pieces = 0;

  constructor(readonly lines: readonly string[]) {}

  async *open(): AsyncGenerator<Uint8Array> {
    this.opened += 1;
    try {
      for (const line of this.lines) {
        this.pieces += 1;
        yield encoder.encode(`${line}\n`);
      }
    } finally {
      this.ended += 1;
    }
  }
}

function fileOf(
  ledger: MemoryLedger,
  lines = ledger.entries.map(lineOf),
  size = ledger.size,
): CountedFile {
  const { origin, publicKey: public_key, notes } = ledger;
  const header = {
    format: 'docket-ledger-file/v1',
    origin,
    public_key,
    checkpoint: notes.at(-1),
    size,
  };
  return new CountedFile([JSON.stringify(header), ...lines]);
}

function longLedger(): MemoryLedger {
  const { ledger } = refundLedger();
  const id = ledger.record({ type: 'decision.opened', body: OPENED });
  while (ledger.size < 200) ledger.record({ type: 'job_card.filed', body: AGENT_CARD }, id);
  ledger.checkpoint();
  return ledger;
}

async function seqsOf(reader: LedgerReader, from: number, to: number): Promise<number[]> {
  const seqs: number[] = [];
  for await (const batch of reader.entries(from, to)) seqs.push(...batch.map((e) => e.position));
  return seqs;
}

const ledger = longLedger();

test('a ledger is verified in one way through its file, besides its header and entry 0', async () => {
  const file = fileOf(ledger);
  const reader = ledgerFileReader({ source: 'file', open: () => file.open() });
  const report = await verify(reader, { depth: 'full', trustedKey: ledger.publicKey });
  expect(report).toMatchObject({ verified: true, entriesChecked: 200 });
  expect(file.pieces).toBeLessThan(220);
  await reader.close();
  expect(file.ended).toBe(file.opened);
});

test('ranges in order, overlapping by one, take one way; going back takes another', async () => {
  const file = fileOf(ledger);
  const reader = ledgerFileReader({ source: 'file', open: () => file.open() });
  for (let from = 0; from < 200; from += 10) {
    const expected = Array.from({ length: Math.min(11, 200 - from) }, (_, i) => from + i);
    expect(await seqsOf(reader, from, from + 11)).toEqual(expected);
  }
  // Behind the end, any number of times.
  for (let seq = 200; seq < 300; seq += 1) expect(await seqsOf(reader, seq, seq + 1)).toEqual([]);
  expect(file.opened).toBe(1);
  expect(await seqsOf(reader, 7, 9)).toEqual([7, 8]);
  expect(file.opened).toBe(2);
  await reader.close();
  expect(file.ended).toBe(2);
});

test('two readings at once do not take from each other', async () => {
  const file = fileOf(ledger);
  const reader = ledgerFileReader({ source: 'file', open: () => file.open() });
  const whole = Array.from({ length: 200 }, (_, i) => i);
  expect(await Promise.all([seqsOf(reader, 0, 200), seqsOf(reader, 0, 200)])).toEqual([
    whole,
    whole,
  ]);
  await reader.close();
  expect(file.ended).toBe(file.opened);
});

test('a line that cannot be read is met again by whoever reads on', async () => {
  const lines = ledger.entries.map(lineOf);
  lines[50] = 'x';
  const file = fileOf(ledger, lines);
  const reader = ledgerFileReader({ source: 'file', open: () => file.open() });
  for (const from of [0, 60, 0]) {
    await expect(seqsOf(reader, from, 100)).rejects.toMatchObject({ code: 'malformed' });
  }
  await reader.close();
  expect(file.ended).toBe(file.opened);
});

test('entries far apart: the file is read once all the same, and what lacks is missing', async () => {
  const lines = Array.from(
    { length: 2_000 },
    (_, i) => `{"seq":${i * 2 ** 16},"leaf":"","disclosure":null}`,
  );
  const file = fileOf(ledger, lines, Number.MAX_SAFE_INTEGER);
  const reader = ledgerFileReader({ source: 'file', open: () => file.open() });
  const report = await verify(reader, { depth: 'full' });
  expect(report.verified).toBe(false);
  expect(report.truncated).toBe(true);
  expect(file.pieces).toBeLessThan(3 * lines.length);
  await reader.close();
});

test('entries out of order: one is missing where it belongs', async () => {
  const lines = ledger.entries.map(lineOf);
  const [moved = ''] = lines.splice(20, 1);
  const file = fileOf(ledger, [...lines, moved]);
  const reader = ledgerFileReader({ source: 'file', open: () => file.open() });
  const report = await verify(reader, { depth: 'full' });
  expect(report.findings.map(({ code }) => code)).toContain('entries_missing');
  await reader.close();
});
