import { describe, expect, test } from '@jest/globals';

import type { JsonObject } from '@docket/chain';
import type { RecordType } from '@docket/record';

import { dossierOf, type Hide, type Write } from '../fixtures/cases.js';
import { tellings } from '../pdf/tellings.js';
import type { Clause, Dossier, Locale } from '../schema/index.js';
import { summaryClauses, SUMMARY_WORDS_MAX, wordCount } from './compose.js';

const SENTENCE = 'The reservation cannot be changed, since a flight of it has departed already. ';

interface Failing {
  reason?: string;
  summary?: string;
  imported?: boolean;
  /** What else was done, so that page 1 is full. */
  others?: number;
  answered?: boolean;
  /** Why the reviewer decided so. */
  because?: string;
}

/** A decision in which an action failed three times, and whose agent then asked for a human. */
const failing =
  ({
    reason,
    summary,
    imported = true,
    others = 0,
    answered = false,
    because = 'Seen.',
  }: Failing): Write =>
  (ledger) => {
    const id = 'dec_01JFAILING';
    const add = (type: RecordType, body: JsonObject, role: 'agent' | 'reviewer' = 'agent') =>
      ledger.submit(type, body, id, role, role === 'agent' ? undefined : 'prn_reviewer').position;
    const origin = { kind: 'imported', source: 'run 7', importer: 'docket import' };
    const card = { goal: 'Book the flight', confidence: imported ? null : 0.9 };
    add('decision.opened', {
      agent: { id: 'agent' },
      goal: 'Book the flight',
      stakes: 'medium',
      ...(imported ? { origin } : {}),
    });
    const effect = (n: number, operation: string): JsonObject => ({
      operation,
      target: { system: 'airline', resource: `reservation/${operation}` },
      owner: 'not recorded',
      idempotency_key: `effect-${n}`,
      side_effect_id: `sfx_${n}`,
      observed_by: 'tool',
    });
    for (let n = 0; n < others; n += 1) add('side_effect.executed', effect(n, `other_${n}`));
    for (const n of [100, 101, 102]) {
      add('side_effect.failed', {
        ...effect(n, 'book_reservation'),
        reason: reason ?? 'Error: no seat',
      });
    }
    const asked = add('job_card.filed', {
      ...card,
      current_phase: 'ESCALATING',
      needs_human: true,
      ...(imported
        ? {
            tool_calls: [
              { tool_name: 'think', arguments: { summary: 'No words for a human.' } },
              { tool_name: 'transfer', arguments: summary === undefined ? {} : { summary } },
            ],
            ext: { import: { transfer_call: 1 } },
          }
        : summary === undefined
          ? {}
          : { suggested_escalation: summary }),
    });
    if (answered) {
      // The escalation stands behind its card; the reviewer saw both.
      add('review.recorded', { verdict: 'approve', as_of: asked + 1, reason: because }, 'reviewer');
    }
    add('decision.closed', { outcome: imported ? 'handed_over' : 'failed' });
    return id;
  };

const made = (decision: Failing, locale: Locale = 'en', hide?: Hide): Promise<Dossier> =>
  dossierOf(failing(decision), 'full', hide, locale);

const textOf = (clauses: readonly Clause[], kind: string): string | undefined =>
  clauses.find((clause) => clause.kind === kind)?.text;

describe('why an action failed stands on page 1', () => {
  test.each([
    ['en', '(3 times, each with “Error: no seat”)'],
    ['de', '(3-mal, jedes Mal mit „Error: no seat“)'],
  ] as const)('%s: whole', async (locale, told) => {
    const { narrative } = await made({ reason: 'Error: no seat' }, locale);
    expect(textOf(summaryClauses(narrative), 'effects')).toContain(told);
  });

  test.each([
    ['en', '“ … (section 11)'],
    ['de', '“ … (Abschnitt 11)'],
  ] as const)(
    '%s: a long one by whole sentences, and where the rest is',
    async (locale, behind) => {
      const { narrative } = await made({ reason: SENTENCE.repeat(20) }, locale);
      const told = textOf(summaryClauses(narrative), 'effects') ?? '';
      const quoted = behind.replace('“', locale === 'en' ? '”' : '“');
      expect(told).toContain(`${SENTENCE.trim()}${quoted}`);
    },
  );

  test('one without an end is not cut', async () => {
    const { narrative } = await made({ reason: 'endless '.repeat(200) });
    expect(textOf(summaryClauses(narrative), 'effects')).not.toContain('endless');
  });

  test('however much else was done, and what failed is named before what went well', async () => {
    for (const others of [1, 2, 3, 4, 8, 20]) {
      const { narrative } = await made({ others, summary: SENTENCE });
      expect(wordCount(summaryClauses(narrative))).toBeLessThanOrEqual(SUMMARY_WORDS_MAX);
      expect(textOf(summaryClauses(narrative), 'effects')).toContain('“Error: no seat”');
    }
  });
});

