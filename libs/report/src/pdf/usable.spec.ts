import { createHash } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';

import { buildDossier, encodeDossier } from '../dossier.js';
import { CASES } from '../fixtures/cases.js';
import { TestLedger } from '../fixtures/ledger.js';
import { havePdfTools, runPdfTool } from '../fixtures/pdf-tools.js';
import { workload } from '../fixtures/workload.js';
import { renderOversightPdf } from '../period/pdf/render.js';
import { buildOversightReport, encodeOversightReport } from '../period/report.js';
import type { Dossier } from '../schema/index.js';
import { renderPdf } from './render.js';
import { TYPE_MIN } from './theme.js';

/** A PDF with the bytes of the JSON that it carries. */
interface Made {
  pdf: Uint8Array;
  json: Uint8Array;
}

async function made(dossier: Dossier): Promise<Made> {
  return { pdf: await renderPdf(dossier), json: encodeDossier(dossier) };
}

/** A decision that says `text` in every place that takes any. */
async function saying(text: string): Promise<Dossier> {
  const ledger = new TestLedger();
  const id = 'dec_01JUSABLE';
  const agent = { id: text, name: text, version: text, model: text };
  ledger.submit(
    'decision.opened',
    { agent, request: text, goal: text, stakes: 'low', ext: { [text]: text } },
    id,
  );
  ledger.submit(
    'job_card.filed',
    {
      current_phase: 'PLANNING',
      goal: text,
      confidence: 0.1 + 0.2,
      needs_human: false,
      sub_goal: text,
      rationale: text,
      last_action: text,
      last_result: { [text]: text },
      alternatives_considered: [{ option: text, kind: text, rejected_because: text }],
      next_action: { tool: text, target: { system: text, resource: text }, description: text },
      tool_calls: [
        { tool_name: text, tool_call_id: text, arguments: { [text]: text }, result: text },
      ],
      lineage: [{ role: 'decisive', document_id: text, version: text }],
      criteria: [{ id: text, text, result: true, policy_ref: text }],
    },
    id,
  );
  ledger.submit(
    'evaluation.recorded',
    {
      kind: 'heuristic',
      target: { kind: 'decision', name: text },
      evaluator: { id: text, version: text, model: text },
      score: 0.1 + 0.2,
      label: text,
      explanation: text,
    },
    id,
  );
  return buildDossier(await ledger.evidence(id), {
    variant: 'interim',
    issuedAt: '2026-11-22T19:00:00.000Z',
    deployer: 'Example',
  });
}

async function oversight(): Promise<Made> {
  const reader = workload({
    decisions: 30,
    pauseMs: 3_600_000,
    seed: 3,
    start: '2026-10-25T08:00:00.000Z',
  }).reader();
  const report = await buildOversightReport(reader, {
    from: '2026-10-26T00:00:00.000Z',
    to: '2026-11-01T00:00:00.000Z',
    issuedAt: '2026-11-02T00:00:00.000Z',
  });
  return { pdf: await renderOversightPdf(report), json: encodeOversightReport(report) };
}

const DOCUMENTS: [string, () => Promise<Made>][] = [
  ...CASES.map(([name, make]): [string, () => Promise<Made>] => [
    name,
    async () => made(await make()),
  ]),
  ['hostile: 3,000 letters', async () => made(await saying('W'.repeat(100)))],
  ['hostile: escapes', async () => made(await saying('\u202e⟨U+202E⟩\\u202e'))],
  ['an oversight report', oversight],
];

const plainOf = (pdf: Uint8Array): string =>
  runPdfTool('qpdf', pdf, ['--qdf', '--object-streams=disable', '{pdf}', '{out}']).out.toString(
    'latin1',
  );

/** The dictionaries of the file by their number. */
function dictionaries(plain: string): Map<string, string> {
  return new Map(
    [...plain.matchAll(/\n(\d+) 0 obj\n(<<[\s\S]*?)(?=\n(?:endobj|stream)\n)/g)].map(
      ([, number = '', body = '']) => [number, body],
    ),
  );
}

