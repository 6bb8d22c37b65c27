import type { Told } from '../narrative/told.js';
import { PERIOD_LIMITS } from './limits.js';
import type { OversightReport } from './schema.js';
import {
  rateTable,
  SPREAD_COLUMNS,
  spreadCells,
  type Cells,
  type FigureCell,
  type ReportTable,
} from './tables.js';

type Figures = OversightReport['figures'];
const STAKES = ['low', 'medium', 'high', 'critical', 'unknown'] as const;

export function populationTables({ population }: Figures, cells: Cells): ReportTable[] {
  const { line } = cells.words.document;
  const { decisions, unmatched, sequence } = population;
  const read = sequence.positions - sequence.not_readable;
  const row = (id: keyof typeof line, count: number) => [
    cells.said(line[id], id),
    cells.count(count),
  ];
  /** What the lines above it add up to. */
  const sum = (id: keyof typeof line, count: number) =>
    row(id, count).map((cell) => ({ ...cell, set: 'strong' as const }));
  const columns: ReportTable['columns'] = [
    ['line', 400],
    ['count', 99, 'right'],
  ];
  return [
    {
      id: 'decisions',
      columns,
      rows: [
        row('open_at_start', decisions.open_at_start),
        row('opened', decisions.opened),
        row('closed', decisions.closed),
        sum('open_at_end', decisions.open_at_end),
        row('in_scope', population.in_scope),
        row('imported', population.imported),
        row('opened_again', unmatched.opened_again),
        row('closed_not_open', unmatched.closed_not_open),
        row('not_followed', unmatched.not_followed),
      ],
    },
    {
      id: 'reconciliation',
      columns,
      rows: [
        row('readable', read),
        row('not_readable', sequence.not_readable),
        sum('positions', sequence.positions),
        row('in_decisions', population.in_decisions),
        row('outside_decisions', population.outside_decisions),
        row('bodies_not_readable', population.bodies_not_readable),
        row('at_borders', population.not_readable_at_borders),
        row('entries_before', population.entries_before),
      ],
    },
    {
      id: 'entries',
      columns: [
        ['type', 400],
        ['count', 99, 'right'],
      ],
      rows: [
        ...sequence.by_type.map(({ type, count }) => [cells.code(type), cells.count(count)]),
        ...(sequence.other_types > 0 ? [row('other_types', sequence.other_types)] : []),
        row('not_readable', sequence.not_readable),
        sum('positions', sequence.positions),
      ],
    },
  ];
}

/** A day, or the hour of a short period. */
export const bucketName = (from: string, hours: number): Told => {
  // The schema holds it to the form of a time.
  return (hours === 1 ? `${from.slice(0, 10)} ${from.slice(11, 16)}` : from.slice(0, 10)) as Told;
};

/** Stretches of the period that had not begun when the report was made: nothing is counted in them, not even 0. */
function* toCome({ figures, parameters }: OversightReport): Generator<string> {
  const { hours, buckets } = figures.series;
  const last = buckets.at(-1);
  const step = hours * 3_600_000;
  let next = last === undefined ? Date.parse(parameters.from) : Date.parse(last.from) + step;
  for (
    let n = buckets.length;
    n < PERIOD_LIMITS.buckets && next < Date.parse(parameters.to);
    n += 1
  ) {
    yield new Date(next).toISOString();
    next += step;
  }
}

export function volumeTables(report: OversightReport, cells: Cells): ReportTable[] {
  const { series } = report.figures;
  const notYet = (): FigureCell => ({ text: cells.words.notYet, value: 'not_yet', set: 'state' });
  return [
    {
      id: 'series',
      columns: [
        ['from', 180],
        ['entries', 80, 'right'],
        ['opened', 80, 'right'],
        ['closed', 80, 'right'],
        ['escalations', 80, 'right'],
      ],
      rows: [
        ...series.buckets.map((bucket) => [
          cells.said(bucketName(bucket.from, series.hours), bucket.from),
          cells.count(bucket.entries),
          cells.count(bucket.opened),
          cells.count(bucket.closed),
          cells.count(bucket.escalations),
        ]),
        ...Array.from(toCome(report), (from) => [
          cells.said(bucketName(from, series.hours), from),
          notYet(),
          notYet(),
          notYet(),
          notYet(),
        ]),
      ],
    },
  ];
}

