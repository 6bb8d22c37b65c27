import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildDossier, renderPdf, type Dossier } from '@docket/report';
import { long } from '../../libs/report/src/fixtures/decisions.js';
import { TestLedger } from '../../libs/report/src/fixtures/ledger.js';
import { median, note, report, type BenchOptions } from './measure.js';
import type { LongDossier } from './report-long.worker.js';

export const name = 'report';

const ROUNDS = 9;
const CARDS = 30;
const LONG_CARDS = 330;
/** What a dossier must still be printable with. */
const MANY_CARDS = 10_000;
const RSS_MAX_MB = 1_500;
/** Of page 1 and what every dossier has; only what comes on top counts as a further page. */
const PAGE_MS_MAX = 25;
const DOSSIER_MS_MAX = 300;

async function dossierOf(cards: number): Promise<Dossier> {
  const ledger = new TestLedger();
  const evidence = await ledger.evidence(long(ledger, cards));
  return buildDossier(evidence, { variant: 'full', issuedAt: '2026-11-22T19:00:00.000Z' });
}

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  // The first round warms up: fonts, compiled code.
  for (let round = -1; round < ROUNDS; round += 1) {
    const started = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - started);
  }
  return median(times);
}

/** Pages, as the page tree counts them. */
const pagesOf = (pdf: Uint8Array): number =>
  Number(/\/Type \/Pages\s*\/Count (\d+)/.exec(Buffer.from(pdf).toString('latin1'))?.[1] ?? NaN);

export async function run({ long: isLong }: BenchOptions): Promise<void> {
  const short = await dossierOf(CARDS);
  const longer = await dossierOf(LONG_CARDS);
  const shortMs = await medianMs(() => renderPdf(short));
  const longerMs = await medianMs(() => renderPdf(longer));
  const pages = [pagesOf(await renderPdf(short)), pagesOf(await renderPdf(longer))] as const;
  report(`ms for the PDF of ${CARDS} cards (${pages[0]} pages), warm median`, shortMs, {
    max: DOSSIER_MS_MAX,
  });
  report('ms for a further page', (longerMs - shortMs) / (pages[1] - pages[0]), {
    max: PAGE_MS_MAX,
  });
  const { evidence, issue, variant } = short;
  const modelMs = await medianMs(() => buildDossier(evidence, { variant, issuedAt: issue.at }));
  note(`model and narrative of ${CARDS} cards, verification included: ${modelMs.toFixed(1)} ms`);
  if (isLong) await renderLong();
}

/** A process that does nothing else, at its largest: the decision's entries are in it as well. */
async function renderLong(): Promise<void> {
  const worker = fileURLToPath(new URL('report-long.worker.js', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [worker, String(MANY_CARDS)]);
  const made = JSON.parse(stdout) as LongDossier;
  note(
    `${made.cards} cards: model, narrative and verification in ${made.buildSeconds.toFixed(1)} s; ${made.pages} pages in ${made.volumes} volumes, ${(made.bytes / 1e6).toFixed(1)} MB, laid out in ${made.seconds.toFixed(1)} s; ${(made.peakBefore / 1e6).toFixed(0)} MB resident before the first page`,
  );
  report(`resident memory in MB, ${MANY_CARDS} cards`, made.peak / 1e6, { max: RSS_MAX_MB });
}