const typeOf = (dict: string): string => /\/S \/(\w+)/.exec(dict)?.[1] ?? '';
const scopeOf = (dict: string): string | undefined => /\/Scope \/(\w+)/.exec(dict)?.[1];

/** The kids of a structure element that are elements themselves. */
function kidsOf(dict: string, all: ReadonlyMap<string, string>): string[] {
  const [, kids = ''] = /\/K (\[[^\]]*\]|\d+ 0 R)/.exec(dict) ?? [];
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, number = '']) => all.get(number) ?? '');
}

describe.each(DOCUMENTS)('the pages of %s', (_, make) => {
  test('have no type under 7.5 points, in each row a header, and on each page what they can be held against', async () => {
    if (!havePdfTools()) return;
    const { pdf, json } = await make();
    const plain = plainOf(pdf);

    const sizes = [...plain.matchAll(/^\/F\w+ ([\d.]+) Tf$/gm)].map(([, size]) => Number(size));
    expect(sizes.length).toBeGreaterThan(20);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(TYPE_MIN);
    // Nothing else makes type smaller: no text matrix and no transformation scales.
    const scales = [
      ...plain.matchAll(/^([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) \S+ \S+ (?:Tm|cm)$/gm),
    ];
    expect(new Set(scales.map(([, a, b, c, d]) => `${a} ${b} ${c} ${d}`))).toEqual(
      new Set(['1 0 0 1', '1 0 0 -1']),
    );
    expect(plain).not.toMatch(/^[\d.-]+ Tz$/m);

    const all = dictionaries(plain);
    const rows = [...all.values()].filter((dict) => typeOf(dict) === 'TR');
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) {
      const [first = '', ...others] = kidsOf(row, all);
      expect(typeOf(first)).toBe('TH');
      const isHead = scopeOf(first) === 'Column';
      if (!isHead) expect(scopeOf(first)).toBe('Row');
      for (const cell of others)
        expect([typeOf(cell), scopeOf(cell)]).toEqual(
          isHead ? ['TH', 'Column'] : ['TD', undefined],
        );
    }

    const digest = createHash('sha256').update(json).digest('hex').slice(0, 12);
    const pages = runPdfTool('pdftotext', pdf, ['-raw', '-enc', 'UTF-8', '{pdf}', '-'])
      .stdout.split('\f')
      .slice(0, -1);
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, i) => {
      expect([i + 1, page.replaceAll(/\s/g, '').includes(`JSON${digest}`)]).toEqual([i + 1, true]);
    });
  });
});

/** What a person reads of the body, without white space, which line breaks change. */
const printed = async (dossier: Dossier): Promise<string> =>
  runPdfTool('pdftotext', await renderPdf(dossier), [
    '-raw',
    '-enc',
    'UTF-8',
    '{pdf}',
    '-',
  ]).stdout.replaceAll(/\s/g, '');

test('what is recorded as the text of an escape is nowhere printed as the escape of a character', async () => {
  if (!havePdfTools()) return;
  const escape = '⟨U+202E⟩';
  // None of these holds a character that is escaped, but for the bracket itself.
  const asText = await printed(await saying(`x${escape}y`));
  expect(asText).not.toContain(escape);
  expect(asText.split('⟨U+27E8⟩U+202E⟩').length).toBeGreaterThan(30);
  const asCharacter = await printed(await saying('x\u202ey'));
  expect(asCharacter.split(escape).length).toBeGreaterThan(30);
  expect(asCharacter).not.toContain('\u202e');
  for (const other of ['x[U+202E]y', 'x\\u202ey', 'x\\u{202e}y', 'x&#x202e;y']) {
    const text = await printed(await saying(other));
    expect(text).not.toContain(escape);
    expect(text).toContain(other);
  }
});
