import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

import { canonicalBytes, type Json } from '@docket/chain';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';

import {
  buildDossier,
  checkDossier,
  decodeDossier,
  encodeDossier,
  verifyDossier,
} from './dossier.js';
import { CASES, dossierOf, hidePolicy, OPTIONS, readable } from './fixtures/cases.js';
import { denied, handoff, inDoubt, long, loop, refund } from './fixtures/decisions.js';
import { evidenceOf, submission } from '../testing/random-decision.js';
import { TestLedger } from './fixtures/ledger.js';
import { summaryClauses, wordCount } from './narrative/compose.js';
import { narrativeText } from './narrative/print-clauses.js';
import { say } from './narrative/told.js';
import { DOSSIER_SCHEMA, type Dossier, type Fact } from './schema/index.js';

const GOLDEN = new URL('./fixtures/golden/', import.meta.url);
const UPDATE = process.env['DOCKET_UPDATE_GOLDEN'] === '1';

/** Holds text against a committed file; `DOCKET_UPDATE_GOLDEN=1` writes it anew. */
function expectGolden(name: string, text: string): void {
  const file = new URL(name, GOLDEN);
  if (UPDATE) {
    mkdirSync(GOLDEN, { recursive: true });
    writeFileSync(file, text);
  }
  if (!existsSync(file))
    throw new Error(`${name} is missing: run with DOCKET_UPDATE_GOLDEN=1 and read what it wrote`);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

/** Every fact of a model with its pointer. */
function* factsIn(value: unknown, pointer = ''): Generator<[string, Fact]> {
  if (typeof value !== 'object' || value === null) return;
  if ('state' in value && 'text' in value) yield [pointer, value as Fact];
  else for (const [key, item] of Object.entries(value)) yield* factsIn(item, `${pointer}/${key}`);
}

/** Every list of evidence marks anywhere in a dossier. */
function* marksIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (key === 'evidence' && Array.isArray(item)) yield* item as string[];
    else yield* marksIn(item);
  }
}

const isSchemaValid = new Ajv2020({ strict: false, allErrors: true }).compile(DOSSIER_SCHEMA);

/** Each clause has what it rests on; each fact its state in words, and a value only where it has one. */
function expectStated({ model, narrative }: Pick<Dossier, 'model' | 'narrative'>): void {
  for (const clause of [...narrative.headline, ...summaryClauses(narrative), ...narrative.full]) {
    // What says that nothing is recorded cites nothing; everything else leads to an entry.
    const bare = clause.states.every((state) => state === 'not_recorded');
    expect([clause.text, bare || clause.evidence.length > 0]).toEqual([clause.text, true]);
    expect(clause.states.length).toBeGreaterThan(0);
  }
  for (const [pointer, fact] of factsIn(model)) {
    expect([pointer, fact.text]).not.toEqual([pointer, '']);
    const carriesValue = fact.state === 'recorded' || fact.state === 'unverified';
    if (!carriesValue) expect([pointer, fact.value]).toEqual([pointer, undefined]);
  }
}

describe.each(CASES)('the %s dossier', (name, make) => {
  test('reads as the golden file', async () => {
    expectGolden(`${name}.txt`, readable(await make()));
  });

  test('verifies, is valid by its schema, and is what its evidence gives', async () => {
    const dossier = await make();
    expect(dossier.model.integrity.findings).toEqual([]);
    expect(dossier.model.integrity.verified).toBe(true);
    isSchemaValid(dossier);
    expect(isSchemaValid.errors ?? []).toEqual([]);
    const decoded = decodeDossier(encodeDossier(dossier));
    expect(await checkDossier(decoded)).toEqual({
      matches: true,
      differences: [],
      truncated: false,
    });
    expect(encodeDossier(decoded)).toEqual(encodeDossier(dossier));
  });

  test('has no clause without evidence, no fact without its state, no mark that leads nowhere', async () => {
    const { model, narrative, evidence } = await make();
    expectStated({ model, narrative });
    const entries = new Set(
      [evidence.genesis, ...evidence.entries, ...evidence.ledger_records].map((entry) => entry.seq),
    );
    for (const mark of [...marksIn(model), ...marksIn(narrative)]) {
      expect([mark, entries.has(model.marks[mark]?.seq ?? -1)]).toEqual([mark, true]);
    }
  });

  test('says on page 1 at most 160 words, and never "compliant" or "tamper-proof"', async () => {
    const dossier = await make();
    expect(wordCount(summaryClauses(dossier.narrative))).toBeLessThanOrEqual(160);
    expect(JSON.stringify([dossier.model, dossier.narrative])).not.toMatch(
      /complian[ct]|tamper-?proof|required by|konform|(manipulations|fälschungs)sicher/i,
    );
  });
});

