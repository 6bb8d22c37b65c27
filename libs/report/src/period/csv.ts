import type { OversightReport } from './schema.js';
import { reportTables } from './sections.js';
import type { FigureCell, ReportTable } from './tables.js';

/** What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
/**
 * The same behind what some spreadsheets take for the end of a field, whatever stands around it: the semicolon
 * where the decimal sign is a comma, or a tab.
 */
const FORMULA_WITHIN = /([;|\t\r\n])(?=[=+\-@＝＋－＠])/gu;
const QUOTED = /[",\r\n]/;

/**
 * One field by RFC 4180. What a spreadsheet would run as a formula gets an apostrophe before it;
 * numbers stay numbers. What was not recorded says so: an empty field could be an empty text.
 */
export function csvField(value: FigureCell['value']): string {
  if (value === null) return 'not_recorded';
  if (typeof value !== 'string') return String(value);
  const within = value.replaceAll(FORMULA_WITHIN, "$1'");
  const guarded = FORMULA.test(value) ? `'${within}` : within;
  return QUOTED.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** One line by RFC 4180. */
export const csvLine = (values: readonly FigureCell['value'][]): string =>
  `${values.map(csvField).join(',')}\r\n`;

/** Spreadsheets take a CSV file without it for the code page of their machine, and show Ã¼ for ü. */
export const BYTE_ORDER_MARK = '\ufeff';

/** One table with a header; columns by their stable English names, values as they are in the JSON. */
function tableCsv({ columns, rows }: ReportTable): string {
  const header = csvLine(columns.map(([id]) => id));
  return (
    BYTE_ORDER_MARK + header + rows.map((row) => csvLine(row.map(({ value }) => value))).join('')
  );
}

/** One file for each table: `decisions.csv`, `rates.csv` …, in UTF-8 with a byte order mark. */
export function reportCsvFiles(report: OversightReport): { name: string; text: string }[] {
  return reportTables(report).map((table) => ({ name: `${table.id}.csv`, text: tableCsv(table) }));
}

/** One table by its name; undefined if there is none. */
export function reportCsvTable(report: OversightReport, id: string): string | undefined {
  const table = reportTables(report).find((one) => one.id === id);
  return table === undefined ? undefined : tableCsv(table);
}

/**
 * All tables in one file, a line for each cell: table, row from 1, column, value. For whoever can take
 * one file only; a pivot gives the tables back.
 */
export function reportCsv(report: OversightReport): string {
  const lines = reportTables(report).flatMap(({ id, columns, rows }) =>
    rows.flatMap((row, i) =>
      columns.map(([column], at) => csvLine([id, i + 1, column, row[at]?.value ?? null])),
    ),
  );
  return BYTE_ORDER_MARK + csvLine(['table', 'row', 'column', 'value']) + lines.join('');
}
