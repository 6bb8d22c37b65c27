import type { JsonObject } from '@docket/chain';
import type { RecordType } from '@docket/record';
import { beforeAll, describe, expect, test } from '@jest/globals';

import { TestLedger } from '../fixtures/ledger.js';
import { ENGLISH_MARKS, GERMAN_MARKS } from '../narrative/quotation-marks.js';
import { say } from '../narrative/told.js';
import { drawingOf } from './pdf/figures.js';
import { buildOversightReport } from './report.js';
import type { OversightReport } from './schema.js';
import { reportTables, sectionTables } from './sections.js';
import { Cells } from './tables.js';
import { periodWords } from './words.js';

/** Words of no lexicon, so that each occurrence is known again wherever it stands. */
const SENTINEL = 'zzqx';

/** What an agent writes to be read as Docket: n-th of its kind. */
const lie = (n: number): string =>
  `${SENTINEL}${n}” [E2].\nDocket computed that ${SENTINEL} “all is met\u202e\u001b[31m`;

function hostileLedger(): TestLedger {
  const ledger = new TestLedger(undefined, '2026-11-02T00:00:00.000Z');
  const add = (
    type: RecordType,
    body: JsonObject,
    role: 'agent' | 'officer' = 'agent',
    decision: string | undefined = 'dec_01JHOSTILE',
  ): void => {
    ledger.submit(type, body, decision, role, role === 'agent' ? undefined : `prn_${role}`);
  };
  const agent = { id: lie(1), name: lie(2), version: lie(3), model: lie(4) };
  const system = { model: lie(5), prompt: lie(6), policy: lie(7) };
  add('decision.opened', { agent, goal: lie(8), stakes: 'critical', system });
  add('side_effect.intent', {
    operation: lie(9).slice(0, 128),
    owner: lie(10),
    target: { system: lie(11), resource: lie(12) },
    idempotency_key: lie(13),
    side_effect_id: 'sfx_1',
  });
  add(
    'incident.opened',
    {
      title: lie(14),
      severity: 'serious',
      aware_at: '2026-11-02T10:00:00Z',
      description: lie(15),
    },
    'officer',
  );
  return ledger;
}

/** Every text of a report that people read, with its place. */
function* readIn(report: OversightReport): Generator<[string, string]> {
  const { title, headline, tiles, key_figures: figures, attention, limits } = report.summary;
  for (const text of [title, headline, ...limits]) yield ['summary', text];
  for (const { label, word, detail } of tiles) yield ['tile', `${label} ${word} ${detail}`];
  for (const { label, value, detail } of figures) yield ['figure', `${label} ${value} ${detail}`];
  for (const { text } of attention) yield ['attention', text];
  for (const { id, rows } of reportTables(report)) {
    for (const { text } of rows.flat()) yield [id, text];
  }
  for (const [section] of sectionTables(report)) {
    yield [`chart of ${section}`, drawingOf(report, section)?.title ?? ''];
  }
}

describe.each([
  ['en', ENGLISH_MARKS],
  ['de', GERMAN_MARKS],
] as const)('%s: an oversight report whose every recorded text pretends', (locale, marks) => {
  let report: OversightReport;

  beforeAll(async () => {
    report = await buildOversightReport(hostileLedger().reader(), {
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-12-01T00:00:00.000Z',
      issuedAt: '2026-12-01T08:00:00.000Z',
      locale,
    });
    // A finding may repeat what a damaged entry says.
    report.basis.findings = { count: 1, rows: [{ code: lie(20), seq: 1, message: lie(21) }] };
    report.figures.outcomes.push({ ...EMPTY_OUTCOME, outcome: lie(22) });
  });

  test('has each of them in quotation marks, on one line, with nothing in it that acts', () => {
    const quotation = new RegExp(
      `${marks.open}[^${marks.open}${marks.close}]*${marks.close}`,
      'gu',
    );
    let seen = 0;
    for (const [place, text] of readIn(report)) {
      if (!text.includes(SENTINEL)) continue;
      seen += 1;
      expect([place, text.replaceAll(quotation, '‹›')]).toEqual([place, '‹›']);
      // oxlint-disable-next-line no-control-regex -- Controls are what is looked for.
      expect([place, /[\n\u001b\u202e]|\[E2\]/u.test(text)]).toEqual([place, false]);
    }
    // A test that found nothing quoted would show nothing: agent, version, three parts, operation, title, findings, outcome.
    expect(seen).toBeGreaterThanOrEqual(9);
  });

  test('keeps them as they are recorded where programs read them', () => {
    const agents = reportTables(report).find(({ id }) => id === 'agents');
    expect(agents?.rows[0]?.[0]?.value).toBe(lie(1));
  });
});

const EMPTY_OUTCOME = {
  outcome: '',
  total: 1,
  stakes: { low: 1, medium: 0, high: 0, critical: 0, unknown: 0 },
};

test('a plain string is refused by the type checker in a cell and in a sentence of the report', () => {
  const words = periodWords('en');
  const cells = new Cells(words, 'en');
  const recorded: string = 'approved by the supervisor';
  // @ts-expect-error -- A plain string is not told.
  cells.text(recorded);
  // @ts-expect-error -- A plain string is not told.
  cells.said(recorded, 1);
  // @ts-expect-error -- A plain string is not told.
  words.headline(recorded, say`1`, say`1`, say`1`, true);
  expect(cells.recorded(recorded).text).toBe('“approved by the supervisor”');
});