test('whatever is recorded: the dossier is valid, verifies, keeps its word limit, and every clause leads to an entry', async () => {
  let entries = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(submission, { maxLength: 14 }),
      fc.constantFrom('low', 'critical'),
      async (records, stakes) => {
        const dossier = await buildDossier(await evidenceOf(records, stakes), OPTIONS);
        entries += dossier.evidence.entries.length;
        expect(dossier.model.integrity.findings).toEqual([]);
        expect(isSchemaValid(dossier)).toBe(true);
        expectStated(dossier);
        expect(wordCount(summaryClauses(dossier.narrative))).toBeLessThanOrEqual(160);
        const seqs = new Set(
          [dossier.evidence.genesis, ...dossier.evidence.entries].map((entry) => entry.seq),
        );
        for (const mark of [...marksIn(dossier.model), ...marksIn(dossier.narrative)]) {
          expect(seqs.has(dossier.model.marks[mark]?.seq ?? -1)).toBe(true);
        }
        const rows = dossier.model.timeline.reduce((sum, row) => sum + row.count, 0);
        expect(rows).toBe(dossier.evidence.entries.length);
      },
    ),
    { numRuns: 60 },
  );
  // A property that only ever saw empty decisions would show nothing.
  expect(entries).toBeGreaterThan(200);
});

test('the published JSON Schema is the one dossiers are checked by', () => {
  const published = new URL('../schemas/dossier-1.schema.json', import.meta.url);
  const text = `${JSON.stringify(DOSSIER_SCHEMA, null, 2)}\n`;
  if (UPDATE) writeFileSync(published, text);
  expect(readFileSync(published, 'utf8')).toBe(text);
});

test('the refund is told as the target sentence, as far as the record bears it out', async () => {
  const { narrative } = await dossierOf(refund);
  const text = summaryClauses(narrative)
    .map((clause) => clause.text)
    .join(' ');
  expect(text).toContain('stated: “issue refund”, closed as completed');
  expect(text).toContain('Stated as decisive: “policy section 4.2 applies”');
  expect(text).toContain('document “refund-policy”, section 4.2, version “v3.1” dated 2026-01-15');
  expect(text).toContain(
    'All three recorded criteria were true, as evaluated by tool “check_refund_eligibility”, which returned true',
  );
  expect(text).toContain('stated confidence 0.94');
  expect(text).toContain(
    'No human review was required under rule low confidence (threshold 0.7 on high or critical stakes), and none is recorded',
  );
});

test('"all three" is not said when one criterion is not borne out or not true', async () => {
  const ledger = new TestLedger();
  const id = 'dec_01JCRITERIA';
  ledger.submit('decision.opened', { agent: { id: 'a' }, goal: 'g', stakes: 'low' }, id);
  ledger.submit(
    'job_card.filed',
    {
      current_phase: 'PLANNING',
      goal: 'g',
      confidence: 0.9,
      needs_human: false,
      criteria: [
        { id: 'a', result: true, evaluated_by: { tool_name: 'check' } },
        { id: 'b', result: true },
        { id: 'c', result: false },
      ],
    },
    id,
  );
  const { narrative, model } = await buildDossier(await ledger.evidence(id), OPTIONS);
  const text = narrativeText(summaryClauses(narrative));
  expect(text).not.toContain('all three');
  expect(text).toContain('the result of “check” is not recorded');
  expect(model.criteria.map((row) => row.result.state)).toEqual([
    'unverified',
    'unverified',
    'unverified',
  ]);
});

test('a changed word in model or narrative is a difference with its pointer', async () => {
  const dossier = await dossierOf(refund);
  const changed = structuredClone(dossier);
  changed.model.header.stakes.text = say`low`;
  (changed.narrative.summary[0]!.clauses[0] as { text: string }).text += ' kindly';
  const check = await checkDossier(changed);
  expect(check.differences.map((difference) => difference.pointer)).toEqual([
    '/model/header/stakes/text',
    '/narrative/summary/0/clauses/0/text',
  ]);
});

