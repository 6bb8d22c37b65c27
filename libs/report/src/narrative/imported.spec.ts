import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { JsonObject } from '@docket/chain';
import type { RecordType } from '@docket/record';

import { dossierOf, type Write } from '../fixtures/cases.js';
import type { Dossier, Locale } from '../schema/index.js';
import { summaryClauses } from './compose.js';

const REQUEST = 'Please cancel my trip.';

interface Imported {
  /** Tools in the order of their calls. */
  tools?: readonly string[];
  /** The agent asks for a human, and this is how the importer says that it ended. */
  outcome?: string;
  asks?: boolean;
  evaluations?: readonly JsonObject[];
  goal?: string;
  opened?: JsonObject;
  closed?: JsonObject;
  /** Ends of attempts at the same action, in order. */
  attempts?: readonly ('failed' | 'executed')[];
  /** Of each attempt in order, where the same of all would not do. */
  amounts?: readonly string[];
  reasons?: readonly string[];
  /** Calls as the card reports them, behind the tools. */
  calls?: readonly JsonObject[];
}

const imported =
  ({
    tools = [],
    outcome = 'completed',
    asks = false,
    evaluations = [],
    ...more
  }: Imported): Write =>
  (ledger) => {
    const id = 'dec_01JIMPORT';
    const add = (type: RecordType, body: JsonObject): number =>
      ledger.submit(type, body, id, 'agent').position;
    const goal = more.goal ?? REQUEST;
    add('decision.opened', {
      agent: { id: 'agent' },
      goal,
      request: REQUEST,
      stakes: 'medium',
      origin: { kind: 'imported', source: 'run 7', importer: 'docket import' },
      ...more.opened,
    });
    add('job_card.filed', {
      goal,
      confidence: null,
      current_phase: asks ? 'ESCALATING' : 'EXECUTING',
      needs_human: asks,
      // Differing arguments, so that they are no loop unless a test wants one.
      tool_calls: [
        ...tools.map((tool_name, n) => ({ tool_name, arguments: { n }, status: 'ok' })),
        ...(more.calls ?? []),
      ],
    });
    for (const [n, end] of (more.attempts ?? []).entries()) {
      add(`side_effect.${end}`, {
        operation: 'book',
        target: { system: 'airline', resource: 'R-1' },
        owner: 'not recorded',
        idempotency_key: `effect-${n}`,
        side_effect_id: `sfx_${n}`,
        observed_by: 'tool',
        ...(end === 'failed' ? { reason: more.reasons?.[n] ?? 'no seat' } : {}),
        ...(more.amounts === undefined
          ? {}
          : { amount: { value: more.amounts[n] ?? '1', currency: 'EUR' } }),
      });
    }
    add('decision.closed', { outcome, ...more.closed });
    for (const evaluation of evaluations) {
      add('evaluation.recorded', {
        target: { kind: 'decision' },
        kind: 'ground_truth',
        evaluator: { id: 'check' },
        ...evaluation,
      });
    }
    return id;
  };

const made = (decision: Imported, locale: Locale = 'en'): Promise<Dossier> =>
  dossierOf(imported(decision), 'full', undefined, locale);

const textOf = ({ narrative }: Dossier, kind: string): string | undefined =>
  summaryClauses(narrative).find((clause) => clause.kind === kind)?.text;

describe('what is listed of the calls adds up to what is counted', () => {
  const called = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), {
    minLength: 1,
    maxLength: 20,
  });
  test.each([
    ['en', / other tools? \((\d+)/, / \((\d+) times\)/],
    ['de', / andere?s? Werkzeuge? \((\d+)/, / \((\d+)-mal\)/],
  ] as const)('%s', async (locale, rest, times) => {
    await fc.assert(
      fc.asyncProperty(called, async (tools) => {
        const told = textOf(await made({ tools }, locale), 'tool_calls') ?? '';
        const [, list = ''] = told.split(/: (.*)/su);
        const named = list.match(/[“„][a-g][”“](?: \(\d+(?: times|-mal)\))?/gu) ?? [];
        const counted = named.reduce((n, one) => n + Number(times.exec(one)?.[1] ?? 1), 0);
        expect(counted + Number(rest.exec(list)?.[1] ?? 0)).toBe(tools.length);
      }),
      { numRuns: 25 },
    );
  });
});

