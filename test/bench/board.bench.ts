import type { ChildProcess } from 'node:child_process';
import { KeyVault, LedgerService, openDatabase, SearchIndexer, type Database } from '@docket/store';
import type { AppendSubmission } from '@docket/store';
import { card, closed, opened } from '../support/records.js';
import { endProcess, startApi } from './api.bench.js';
import { withBenchServer } from './bench-server.js';
import { interleave, median, note, report } from './measure.js';

/** What the board and the queue of the review page ask a server, at 100,000 decisions and at 1,000. */
export const name = 'board';

const SIZES = { small: 1_000, large: 100_000 } as const;
type Ledger = keyof typeof SIZES;
const BATCH = 500;
const ROUNDS = 15;
const RATIO_MAX = 3;

export async function run(): Promise<void> {
  const children: ChildProcess[] = [];
  await withBenchServer(async ({ url, keys }) => {
    const database = await openDatabase({ url });
    for (const ledger of ['small', 'large'] as const) await fill(database, keys, ledger);
    const owner = await database.owner();
    // As PostgreSQL does by itself within a minute.
    await owner.query('VACUUM ANALYZE');
    await owner.end();
    await database.close();
    try {
      await measure(await openLedgers(await startApi(url, keys, children)));
    } finally {
      await Promise.all(children.map(endProcess));
    }
  });
}

/** Asks for a path of a ledger, as an auditor. @returns milliseconds until the answer was read. */
type Ask = (ledger: Ledger, path: string) => Promise<number>;

async function openLedgers(api: { url: string; administrator: string }): Promise<Ask> {
  const keys = new Map<Ledger, string>();
  for (const ledger of ['small', 'large'] as const) {
    const response = await fetch(`${api.url}/v1/ledgers/${ledger}/keys`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${api.administrator}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ role: 'auditor' }),
    });
    keys.set(ledger, ((await response.json()) as { key: string }).key);
  }
  return async (ledger, path) => {
    const headers = { authorization: `Bearer ${keys.get(ledger)}` };
    const started = performance.now();
    const response = await fetch(`${api.url}/v1/ledgers/${ledger}/${path}`, { headers });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${text}`);
    return performance.now() - started;
  };
}

const COLUMNS = [
  'planning',
  'executing',
  'blocked&phase=BLOCKED',
  'waiting_for_human',
  'stopped',
  'done',
];
/** As apps/review/src/board/columns.ts and apps/review/src/queue/waiting.ts ask. */
const VIEWS = {
  'the counts of the board': ['counters?of=decisions'],
  'the counts of a column by phase': ['counters?of=decisions&column=blocked'],
  'how many questions wait': ['escalations?limit=1'],
  'the queue': ['escalations?limit=100'],
  'the board': [
    'counters?of=decisions',
    'counters?of=decisions&column=blocked',
    'escalations?limit=1',
    ...COLUMNS.map((column) => `decisions?limit=50&column=${column}`),
  ],
  'the board of high stakes': [
    'counters?of=decisions&stakes=high',
    'counters?of=decisions&column=blocked&stakes=high',
    ...COLUMNS.map((column) => `decisions?limit=50&stakes=high&column=${column}`),
  ],
} as const;

async function measure(ask: Ask): Promise<void> {
  for (const [what, paths] of Object.entries(VIEWS)) {
    const way = (ledger: Ledger) => async (): Promise<number> => {
      let ms = 0;
      for (const path of paths) ms += await ask(ledger, path);
      return ms;
    };
    const times = await interleave(ROUNDS, { small: way('small'), large: way('large') });
    const [small, large] = [median(times['small'] ?? []), median(times['large'] ?? [])];
    note(`${what}: ${small.toFixed(1)} ms of 1,000 decisions, ${large.toFixed(1)} of 100,000`);
    report(`${what} of 100,000 decisions, against 1,000`, large / small, { max: RATIO_MAX });
  }
}

/** Through the store’s own append, 500 records at a time. */
async function fill(database: Database, keys: string, ledger: Ledger): Promise<void> {
  const ledgers = new LedgerService(database, new KeyVault(keys), { host: 'bench.example' });
  await ledgers.start();
  await ledgers.createLedger({ id: ledger, createdBy: 'bench' });
  const started = performance.now();
  for (let from = 0; from < SIZES[ledger]; from += BATCH) await fillSome(ledgers, ledger, from);
  const { ledgerNo } = await ledgers.getLedger(ledger);
  const indexer = new SearchIndexer(database);
  const { size } = await indexer.catchUp(ledgerNo, Number.MAX_SAFE_INTEGER);
  const seconds = (performance.now() - started) / 1_000;
  note(
    `${SIZES[ledger]} decisions, ${size} entries, written and indexed in ${seconds.toFixed(0)} s`,
  );
  await ledgers.drain();
}

/** One in 200 waits for a human, one in five is open, the others are closed. */
async function fillSome(ledgers: LedgerService, ledger: Ledger, from: number): Promise<void> {
  const numbers = Array.from({ length: BATCH }, (_, i) => from + i);
  const write = (batch: AppendSubmission[]) => ledgers.appendBatch(ledger, batch);
  const receipts = await write(
    numbers.map((n) =>
      opened({
        agent: { id: `agent-${n % 20}` },
        goal: `Refund the damaged item of order ${n}`,
        stakes: n % 7 === 0 ? 'high' : 'medium',
      }),
    ),
  );
  const ids = receipts.map(({ decisionId = '' }) => decisionId);
  await write(numbers.map((n, i) => card(ids[i] ?? '', { needs_human: n % 200 === 0 })));
  await write(
    numbers.flatMap((n, i) =>
      n % 5 === 0 ? [] : [closed(ids[i] ?? '', { outcome: 'completed' })],
    ),
  );
}
