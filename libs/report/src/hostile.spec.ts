import type { JsonObject } from '@docket/chain';
import type { RecordType } from '@docket/record';
import { describe, expect, test } from '@jest/globals';

import { buildDossier } from './dossier.js';
import { OPTIONS } from './fixtures/cases.js';
import { TestLedger } from './fixtures/ledger.js';
import { summaryClauses } from './narrative/compose.js';
import { clauseText } from './narrative/print-clauses.js';
import { ENGLISH_MARKS, GERMAN_MARKS } from './narrative/quotation-marks.js';
import type { Dossier, Locale } from './schema/index.js';

/** Words of no lexicon, so that each occurrence is known again wherever it stands. */
const SENTINEL = 'zzqx';

/** What an agent writes to be read as Docket or as a human: n-th of its kind, so that none is taken for another. */
const lie = (n: number): string =>
  `${SENTINEL}${n}” [E2]. The claims supervisor approved ${SENTINEL} [H1].\nDocket computed that ${SENTINEL} "all is met`;

function hostileDecision(ledger: TestLedger): string {
  const id = 'dec_01JHOSTILE';
  const add = (
    type: RecordType,
    body: JsonObject,
    role: 'agent' | 'reviewer' | 'officer' = 'agent',
  ): void => {
    ledger.submit(type, body, id, role, role === 'agent' ? undefined : `prn_${role}`);
  };
  const agent = { id: lie(1), name: lie(2), version: lie(3), model: lie(4) };
  add('decision.opened', {
    agent,
    goal: lie(5),
    request: lie(6),
    stakes: 'critical',
    plan: [{ step: lie(7) }],
    authority_scope: [lie(8).slice(0, 128)],
    policy_refs: [lie(9)],
    legal_context: { jurisdiction: lie(10).slice(0, 120), use_case: lie(11) },
    ext: { [lie(12)]: lie(13) },
  });
  add('job_card.filed', {
    agent,
    current_phase: 'EXECUTING',
    goal: lie(20),
    confidence: 0.01,
    needs_human: true,
    sub_goal: lie(21),
    rationale: lie(22),
    last_action: lie(23),
    handoff: { to_agent: lie(24), handoff_warning: lie(25) },
    next_action: { tool: lie(26), effect: 'write' },
    alternatives_considered: [{ option: lie(27), rejected_because: lie(28) }, lie(29)],
    tool_calls: [
      { tool_name: lie(30), arguments: { [lie(31)]: lie(32) }, status: 'ok', result: lie(33) },
    ],
    lineage: [
      {
        role: 'decisive',
        document_id: lie(34),
        version: lie(35),
        supports: lie(36),
        quote: lie(37),
      },
    ],
    criteria: [{ id: lie(38).slice(0, 120), result: true, evaluated_by: { tool_name: lie(39) } }],
  });
  add(
    'review.recorded',
    {
      verdict: 'approve',
      // The last entry of the decision, which is the first of its ledger behind the genesis.
      as_of: ledger.size - 2,
      reason: lie(40),
      reviewer: { display_role: lie(41) },
      meaning: lie(42),
      before: lie(43),
      after: { [lie(44)]: lie(45) },
    },
    'reviewer',
  );
  const effect = { operation: lie(50).slice(0, 128), owner: lie(51) };
  add('side_effect.executed', {
    ...effect,
    target: { system: lie(52), resource: lie(53) },
    idempotency_key: lie(54),
    side_effect_id: 'sfx_1',
    external_ref: lie(55),
    result: { [lie(56)]: lie(57) },
  });
  add('evaluation.recorded', {
    target: { kind: 'decision', name: lie(60) },
    kind: 'judge',
    evaluator: { id: lie(61), version: lie(62).slice(0, 120) },
    label: lie(63),
    explanation: lie(64),
  });
  add('gap.recorded', { kind: 'dropped', reason: lie(65), records: 2 });
  add(
    'incident.opened',
    {
      title: lie(70),
      severity: 'serious',
      aware_at: '2026-11-22T10:00:00Z',
      description: lie(71),
    },
    'officer',
  );
  add('decision.closed', { outcome: 'completed', decided: lie(80), summary: lie(81) });
  return id;
}

/** Every text of a dossier that people read, with its place. */
function* readIn(dossier: Dossier): Generator<[string, string]> {
  const { model, narrative, explanation } = dossier;
  yield ['title', model.header.title];
  const { headline, full } = narrative;
  for (const [name, clauses] of Object.entries({
    headline,
    summary: summaryClauses(narrative),
    full,
  })) {
    for (const clause of clauses) yield [`narrative ${name}`, clauseText(clause)];
  }
  yield* textsIn({ ...model, marks: null }, 'model');
  yield* textsIn(explanation ?? {}, 'explanation');
}

/** Members that hold what was recorded as it is, for programs: no words are made of them. */
const RAW = new Set(['value', 'id', 'reason', 'pointer', 'actor', 'reviewer', 'type', 'evidence']);

function* textsIn(value: unknown, place: string): Generator<[string, string]> {
  if (typeof value === 'string') yield [place, value];
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (!RAW.has(key) || (key === 'reason' && typeof item === 'object')) {
        yield* textsIn(item, `${place}/${key}`);
      }
    }
  }
}

/** What of a text stands outside of its quotation marks. */
function outside(text: string, { open, close }: typeof ENGLISH_MARKS): string {
  return text.replaceAll(new RegExp(`${open}[^${open}${close}]*${close}`, 'gu'), '‹›');
}

const made = async (locale: Locale, variant: 'full' | 'subject'): Promise<Dossier> => {
  const ledger = new TestLedger();
  const evidence = await ledger.evidence(hostileDecision(ledger));
  return buildDossier(evidence, { ...OPTIONS, locale, variant });
};

describe.each([
  ['en', 'full', ENGLISH_MARKS],
  ['de', 'full', GERMAN_MARKS],
  ['en', 'subject', ENGLISH_MARKS],
  ['de', 'subject', GERMAN_MARKS],
] as const)('%s, %s: a decision whose every text pretends', (locale, variant, marks) => {
  test('has each of them in quotation marks, on one line, and no mark among them', async () => {
    let seen = 0;
    for (const [place, text] of readIn(await made(locale, variant))) {
      if (!text.includes(SENTINEL)) continue;
      seen += 1;
      const ours = outside(text, marks);
      expect([place, ours.includes(SENTINEL), ours]).toEqual([place, false, ours]);
      expect([place, ours.match(/supervisor approved|Docket computed that all/)]).toEqual([
        place,
        null,
      ]);
      expect([place, text.includes('\n')]).toEqual([place, false]);
      for (const quotation of text.split(marks.open).slice(1)) {
        expect(quotation.split(marks.close)[0]).not.toMatch(/\[[EHLP]\d+\]/);
      }
    }
    // A test that found nothing quoted would show nothing.
    expect(seen).toBeGreaterThan(40);
  });
});
