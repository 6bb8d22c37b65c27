import { RATE_IDS, type OversightReport } from './schema.js';
import {
  confidenceTables,
  gapTables,
  outcomeTables,
  populationTables,
  rateTables,
  volumeTables,
} from './tables-counts.js';
import {
  custodyTables,
  effectTables,
  incidentTables,
  integrityTables,
  sampleTables,
  systemTables,
  tripwireTables,
} from './tables-lists.js';
import { correctionTables, reviewTables } from './tables-reviews.js';
import { seenTables } from './tables-seen.js';
import { Cells, type ReportTable } from './tables.js';
import { periodWordsOf, type PeriodWords } from './words.js';

export type SectionId = keyof PeriodWords['document']['section'];

/** The sections that have tables, in the order printed. */
export function sectionTables(report: OversightReport): [SectionId, ReportTable[]][] {
  const { figures, issue } = report;
  const cells = new Cells(periodWordsOf(report), issue.locale);
  return [
    ['population', populationTables(figures, cells)],
    ['volume', volumeTables(report, cells)],
    ['outcomes', outcomeTables(figures, cells)],
    ['confidence', confidenceTables(figures, cells)],
    [
      'oversight',
      [
        ...rateTables(figures, cells),
        ...reviewTables(figures, cells),
        ...correctionTables(figures, cells),
      ],
    ],
    ['tripwires', tripwireTables(figures, cells)],
    ['effects', [...effectTables(figures, cells), ...seenTables(figures, cells)]],
    ['gaps', gapTables(figures, cells)],
    ['systems', systemTables(figures, cells)],
    ['incidents', incidentTables(figures, cells)],
    ['custody', custodyTables(figures, cells)],
    ['sample', sampleTables(figures, cells)],
    ['integrity', integrityTables(report, cells)],
    ['annex', [definitionTable(cells)]],
  ];
}

function definitionTable(cells: Cells): ReportTable {
  const { words } = cells;
  const shares = RATE_IDS.map((id) => ({
    term: words.rateName(id),
    means: words.rateDefinition(id),
  }));
  return {
    id: 'definitions',
    columns: [
      ['term', 130],
      ['definition', 369],
    ],
    rows: [...words.document.definitions, ...shares].map(({ term, means }) => [
      cells.text(term),
      cells.text(means),
    ]),
  };
}

/** All tables of a report, in the order printed. */
export function reportTables(report: OversightReport): ReportTable[] {
  return sectionTables(report).flatMap(([, tables]) => tables);
}
