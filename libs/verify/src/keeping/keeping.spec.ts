import { describe, expect, test } from '@jest/globals';
import {
  attestBatch,
  createSigner,
  type JsonObject,
  type Leaf,
  toBase64Url,
  utf8,
} from '@docket/chain';
import fc from 'fast-check';
import { AGENT_CARD, OPENED, refundLedger } from '../fixtures/decisions.js';
import type { MemoryLedgerOptions } from '../fixtures/memory-entry.js';
import { MemoryLedger } from '../fixtures/memory-ledger.js';
import {
  type Keeping,
  KeptStateError,
  type LedgerReader,
  ReaderError,
  type VerificationReport,
  verify,
  type VerifyOptions,
} from '../index.js';
import { fromPlain, toPlain } from './plain.js';

const WIDTH = 256;

/** Two decisions of every kind of entry, then decisions that overlap over several ranges, and checkpoints. */
function longLedger(size = 800, options: MemoryLedgerOptions = {}): MemoryLedger {
  const { ledger } = refundLedger(options);
  ledger.checkpoint();
  const open: string[] = [];
  for (let n = 0; ledger.size < size; n++) {
    if (n % 7 === 0) open.push(ledger.record({ type: 'decision.opened', body: OPENED }));
    const id = open[n % open.length] ?? '';
    ledger.record({ type: 'job_card.filed', body: AGENT_CARD }, id);
    if (n % 13 === 12)
      ledger.record({ type: 'decision.closed', body: { outcome: 'completed' } }, open.shift());
    if (n % 100 === 99) ledger.checkpoint();
  }
  ledger.checkpoint();
  return ledger;
}

/**
 * The same, attested one by one, but for the two entries at the end of the second range and behind it, which are attested
 * together: as they stand there; or where `isMixed`, the second is attested alone, as if the batch had been tried twice.
 */
function attestedLedger(isMixed: boolean): MemoryLedger {
  const { publicKey, sign } = createSigner('server', new Uint8Array(32).fill(9));
  const key = { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(publicKey), attests: 'everyone' };
  const alone = (leaf: Leaf): string | undefined => attestBatch([leaf], sign)[0]?.attestation;
  const [last, next] = [2 * WIDTH - 1, 2 * WIDTH];
  const of = (attest: (leaf: Leaf) => string | undefined): MemoryLedger =>
    longLedger(600, { server: { key, attest } });
  // Of both but the links within the batch, which are not signed.
  const { [last]: one, [next]: other } = of(alone).entries;
  const together = attestBatch([one!.leaf, other!.leaf], sign).map((leaf) => leaf.attestation);
  return of((leaf) => {
    if (leaf.seq === last) return together[0];
    return leaf.seq === next && !isMixed ? together[1] : alone(leaf);
  });
}

/** Keeps the text of where a verification stood last. */
class Memory implements Keeping {
  kept?: AsyncIterable<Uint8Array>;
  program = 'docket/test';
  everyEntries = WIDTH;
  lines: (() => Iterable<string>) | undefined;
  #now = 0;

  constructor(text?: string) {
    if (text !== undefined) this.kept = chunked(utf8(text));
  }

