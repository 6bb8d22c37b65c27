import { buildDossier, renderVolumes } from '@docket/report';
import { long } from '../../libs/report/src/fixtures/decisions.js';
import { TestLedger } from '../../libs/report/src/fixtures/ledger.js';

/** What a long dossier took, in seconds and bytes. */
export interface LongDossier {
  cards: number;
  buildSeconds: number;
  seconds: number;
  pages: number;
  volumes: number;
  bytes: number;
  peakBefore: number;
  peak: number;
}

const peak = (): number => process.resourceUsage().maxRSS * 1024;
const seconds = (since: number): number => (performance.now() - since) / 1000;

/** Makes one long dossier in a process of its own and prints what it took: `cards`. */
const [cards = ''] = process.argv.slice(2);
if (cards !== '') {
  const ledger = new TestLedger();
  const evidence = await ledger.evidence(long(ledger, Number(cards)));
  const built = performance.now();
  const dossier = await buildDossier(evidence, {
    variant: 'full',
    issuedAt: '2026-11-22T19:00:00.000Z',
  });
  const result: LongDossier = {
    cards: Number(cards),
    buildSeconds: seconds(built),
    seconds: 0,
    pages: 0,
    volumes: 0,
    bytes: 0,
    peakBefore: peak(),
    peak: 0,
  };
  const started = performance.now();
  await renderVolumes(dossier, ({ pages, bytes }) => {
    result.pages += pages;
    result.volumes += 1;
    result.bytes += bytes.length;
  });
  result.seconds = seconds(started);
  result.peak = peak();
  console.log(JSON.stringify(result));
}