describe('what a human was asked with stands in the box', () => {
  test.each([
    [true, 'en', 'The agent’s request for a human, as imported: “Please help.”'],
    [false, 'en', 'The agent’s request for a human: “Please help.”'],
    [true, 'de', 'Bitte des Agenten um einen Menschen, laut Import: „Please help.“'],
    [false, 'de', 'Bitte des Agenten um einen Menschen: „Please help.“'],
  ] as const)('imported %s, %s', async (imported, locale, told) => {
    const { narrative } = await made({ imported, summary: 'Please help.' }, locale);
    expect(textOf(narrative.headline, 'asked_with')).toBe(told);
    // It is told once: the story does not say again that a human was asked for.
    expect(textOf(summaryClauses(narrative), 'escalation')).toBeUndefined();
  });

  test.each(['en', 'de'] as const)(
    '%s: whole where it has room, else by sentences of it, and whole in the story in full',
    async (locale) => {
      const ask = 'Please book it by hand, for the system refuses the price.';
      const summary = `${SENTENCE.repeat(30)}${ask}`;
      const dossier = await made({ summary }, locale);
      for (const { headline } of tellings(dossier)) {
        // What is asked for comes last, and is told in each telling that has room for two parts.
        expect(textOf(headline, 'asked_with')).toMatch(
          /[“„]The reservation .*already\.[”“] … [“„](?:The .*already\. )?Please book it by hand, .*price\.[”“]; |already\.[”“] …; |is long|ist lang/,
        );
      }
      expect(textOf(dossier.narrative.headline, 'asked_with')).toContain(ask);
      expect(textOf(dossier.narrative.full, 'asked_with')).toContain(summary);
      const short = await made({ summary: SENTENCE.repeat(12).trim() }, locale);
      expect(textOf(short.narrative.headline, 'asked_with')).toMatch(/already\.[”“]$/);
    },
  );

  test('none is made up where none is recorded', async () => {
    for (const imported of [true, false]) {
      const { narrative, model } = await made({ imported });
      expect(textOf(narrative.headline, 'asked_with')).toBeUndefined();
      // Of an import it is told with what is known of the answer.
      const kind = imported ? 'awaiting' : 'escalation';
      expect(textOf(summaryClauses(narrative), kind)).toBeDefined();
      expect(model.oversight.escalations[0]?.asked_with.state).toBe('not_recorded');
    }
  });

  test('one that was answered is told in full only', async () => {
    const { narrative } = await made({ imported: false, summary: 'Please help.', answered: true });
    expect(textOf(narrative.headline, 'asked_with')).toBeUndefined();
    expect(textOf(narrative.full, 'asked_with')).toContain('“Please help.”');
  });

  test.each([
    ['the words', '/tool_calls/1/arguments/summary'],
    ['the call', '/tool_calls'],
    ['which call it was', '/ext'],
  ])('of a copy that withholds %s it is said that they are withheld', async (_what, pointer) => {
    const decision = { summary: 'Please help Ada Byron.' };
    const [asked] = (await made(decision)).model.oversight.escalations;
    const hide: Hide = (position) =>
      position === asked?.cause.value ? [{ pointer, reason: 'personal_data' }] : [];
    const { narrative } = await made(decision, 'en', hide);
    expect(textOf(narrative.headline, 'asked_with')).toMatch(
      /^The words of the agent’s request for a human are withheld/,
    );
    expect(JSON.stringify(narrative)).not.toContain('Ada');
  });
});

describe('why a human decided so stands on page 1', () => {
  const BECAUSE = 'The fare does not allow a change of this flight. ';
  test.each([
    ['en', '” … (section 12)'],
    ['de', '“ … (Abschnitt 12)'],
  ] as const)(
    '%s: a long one by as many whole sentences as have room, and where the rest is',
    async (locale, behind) => {
      const decision = { imported: false, answered: true, because: BECAUSE.repeat(30).trim() };
      const told = textOf(summaryClauses((await made(decision, locale)).narrative), 'review') ?? '';
      expect(told).toContain(`${BECAUSE.trim()}${behind}`);
      expect(told.split(BECAUSE.trim()).length).toBeGreaterThan(2);
    },
  );

  test('one without an end is not cut', async () => {
    const decision = { imported: false, answered: true, because: 'endless '.repeat(200) };
    const { narrative } = await made(decision);
    expect(textOf(summaryClauses(narrative), 'review')).toContain('a long text (section 12)');
    expect(textOf(summaryClauses(narrative), 'review')).not.toContain('endless');
  });
});
