import { sha256, toHex, utf8 } from '@docket/chain';
import { describe, expect, test } from '@jest/globals';

import { handoff, loop } from '../fixtures/decisions.js';
import { TestLedger } from '../fixtures/ledger.js';
import type { Evidence } from '../schema/index.js';
import { shownValues } from './places.js';
import { planRedaction, redactEvidence, type PlaceToWithhold } from './redact.js';
import { tokensOf } from './recognition/tokens.js';

function evidenceOf(write: (ledger: TestLedger) => string): Promise<Evidence> {
  const ledger = new TestLedger();
  return ledger.evidence(write(ledger));
}

/** A decision whose goal is withheld and whose card says something about it. */
function withCard(goal: string, card: Record<string, unknown>): Promise<Evidence> {
  return evidenceOf((ledger) => {
    const id = 'dec_01JREPEAT';
    ledger.submit('decision.opened', { agent: { id: 'a' }, goal, stakes: 'low' }, id);
    ledger.submit(
      'job_card.filed',
      { current_phase: 'EXECUTING', goal: 'other', confidence: 0.9, needs_human: false, ...card },
      id,
    );
    return id;
  });
}

const GOAL: PlaceToWithhold = {
  type: 'decision.opened',
  pointer: '/goal',
  reason: 'personal_data',
};

describe('a withheld value is known again', () => {
  test.each([
    ['Petra Müller', 'Mail to Petra Mueller'],
    ['Søren Weiß', 'soren weiss asked'],
    ['42.50', 'refund of 42,5 EUR'],
    ['1,500.00', 'pay 1500 EUR'],
    ['1.500,00', 'pay 1500 EUR'],
    ['100.00', 'at most 100 EUR'],
  ])('%s in "%s"', async (goal, rationale) => {
    const plan = planRedaction(await withCard(goal, { rationale }), { places: [GOAL] });
    expect(plan.withheld.map(({ pointer }) => pointer)).toContain('/rationale');
  });

  test.each([
    ['42.50', 4250],
    ['75', 75],
    ['75', 'a payment of 75 euros'],
  ])('%s in %p only listed: whoever exports has to look', async (goal, note) => {
    const plan = planRedaction(await withCard(goal, { ext: { note } }), { places: [GOAL] });
    expect(plan.withheld).toHaveLength(1);
    expect(plan.residues.map(({ kind, at }) => [kind, at.pointer])).toEqual([
      ['part', '/ext/note'],
    ]);
  });

  test('words of closed lists are not: true is no name', async () => {
    expect(tokensOf('true')).toEqual(tokensOf('TRUE'));
    const plan = planRedaction(await withCard('true', { rationale: 'it is true' }), {
      places: [GOAL],
    });
    expect(plan.withheld).toHaveLength(1);
  });
});

describe('in another spelling', () => {
  test.each([
    ['DE89 3704 0044 0532 0130 00', { rationale: 'paid to DE89370400440532013000' }, '/rationale'],
    ['+49 30 5550123', { rationale: 'called +49305550123' }, '/rationale'],
    ['4111 1111 1111 1111', { ext: { pan: '4111111111111111' } }, '/ext/pan'],
    [
      'jane.doe@example.org',
      { ext: { link: 'https://crm.example/c?mail=jane.doe%40example.org' } },
      '/ext/link',
    ],
    ['1984-03-07', { rationale: 'born 07.03.1984' }, '/rationale'],
    [
      'Müller',
      {
        tool_calls: [
          {
            tool_name: 'crm',
            arguments_parse_error: 'not JSON',
            arguments_raw: '{"name":"M\\u00fcller"}',
          },
        ],
      },
      '/tool_calls/0/arguments_raw',
    ],
    ['Müller', { rationale: 'name=M%C3%BCller' }, '/rationale'],
    ['Müller', { rationale: 'M&uuml;ller' }, '/rationale'],
  ])('%s is withheld with it', async (goal, card, pointer) => {
    const evidence = await withCard(goal, card);
    const plan = planRedaction(evidence, { places: [GOAL] });
    expect(plan.withheld.map((place) => [place.pointer, place.cause])).toContainEqual([
      pointer,
      'repeat',
    ]);
    const copy = JSON.stringify(redactEvidence(evidence, plan));
    expect(copy).not.toContain(goal);
  });

  test('what only may be it is listed, and a person looks', async () => {
    const evidence = await withCard('1984-03-07', { rationale: 'file of 07.03.84' });
    const { residues } = planRedaction(evidence, { places: [GOAL] });
    expect(residues.map(({ kind, at }) => [kind, at.pointer])).toEqual([['alike', '/rationale']]);
  });
});

describe('what Docket copies into records of its own is withheld with what it copied', () => {
  const shownAt = (evidence: Evidence, member: string) =>
    shownValues(evidence).filter(({ tokens }) => tokens.at(-1) === member);

  test.each([
    ['verdict', 'review.recorded', handoff],
    ['verdict', 'escalation.resolved', handoff],
    ['needs_human', 'job_card.filed', loop],
    ['loop_detected', 'job_card.filed', loop],
  ] as const)('%s of %s', async (member, type, write) => {
    const evidence = await evidenceOf(write);
    expect(shownAt(evidence, member).some((value) => value.type !== type)).toBe(true);
    const places = [{ type, pointer: `/${member}`, reason: 'third_party' as const }];
    const copy = redactEvidence(evidence, planRedaction(evidence, { places }));
    expect(shownAt(copy, member)).toEqual([]);
  });
});

test('a digest of what is withheld as a repeat is as guessable as of what was asked for', async () => {
  const quote = 'Account 5512 of Petra Müller';
  const evidence = await withCard('Petra Müller', {
    lineage: [
      {
        document_id: 'd',
        version: '1',
        role: 'cited',
        quote,
        content_hash: toHex(sha256(utf8(quote))),
      },
    ],
  });
  const { withheld } = planRedaction(evidence, { places: [GOAL] });
  const causes = withheld.map(({ pointer, cause }) => [pointer, cause]);
  expect(causes).toContainEqual(['/lineage/0/content_hash', 'digest']);
});
