import type { Findings } from '../finding.js';
import type { Projections, SearchRow } from '../reader.js';

/**
 * checkSearch reports the rows that decisions are found by and that do not follow from the entries. Comes last: what
 * search says of an entry, or a decision, that is not whole itself follows from that, and is not said a second time.
 *
 * Returns how many tables of this kind were compared: one, or none.
 */
export async function checkSearch(
  projections: Projections | undefined,
  found: readonly SearchRow[],
  findings: Findings,
): Promise<number> {
  if (projections?.searchStrays === undefined) return 0;
  const known = new Set(findings.list.flatMap(({ seq, decision }) => [seq, decision]));
  known.delete(undefined);
  const report = (rows: readonly SearchRow[]): void => {
    for (const { message, ...row } of rows)
      if (!known.has(row.seq) && !known.has(row.decision))
        findings.add('search_mismatch', message, row);
  };
  report(found);
  for await (const rows of projections.searchStrays()) report(rows);
  return 1;
}
