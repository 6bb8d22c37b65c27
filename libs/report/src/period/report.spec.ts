import { readFileSync } from 'node:fs';

import type { Json, JsonObject } from '@docket/chain';
import type { EntryMaterial, LedgerReader } from '@docket/verify';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';

import { TestLedger } from '../fixtures/ledger.js';
import { imported } from '../fixtures/decisions/imported.js';
import { recount } from '../fixtures/recount.js';
import { workload } from '../fixtures/workload.js';
import {
  buildOversightReport,
  checkOversightReport,
  decodeOversightReport,
  encodeOversightReport,
  isOversightReport,
  type OversightOptions,
} from './report.js';
import { say } from '../narrative/told.js';
import { OVERSIGHT_REPORT_SCHEMA, type OversightReport } from './schema.js';

const NOVEMBER: OversightOptions = {
  from: '2026-11-01T00:00:00.000Z',
  to: '2026-12-01T00:00:00.000Z',
  issuedAt: '2027-01-05T09:00:00.000Z',
};
const START = '2026-10-25T08:00:00.000Z';

function figuresOf({ figures }: OversightReport): ReturnType<typeof recount> {
  const { population, reviews, side_effects: effects, gaps } = figures;
  const rate = (id: string): number =>
    [...figures.rates, ...reviews.rates].find((one) => one.id === id)?.numerator ?? -1;
  const missing = (field: string): number =>
    gaps.fields.find((one) => one.record === 'job_card.filed' && one.field === field)
      ?.not_recorded ?? -1;
  return {
    entries: population.sequence.positions,
    types: Object.fromEntries(population.sequence.by_type.map(({ type, count }) => [type, count])),
    decisions: population.decisions,
    scope: population.in_scope,
    escalated: rate('escalated'),
    looped: rate('looped'),
    verdicts: Object.fromEntries(reviews.verdicts.map(({ verdict, count }) => [verdict, count])),
    answered: reviews.answered,
    median: reviews.turnaround.median,
    p90: reviews.turnaround.p90,
    quick: rate('quick'),
    open: reviews.open.count,
    unsettled: effects.unsettled.count,
    failed: effects.failed.count,
    undone: effects.undone.count,
    noRationale: missing('rationale'),
    noConfidence: missing('confidence'),
    sample: figures.sample.rows.map(({ decision_id: id }) => id),
  };
}

/** What must hold of every report, whatever the ledger. */
function expectReconciled({ figures, basis }: OversightReport): void {
  const { population, stakes } = figures;
  const { open_at_start: start, opened, closed, open_at_end: end } = population.decisions;
  expect(start + opened - closed).toBe(end);
  const { sequence } = population;
  const byType = sequence.by_type.reduce((sum, { count }) => sum + count, 0);
  expect(byType + sequence.other_types + sequence.not_readable).toBe(sequence.positions);
  expect(population.in_decisions + population.outside_decisions).toBe(
    byType + sequence.other_types,
  );
  if (sequence.first !== null && sequence.last !== null) {
    expect(sequence.last - sequence.first + 1).toBe(sequence.positions);
    expect(population.entries_before + sequence.positions).toBeLessThanOrEqual(basis.size);
  } else expect(sequence.positions).toBe(0);
  const sum = (counts: Record<string, number>): number =>
    Object.values(counts).reduce((total, count) => total + count, 0);
  expect(sum(stakes.open_at_start)).toBe(start);
  expect(sum(stakes.opened)).toBe(opened);
  expect(sum(stakes.closed)).toBe(closed);
  expect(sum(stakes.open_at_end)).toBe(end);
  expect(figures.outcomes.reduce((total, { total: n }) => total + n, 0)).toBe(closed);
  const volume = figures.series.buckets.reduce((total, { entries }) => total + entries, 0);
  expect(volume).toBe(byType + sequence.other_types);
  for (const rate of [...figures.rates, ...figures.reviews.rates, ...figures.side_effects.rates]) {
    expect(rate.numerator).toBeLessThanOrEqual(rate.denominator);
  }
}