describe('nobody is said to wait for an answer to what was imported', () => {
  const tile = ({ model }: Dossier) => model.tiles.find(({ name }) => name === 'human_oversight');

  test.each([
    ['en', 'Handed over', 'in the source; what the human did is not recorded'],
    ['de', 'Übergeben', 'in der Quelle; was der Mensch getan hat, ist nicht erfasst'],
  ] as const)('%s: handed over in the source', async (locale, word, detail) => {
    const dossier = await made({ asks: true, outcome: 'handed_over' }, locale);
    expect(tile(dossier)).toMatchObject({ tone: 'attention', word, detail });
    expect(JSON.stringify(dossier.model.attention)).toContain('"severity":"attention"');
    expect(dossier.model.attention.filter(({ severity }) => severity === 'failed')).toEqual([]);
  });

  test('asked for, and the source shows no handover', async () => {
    expect(tile(await made({ asks: true, outcome: 'abandoned' }))).toMatchObject({
      word: 'Asked for in the source',
      detail: 'no answer is recorded',
    });
  });
});

describe('whose goal it is', () => {
  const goal = ({ narrative }: Dossier) => narrative.full.find(({ kind }) => kind === 'goal')?.text;

  test('the request again is no goal of the agent', async () => {
    expect(goal(await made({}))).toBe(
      'No goal of its own is recorded: the import repeats the request',
    );
  });

  test('another is told as what the import gives', async () => {
    expect(goal(await made({ goal: 'Cancel it.' }))).toBe(
      'The import gives the goal as “Cancel it.”',
    );
  });
});

describe('times of the source are no times of the ledger', () => {
  const at = '2025-01-01T00:00:00.000000';
  test('what the importer keeps of one', async () => {
    const opened = { ext: { import: { source_time: { value: at, not_occurred_at: 'no zone' } } } };
    const { in_source: source } = (await made({ opened })).model.header;
    expect(source.opened).toMatchObject({ state: 'recorded', value: at });
    expect(source.closed.state).toBe('not_recorded');
  });
});

