import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  decodeDossier,
  narrativeText,
  storyText,
  SUMMARY_WORDS_MAX,
  summaryClauses,
  wordCount,
  type Dossier,
} from '@docket/report';
import { havePdfTools, runPdfTool } from '../../libs/report/src/fixtures/pdf-tools.js';
import { startTestApi, type TestApi } from '../api/support/api.js';
import { runWith } from './run-with.js';

const FOLDER = new URL('./page-one/', import.meta.url);
const PAIRS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name: name.slice(0, -'.json'.length), format: 'tau-bench', source: name }));
/** Of sources that say little of a user: what they have is what agents said, and what was called and came back. */
const SPARSE = [
  { name: 'sparse-langfuse', format: 'langfuse', source: '../langfuse/refund.json' },
  { name: 'sparse-phoenix', format: 'phoenix', source: '../phoenix/spans.json' },
  { name: 'sparse-agents', format: 'who-and-when', source: '../who-and-when/hand-crafted.json' },
  {
    name: 'sparse-code',
    format: 'who-and-when',
    source: '../who-and-when/algorithm-generated.json',
  },
];
const RUNS = [...PAIRS, ...SPARSE];
/** Items of Attention that page 1 prints. */
const ATTENTION_MAX = 3;

/** What page 1 says, line by line. The times of the import are no part of it. */
function pageOne({ model, narrative }: Dossier): string {
  const { goal, tiles, attention } = model;
  return [
    model.header.title,
    narrativeText(narrative.headline),
    '',
    ...tiles
      .filter(({ name }) => name !== 'integrity')
      .map(({ label, word, detail }) => `${label}: ${word} (${detail})`),
    '',
    goal.request.text,
    '',
    storyText(narrative.summary),
    '',
    ...attention.slice(0, ATTENTION_MAX).map(({ severity, text }) => `- ${severity}: ${text}`),
    ...(attention.length > ATTENTION_MAX ? [`+${attention.length - ATTENTION_MAX}`] : []),
    '',
  ]
    .join('\n')
    .replaceAll(/\d{1,2}\.? \p{L}+ \d{4}, \d\d:\d\d:\d\d UTC/gu, '<time of import>');
}

/** Ledgers of the runs whose pages are made in English too: a PDF takes as long as all else of a run. */
const ENGLISH_PAGES: ReadonlySet<string> = new Set(['traces-0', 'traces-5']);

/** One for all of them, with a ledger for each. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

describe.each(RUNS.map((one, n) => ({ ...one, ledger: `traces-${n}` })))('$name', (run) => {
  const { name, format, source, ledger } = run;
  let key: string;
  let decision: string;

  beforeAll(async () => {
    await api.createLedger(ledger);
    const agent = await api.createKey(ledger, 'agent');
    const file = fileURLToPath(new URL(source, FOLDER));
    const argv = ['import', format, file, '--ledger', ledger, '--url', api.url];
    if (format === 'langfuse' || format === 'phoenix') argv.push('--stakes', 'low');
    expect(await runWith(agent, argv)).toMatchObject({ code: 0, err: '' });
    key = await api.createKey(ledger, 'officer');
    const auditor = await api.createKey(ledger, 'auditor');
    const entries = await api.call('GET', `/v1/ledgers/${ledger}/entries`, { key: auditor });
    decision = entries.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(JSON.parse(line).leaf).decision?.id)
      .find((id) => id !== undefined);
  });

  test.each(['en', 'de'])('page 1 in %s', async (locale) => {
    const path = `/v1/ledgers/${ledger}/decisions/${decision}/dossier.json?locale=${locale}`;
    const { text } = await api.call('GET', path, { key });
    const dossier = decodeDossier(new TextEncoder().encode(text));
    expect(wordCount(summaryClauses(dossier.narrative))).toBeLessThanOrEqual(SUMMARY_WORDS_MAX);
    for (const { text: said, end } of summaryClauses(dossier.narrative)) {
      // A whole sentence: it begins with a capital, a number or a quotation, and is not cut.
      expect(said).toMatch(/^[\p{Lu}\p{N}“„]/u);
      expect(said).not.toMatch(/…”?$|…“?$/);
      expect(end).toBe('.');
    }
    const golden = new URL(`${name}.${locale}.txt`, FOLDER);
    const page = pageOne(dossier);
    if (process.env['DOCKET_UPDATE_GOLDEN'] === '1') writeFileSync(golden, page);
    expect(page).toBe(readFileSync(golden, 'utf8'));
  });

  // German is the longer of the two: what it has room for, English has, but for another place of a break.
  const printed = ENGLISH_PAGES.has(ledger) ? ['de', 'en'] : ['de'];
  (havePdfTools() ? test : test.skip).each(printed)(
    'in %s the strip of proof stands on page 1',
    async (locale) => {
      const path = `/v1/ledgers/${ledger}/decisions/${decision}/dossier.pdf?locale=${locale}`;
      const headers = { authorization: `Bearer ${key}` };
      const answered = await fetch(`${api.url}${path}`, { headers });
      const pdf = new Uint8Array(await answered.arrayBuffer());
      const { stdout } = runPdfTool('pdftotext', pdf, ['-f', '1', '-l', '1', '{pdf}', '-']);
      expect(stdout).toContain('docket verify');
    },
  );
});

test('there are ten pairs', () => {
  expect(PAIRS).toHaveLength(10);
});
