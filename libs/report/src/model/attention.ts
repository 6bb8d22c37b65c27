import { groupByText, withCount } from '../narrative/grouping.js';
import { formed, madeId, say } from '../narrative/told.js';
import type { DamageWords } from '../narrative/lexicon-en-records.js';
import type { Attention, DossierModel } from '../schema/index.js';
import { contradictedApprovals, findings, laterStop } from './attention-findings.js';
import { failedEvaluations, passedOtherwise } from './attention-evaluations.js';
import type { CheckId } from './check-ids.js';
import { saidAgainstCalls } from './conversation/findings.js';
import type { ModelContext } from './context.js';
import { numberAt } from './entry.js';
import { isAgainstHold, refusalText, type RecordSections } from './records.js';
import { importedWaiting, isImportedHere } from './waiting.js';
import { seenOtherwise } from './seen.js';
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

function gaps(context: ModelContext, { completeness, oversight }: Parts): Weighed[] {
  const imported = isImportedHere(context);
  const waiting = importedWaiting(context, oversight.escalations);
  const isRulesOnly = waiting !== undefined && waiting.agent === undefined;
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
        // A rule that was run only at import asked nobody who could have answered.
        const isOfImport = gap.check === 'escalation_answered' && isRulesOnly;
        const weight = isOfImport ? WEIGHT.missing : weigh(gap.check);
        return {
          // The model makes gaps of checks alone.
          code: gap.check as CheckId,
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
  const isOfSeveral = new Set(refused.map(({ owner }) => owner.text)).size > 1;
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
        {
          amount: row.amount.state === 'not_recorded' ? undefined : row.amount.text,
          owner: isOfSeveral ? row.owner.text : undefined,
        },
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

/** What of the decision is gone, and who ordered it: one line an order. */
function erasures({ entries, ledgerRecords, words }: ModelContext): Weighed[] {
  const gone = new Map<number, number>();
  for (const { hidden } of entries)
    for (const { state, erasedBy = -1 } of hidden.values())
      if (state === 'erased') gone.set(erasedBy, (gone.get(erasedBy) ?? 0) + 1);
  const read = (seq: number | undefined, type: string) =>
    ledgerRecords.find((one) => one.seq === seq && one.type === type && one.trusted);
  return [...gone]
    .toSorted(([a], [b]) => a - b)
    .map(([by, count]): Weighed => {
      const order = read(by, 'erasure.executed');
      const asked = order && read(numberAt(order, '/request'), 'erasure.requested');
      const [orderer, asker] = [order, asked].map(
        (one) => one && (madeId(one.actor) ?? words.quote(one.actor)),
      );
      const at = order && (formed(order.time) ?? words.quote(order.time));
      return {
        code: 'values_erased',
        severity: 'attention',
        text: words.records.attention.erased(count, say`${by}`, { orderer, at, asker }),
        evidence: [asked, order].flatMap((one) => (one ? [one.mark] : [])),
        weight: WEIGHT.recorded,
      };
    });
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

/** What the formats that are imported mostly have no place for. */
const OF_FORMAT = [
  'plan',
  'authority_scope',
  'tool_rationale',
  'decisive_lineage',
  'lineage_version',
  'effect_announced',
] as const satisfies readonly CheckId[];

/** What an import lacks as imports do, in one item: beside real findings six of these would hide them. */
function lacking({ words }: ModelContext, items: readonly Weighed[]): Weighed[] {
  const lacks = OF_FORMAT.filter((id) => items.some(({ code }) => code === id));
  if (lacks.length === 0) return [...items];
  return [
    ...items.filter(({ code }) => !lacks.some((id) => id === code)),
    {
      code: 'import_lacks',
      severity: 'attention',
      text: words.imported.lacks(lacks.map((id) => words.imported.lack[id])),
      evidence: [],
      weight: WEIGHT.missing,
    },
  ];
}

/** That an outcome disagrees says no more, where an item of its own says which call differs: then it comes last. */
const behindDifference = (item: Weighed, _: number, all: readonly Weighed[]): Weighed =>
  item.code === 'outcome_agreement' && all.some(({ code }) => code === 'answer_differs')
    ? { ...item, weight: WEIGHT.missing }
    : item;

/** What failed comes before all that is only to be looked at. */
const severityOf = ({ severity }: Weighed): number => (severity === 'failed' ? 0 : 1);

/** Section 5, most serious first. Page 1 prints the first three, of an import five, and names what more there is. */
export function buildAttention(context: ModelContext, parts: Parts): Attention[] {
  const damage: Attention[] = parts.integrity.findings.map((finding) => ({
    code: finding.code,
    severity: 'failed',
    text: context.words.records.damage(damageOf(finding)),
    evidence: context.entries
      .filter((entry) => entry.seq === finding.seq)
      .map((entry) => entry.mark),
  }));
  const missing = gaps(context, parts);
  const weighed = grouped(context, [
    ...contradictedApprovals(context),
    ...findings(context, parts),
    ...laterStop(context, parts),
    ...saidAgainstCalls(context),
    ...seenOtherwise(context),
    ...failedEvaluations(context, parts),
    ...passedOtherwise(context, parts),
    ...records(context, parts),
    ...erasures(context),
    ...(isImportedHere(context) ? lacking(context, missing) : missing),
  ])
    .map(behindDifference)
    .toSorted((a, b) => severityOf(a) - severityOf(b) || a.weight - b.weight);
  return [...damage, ...weighed.map(({ weight: _weight, ...item }) => item)];
}
