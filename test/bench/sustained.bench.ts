import { KeyVault, LedgerService, openDatabase, SearchIndexer, type Database } from '@docket/store';
import { appendCards, FILLED_AT_ONCE, fillLedger } from './append-load.js';
import { withBenchServer } from './bench-server.js';
import { interleave, median, note, reportRatio } from './measure.js';

/** Appending for as long as the search index does not keep up: a peak is over before that, a lasting load is not. */
export const name = 'sustained';

/** Behind by more than 50,000 entries the indexer waits for no peak to end; it stays behind in every round. */
const BEHIND = 60_000;
const FILL_AT_ONCE = 4;
const WRITERS = 64;
const CARDS = 6_000;
const ROUNDS = 5;
const LEDGER = 'load';

export async function run(): Promise<void> {
  await withBenchServer(async ({ url, keys }) => {
    const database = await openDatabase({ url });
    const ledgers = new LedgerService(database, new KeyVault(keys), { host: 'bench.example' });
    await ledgers.start();
    await ledgers.createLedger({ id: LEDGER, createdBy: 'bench' });
    for (let filled = 0; filled < BEHIND; filled += FILL_AT_ONCE * FILLED_AT_ONCE) {
      await Promise.all(Array.from({ length: FILL_AT_ONCE }, () => fillLedger(ledgers, LEDGER)));
    }
    await measure(database, ledgers);
    await ledgers.drain();
    await database.close();
  });
}

async function measure(database: Database, ledgers: LedgerService): Promise<void> {
  const { ledgerNo } = await ledgers.getLedger(LEDGER);
  const append = async (): Promise<number> =>
    (await appendCards(ledgers, () => LEDGER, WRITERS, CARDS)).rate;
  let indexed = 0;
  const rates = await interleave(ROUNDS, {
    alone: append,
    indexing: async () => {
      const indexer = new SearchIndexer(database);
      const before = await indexer.progress(ledgerNo);
      indexer.start((error) => note(String(error)));
      const rate = await append();
      await indexer.stop();
      const after = await indexer.progress(ledgerNo);
      if (after.ledgerSize - after.size < BEHIND / 2) throw new Error('The index kept up.');
      indexed += after.size - before.size;
      return rate;
    },
  });
  const show = (way: string): string => median(rates[way] ?? []).toFixed(0);
  note(
    `${WRITERS} writers, entries a second: ${show('alone')} alone, ${show('indexing')} while what is behind is indexed`,
  );
  note(`${indexed} entries were indexed meanwhile; ${CARDS * (ROUNDS + 1)} were appended`);
  reportRatio('appends while the index is behind, against alone', rates, ['indexing', 'alone'], {
    min: 0.8,
  });
}
