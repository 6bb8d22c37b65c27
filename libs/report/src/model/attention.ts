import { formed } from '../narrative/told.js';
import type { DamageWords } from '../narrative/lexicon-en-records.js';
import type { Attention, DossierModel } from '../schema/index.js';
import type { ModelContext } from './context.js';
import type { RecordSections } from './records.js';

type Parts = Pick<DossierModel, 'completeness' | 'integrity' | 'oversight'> & RecordSections;
type Weighed = Attention & { weight: number };

/** What a reader must see first: damage, then open ends, then contradictions, then what is missing. */
const WEIGHT: readonly string[] = [
  'effect_as_announced',
  'effect_settled',
  'escalation_answered',
  'entry_sequence',
  'closing_count',
];
const CONTRADICTION = WEIGHT.length;
const RECORDED = WEIGHT.length + 1;
const MISSING = WEIGHT.length + 2;

function gaps(context: ModelContext, { completeness }: Parts): Weighed[] {
  const statuses = new Map(completeness.checks.map((check) => [check.id, check.status]));
  const weigh = (check: string): number => {
    const at = WEIGHT.indexOf(check);
    if (at >= 0) return at;
    // That the writer itself says so weighs more than what it left out.
    if (check === 'recorded_gaps' || check === 'rules_in_force') return CONTRADICTION;
    return statuses.get(check) === 'contradiction' ? CONTRADICTION : MISSING;
  };
  return (
    completeness.gaps
      // Every incident has a line of its own.
      .filter(({ check }) => check !== 'incident_closed')
      .map((gap) => {
        const weight = weigh(gap.check);
        return {
          code: gap.check,
          severity: weight < CONTRADICTION ? 'failed' : 'attention',
          text: gap.text,
          evidence: gap.evidence,
          weight,
        };
      })
  );
}

function records({ words }: ModelContext, parts: Parts): Weighed[] {
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
      weight: row.status === 'open' ? -1 : RECORDED,
    })),
    ...refused.map((row): Weighed => ({
      code: 'effect_refused',
      severity: 'attention',
      text: attention.refused(row.operation.text, row.target.text, row.earlier.text),
      evidence: row.evidence,
      weight: CONTRADICTION,
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
        weight: CONTRADICTION,
      })),
    ...changes.map((row): Weighed => ({
      code: `${row.kind}_changed`,
      severity: 'attention',
      text: attention.changed(row.what.text, row.to.text),
      evidence: row.evidence,
      weight: RECORDED,
    })),
  ];
}

const damageOf = ({
  kind,
  code,
  seq,
}: DossierModel['integrity']['findings'][number]): DamageWords => ({ kind, code, seq });

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
  const weighed = [...records(context, parts), ...gaps(context, parts)].toSorted(
    (a, b) => a.weight - b.weight,
  );
  return [...damage, ...weighed.map(({ weight: _weight, ...item }) => item)];
}
