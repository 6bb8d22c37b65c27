import { joined } from '../narrative/told.js';
import type { OversightReport } from './schema.js';
import {
  SPREAD_COLUMNS,
  spreadCells,
  type Cells,
  type FigureCell,
  type ReportTable,
} from './tables.js';

type Figures = OversightReport['figures'];

export function reviewTables({ reviews }: Figures, cells: Cells): ReportTable[] {
  const { line } = cells.words.document;
  const time = (value: number | null) => cells.duration(value);
  return [
    {
      id: 'verdicts',
      columns: [
        ['verdict', 200],
        ['count', 100, 'right'],
      ],
      rows: reviews.verdicts.map(({ verdict, count }) => [cells.code(verdict), cells.count(count)]),
    },
    {
      id: 'turnaround',
      columns: [
        ['line', 160],
        ['answered', 70, 'right'],
        ['measured', 70, 'right'],
        ...SPREAD_COLUMNS,
      ],
      rows: [
        [
          cells.said(line.answered, 'answered'),
          cells.count(reviews.answered),
          cells.count(reviews.turnaround.measured),
          ...spreadCells(reviews.turnaround, time),
        ],
      ],
    },
    {
      id: 'deadlines',
      columns: [
        ['line', 400],
        ['count', 99, 'right'],
      ],
      rows: (['in_time', 'late', 'overdue'] as const).map((id) => [
        cells.said(line[id], id),
        cells.count(reviews.deadlines[id]),
      ]),
    },
    ...reviewerTables(reviews, cells),
  ];
}

function reviewerTables(reviews: Figures['reviews'], cells: Cells): ReportTable[] {
  return [
    {
      id: 'reviewers',
      columns: [
        ['reviewer', 190],
        ['reviews', 55, 'right'],
        ['approvals', 58, 'right'],
        ['answered', 60, 'right'],
        ['quick_approvals', 45, 'right'],
        ['median', 60, 'right'],
        ['p90', 60, 'right'],
      ],
      rows: reviews.reviewers.map((row) => [
        cells.mono(row.reviewer),
        cells.count(row.reviews),
        cells.count(row.approvals),
        cells.count(row.answered),
        cells.count(row.quick_approvals),
        cells.duration(row.turnaround.median),
        cells.duration(row.turnaround.p90),
      ]),
      more: reviews.reviewers_not_listed,
    },
    {
      id: 'open_escalations',
      columns: [
        ['seq', 40, 'right'],
        ['decision_id', 140],
        ['escalation_id', 55],
        ['rule', 90],
        ['since', 116],
        ['age', 58, 'right'],
      ],
      rows: reviews.open.rows.map((row) => [
        cells.count(row.seq),
        cells.mono(row.decision_id),
        cells.mono(row.escalation_id),
        cells.code(row.rule),
        cells.time(row.since),
        cells.duration(row.age_ms),
      ]),
      more: reviews.open.count - reviews.open.rows.length,
    },
  ];
}

export function correctionTables({ corrections }: Figures, cells: Cells): ReportTable[] {
  const { line } = cells.words.document;
  const { count, not_compared: apart, groups } = corrections;
  return [
    {
      id: 'corrections',
      columns: [
        ['line', 400],
        ['count', 99, 'right'],
      ],
      rows: [
        [cells.said(line.corrections, 'corrections'), cells.count(count)],
        [cells.said(line.not_compared, 'not_compared'), cells.count(apart)],
      ],
    },
    {
      id: 'corrected_places',
      columns: [
        ['agent', 110],
        ['places', 130],
        ['corrections', 60, 'right'],
        ['earlier', 45, 'right'],
        ['again', 40, 'right'],
        ['after_change', 62],
        ['changes', 52],
      ],
      rows: groups.rows.map((row) => [
        cells.mono(row.agent),
        placesCell(row.places, cells),
        cells.count(row.corrections),
        cells.count(row.earlier),
        cells.count(row.again),
        cells.seqs(row.after_change),
        cells.seqs(row.changes),
      ]),
      more: groups.count - groups.rows.length,
    },
  ];
}

/** JSON Pointers as they are recorded; the whole value has none, and is said in words. */
function placesCell(places: readonly string[], cells: Cells): FigureCell {
  const told = places.map((place) =>
    place === '' ? cells.words.document.line.whole : cells.quote(place),
  );
  return { text: joined(told, ', '), value: places.join(' ') };
}