test.each([
  ['refund', refund, undefined],
  ['loop', loop, undefined],
  ['handoff', handoff, undefined],
  ['denied', denied, undefined],
  ['in doubt', inDoubt, undefined],
  ['withheld', refund, hidePolicy],
] as const)('%s: German says as much as English, on the same evidence', async (_, write, hide) => {
  const both = await Promise.all(
    (['en', 'de'] as const).map((locale) => dossierOf(write, 'full', hide, locale)),
  );
  // Everything but the words, and the record of each export, which names its language: kinds, states,
  // values, marks, and how many of each.
  const heads = both.map(({ model }) => model.header.head_hash);
  const shape = (value: unknown): unknown => {
    if (typeof value === 'string' && heads.includes(value)) return 'head';
    if (Array.isArray(value)) return value.map(shape);
    if (typeof value !== 'object' || value === null) return value;
    const wordless = Object.entries(value).filter(([key]) => !WORDS.has(key));
    return Object.fromEntries(wordless.map(([key, item]) => [key, shape(item)]));
  };
  const [english, german] = both.map(({ model: { custody: _custody, ...model }, narrative }) =>
    shape({ ...model, narrative }),
  );
  expect(german).toEqual(english);
});

/** Members that hold words of a locale. */
const WORDS = new Set(
  (
    'why text end locale title label word detail rule event details result reason source outcome ' +
    'name expected observed statement limits value standing signed also'
  ).split(' '),
);

test('what the dossier says it cannot show is what the verifier says it cannot show', async () => {
  for (const make of [
    () => dossierOf(refund),
    () => dossierOf(refund, 'full', hidePolicy),
    () => dossierOf(inDoubt, 'interim'),
  ]) {
    const dossier = await make();
    const { model } = dossier;
    const { limits } = await verifyDossier(dossier);
    // The verifier tells the types of the entries too.
    const told = limits.map((limit) =>
      limit.replace(/ \((?:[a-z_.]+ \d+|, |of types that nobody signs \d+)+\)/u, ''),
    );
    expect(model.integrity.limits).toEqual(told);
    expect(told.join(' ')).toContain('no signature of whom');
  }
});

test('damaged evidence gives a dossier that says so', async () => {
  const ledger = new TestLedger();
  const evidence = await ledger.evidence(refund(ledger));
  const damaged = structuredClone(evidence);
  // Full disclosures carry the body; the type allows partial ones too.
  const closing = damaged.entries.at(-1)?.disclosure as unknown as { body: { confidence: number } };
  closing.body.confidence = 0.99;
  const { model } = await buildDossier(damaged, OPTIONS);
  expect(model.integrity.verified).toBe(false);
  expect(model.tiles[0]).toMatchObject({ word: 'Not verified', tone: 'failed' });
  expect(model.attention[0]?.severity).toBe('failed');
  expect(model.oversight.final_confidence.state).toBe('unverified');
});

test('withheld values are named with their reason, and the rest verifies', async () => {
  const { model } = await dossierOf(refund, 'full', hidePolicy);
  expect(model.goal.request).toMatchObject({
    state: 'withheld',
    text: 'withheld (“personal data”)',
  });
  expect(model.lineage[0]?.version).toMatchObject({
    state: 'withheld',
    text: 'withheld (“trade secret”)',
  });
  expect(model.integrity.verified).toBe(true);
});

test('the same evidence and options give the same bytes and the same id; another time of issue another id', async () => {
  const [a, b] = [await dossierOf(refund), await dossierOf(refund)];
  expect(encodeDossier(a)).toEqual(encodeDossier(b));
  const later = await buildDossier(a.evidence, {
    ...OPTIONS,
    issuedAt: '2026-11-23T19:00:00.000Z',
  });
  expect(later.dossier_id).not.toBe(a.dossier_id);
});

test.each([
  ['nothing', new Uint8Array()],
  ['not JSON', new TextEncoder().encode('%PDF-1.7')],
  ['another document', canonicalBytes({ format: 'docket-dossier/v2' } as Json)],
])('%s is refused as a dossier', (_, bytes) => {
  expect(() => decodeDossier(bytes)).toThrow(expect.objectContaining({ code: 'malformed' }));
});

test('evidence without a decision is refused', async () => {
  const ledger = new TestLedger();
  await expect(buildDossier(await ledger.evidence('dec_none'), OPTIONS)).rejects.toMatchObject({
    code: 'no_entries',
  });
});

test('300 cards that differ stay 300 rows; a long loop is a few', async () => {
  const many = await dossierOf((ledger) => long(ledger, 300));
  expect(many.model.timeline.length).toBeGreaterThan(300);
  const looped = await dossierOf((ledger) => loop(ledger, 'dec_01JLOOP', 40));
  expect(looped.model.timeline.length).toBeLessThan(20);
  const covered = looped.model.timeline.reduce((sum, row) => sum + row.count, 0);
  expect(covered).toBe(looped.evidence.entries.length);
});