describe('what did not pass is named', () => {
  const call = (name: string) => ({ kind: 'decision', name: `1: ${name} {"order_id":"1"}` });
  test('checks by name, without their arguments', async () => {
    const dossier = await made({
      evaluations: [
        { target: call('look'), passed: true },
        { target: call('return_items'), passed: false },
      ],
    });
    // Attention names them.
    expect(textOf(dossier, 'evaluations')).toMatch(/1 of 2 passed(?! \(not)/u);
    const [failed] = dossier.model.attention.filter(({ code }) => code === 'evaluation_failed');
    expect(failed?.text).toContain('1 of 2 passed (not: “1: return_items” …)');
  });

  test.each([
    [0, 'score 0'],
    [1, 'score 1'],
  ])('a score of %s without a verdict', async (score, told) => {
    expect(textOf(await made({ evaluations: [{ score }] }), 'evaluations')).toBe(
      `Evaluations: expected-result check by “check”: ${told}`,
    );
  });
});

const ofPart = (passed: boolean): JsonObject => ({
  target: { kind: 'decision', name: 'return' },
  evaluator: { id: 'action check' },
  passed,
});

test.each([
  ['a part', [{ passed: true }, ofPart(false)], 'judged right as a whole', 'attention'],
  ['the whole', [{ passed: false }, ofPart(true)], 'outcome judged wrong', 'failed'],
  ['a part, of a whole not judged', [ofPart(false)], 'judged wrong in part', 'failed'],
  ['a part, of two of the whole', [{ passed: true }, { passed: false }], 'judged wrong', 'failed'],
] as const)('what failed is told as %s', async (_name, evaluations, detail, severity) => {
  const { tiles, attention } = (await made({ evaluations })).model;
  expect(tiles.find(({ name }) => name === 'side_effects')?.detail).toContain(detail);
  const failed = attention.filter(({ code }) => code === 'evaluation_failed');
  expect(failed.map((one) => one.severity)).toEqual([severity]);
  expect(failed[0]?.text.includes('passed as a whole according to “check”')).toBe(
    severity === 'attention',
  );
});

test.each([
  ['the whole', [{ passed: false }, ofPart(true)], 'judged wrong', 1],
  ['a part, of a whole not judged', [ofPart(false)], 'judged wrong in part', 1],
  ['nothing', [{ passed: true }], 'judged right', 0],
  ['both', [{ passed: true }, { passed: false, kind: 'judge' }], 'judged both right and wrong', 1],
] as const)(
  'the headline names the evaluations of what failed: %s',
  async (_, evaluations, told, n) => {
    const { model, narrative } = await made({ evaluations, attempts: ['failed', 'executed'] });
    const [headline] = narrative.headline;
    const failed = model.oversight.evaluations.filter(({ passed }) => passed.value === false);
    const isAll = told === 'judged right' || told === 'judged both right and wrong';
    const deciding = isAll ? model.oversight.evaluations : failed;
    const marks = [
      ...deciding.flatMap(({ evidence }) => evidence),
      ...model.side_effects.flatMap(({ evidence }) => evidence.slice(-1)),
    ];
    expect(failed).toHaveLength(n);
    expect(headline?.text.split('; ').slice(2).join('; ')).toBe(told);
    expect(headline?.evidence).toEqual([...model.outcome.outcome.evidence, ...marks]);
  },
);

test.each([
  [['failed', 'executed'], 'Done after a failed attempt', 'good'],
  [['failed', 'failed', 'executed'], 'Done after failed attempts', 'good'],
  [['executed', 'failed'], 'Failed in part', 'attention'],
] as const)('attempts that ended as %j: %s', async (attempts, word, tone) => {
  const { tiles } = (await made({ attempts })).model;
  expect(tiles.find(({ name }) => name === 'side_effects')).toMatchObject({ word, tone });
});

test('a later attempt with another amount is another action: the failed one is not done', async () => {
  const { tiles } = (await made({ attempts: ['failed', 'executed'], amounts: ['250', '25'] }))
    .model;
  expect(tiles.find(({ name }) => name === 'side_effects')).toMatchObject({
    word: 'Failed in part',
    tone: 'attention',
  });
});

test.each([
  ['en', ['no seat', 'no seat'], 'failed (2 times, each with “no seat”)'],
  ['en', ['no seat', 'late'], 'failed (once, with “no seat”), failed (once, with “late”)'],
  ['de', ['no seat', 'no seat'], 'fehlgeschlagen (2-mal, jedes Mal mit „no seat“)'],
] as const)(
  '%s: attempts that failed with %j are told with each',
  async (locale, reasons, told) => {
    const dossier = await made({ attempts: ['failed', 'failed'], reasons }, locale);
    expect(textOf(dossier, 'effects')).toContain(told);
  },
);

test.each([
  ['en', ['No.', 'No.'], '(each answered: “No.”)'],
  ['en', ['No.', 'Never.', 'Never.'], '(the last answer: “Never.”)'],
  ['de', ['No.', 'No.'], '(Antwort jedes Mal: „No.“)'],
] as const)('%s: calls that were answered %j', async (locale, answers, told) => {
  const calls = answers.map((result, n) => ({
    tool_name: 'find',
    arguments: { n },
    status: 'error',
    result,
  }));
  expect(textOf(await made({ calls }, locale), 'tool_calls')).toContain(told);
});

test.each(['en', 'de'] as const)(
  '%s: a call whose answer differs is never green',
  async (locale) => {
    const card = (answered: string): JsonObject => ({
      tool_name: 'book',
      arguments: { cabin: 'business' },
      effect: 'write',
      status: 'ok',
      result: JSON.stringify({ cabin: answered }),
    });
    const tilesOf = async (answered: string) => {
      const { model } = await made({ attempts: ['executed'], calls: [card(answered)] }, locale);
      const tile = model.tiles.find(({ name }) => name === 'side_effects');
      return {
        tile,
        check: model.completeness.checks.find(({ id }) => id === 'outcome_agreement'),
      };
    };
    const { tile, check } = await tilesOf('economy');
    expect(tile?.tone).toBe('failed');
    expect(tile?.detail).toContain(
      locale === 'en' ? '1 answer differs from the call' : '1 Antwort anders als der Aufruf',
    );
    expect(check?.status).toBe('contradiction');
    const same = await tilesOf('business');
    expect(same.tile?.tone).toBe('good');
    expect(same.check?.status).toBe('passed');
  },
);

test.each([
  ['{"message":"Done.\\n\\n1) Sent"}', '“Done. ¶ 1) Sent”'],
  ['{"message":"Done.","ok":true}', '“{"message":"Done.","ok":true}”'],
  ['{\n  "message": "Done.",\n  "ok": true\n}', '“{"message":"Done.","ok":true}”'],
  ['{"message":"Done."', '“{"message":"Done."”'],
  ['Done.', '“Done.”'],
])('the last message %s', async (content, told) => {
  const closed = { ext: { import: { messages: [{ role: 'assistant', content }] } } };
  const { last_message: said } = (await made({ closed })).model.outcome;
  expect(said.value).toBe(content);
  expect(said.text).toBe(told);
});

describe('the box of an import', () => {
  const box = async (decision: Imported, locale: Locale): Promise<string> =>
    (await made(decision, locale)).narrative.headline.map(({ text }) => text).join(' ');

  test.each([
    ['en', '“book”: failed (once), confirmed by the tool (once)'],
    ['de', '„book“: fehlgeschlagen (einmal), vom Werkzeug bestätigt (einmal)'],
  ] as const)('%s: two ends of one action do not read as one', async (locale, told) => {
    expect(await box({ attempts: ['failed', 'executed'] }, locale)).toContain(told);
  });

  test.each([
    ['en', 'as imported (said before two side effects): “I will book it.”'],
    ['de', 'laut Import (vor zwei Auswirkungen gesagt): „I will book it.“'],
  ] as const)('%s: what was said before it was done is told so', async (locale, told) => {
    const opened = {
      ext: { import: { messages: [{ role: 'assistant', content: 'I will book it.' }] } },
    };
    expect(await box({ opened, attempts: ['failed', 'failed'] }, locale)).toContain(told);
    const closed = { ext: opened.ext };
    expect(await box({ closed, attempts: ['failed'] }, locale)).not.toMatch(/said before|gesagt/);
  });
});

test('that nothing was announced is told once, and of no rule', async () => {
  const dossier = await made({ attempts: ['executed', 'failed', 'executed'] });
  expect(dossier.model.oversight.trip_wires.map(({ rule }) => rule.value)).toContain('unannounced');
  expect(textOf(dossier, 'trip_wire') ?? '').not.toMatch(/announce/);
  // Of an import it is one of the things that its format has no place for.
  const lacks = dossier.model.attention.filter(({ code }) => code === 'import_lacks');
  expect(lacks.map(({ text }) => text).join()).toContain('side effects announced beforehand');
  expect(dossier.model.completeness.gaps.map(({ check }) => check)).toContain('effect_announced');
});

test.each([
  [
    ['failed', 'failed', 'executed'],
    'failed 2 times; later an operation of the same name was carried out on the same target',
  ],
  [
    ['failed', 'executed'],
    'failed once; later an operation of the same name was carried out on the same target',
  ],
  [['executed', 'failed'], '1 failed or doubtful side effect'],
] as const)('what failed before it went through is told as both: %j', async (attempts, told) => {
  const dossier = await made({ attempts: [...attempts] });
  const found = dossier.model.attention.filter(({ code }) => code === 'outcome_agreement');
  expect(found.map(({ text }) => text).join()).toContain(told);
  expect(
    found
      .map(({ text }) => text)
      .join()
      .includes('later an operation of the same name'),
  ).toBe(attempts.at(-1) === 'executed');
});

describe('an import says nothing of what it does not know', () => {
  const tileOf = (dossier: Dossier) =>
    dossier.model.tiles.find(({ name }) => name === 'side_effects');

  test.each([
    ['en', 'None declared', 'no entry declares one'],
    ['de', 'Keine angegeben', 'kein Eintrag gibt eine an'],
  ] as const)('%s: no call was declared to change anything', async (locale, word, detail) => {
    expect(tileOf(await made({ tools: ['look'] }, locale))).toMatchObject({
      word,
      detail,
      tone: 'neutral',
    });
    const signed = await made({ tools: ['look', 'refund_order', 'refund_order'] }, locale);
    expect(tileOf(signed)).toMatchObject({ word, tone: 'attention' });
    expect(tileOf(signed)?.detail).toContain('2');
    expect(textOf(signed, 'effects')).toContain('refund_order');
  });

  test('a call that may have changed something is told before all others, and never only counted', async () => {
    const tools = [...Array.from({ length: 30 }, (_, n) => `look_${n}`), 'refund_order'];
    const { model, narrative } = await made({ tools });
    expect(model.tool_calls[0]).toMatchObject({ tool: { value: 'refund_order' }, may_change: 1 });
    const steps = narrative.headline.filter(({ kind }) => kind === 'step');
    expect(steps.some(({ text }) => text.includes('“refund_order” was called'))).toBe(true);
  });

  test('no rule was enforced, and the check of them could not apply', async () => {
    const { oversight, completeness } = (await made({})).model;
    expect(oversight.rules.statement).toContain('applied at import, when all was done');
    expect(oversight.rules.statement).not.toMatch(/enforced|in force/);
    expect(completeness.checks.find(({ id }) => id === 'rules_in_force')?.status).toBe(
      'not_applicable',
    );
  });

  test.each(['import', 'otlp'])('stakes that ext.%s says were assigned', async (by) => {
    const opened = { ext: { [by]: { assigned: { stakes: 'by whoever imported' } } } };
    const { header } = (await made({ opened })).model;
    expect(header.stakes.text).toBe('medium (given at import, not in the source)');
    expect((await made({})).model.header.stakes.text).toBe('medium');
  });

  test('who closed it', async () => {
    const { narrative } = await made({ outcome: 'abandoned' });
    expect(narrative.headline[0]?.text).toMatch(/^Outcome as imported: abandoned/);
  });

  test('the last message is quoted as it was written', async () => {
    const content = '## Total\n\n**Refund**: $5';
    const closed = { ext: { import: { messages: [{ role: 'assistant', content }] } } };
    const { last_message: said } = (await made({ closed })).model.outcome;
    expect(said.text).toContain('## Total');
    expect(said.text).toContain('**Refund**: $5');
  });

  test('a long reason of a verdict is quoted from its beginning, and the cut is shown', async () => {
    const explanation = `It took the weekday price for Saturday. ${'And so on. '.repeat(60)}`;
    const { attention } = (await made({ evaluations: [{ passed: false, explanation }] })).model;
    const told = attention.find(({ code }) => code === 'evaluation_failed')?.text;
    expect(told).toContain('It took the weekday price for Saturday.');
    expect(told).toMatch(/… ?”$|…$/);
  });
});
