import { joined, say } from '../narrative/told.js';
import type { OversightReport } from './schema.js';
import {
  DASH,
  SPREAD_COLUMNS,
  spreadCells,
  type Cells,
  type FigureCell,
  type ReportTable,
  type TableId,
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

export function tripwireTables({ tripwires }: Figures, cells: Cells): ReportTable[] {
  return [
    {
      id: 'tripwires',
      columns: [
        ['rule', 150],
        ['trips', 55, 'right'],
        ['proceed', 55, 'right'],
        ['hold', 55, 'right'],
        ['stop', 55, 'right'],
        ['seqs', 130],
      ],
      rows: tripwires.map((row) => [
        cells.code(row.rule),
        cells.count(row.trips),
        cells.count(row.proceed),
        cells.count(row.hold),
        cells.count(row.stop),
        cells.seqs(row.evidence),
      ]),
    },
  ];
}

export function effectTables({ side_effects: effects }: Figures, cells: Cells): ReportTable[] {
  const listed = (id: TableId, rows: Figures['side_effects']['failed']): ReportTable => ({
    id,
    columns: [
      ['seq', 38, 'right'],
      ['operation', 72],
      ['status', 78],
      ['side_effect_id', 70],
      ['decision_id', 72],
      ['at', 116],
      ['age', 53, 'right'],
    ],
    rows: rows.rows.map((row) => [
      cells.count(row.seq),
      cells.mono(row.operation),
      cells.code(row.status),
      cells.mono(row.side_effect_id),
      cells.mono(row.decision_id),
      cells.time(row.at),
      cells.duration(row.age_ms),
    ]),
    more: rows.count - rows.rows.length,
  });
  return [
    {
      id: 'side_effect_events',
      columns: [
        ['event', 200],
        ['count', 100, 'right'],
      ],
      rows: effects.events.map(({ event, count }) => [cells.code(event), cells.count(count)]),
    },
    listed('unsettled_side_effects', effects.unsettled),
    listed('failed_side_effects', effects.failed),
    listed('undone_side_effects', effects.undone),
  ];
}

export function systemTables({ systems }: Figures, cells: Cells): ReportTable[] {
  const { agents, components } = systems;
  return [
    {
      id: 'agents',
      columns: [
        ['agent', 220],
        ['version', 180],
        ['decisions', 99, 'right'],
      ],
      rows: agents.map((row) => [
        cells.mono(row.agent),
        cells.mono(row.version),
        cells.count(row.decisions),
      ]),
      more: systems.agents_not_listed,
    },
    {
      id: 'components',
      columns: [
        ['component', 120],
        ['version', 280],
        ['decisions', 99, 'right'],
      ],
      rows: components.map((row) => [
        cells.code(row.component),
        cells.mono(row.version),
        cells.count(row.decisions),
      ]),
    },
    ...changeTables(systems, cells),
  ];
}

function changeTables({ changes, policies }: Figures['systems'], cells: Cells): ReportTable[] {
  return [
    {
      id: 'system_changes',
      columns: [
        ['seq', 45, 'right'],
        ['component', 60],
        ['name', 118],
        ['before', 80],
        ['after', 80],
        ['at', 116],
      ],
      rows: changes.rows.map((row) => [
        cells.count(row.seq),
        cells.code(row.component),
        cells.mono(row.name),
        cells.mono(row.from),
        cells.mono(row.to),
        cells.time(row.at),
      ]),
      more: changes.count - changes.rows.length,
    },
    {
      id: 'policies',
      columns: [
        ['seq', 45, 'right'],
        ['revision', 60, 'right'],
        ['version', 100],
        ['enforcement', 85],
        ['at', 116],
        ['in_period', 90],
      ],
      rows: policies.rows.map((row) => [
        cells.count(row.seq),
        cells.count(row.revision),
        cells.mono(row.version),
        cells.code(row.enforcement),
        cells.time(row.at),
        cells.flag(row.in_period),
      ]),
      more: policies.count - policies.rows.length,
    },
  ];
}

export function incidentTables({ incidents }: Figures, cells: Cells): ReportTable[] {
  return [
    {
      id: 'incidents',
      columns: [
        ['seq', 40, 'right'],
        ['incident_id', 50],
        ['severity', 55],
        ['title', 130],
        ['status', 45],
        ['due_at', 85],
        ['age', 55, 'right'],
      ],
      rows: incidents.rows.rows.map((row) => [
        cells.count(row.seq),
        cells.mono(row.incident_id),
        cells.code(row.severity),
        cells.recorded(row.title),
        cells.code(row.status),
        cells.time(row.due_at),
        cells.duration(row.age_ms),
      ]),
      more: incidents.rows.count - incidents.rows.rows.length,
    },
  ];
}

export function custodyTables({ custody }: Figures, cells: Cells): ReportTable[] {
  const { line } = cells.words.document;
  const facts = ['reads', 'erasures', 'holds', 'keys'] as const;
  return [
    {
      id: 'exports',
      columns: [
        ['kind', 200],
        ['format', 150],
        ['count', 100, 'right'],
      ],
      rows: custody.exports.map((row) => [
        cells.code(row.kind),
        cells.mono(row.format),
        cells.count(row.count),
      ]),
    },
    {
      id: 'custody',
      columns: [
        ['fact', 160],
        ['value', 230],
        ['seqs', 109],
      ],
      rows: facts.map((fact) => {
        const { state, value, evidence } = custody[fact];
        return [
          cells.said(line[fact], fact),
          state === 'recorded'
            ? cells.count(value ?? null)
            : cells.nothing(cells.words.noRecordType),
          cells.seqs(evidence),
        ];
      }),
    },
  ];
}

export function sampleTables({ sample }: Figures, cells: Cells): ReportTable[] {
  return [
    {
      id: 'sample',
      columns: [
        ['decision_id', 150],
        ['opened_seq', 50, 'right'],
        ['stakes', 50],
        ['status', 60],
        ['digest', 110],
      ],
      rows: sample.rows.map((row) => [
        cells.mono(row.decision_id),
        cells.count(row.opened_seq),
        cells.code(row.stakes),
        cells.code(row.status),
        // Enough to order by; the whole digest is in JSON and CSV.
        { ...cells.mono(row.digest), text: say`${cells.quote(row.digest.slice(0, 16))}…` },
      ]),
    },
  ];
}

export function integrityTables({ basis }: OversightReport, cells: Cells): ReportTable[] {
  const { line } = cells.words.document;
  return [
    {
      id: 'checks',
      columns: [
        ['check', 200],
        ['count', 100, 'right'],
        ['result', 150],
      ],
      rows: basis.checks.map(({ name, count, passed }) => [
        cells.code(name),
        cells.count(count),
        cells.said(passed ? line.passed : line.failed, passed ? 'passed' : 'not_passed'),
      ]),
    },
    {
      id: 'findings',
      columns: [
        ['seq', 45, 'right'],
        ['code', 150],
        ['message', 304],
      ],
      rows: basis.findings.rows.map(({ seq, code, message }) => [
        seq === null ? cells.nothing(DASH) : cells.count(seq),
        cells.code(code),
        cells.recorded(message),
      ]),
      more: basis.findings.count - basis.findings.rows.length,
    },
  ];
}
