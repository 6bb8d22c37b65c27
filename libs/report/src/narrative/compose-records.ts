import type { Clause, DossierModel } from '../schema/index.js';
import { clause, quote, some, type Composer } from './composer.js';
import { refusalWords } from '../model/records.js';
import { groupByText, withCount } from './grouping.js';
import { formed, say } from './told.js';

type Rows = Pick<DossierModel, 'recorded_gaps' | 'incidents' | 'changes' | 'refused_effects'>;

function gapClause(composer: Composer, { recorded_gaps: gaps }: Rows): Clause[] {
  if (gaps.length === 0) return [];
  const { summary } = composer.records;
  const known = gaps.map(({ records }) => records.value).filter((n) => typeof n === 'number');
  const total = known.reduce((sum, n) => sum + n, 0);
  const text = summary.gaps(gaps.length, total, gaps.length - known.length);
  const facts = gaps.map(({ records }) => records);
  return [clause('recorded_gap', text, facts)];
}

function changeClause(composer: Composer, { changes }: Rows): Clause[] {
  if (changes.length === 0) return [];
  const { summary, thePolicy } = composer.records;
  const printed = some(composer, 7, changes, ({ kind, what, to }) =>
    kind === 'policy'
      ? say`${thePolicy} (${to.text})`
      : say`${quote(composer, what.text, 7)} (${quote(composer, to.text, 7)})`,
  );
  const facts = changes.flatMap(({ what, to }) => [what, to]);
  return [clause('change', summary.changes(printed), facts)];
}

function refusedClause(composer: Composer, { refused_effects: refused }: Rows): Clause[] {
  if (refused.length === 0) return [];
  const { summary } = composer.records;
  // The same attempt made again is told once, with how often: another amount, target or owner makes another attempt.
  const isOfSeveral = new Set(refused.map(({ owner }) => owner.text)).size > 1;
  const groups = groupByText(refused, (row) =>
    summary.refusedAs(
      quote(composer, row.operation.text, 11),
      {
        amount: row.amount.state === 'not_recorded' ? undefined : row.amount.text,
        target:
          row.target.state === 'not_recorded' ? undefined : quote(composer, row.target.text, 11),
        owner: isOfSeveral ? quote(composer, row.owner.text, 11) : undefined,
      },
      refusalWords(composer.records, row),
    ),
  );
  const told = some(composer, 11, groups, (group) => withCount(composer, group));
  const facts = refused.map(({ operation }) => operation);
  return [clause('refused_effect', summary.refused(told), facts)];
}

function incidentClause(composer: Composer, { incidents }: Rows): Clause[] {
  if (incidents.length === 0) return [];
  const { summary } = composer.records;
  const printed = some(composer, 7, incidents, ({ id, severity, status, outcome }) =>
    summary.incident(
      formed(id) ?? composer.quotation(id),
      severity.text,
      status === 'open' ? undefined : outcome.text,
    ),
  );
  const facts = incidents.map(({ severity }) => severity);
  const marks = incidents.flatMap(({ evidence }) => evidence);
  return [clause('incident', summary.incidents(printed), facts, marks)];
}

/**
 * What was recorded about the record itself, the system and the ledger: a clause each, or one that
 * counts them where page 1 has no room for more.
 */
export function recordClauses(composer: Composer): Clause[] {
  const { recorded_gaps, incidents, changes, refused_effects } = composer.model;
  const rows: Rows = { recorded_gaps, incidents, changes, refused_effects };
  if (composer.detail.counted) {
    const all = Object.values(rows).flat();
    if (all.length === 0) return [];
    const marks = all.flatMap(({ evidence }) => evidence);
    return [clause('records', composer.records.summary.many(all.length), [], marks)];
  }
  return [gapClause, changeClause, refusedClause, incidentClause].flatMap((make) =>
    make(composer, rows),
  );
}
