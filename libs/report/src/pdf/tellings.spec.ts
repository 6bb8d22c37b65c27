import { describe, expect, test } from '@jest/globals';

import type { JsonObject } from '@docket/chain';
import type { RecordType } from '@docket/record';

import { dossierOf, type Write } from '../fixtures/cases.js';
import { heldLowConfidence, imported, loop, refund, severalAgents } from '../fixtures/decisions.js';
import { havePdfTools, runPdfTool } from '../fixtures/pdf-tools.js';
import { clauseText } from '../narrative/print-clauses.js';
import type { Clause, Locale } from '../schema/index.js';
import { renderPdf } from './render.js';
import { importTelling } from './import-telling.js';
import { tellings, type PageTold } from './tellings.js';

const CASES: [string, Write][] = [
  ['a refund', refund],
  ['a loop', loop],
  ['a hold', heldLowConfidence],
  ['several agents', severalAgents],
  ['an import', imported],
];

const clausesOf = ({ summary }: PageTold): Clause[] => summary.flatMap(({ clauses }) => clauses);

describe.each(['en', 'de'] as const)('%s', (locale) => {
  test.each(CASES)('%s: page 1 leaves out whole sentences only', async (_name, write) => {
    const dossier = await dossierOf(write, 'full', undefined, locale);
    const [fullest, ...shorter] = tellings(dossier);
    expect(fullest).toMatchObject({ summary: dossier.narrative.summary, attention: 3 });
    const whole = clausesOf(fullest).map(clauseText);
    for (const told of shorter) {
      const left = clausesOf(told).map(clauseText);
      expect(whole.filter((sentence) => left.includes(sentence))).toEqual(left);
      // No line of the story is empty, and somebody always decided, checked and was awaited.
      expect(told.summary.map(({ line }) => line)).toEqual(fullest.summary.map(({ line }) => line));
      expect(told.summary.every(({ clauses }) => clauses.length > 0)).toBe(true);
      const gone = clausesOf(fullest).filter((clause) => !left.includes(clauseText(clause)));
      for (const { kind, evidence } of gone) {
        expect(['confidence', 'criteria', 'trip_wire']).toContain(kind);
        if (kind === 'criteria') expect(dossier.model.criteria).toEqual([]);
        // A finding is left out where Attention of the same page has it.
        if (kind !== 'trip_wire') continue;
        const printed = dossier.model.attention.slice(0, told.attention);
        const marks = printed.flatMap((item) => item.evidence);
        expect(marks).toEqual(expect.arrayContaining([...evidence]));
      }
    }
  });
});

const GOAL = 'Find out which of my bookings can be cancelled, and cancel those. '.repeat(4);

/** An import whose page 1 is as full as imports are: a long last message, a loop, and an escalation. */
const full: Write = (ledger) => {
  const id = 'dec_01JFULL';
  const add = (type: RecordType, body: JsonObject): unknown => ledger.submit(type, body, id);
  add('decision.opened', {
    agent: { id: 'travel-agent-of-a-benchmark/implementation', model: 'model-of-2025-04-14' },
    goal: GOAL,
    request: GOAL,
    stakes: 'medium',
    origin: { kind: 'imported', source: 'tau-bench, run 7', importer: 'docket import' },
  });
  for (let attempt = 0; attempt < 4; attempt += 1) {
    add('job_card.filed', {
      current_phase: 'EXECUTING',
      goal: GOAL,
      confidence: null,
      needs_human: false,
      lineage: [{ role: 'input', document_id: 'travel-policy', version: null }],
      tool_calls: ['find_bookings_of_user', 'get_booking_details', 'get_user_details'].map(
        (tool_name) => ({ tool_name, arguments: { n: 1 }, status: 'ok', result: 'the same' }),
      ),
    });
  }
  const content = `${'All of your bookings were looked at, and none of them can be cancelled. '.repeat(7)}`;
  add('decision.closed', {
    outcome: 'completed',
    ext: { import: { messages: [{ role: 'assistant', content }] } },
  });
  for (const [kind, evaluator] of [
    ['ground_truth', 'database check'],
    ['ground_truth', 'action check'],
    ['judge', 'assertion judge'],
  ] as const) {
    const target = { kind: 'decision', name: `${evaluator} of the work as a whole` };
    add('evaluation.recorded', { target, kind, evaluator: { id: evaluator }, passed: false });
  }
  return id;
};

