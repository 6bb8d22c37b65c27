import type { Clause, DossierModel } from '../schema/index.js';
import { clause, LIST_MAX, quote, type Composer } from './composer.js';
import { capital, formed, say, type Told } from './told.js';

/** The first of a list, and how many more there are. */
function some<Row>(composer: Composer, rows: readonly Row[], print: (row: Row) => Told): Told[] {
  const printed = rows.slice(0, LIST_MAX).map(print);
  if (rows.length > LIST_MAX) printed.push(composer.words.more(rows.length - LIST_MAX));
  return printed;
}

type Rows = Pick<DossierModel, 'recorded_gaps' | 'incidents' | 'changes' | 'refused_effects'>;

function gapClause(composer: Composer, { recorded_gaps: gaps }: Rows): Clause[] {
  if (gaps.length === 0) return [];
  const { summary } = composer.records;
  const known = gaps.map(({ records }) => records.value).filter((n) => typeof n === 'number');
  const total = known.reduce((sum, n) => sum + n, 0);
  const text = summary.gaps(gaps.length, total, gaps.length - known.length);
  const facts = gaps.map(({ records }) => records);
  return [clause('recorded_gap', capital(text), facts, '.')];
}

function changeClause(composer: Composer, { changes }: Rows): Clause[] {
  if (changes.length === 0) return [];
  const { summary, thePolicy } = composer.records;
  const printed = some(composer, changes, ({ kind, what, to }) =>
    kind === 'policy'
      ? say`${thePolicy} (${to.text})`
      : say`${quote(composer, what.text)} (${quote(composer, to.text)})`,
  );
  const facts = changes.flatMap(({ what, to }) => [what, to]);
  return [clause('change', capital(summary.changes(printed)), facts, '.')];
}

function refusedClause(composer: Composer, { refused_effects: refused }: Rows): Clause[] {
  if (refused.length === 0) return [];
  const { summary } = composer.records;
  const printed = some(composer, refused, ({ operation }) => quote(composer, operation.text));
  const facts = refused.map(({ operation }) => operation);
  return [clause('refused_effect', capital(summary.refused(printed)), facts, '.')];
}

function incidentClause(composer: Composer, { incidents }: Rows): Clause[] {
  if (incidents.length === 0) return [];
  const { summary } = composer.records;
  const printed = some(composer, incidents, ({ id, severity, status, outcome }) =>
    summary.incident(
      formed(id) ?? composer.quotation(id),
      severity.text,
      status === 'open' ? undefined : outcome.text,
    ),
  );
  const facts = incidents.map(({ severity }) => severity);
  const marks = incidents.flatMap(({ evidence }) => evidence);
  return [clause('incident', capital(summary.incidents(printed)), facts, '.', marks)];
}

/**
 * What was recorded about the record itself, the system and the ledger: a clause each, or one that
 * counts them where page 1 has no room for more.
 */
export function recordClauses(composer: Composer, counted: boolean): Clause[] {
  const { recorded_gaps, incidents, changes, refused_effects } = composer.model;
  const rows: Rows = { recorded_gaps, incidents, changes, refused_effects };
  if (counted) {
    const all = Object.values(rows).flat();
    if (all.length === 0) return [];
    const text = capital(composer.records.summary.many(all.length));
    return [
      clause(
        'records',
        text,
        [],
        '.',
        all.flatMap(({ evidence }) => evidence),
      ),
    ];
  }
  return [gapClause, changeClause, refusedClause, incidentClause].flatMap((make) =>
    make(composer, rows),
  );
}