  now = (): string => new Date(Date.UTC(2026, 11, 1) + this.#now++ * 1000).toISOString();
  stands(lines: (() => Iterable<string>) | undefined): void {
    this.lines = lines;
  }
  text(): string | undefined {
    return this.lines && [...this.lines()].join('');
  }
}

async function* chunked(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

/** A reader that fails once it has handed out so many entries, some at a time. */
function failing(reader: LedgerReader, after: number): LedgerReader {
  let left = after;
  return {
    ...reader,
    async *entries(from, to, options) {
      for await (const batch of reader.entries(from, to, options))
        for (let at = 0; at < batch.length; at += 7) {
          const some = batch.slice(at, at + 7);
          left -= some.length;
          if (left < 0) throw new ReaderError('unreachable', 'gone');
          yield some;
        }
    },
  };
}

const FULL: VerifyOptions = { depth: 'full' };

/** Verifies with as many stops as there are numbers, each so many entries later. */
async function inPieces(
  sources: readonly [LedgerReader, ...LedgerReader[]],
  stops: readonly number[],
  options = FULL,
): Promise<VerificationReport> {
  let text: string | undefined;
  for (const [i, stop] of stops.entries()) {
    const memory = new Memory(text);
    const source = failing(sources[i] ?? sources.at(-1)!, stop);
    const report = await verify(source, { ...options, keeping: memory }).catch((error: unknown) => {
      if (error instanceof ReaderError && error.code === 'unreachable') return undefined;
      throw error;
    });
    if (report !== undefined) return report;
    text = memory.text() ?? text;
  }
  return verify(sources.at(-1)!, { ...options, keeping: new Memory(text) });
}

function withoutEarlier({ earlier, limits, ...report }: VerificationReport): unknown {
  const told = earlier === undefined ? limits : limits.slice(1);
  return { ...report, limits: told };
}

const stops = fc.array(fc.integer({ min: 1, max: 1_100 }), { minLength: 1, maxLength: 4 });

describe('a verification that goes on', () => {
  const ledger = longLedger();

  test('says what one in one piece says, wherever it was stopped', async () => {
    for (const depth of ['chain', 'full'] as const) {
      const whole = await verify(ledger.reader(), { depth });
      expect(whole.verified).toBe(true);
      await fc.assert(
        fc.asyncProperty(stops, async (at) => {
          const report = await inPieces([ledger.reader()], at, { depth });
          expect(withoutEarlier(report)).toEqual(withoutEarlier(whole));
        }),
        { numRuns: 6 },
      );
    }
  });

  test('at every entry of the smallest ledger', async () => {
    const { ledger: small } = refundLedger();
    small.checkpoint();
    const whole = await verify(small.reader(), FULL);
    for (let at = 1; at <= small.size; at++) {
      const memory = new Memory();
      const one: LedgerReader = {
        ...small.reader(),
        async *entries(from, to, options) {
          for await (const batch of small.reader().entries(from, to, options))
            for (const material of batch) {
              if (to > 1 && material.position >= at - 1)
                throw new ReaderError('unreachable', 'gone');
              yield [material];
            }
        },
      };
      await verify(one, { ...FULL, keeping: memory }).catch(() => undefined);
      const report = await verify(small.reader(), { ...FULL, keeping: new Memory(memory.text()) });
      expect(withoutEarlier(report)).toEqual(withoutEarlier(whole));
      expect(report.earlier).toMatchObject({ entries: 0, judged: at - 1 });
    }
  });

  test('says the same of a damaged ledger', async () => {
    const damage = fc.record({
      seq: fc.integer({ min: 1, max: 550 }),
      kind: fc.constantFrom('leaf', 'body', 'gone', 'hash', 'column', 'state'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), stops, async (all, at) => {
        const damaged = longLedger(560);
        for (const { seq, kind } of all) harm(damaged, seq, kind);
        // In ranges of the same width: a link between two of them is told with less detail.
        const whole = await verify(damaged.reader(), { ...FULL, keeping: new Memory() });
        const report = await inPieces([damaged.reader()], at);
        expect(withoutEarlier(report)).toEqual(withoutEarlier(whole));
        expect(report.verified).toBe(false);
      }),
      { numRuns: 6 },
    );
  });

  test('tells what was read before, and reads it no more', async () => {
    const memory = new Memory();
    await verify(failing(ledger.reader(), 700), { ...FULL, keeping: memory }).catch(
      () => undefined,
    );
    const from: number[] = [];
    const noting: LedgerReader = {
      ...ledger.reader(),
      entries: (first, to, options) => {
        from.push(first);
        return ledger.reader().entries(first, to, options);
      },
    };
    const report = await verify(noting, { ...FULL, keeping: new Memory(memory.text()) });
    expect(report.earlier).toMatchObject({ entries: 2 * WIDTH, source: 'memory' });
    expect(from).toEqual([0, 2 * WIDTH - 1, 2 * WIDTH, 3 * WIDTH]);
    expect(report.limits[0]).toContain(`Entries 0 to ${2 * WIDTH - 1} were read by an earlier run`);
  });
});

/** One of the ways in which whoever can write to the store changes it. */
function harm(ledger: MemoryLedger, seq: number, kind: string): void {
  const entry = ledger.entries[seq % ledger.size]!;
  const { material } = entry;
  if (kind === 'leaf') {
    material.leaf = material.leaf.slice();
    material.leaf[40]! ^= 1;
  } else if (kind === 'body') material.disclosure = { body: { goal: 'other' }, secret: '00' };
  else if (kind === 'gone') ledger.entries.splice(seq % ledger.size, 1);
  else if (kind === 'hash') material.storedHash = new Uint8Array(32).fill(1);
  else if (kind === 'column') material.columns = { type: 'other' };
  else ledger.storedStates.set('dec_3', '{"version":9}');
}

describe('what changed between two parts of a verification', () => {
  test('is found where the chain leads to it: other entries, chained and signed anew', async () => {
    const before = longLedger();
    const after = longLedger();
    const { body } = after.entries[20]!;
    const other = new MemoryLedger();
    // The same up to entry 19, and other content from there on, all chained and signed with the key.
    for (const { leaf, body: same } of before.entries.slice(1))
      other.append(
        leaf.type,
        { actor: leaf.actor, role: leaf.role, via: leaf.via },
        leaf.seq === 20 ? { ...body, goal: 'Another' } : (same as JsonObject),
        leaf.decision?.id,
        leaf.time,
      );
    other.checkpoint();
    const report = await inPieces([before.reader(), other.reader()], [600]);
    const codes = report.findings.map(({ code }) => code);
    expect(report.verified).toBe(false);
    expect(codes).toContain('earlier_reading_mismatch');
    expect(report.findings.find(({ code }) => code === 'earlier_reading_mismatch')).toMatchObject({
      seq: 2 * WIDTH - 1,
    });
  });

  test('is found where a batch of attestations is cut between them, and another entry was put behind', async () => {
    const [before, after] = [attestedLedger(false), attestedLedger(true)];
    const whole = await verify(before.reader(), FULL);
    expect(whole.findings).toEqual([]);
    expect(withoutEarlier(await inPieces([before.reader()], [600]))).toEqual(withoutEarlier(whole));
    const report = await inPieces([before.reader(), after.reader()], [600]);
    expect(report.earlier).toMatchObject({ entries: 2 * WIDTH });
    expect(report.findings).toMatchObject([{ code: 'attestation_invalid', seq: 2 * WIDTH }]);
    expect(report.verified).toBe(false);
  });

  test('a ledger cut back behind what was read is found', async () => {
    const before = longLedger();
    const report = await inPieces([before.reader(), longLedger(300).reader()], [600]);
    expect(report.findings.map(({ code }) => code)).toContain('earlier_reading_mismatch');
    expect(report.verified).toBe(false);
  });

  test('an edit of what was read is not seen, and the report says that it was not looked at', async () => {
    const edited = longLedger();
    harm(edited, 20, 'body');
    const report = await inPieces([longLedger().reader(), edited.reader()], [600]);
    expect(report.verified).toBe(true);
    expect(report.limits[0]).toMatch(/were not read again.*was not looked at, but for the last\.$/);
  });

  test('a checkpoint that is signed meanwhile over entries that were read is held to them', async () => {
    const ledger = longLedger();
    const [, ...late] = ledger.notes.splice(1);
    const memory = new Memory();
    await verify(failing(ledger.reader(), 700), { ...FULL, keeping: memory }).catch(
      () => undefined,
    );
    const text = memory.text();
    ledger.notes.push(...late);
    const report = await verify(ledger.reader(), { ...FULL, keeping: new Memory(text) });
    expect(report.findings).toEqual([]);
    const forged = longLedger(299);
    forged.record({ type: 'decision.opened', body: { ...OPENED, goal: 'Another' } });
    ledger.notes.push(forged.checkpoint());
    const found = await verify(ledger.reader(), { ...FULL, keeping: new Memory(text) });
    expect(found.findings.map(({ code }) => code)).toContain('root_mismatch');
  });
});

describe('what was kept', () => {
  const ledger = longLedger(600);
  const textOf = async (options: VerifyOptions = FULL): Promise<string> => {
    const memory = new Memory();
    await verify(failing(ledger.reader(), 400), { ...options, keeping: memory }).catch(
      () => undefined,
    );
    return memory.text() ?? '';
  };
  const goOn = (text: string, source = ledger, options = FULL): Promise<VerificationReport> =>
    verify(source.reader(), { ...options, keeping: new Memory(text) });

  test('is refused where it belongs to something else', async () => {
    const text = await textOf();
    const other = new MemoryLedger({ origin: 'docket.example/other' });
    const twin = refundLedger({ seed: 9 }).ledger;
    const first = refundLedger({ authors: 'registered' }).ledger;
    for (const one of [other, twin, first]) one.checkpoint();
    for (const [source, options, why] of [
      [other, FULL, 'it is of another ledger'],
      [twin, FULL, 'it is of a ledger with another key'],
      [first, FULL, 'it is of a ledger with another entry 0'],
      [ledger, { depth: 'chain' }, 'it is of another depth'],
      [ledger, { ...FULL, receipts: [] as const, maxFindings: 3 }, 'it was kept with other'],
    ] as const) {
      const refused = goOn(text, source, options);
      await expect(refused).rejects.toThrow(KeptStateError);
      await expect(refused).rejects.toThrow(why);
    }
    const memory = new Memory(text);
    memory.program = 'docket/next';
    await expect(verify(ledger.reader(), { ...FULL, keeping: memory })).rejects.toThrow(
      'another version of the program kept it',
    );
  });

  test('is refused where a byte of it is gone or another', async () => {
    const text = await textOf();
    await expect(goOn(text)).resolves.toMatchObject({ verified: true });
    const cut = fc.integer({ min: 0, max: text.length - 1 });
    await fc.assert(
      fc.asyncProperty(cut, async (at) => {
        await expect(goOn(text.slice(0, at))).rejects.toThrow('it is torn, or was altered');
        const altered = `${text.slice(0, at)}${text[at] === '7' ? '8' : '7'}${text.slice(at + 1)}`;
        await expect(goOn(altered)).rejects.toThrow('it is torn, or was altered');
      }),
      { numRuns: 25 },
    );
  });

  test('is of whole ledgers, and not of the quick depth', async () => {
    const quick = verify(ledger.reader(), { depth: 'quick', keeping: new Memory() });
    await expect(quick).rejects.toThrow('only a whole ledger is gone on with');
  });
});

test('what is in memory comes back from plain JSON as it was', () => {
  fc.assert(
    fc.property(
      fc.anything({ withMap: true, withSet: true, withNullPrototype: false }),
      (value) => {
        let plain;
        try {
          plain = toPlain(value);
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError);
          return;
        }
        const back = fromPlain(JSON.parse(JSON.stringify(plain)) as typeof plain);
        expect(toPlain(back)).toEqual(plain);
      },
    ),
  );
  const held = { $: 1, a: new Map([['x', new Set([1])]]), b: Uint8Array.of(1, 2), c: [undefined] };
  expect(fromPlain(toPlain(held))).toEqual(held);
});