(havePdfTools() ? test : test.skip)('page 1 is one page, with the strip of proof', async () => {
  const shortened: Locale[] = [];
  for (const locale of ['en', 'de'] as const) {
    const dossier = await dossierOf(full, 'full', undefined, locale);
    const pdf = await renderPdf(dossier);
    const pageOf = (page: number): string =>
      runPdfTool('pdftotext', pdf, ['-f', `${page}`, '-l', `${page}`, '{pdf}', '-']).stdout;
    expect(pageOf(1)).toContain('docket verify');
    expect(pageOf(2)).not.toContain('docket verify');
    const { narrative } = dossier;
    const sentences = narrative.summary.flatMap(({ clauses }) => clauses).map(({ text }) => text);
    const shown = pageOf(1).replaceAll(/\s+/g, ' ');
    if (sentences.some((sentence) => !shown.includes(sentence.slice(0, 30))))
      shortened.push(locale);
  }
  // The case is one that does not fit as it is.
  expect(shortened).toContain('de');
});

test('the box names what was done, and cites it', async () => {
  const handed: Write = (ledger) => {
    const id = 'dec_01JHANDED';
    ledger.submit(
      'decision.opened',
      {
        agent: { id: 'agent' },
        goal: 'Cancel two bookings',
        stakes: 'medium',
        origin: { kind: 'imported', source: 'run 7', importer: 'docket import' },
      },
      id,
    );
    ledger.submit(
      'side_effect.executed',
      {
        operation: 'cancel',
        target: { system: 'airline', resource: 'booking/1' },
        owner: 'not recorded',
        idempotency_key: 'cancel-1',
        side_effect_id: 'sfx_1',
        observed_by: 'tool',
      },
      id,
    );
    ledger.submit('decision.closed', { outcome: 'handed_over' }, id);
    return id;
  };
  const dossier = await dossierOf(handed);
  const heads = tellings(dossier).map(({ headline }) => headline[0] as Clause);
  for (const { text, evidence } of heads) {
    expect(text).toBe('Outcome as imported: handed over; “cancel” confirmed by the tool');
    expect(evidence).toContain('E1');
  }
});

/** An import with a request that is refused, one that is only answered, and one that is done after a consent. */
const talked: Write = (ledger) => {
  const id = 'dec_01JTALKED';
  const add = (type: RecordType, body: JsonObject): unknown => ledger.submit(type, body, id);
  add('decision.opened', {
    agent: { id: 'agent' },
    goal: 'Please help me with my trip.',
    request: 'Please help me with my trip.',
    stakes: 'medium',
    origin: { kind: 'imported', source: 'run 7', importer: 'docket import' },
  });
  const card = (
    messages: readonly [string, string][],
    tool: string,
    effect: 'read' | 'write',
  ): unknown =>
    add('job_card.filed', {
      current_phase: 'EXECUTING',
      goal: 'Please help me with my trip.',
      confidence: null,
      needs_human: false,
      lineage: [],
      tool_calls: [
        { tool_name: tool, arguments: { trip_id: 'T' }, effect, status: 'ok', result: '{}' },
      ],
      ext: { import: { messages: messages.map(([role, content]) => ({ role, content })) } },
    });
  card([['user', 'Please help me with my trip T.']], 'get_trip', 'read');
  card(
    [
      ['assistant', 'Which trip is it, and what is to be done?'],
      ['user', 'Can you move my trip to a nonstop flight?'],
      ['assistant', 'Unfortunately, the trip cannot be moved to a nonstop flight.'],
      ['user', 'I want to see the list of hotels in the town.'],
    ],
    'list_hotels',
    'read',
  );
  card(
    [
      ['assistant', 'There are two of them, and both are full.'],
      ['user', 'Please tell me the weather of the next week.'],
      ['assistant', 'It rains.'],
      ['user', 'Then cancel the trip for me, please.'],
      ['assistant', 'Do you want that?'],
      ['user', 'Yes, please go ahead with that for me.'],
    ],
    'cancel_trip',
    'write',
  );
  add('decision.closed', {
    outcome: 'completed',
    ext: {
      import: {
        messages: [
          {
            role: 'assistant',
            content: `Your trip is cancelled${', and everything that was paid for it comes back'.repeat(4)}.`,
          },
        ],
      },
    },
  });
  const target = { kind: 'decision', name: 'the work as a whole' };
  add('evaluation.recorded', {
    target,
    kind: 'ground_truth',
    evaluator: { id: 'db' },
    passed: false,
  });
  return id;
};