export function outcomeTables({ outcomes, stakes }: Figures, cells: Cells): ReportTable[] {
  const { line } = cells.words.document;
  const columns: ReportTable['columns'] = [
    ['total', 60, 'right'],
    ...STAKES.map((word) => [word, 60, 'right'] as const),
  ];
  const counts = (by: Figures['stakes']['opened']) => [
    cells.count(STAKES.reduce((sum, word) => sum + by[word], 0)),
    ...STAKES.map((word) => cells.count(by[word])),
  ];
  const lines = ['open_at_start', 'opened', 'closed', 'open_at_end'] as const;
  return [
    {
      id: 'outcomes',
      columns: [['outcome', 140], ...columns],
      rows: outcomes.map((row) => [cells.code(row.outcome), ...counts(row.stakes)]),
    },
    {
      id: 'stakes',
      columns: [['line', 140], ...columns],
      rows: lines.map((id) => [cells.said(line[id], id), ...counts(stakes[id])]),
    },
  ];
}

export function confidenceTables(figures: Figures, cells: Cells): ReportTable[] {
  const { confidence, evaluations } = figures;
  const { line } = cells.words.document;
  const [cards, closing] = confidence.sources;
  return [
    {
      id: 'confidence',
      columns: [
        ['source', 140],
        ['stated', 60, 'right'],
        ['not_recorded', 75, 'right'],
        ...SPREAD_COLUMNS,
      ],
      rows: confidence.sources.map(({ source, stated, not_recorded: missing, spread }) => [
        cells.said(line[source], source),
        cells.count(stated),
        cells.count(missing),
        ...spreadCells(spread, (value) => cells.decimal(value)),
      ]),
    },
    {
      id: 'confidence_bins',
      columns: [
        ['bin', 140],
        ['job_card', 100, 'right'],
        ['decision_closed', 100, 'right'],
      ],
      rows: (cards?.bins ?? []).map((count, i) => [
        cells.text(binName(i)),
        cells.count(count),
        cells.count(closing?.bins[i] ?? 0),
      ]),
    },
    {
      id: 'evaluations',
      columns: [
        ['kind', 140],
        ['count', 80, 'right'],
        ['passed', 80, 'right'],
        ['not_passed', 80, 'right'],
        ['no_verdict', 80, 'right'],
      ],
      rows: evaluations.map((row) => [
        cells.code(row.kind),
        cells.count(row.count),
        cells.count(row.passed),
        cells.count(row.not_passed),
        cells.count(row.no_verdict),
      ]),
    },
  ];
}

/** `0.9–1.0`: the last stretch includes 1. */
export const binName = (i: number): Told =>
  `${(i / 10).toFixed(1)}–${((i + 1) / 10).toFixed(1)}` as Told;

export function rateTables(figures: Figures, cells: Cells): ReportTable[] {
  const { rates, reviews, corrections, side_effects: effects, confidence } = figures;
  return [
    rateTable(
      'rates',
      [
        ...rates,
        ...reviews.rates,
        ...corrections.rates,
        ...effects.rates,
        confidence.below_threshold,
      ],
      cells,
    ),
  ];
}

export function gapTables({ gaps }: Figures, cells: Cells): ReportTable[] {
  return [
    {
      id: 'gap_fields',
      columns: [
        ['record', 120],
        ['field', 170],
        ['not_recorded', 65, 'right'],
        ['expected', 65, 'right'],
        ['share', 79, 'right'],
      ],
      rows: gaps.fields.map(({ record, field, expected, not_recorded: missing }) => [
        cells.code(record),
        cells.code(field),
        cells.count(missing),
        cells.count(expected),
        cells.share({
          state: expected === 0 ? 'not_applicable' : 'recorded',
          numerator: missing,
          denominator: expected,
          small: expected < 20,
        }),
      ]),
    },
    recordedTable('gaps', gaps.recorded, cells),
    recordedTable('clock_refusals', gaps.clock_refusals, cells),
  ];
}

function recordedTable(
  id: 'gaps' | 'clock_refusals',
  { count, rows }: Figures['gaps']['recorded'],
  cells: Cells,
): ReportTable {
  return {
    id,
    columns: [
      ['seq', 50, 'right'],
      ['kind', 100],
      ['records', 80, 'right'],
      ['decision_id', 140],
      ['at', 130],
    ],
    rows: rows.map((row) => [
      cells.count(row.seq),
      cells.code(row.kind),
      cells.count(row.records),
      cells.mono(row.decision_id),
      cells.time(row.at),
    ]),
    more: count - rows.length,
  };
}
