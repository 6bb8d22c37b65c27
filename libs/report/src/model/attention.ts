import { groupByText, withCount } from '../narrative/grouping.js';
import { formed } from '../narrative/told.js';
import type { DamageWords } from '../narrative/lexicon-en-records.js';
import type { Attention, DossierModel } from '../schema/index.js';
import {
  contradictedApprovals,
  failedEvaluations,
  findings,
  laterStop,
} from './attention-findings.js';
import type { CheckId } from './check-ids.js';
import { saidAgainstCalls } from './conversation/findings.js';
import type { ModelContext } from './context.js';
import { isAgainstHold, refusalText, type RecordSections } from './records.js';
import { isImportedHere } from './waiting.js';
import { WEIGHT, type Weighed } from './weights.js';

type Parts = Pick<DossierModel, 'completeness' | 'integrity' | 'oversight'> & RecordSections;

/** What a reader must see first: damage, then what was done wrong, open ends, contradictions, and then what is missing. */
const BY_CHECK: Readonly<Record<string, number>> = {
  effect_as_announced: WEIGHT.wrongDone,
  effect_settled: WEIGHT.unsettled,
  escalation_answered: WEIGHT.unanswered,
  entry_sequence: WEIGHT.broken,
  closing_count: WEIGHT.broken,
  // That the writer itself says so weighs more than what it left out.
  recorded_gaps: WEIGHT.contradiction,
  rules_in_force: WEIGHT.contradiction,
} satisfies { [Id in CheckId]?: number };

function gaps(context: ModelContext, { completeness }: Parts): Weighed[] {
  const imported = isImportedHere(context);
  const statuses = new Map(completeness.checks.map((check) => [check.id, check.status]));
  const weigh = (check: string): number => {
    if (Object.hasOwn(BY_CHECK, check)) return BY_CHECK[check] as number;
    return statuses.get(check) === 'contradiction' ? WEIGHT.contradiction : WEIGHT.missing;
  };
  return (
    completeness.gaps
      // Every incident has a line of its own.
      .filter(({ check }) => check !== 'incident_closed')
      .map((gap) => {
        const weight = weigh(gap.check);
        return {
          code: gap.check,
          // Nobody waited for an answer while the work of an import was done.
          severity:
            weight < WEIGHT.contradiction && !(imported && gap.check === 'escalation_answered')
              ? 'failed'
              : 'attention',
          text: gap.text,
          evidence: gap.evidence,
          weight,
        };
      })
  );
}

function records(context: ModelContext, parts: Parts): Weighed[] {
  const { words } = context;
  const { attention } = words.records;
  const { incidents, refused_effects: refused, changes } = parts;
  return [
    ...incidents.map((row): Weighed => ({
      code: 'incident',
      severity: row.status === 'open' ? 'failed' : 'attention',
      text: attention.incident(
        formed(row.id) ?? words.quote(row.id),
        row.severity.text,
        row.title.text,
        row.status === 'open' ? undefined : row.outcome.text,
      ),
      evidence: row.evidence,
      weight: row.status === 'open' ? WEIGHT.openIncident : WEIGHT.recorded,
    })),
    ...refused.map((row): Weighed => ({
      code: 'effect_refused',
      severity: isAgainstHold(row) ? 'failed' : 'attention',
      text: attention.refused(
        row.operation.text,
        row.target.text,
        row.amount.state === 'not_recorded' ? undefined : row.amount.text,
        refusalText(context, row),
      ),
      evidence: row.evidence,
      // That an agent tried to act against a human's hold or stop comes before what is open.
      weight: isAgainstHold(row) ? WEIGHT.wrongDone : WEIGHT.contradiction,
    })),
    ...parts.oversight.escalations
      .filter(({ overdue }) => overdue)
      .map((row): Weighed => ({
        code: 'deadline_passed',
        severity: 'attention',
        text: attention.overdue(
          formed(row.id) ?? words.quote(row.id),
          row.due_at.text,
          row.status === 'resolved' ? row.resolved_at.text : undefined,
        ),
        evidence: row.evidence,
        weight: WEIGHT.contradiction,
      })),
    ...changes.map((row): Weighed => ({
      code: `${row.kind}_changed`,
      severity: 'attention',
      text: attention.changed(row.what.text, row.to.text),
      evidence: row.evidence,
      weight: WEIGHT.recorded,
    })),
  ];
}

const damageOf = ({
  kind,
  code,
  seq,
}: DossierModel['integrity']['findings'][number]): DamageWords => ({ kind, code, seq });

/** Items that say the same, such as equal attempts, as one with their count and the marks of all. */
function grouped({ words }: ModelContext, items: readonly Weighed[]): Weighed[] {
  const kinds = new Map<string, Weighed[]>();
  for (const item of items) {
    const kind = JSON.stringify([item.code, item.severity, item.weight]);
    kinds.set(kind, [...(kinds.get(kind) ?? []), item]);
  }
  return [...kinds.values()].flatMap((alike) =>
    groupByText(alike, ({ text }) => text).map((group) => ({
      ...group.rows[0],
      text: withCount({ words: words.narrative }, group),
      evidence: [...new Set(group.rows.flatMap(({ evidence }) => evidence))],
    })),
  );
}

/** Section 5, most serious first. Page 1 prints the first three and says how many more there are. */
export function buildAttention(context: ModelContext, parts: Parts): Attention[] {
  const damage: Attention[] = parts.integrity.findings.map((finding) => ({
    code: finding.code,
    severity: 'failed',
    text: context.words.records.damage(damageOf(finding)),
    evidence: context.entries
      .filter((entry) => entry.seq === finding.seq)
      .map((entry) => entry.mark),
  }));
  const weighed = grouped(context, [
    ...contradictedApprovals(context),
    ...findings(context, parts),
    ...laterStop(context, parts),
    ...saidAgainstCalls(context),
    ...failedEvaluations(context, parts),
    ...records(context, parts),
    ...gaps(context, parts),
  ]).toSorted((a, b) => a.weight - b.weight);
  return [...damage, ...weighed.map(({ weight: _weight, ...item }) => item)];
}
