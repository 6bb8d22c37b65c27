import { say } from '../narrative/told.js';
import type { OversightReport } from './schema.js';
import { DASH, type Cells, type ReportTable, type TableId } from './tables.js';

type Figures = OversightReport['figures'];

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
    listed('differing_side_effects', effects.differing),
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