describe('the figures of a period', () => {
  test.each([1, 2, 3, 4])('are those of an independent count, workload %i', async (seed) => {
    const ledger = workload({ decisions: 80, pauseMs: 3_600_000, seed, start: START });
    const report = await buildOversightReport(ledger.reader(), NOVEMBER);
    expect(report.basis).toMatchObject({ verified: true, size: ledger.size });
    expect(figuresOf(report)).toEqual(recount(ledger, NOVEMBER));
    const { population, reviews } = report.figures;
    // A workload that does not cross the borders of the period, or that nobody answers, would prove little.
    expect(population.decisions.open_at_start).toBeGreaterThan(0);
    expect(population.decisions.closed).toBeGreaterThan(10);
    expect(reviews.answered).toBeGreaterThan(10);
    expectReconciled(report);
  });

  test('reconcile for any period', async () => {
    const ledger = workload({ decisions: 30, pauseMs: 7_200_000, seed: 9, start: START });
    const first = Date.parse(START);
    const last = Date.parse(ledger.written.at(-1)?.leaf.time ?? '');
    const moment = fc.integer({ min: first - 86_400_000, max: last + 86_400_000 });
    await fc.assert(
      fc.asyncProperty(moment, moment, async (a, b) => {
        fc.pre(a !== b);
        const from = new Date(Math.min(a, b)).toISOString();
        const to = new Date(Math.max(a, b)).toISOString();
        const report = await buildOversightReport(ledger.reader(), { ...NOVEMBER, from, to });
        expectReconciled(report);
        expect(figuresOf(report)).toEqual(recount(ledger, { from, to }));
      }),
      { numRuns: 25 },
    );
  });

  test('of adjoining periods carry over: what one leaves open the next begins with', async () => {
    const ledger = workload({ decisions: 40, pauseMs: 7_200_000, seed: 5, start: START });
    const day = (n: number): string => new Date(Date.parse(START) + n * 86_400_000).toISOString();
    let open = 0;
    for (let week = 0; week < 4; week += 1) {
      const period = { ...NOVEMBER, from: day(week * 7), to: day(week * 7 + 7) };
      const { figures } = await buildOversightReport(ledger.reader(), period);
      expect(figures.population.decisions.open_at_start).toBe(open);
      open = figures.population.decisions.open_at_end;
    }
  });
});

