import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { workload } from '../fixtures/workload.js';
import { csvField, reportCsv, reportCsvFiles, reportCsvTable } from './csv.js';
import { buildOversightReport } from './report.js';
import { reportTables } from './sections.js';

/** RFC 4180 read back, by a reader written apart from the writer. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = text.startsWith('\ufeff') ? 1 : 0; i < text.length; i += 1) {
    const char = text[i] ?? '';
    if (quoted && char === '"' && text[i + 1] === '"') {
      field += '"';
      i += 1;
    } else if (char === '"') quoted = !quoted;
    else if (!quoted && (char === ',' || char === '\r')) {
      row.push(field);
      field = '';
      if (char === ',') continue;
      rows.push(row);
      row = [];
      i += 1;
    } else field += char;
  }
  return rows;
}

describe('a CSV field', () => {
  test.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['', ''],
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\r=1', `"'\r'=1"`],
    ['＝1', "'＝1"],
    ['a=1', 'a=1'],
    ['a;=1', "a;'=1"],
    ['a;b', 'a;b'],
    ['a|@b', "a|'@b"],
    ['a\n=1', `"a\n'=1"`],
    ['a\t-1', "a\t'-1"],
    [-1, '-1'],
    [0.25, '0.25'],
    [true, 'true'],
    [null, 'not_recorded'],
  ] as const)('%j is written %s', (value, written) => {
    expect(csvField(value)).toBe(written);
  });

  test('reads back as it was, and never begins a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const [[read = ''] = []] = readCsv(`${csvField(value)}\r\n`);
        expect([value, `'${value}`]).toContain(
          read.replaceAll(/(?<=[;|\t\r\n])'(?=[=+\-@＝＋－＠])/gu, ''),
        );
        expect(read).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  test.each([',', ';', '\t', '|'])(
    'begins no formula in a spreadsheet that ends fields at %j and knows no quotation',
    (separator) => {
      const unit = fc.constantFrom('a', '=', '+', '-', '@', ';', '|', '\t', '\n', '\r', '＝', '"');
      fc.assert(
        fc.property(fc.string({ unit, maxLength: 12 }), (value) => {
          // By RFC 4180 a comma inside of a text is no end: only what is not quoted is split there.
          const field = csvField(value);
          const parts = separator === ',' ? [field] : field.split(separator);
          for (const part of parts.flatMap((one) => one.split(/[\r\n]/)))
            expect(part.replace(/^"/, '')).not.toMatch(/^[=+\-@＝＋－＠]/u);
        }),
        { numRuns: 500 },
      );
    },
  );
});

describe('the CSV files of a report', () => {
  const made = buildOversightReport(
    workload({
      decisions: 20,
      pauseMs: 3_600_000,
      seed: 2,
      start: '2026-10-25T08:00:00.000Z',
    }).reader(),
    {
      from: '2026-10-26T00:00:00.000Z',
      to: '2026-11-01T00:00:00.000Z',
      issuedAt: '2026-11-02T00:00:00.000Z',
    },
  );

  test('have a header, and as many fields in every row', async () => {
    const files = reportCsvFiles(await made);
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
    for (const { text } of files) {
      // With a byte order mark, or a spreadsheet takes it for the code page of its machine.
      expect(text.lastIndexOf('\ufeff')).toBe(0);
      const [header = [], ...rows] = readCsv(text);
      expect(header.every((name) => /^[a-z0-9_]+$/.test(name))).toBe(true);
      for (const row of rows) expect(row).toHaveLength(header.length);
    }
  });

  test('say what the JSON says', async () => {
    const report = await made;
    const [, ...rows] = readCsv(reportCsvTable(report, 'decisions') ?? '');
    const { decisions } = report.figures.population;
    expect(Object.fromEntries(rows.slice(0, 4))).toEqual(
      Object.fromEntries(Object.entries(decisions).map(([line, n]) => [line, String(n)])),
    );
    expect(reportCsvTable(report, 'no such table')).toBeUndefined();
  });

  test('in one file: a line for each cell of each table', async () => {
    const report = await made;
    const [header, ...rows] = readCsv(reportCsv(report));
    expect(header).toEqual(['table', 'row', 'column', 'value']);
    const cells = reportTables(report).flatMap(({ rows: all, columns }) =>
      all.flatMap(() => columns),
    );
    expect(rows).toHaveLength(cells.length);
  });
});
