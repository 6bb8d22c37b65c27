import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeLeaf, type JsonObject } from '@docket/chain';
import {
  EntryReader,
  KeyVault,
  LedgerService,
  makeServerDirectory,
  openDatabase,
  startEmbeddedPostgres,
} from '@docket/store';
import { appendCards, fileCard, openDecision } from './append-load.js';
import { interleave, median, note, report } from './measure.js';

export const name = 'erasure';

const WRITERS = 64;
/** As many as come in while all of them go: so the rate is that beside erasures, from the first to the last. */
const APPENDS = 30_000;
const ROUNDS = 3;
/** In each round: entries of as many decisions, and values of each. */
const ENTRIES = 20;
const VALUES = 500;

const ASKING = { actor: 'prn_officer', role: 'officer', via: 'api_key' } as const;
const ORDERING = { ...ASKING, actor: 'prn_second' };

/** What appends lose while 10,000 values are erased from the same ledger, by twenty orders one after another. */
export async function run(): Promise<void> {
  const directory = await makeServerDirectory('docket-bench-');
  const server = await startEmbeddedPostgres({
    dataDir: join(directory, 'data'),
    persistent: false,
  });
  const database = await openDatabase({ url: server.superuserUrl });
  const vault = new KeyVault(join(directory, 'keys'));
  const ledgers = new LedgerService(database, vault, { host: 'bench.example' });
  const entries = new EntryReader(database, ledgers);
  try {
    await ledgers.start();
    await ledgers.createLedger({ id: 'values', createdBy: 'prn_bench' });
    const load = async () => (await appendCards(ledgers, () => 'values', WRITERS, APPENDS)).rate;
    const took: number[] = [];
    const rates = await interleave(ROUNDS, {
      alone: load,
      erasing: async () => {
        const wide = await fileWide(ledgers);
        const [rate, ms] = await Promise.all([load(), eraseAll(ledgers, entries, wide)]);
        took.push(ms);
        return rate;
      },
    });
    const [alone, erasing] = [median(rates['alone'] ?? []), median(rates['erasing'] ?? [])];
    note(`${alone.toFixed(0)} appends/s alone, ${erasing.toFixed(0)} while 10,000 values go`);
    note(`erasing them took ${median(took).toFixed(0)} ms beside ${APPENDS} appends`);
    report('appends while 10,000 values are erased, of those without', erasing / alone, {
      min: 0.8,
    });
  } finally {
    await ledgers.drain();
    await database.close();
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** Decisions with a card of many values each. */
async function fileWide(ledgers: LedgerService): Promise<{ decision: string; seq: number }[]> {
  const filed: { decision: string; seq: number }[] = [];
  const words = Array.from({ length: VALUES }, (_, i) => `what customer ${i} said, in some words`);
  for (let n = 0; n < ENTRIES; n += 1) {
    const { decisionId: decision = '' } = await ledgers.append('values', openDecision());
    const card = fileCard(decision, n);
    const body = { ...card.body, ext: { words } };
    const { entries } = await ledgers.append('values', { ...card, body });
    filed.push({ decision, seq: entries[0]?.seq ?? -1 });
  }
  return filed;
}

/** How long it took, in milliseconds. */
async function eraseAll(
  ledgers: LedgerService,
  reader: EntryReader,
  wide: readonly { decision: string; seq: number }[],
): Promise<number> {
  const began = performance.now();
  for (const { decision, seq } of wide) {
    const [entry] = await reader.entriesRange('values', seq, seq + 1);
    if (entry === undefined) throw new Error('no such entry');
    const { type, time, body: commitment } = decodeLeaf(entry.leaf);
    const pointers = Array.from({ length: VALUES }, (_, i) => `/ext/words/${i}`);
    const values = [{ seq, decision, type, time, commitment, pointers }] as unknown as JsonObject[];
    const asked = await ledgers.append('values', {
      ...ASKING,
      type: 'erasure.requested',
      body: { about: 'values', reason: 'asked', legal_basis: 'GDPR', values },
    });
    const request = asked.entries[0]?.seq ?? -1;
    const body = { request, values };
    await ledgers.append('values', { ...ORDERING, type: 'erasure.executed', body });
  }
  return performance.now() - began;
}