describe('an oversight report', () => {
  test('is the same bytes for the same ledger, also when the ledger has grown behind the period', async () => {
    const make = (): TestLedger =>
      workload({ decisions: 12, pauseMs: 3_600_000, seed: 3, start: START });
    const ledger = make();
    const first = await buildOversightReport(ledger.reader(), NOVEMBER);
    const again = await buildOversightReport(make().reader(), NOVEMBER);
    expect(Buffer.compare(encodeOversightReport(first), encodeOversightReport(again))).toBe(0);
    ledger.setClock('2026-12-24T00:00:00.000Z');
    const opening = { agent: { id: 'a' }, goal: 'g', stakes: 'low' };
    ledger.submit('decision.opened', opening, 'dec_later');
    const check = await checkOversightReport(first, { ledger: { reader: ledger.reader() } });
    expect(check).toMatchObject({ matches: true, recomputed: true, differences: [] });
    expect(check.verification?.verified).toBe(true);
  });

  test('reads back what it writes, and fits its published schema', async () => {
    const ledger = workload({ decisions: 6, pauseMs: 3_600_000, seed: 8, start: START });
    const report = await buildOversightReport(ledger.reader(), { ...NOVEMBER, locale: 'de' });
    const bytes = encodeOversightReport(report);
    expect(isOversightReport(bytes)).toBe(true);
    expect(decodeOversightReport(bytes)).toEqual(report);
    const published = new URL('../../schemas/oversight-report-1.schema.json', import.meta.url);
    const schema = JSON.parse(readFileSync(published, 'utf8')) as object;
    expect(schema).toEqual(JSON.parse(JSON.stringify(OVERSIGHT_REPORT_SCHEMA)));
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect([validate(JSON.parse(Buffer.from(bytes).toString())), validate.errors]).toEqual([
      true,
      null,
    ]);
  });

  test('that was changed is found out, by itself or against the ledger', async () => {
    const ledger = workload({ decisions: 12, pauseMs: 3_600_000, seed: 4, start: START });
    const report = await buildOversightReport(ledger.reader(), NOVEMBER);
    const worded = structuredClone(report);
    worded.summary.headline = say`All is well.`;
    expect(await checkOversightReport(worded)).toMatchObject({
      matches: false,
      recomputed: false,
      differences: [{ pointer: '/summary/headline' }],
    });
    const counted = structuredClone(report);
    counted.figures.reviews.answered += 1;
    const { differences } = await checkOversightReport(counted, {
      ledger: { reader: ledger.reader() },
    });
    expect(differences.map(({ pointer }) => pointer)).toContain('/figures/reviews/answered');
  });

  test.each<[string, string, (report: OversightReport) => void]>([
    ['another size', '/basis/root', ({ basis }) => void basis.size++],
    ['another root', '/basis/root', ({ basis }) => void (basis.root = 'ab'.repeat(32))],
    ['another origin', '/origin', (report) => void (report.origin = 'docket.example/other')],
    [
      'the checkpoint of another size under the same signature',
      '/basis/checkpoint',
      ({ basis }) => {
        basis.checkpoint = basis.checkpoint?.replace(`\n${basis.size}\n`, '\n3\n') ?? null;
        basis.size = 3;
      },
    ],
    [
      'a checkpoint of another root under the same signature',
      '/basis/checkpoint',
      ({ basis }) => {
        const root = Buffer.alloc(32, 1);
        const [origin, size, , ...rest] = basis.checkpoint?.split('\n') ?? [];
        basis.checkpoint = [origin, size, root.toString('base64'), ...rest].join('\n');
        basis.root = root.toString('hex');
      },
    ],
    [
      'a checkpoint whose signature was changed',
      '/basis/checkpoint',
      ({ basis }) => {
        // Within the signature, which is the end of the note.
        const text = basis.checkpoint ?? '';
        const at = text.length - 12;
        const other = text[at] === 'A' ? 'B' : 'A';
        basis.checkpoint = text.slice(0, at) + other + text.slice(at + 1);
      },
    ],
    [
      'a checkpoint that is none',
      '/basis/checkpoint',
      ({ basis }) => void (basis.checkpoint = 'x'),
    ],
    [
      'its checkpoint taken out, and the root kept',
      '/basis/root',
      ({ basis }) => void (basis.checkpoint = null),
    ],
    ['another key', '/basis/public_key', ({ basis }) => void (basis.public_key = null)],
    [
      'verified beside a finding',
      '/basis/verified',
      ({ basis }) => void (basis.findings.count = 1),
    ],
    [
      'verified without a checkpoint',
      '/basis/verified',
      ({ basis }) => Object.assign(basis, { checkpoint: null, root: null }),
    ],
  ])('with %s is found out without the ledger', async (_case, pointer, change) => {
    const ledger = workload({ decisions: 6, pauseMs: 3_600_000, seed: 4, start: START });
    const report = await buildOversightReport(ledger.reader(), NOVEMBER);
    const trustedKey = report.basis.public_key ?? '';
    expect(await checkOversightReport(report, { trustedKey })).toMatchObject({ differences: [] });
    change(report);
    const check = await checkOversightReport(report, { trustedKey });
    expect(check.matches).toBe(false);
    expect(check.differences.map((difference) => difference.pointer)).toContain(pointer);
  });

  test('of another ledger, or of one that was rewritten, does not recompute', async () => {
    const ledger = workload({ decisions: 6, pauseMs: 3_600_000, seed: 6, start: START });
    const other = workload({ decisions: 6, pauseMs: 3_600_000, seed: 7, start: START });
    const report = await buildOversightReport(ledger.reader(), NOVEMBER);
    const check = await checkOversightReport(report, { ledger: { reader: other.reader() } });
    expect(check.matches && check.verification?.verified === true).toBe(false);
  });

  test.each([
    ['2026-11-01', '2026-12-01T00:00:00.000Z'],
    ['2026-12-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
    ['2026-12-02T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
  ])('of no period (%s to %s) is refused', async (from, to) => {
    const ledger = new TestLedger();
    await expect(buildOversightReport(ledger.reader(), { ...NOVEMBER, from, to })).rejects.toThrow(
      RangeError,
    );
  });
});

/** A reader that loses or damages what the given function says. */
function damaged(
  reader: LedgerReader,
  change: (material: EntryMaterial) => EntryMaterial | undefined,
): LedgerReader {
  return {
    ...reader,
    async *entries(from, to, options) {
      for await (const batch of reader.entries(from, to, options)) {
        yield batch.map((one) => change({ ...one })).filter((one) => one !== undefined);
      }
    },
  };
}

describe('at the edges', () => {
  const open = (ledger: TestLedger, id: string): void =>
    void ledger.submit('decision.opened', { agent: { id: 'a' }, goal: 'g', stakes: 'high' }, id);
  const close = (ledger: TestLedger, id: string): void =>
    void ledger.submit('decision.closed', { outcome: 'completed' }, id);

  test('a period with nothing in it is a report of noughts, and says what was open', async () => {
    const ledger = new TestLedger(undefined, '2026-10-01T00:00:00.000Z');
    open(ledger, 'dec_a');
    const report = await buildOversightReport(ledger.reader(), NOVEMBER);
    expectReconciled(report);
    expect(report.figures.population.decisions).toEqual({
      open_at_start: 1,
      opened: 0,
      closed: 0,
      open_at_end: 1,
    });
    expect(report.figures.population.sequence.first).toBeNull();
    expect(report.figures.sample.rows).toMatchObject([{ decision_id: 'dec_a', status: 'open' }]);
  });

  test('a period before the ledger began has nothing at all', async () => {
    const ledger = new TestLedger(undefined, '2027-01-01T00:00:00.000Z');
    open(ledger, 'dec_a');
    const report = await buildOversightReport(ledger.reader(), NOVEMBER);
    expectReconciled(report);
    expect(report.figures.population).toMatchObject({ in_scope: 0, entries_before: 0 });
    expect(report.figures.systems.policies.rows).toEqual([]);
  });

  test('a ledger of one entry, in the period', async () => {
    const ledger = new TestLedger(undefined, '2026-11-05T00:00:00.000Z');
    const report = await buildOversightReport(ledger.reader(), NOVEMBER);
    expectReconciled(report);
    expect(report.figures.population.sequence).toMatchObject({ first: 0, last: 0, positions: 1 });
    expect(report.figures.systems.policies.rows).toMatchObject([{ seq: 0, in_period: true }]);
  });

  test('a decision that spans both borders is in scope, neither opened nor closed in it', async () => {
    const ledger = new TestLedger(undefined, '2026-10-20T00:00:00.000Z');
    open(ledger, 'dec_long');
    ledger.setClock('2026-11-10T00:00:00.000Z');
    ledger.submit(
      'job_card.filed',
      { current_phase: 'EXECUTING', goal: 'g', confidence: 0.2, needs_human: true },
      'dec_long',
    );
    ledger.setClock('2026-12-10T00:00:00.000Z');
    ledger.submit(
      'review.recorded',
      { verdict: 'approve', reason: 'ok', as_of: 4 },
      'dec_long',
      'reviewer',
      'prn_r',
    );
    close(ledger, 'dec_long');
    const report = await buildOversightReport(ledger.reader(), NOVEMBER);
    expectReconciled(report);
    const { figures } = report;
    expect(figures.population.decisions).toEqual({
      open_at_start: 1,
      opened: 0,
      closed: 0,
      open_at_end: 1,
    });
    expect(figures.rates.find(({ id }) => id === 'escalated')).toMatchObject({
      numerator: 1,
      denominator: 1,
      small: true,
    });
    expect(figures.reviews).toMatchObject({ count: 0, answered: 0 });
    expect(figures.reviews.open.count).toBeGreaterThan(0);
    const december = { ...NOVEMBER, from: NOVEMBER.to, to: '2027-01-01T00:00:00.000Z' };
    const after = await buildOversightReport(ledger.reader(), december);
    expect(after.figures.rates.find(({ id }) => id === 'held')?.numerator).toBe(1);
    expect(after.figures.rates.find(({ id }) => id === 'escalated')?.numerator).toBe(0);
    expect(after.figures.reviews.answered).toBe(figures.reviews.open.count);
  });

  test('an entry on the border belongs to the period that begins with it', async () => {
    const ledger = new TestLedger(undefined, '2026-10-20T00:00:00.000Z');
    // The clock of the test ledger goes on by 1.7 s with each entry.
    ledger.setClock('2026-10-31T23:59:58.300Z');
    open(ledger, 'dec_first');
    ledger.setClock('2026-11-30T23:59:58.300Z');
    open(ledger, 'dec_next');
    expect(ledger.written.map(({ leaf }) => leaf.time).slice(1)).toEqual([
      NOVEMBER.from,
      NOVEMBER.to,
    ]);
    const { figures } = await buildOversightReport(ledger.reader(), NOVEMBER);
    expect(figures.population.sequence).toMatchObject({ first: 1, last: 1, positions: 1 });
    expect(figures.population.decisions.opened).toBe(1);
  });

  test('positions and contents that cannot be read are counted, and the sum still holds', async () => {
    const start = '2026-10-31T20:00:00.000Z';
    const ledger = workload({ decisions: 12, pauseMs: 3_600_000, seed: 2, start });
    const whole = await buildOversightReport(ledger.reader(), NOVEMBER);
    const { first, last } = whole.figures.population.sequence;
    if (first === null || last === null) throw new Error('an empty period');
    const reader = damaged(ledger.reader(), (material) => {
      const { position } = material;
      if (position === first + 2 || position === first + 3 || position === first) return undefined;
      if (position === first + 5) return { ...material, leaf: Buffer.from('nonsense') };
      if (position !== first + 7) return material;
      const secret = new Uint8Array(32);
      return { ...material, disclosure: { bodyBytes: Buffer.from('{}'), secret } };
    });
    const report = await buildOversightReport(reader, NOVEMBER);
    expectReconciled(report);
    expect(report.basis.verified).toBe(false);
    expect(report.figures.population).toMatchObject({
      sequence: { not_readable: 3, first: first + 1, last },
      not_readable_at_borders: 1,
      bodies_not_readable: 1,
    });
    expect(report.summary.attention.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['integrity', 'not_readable', 'bodies']),
    );
  });

  test.each(['en', 'de'] as const)(
    '%s: what was imported is said to be, and waited for nobody while it was done',
    async (locale) => {
      const ledger = new TestLedger(undefined, '2026-11-02T00:00:00.000Z');
      imported(ledger, 'dec_imported');
      const verdicts = [{ passed: false }, { passed: true }, { score: 0 }];
      for (const verdict of verdicts)
        ledger.submit(
          'evaluation.recorded',
          { target: { kind: 'decision' }, kind: 'judge', evaluator: { id: 'j' }, ...verdict },
          'dec_imported',
        );
      const { figures, summary } = await buildOversightReport(ledger.reader(), {
        ...NOVEMBER,
        locale,
      });
      expect(figures.population).toMatchObject({ imported: 1, decisions: { opened: 1 } });
      expect(figures.reviews.open_imported).toBe(figures.reviews.open.count);
      expect(figures.reviews.open.count).toBeGreaterThan(0);
      const word = locale === 'en' ? /import/ : /[Ii]mport/;
      expect(summary.tiles.find(({ id }) => id === 'oversight')?.word).toMatch(word);
      const told = summary.attention.find(({ kind }) => kind === 'waiting')?.text;
      expect(told).toMatch(word);
      expect(told).not.toMatch(/waited for a human|auf einen Menschen/);
      expect(summary.attention.map(({ kind }) => kind)).toContain('imported');
      const judged = figures.evaluations.reduce((sum, one) => sum + one.not_passed, 0);
      const all = figures.evaluations.reduce((sum, one) => sum + one.count, 0);
      const figure = summary.key_figures.find(({ id }) => id === 'not_passed');
      expect(figure?.value).toBe(locale === 'en' ? `${judged} of ${all}` : `${judged} von ${all}`);
      const effects = summary.tiles.find(({ id }) => id === 'side_effects');
      const { failed, unsettled } = figures.side_effects;
      expect(effects?.tone).toBe(failed.count + unsettled.count > 0 ? 'attention' : 'good');
    },
  );

  test('a period that goes on is marked, and its ages end when the report is made', async () => {
    const ledger = new TestLedger(undefined, '2026-11-02T00:00:00.000Z');
    open(ledger, 'dec_a');
    ledger.submit('side_effect.intent', intent, 'dec_a');
    const issuedAt = '2026-11-02T01:00:00.000Z';
    const report = await buildOversightReport(ledger.reader(), { ...NOVEMBER, issuedAt });
    expect(report.summary.attention.map(({ kind }) => kind)).toContain('not_ended');
    const [waiting] = report.figures.side_effects.unsettled.rows;
    expect(waiting?.age_ms).toBe(Date.parse(issuedAt) - Date.parse(waiting?.at ?? ''));
  });
});

const intent: JsonObject = {
  side_effect_id: 'sfx_1',
  operation: 'issue_refund',
  target: { system: 'payments', resource: 'order/1' },
  idempotency_key: 'key-1',
  owner: 'payments team',
} satisfies Record<string, Json>;