test.each(['en', 'de'] as const)(
  'of an import page 1 gives room to what was done first, then to what is serious, refused and only said (%s)',
  async (locale) => {
    // Every wish is told before what the agent said last.
    const dossier = await dossierOf(talked, 'full', undefined, locale);
    const parts: [string, (page: PageTold, all: string) => boolean][] = [
      // In the line "Not done", or above it.
      [
        'the refusal',
        (page) => clausesOf(page).some(({ text }) => text.includes('cannot be moved')),
      ],
      ['the change with its consent', (_, all) => all.includes('Yes, please go ahead')],
      ['the order before it', (_, all) => all.includes('cancel the trip for me')],
      ['what nothing came of', (_, all) => all.includes('the weather')],
      [
        'the last message',
        (page) =>
          [...page.headline, ...clausesOf(page)].some(({ text }) =>
            text.includes('Your trip is cancelled'),
          ),
      ],
    ];
    const first: string[] = [];
    // An item of Attention takes three lines, a line a hundred letters.
    const sizeOf = ({ headline, summary, attention }: PageTold): number =>
      [...headline, ...summary.flatMap(({ clauses }) => clauses)].reduce(
        (sum, clause) => sum + Math.ceil(clauseText(clause).length / 100),
        attention * 3,
      );
    for (let lines = 1; lines < 60; lines += 1) {
      const told = importTelling(dossier, (page) => sizeOf(page) <= lines);
      if (told === undefined) continue;
      const all = told.page.headline.map(({ text }) => text).join(' ');
      for (const [name, isTold] of parts)
        if (!first.includes(name) && isTold(told.page, all)) first.push(name);
      // What is serious is there as soon as the change is.
      const serious = dossier.model.attention.findLastIndex(
        ({ severity }) => severity === 'failed',
      );
      if (all.includes('cancel the trip')) expect(told.page.attention).toBeGreaterThan(serious);
    }
    expect(first).toEqual(parts.map(([name]) => name));
  },
);

test('of many calls behind one message a few are told, and the others counted', async () => {
  const many: Write = (ledger) => {
    const id = 'dec_01JMANY';
    ledger.submit(
      'decision.opened',
      {
        agent: { id: 'agent' },
        goal: 'Cancel it all',
        stakes: 'medium',
        origin: { kind: 'imported', source: 'run 7', importer: 'docket import' },
      },
      id,
    );
    ledger.submit(
      'job_card.filed',
      {
        current_phase: 'EXECUTING',
        goal: 'Cancel it all',
        confidence: null,
        needs_human: false,
        lineage: [],
        tool_calls: Array.from({ length: 40 }, (_, n) => ({
          tool_name: 'cancel',
          arguments: { n },
          effect: 'write',
          status: 'ok',
        })),
        ext: { import: { messages: [{ role: 'user', content: 'Please cancel all of them.' }] } },
      },
      id,
    );
    return id;
  };
  const { conversation } = (await dossierOf(many)).model;
  const [first] = conversation.exchanges;
  expect(first?.came).toHaveLength(13);
  expect(first?.came.at(-1)).toMatchObject({ text: '28 more (section 7)', calls: 28 });
});
