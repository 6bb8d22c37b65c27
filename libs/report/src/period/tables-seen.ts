import type { OversightReport } from './schema.js';
import type { Cells, ReportTable } from './tables.js';

type SeenVerdict = keyof Cells['words']['document']['seen'];

export function seenTables({ seen }: OversightReport['figures'], cells: Cells): ReportTable[] {
  const verdicts = [
    ...new Set([...seen.side_effects, ...seen.observations].map((one) => one.verdict)),
  ];
  const countOf = (list: readonly { verdict: string; count: number }[], verdict: string): number =>
    list.find((one) => one.verdict === verdict)?.count ?? 0;
  return [
    {
      id: 'seen',
      columns: [
        ['result', 200],
        ['side_effects', 100, 'right'],
        ['observations', 100, 'right'],
      ],
      rows: verdicts
        .toSorted()
        .map((verdict) => [
          cells.said(cells.words.document.seen[verdict as SeenVerdict], verdict),
          cells.count(countOf(seen.side_effects, verdict)),
          cells.count(countOf(seen.observations, verdict)),
        ]),
    },
    {
      id: 'seen_findings',
      columns: [
        ['seq', 45, 'right'],
        ['code', 120],
        ['decision_id', 120],
        ['side_effect_id', 120],
        ['seqs', 94],
      ],
      rows: seen.findings.rows.map((row) => [
        cells.count(row.seq),
        cells.code(row.code),
        cells.mono(row.decision_id),
        cells.mono(row.side_effect_id),
        cells.seqs(row.evidence),
      ]),
      more: seen.findings.count - seen.findings.rows.length,
    },
  ];
}
