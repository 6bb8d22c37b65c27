import type { JsonObject } from '@docket/chain';
import {
  CounterReader,
  DecisionSearch,
  KeyVault,
  LedgerService,
  openDatabase,
  readQuery,
  SearchIndexer,
  SideEffectSearch,
  type Database,
  type DecisionFilters,
  type AppendSubmission,
} from '@docket/store';
import { AGENT, card, closed, intent, opened } from '../support/records.js';
import { withBenchServer } from './bench-server.js';
import { appendCards } from './append-load.js';
import { interleave, median, note, quantile, report, type BenchOptions } from './measure.js';

/** Finding decisions in a ledger of 10,000 of them, or of 50,000 with --long. */
export const name = 'search';

const DECISIONS = 10_000;
const DECISIONS_LONG = 50_000;
const BATCH = 500;
const ROUNDS = 15;
const PAGE_MS_MAX = 50;
const COUNTERS_MS_MAX = 500;
const LEDGER = 'claims';
const WRITERS = 64;
const APPENDS = 4_000;
const APPEND_ROUNDS = 5;

const SIZE_RATIO = `SELECT sum(pg_total_relation_size(oid)) FILTER (WHERE relname LIKE 'search\\_%')::float8 /
  sum(pg_total_relation_size(oid)) FILTER (WHERE relname IN ('entry', 'body'))::float8 AS ratio
  FROM pg_class WHERE relnamespace = 'docket'::regnamespace AND relkind = 'r'`;

export async function run({ long }: BenchOptions): Promise<void> {
  await withBenchServer(async ({ url, keys }) => {
    const database = await openDatabase({ url: url });
    const owner = await database.owner();
    const vault = new KeyVault(keys);
    const ledgers = new LedgerService(database, vault, { host: 'bench.example' });
    await ledgers.start();
    await ledgers.createLedger({ id: LEDGER, createdBy: 'bench' });
    const decisions = long ? DECISIONS_LONG : DECISIONS;
    for (let at = 0; at < decisions; at += BATCH) await fill(ledgers, at);
    await measureIndexing(database, ledgers, decisions);
    // As PostgreSQL does by itself within a minute.
    await owner.query('VACUUM ANALYZE');
    const { rows } = await owner.query<{ ratio: number }>(SIZE_RATIO);
    note(`tables and indexes: ${rows[0]?.ratio.toFixed(2)} of those of entries and bodies`);
    await owner.end();
    await measure(database, ledgers, decisions);
    await measureAppends(database, ledgers);
    await ledgers.drain();
    await database.close();
  });
}

async function measureIndexing(
  database: Database,
  ledgers: LedgerService,
  decisions: number,
): Promise<void> {
  const indexer = new SearchIndexer(database);
  const { ledgerNo } = await ledgers.getLedger(LEDGER);
  const started = performance.now();
  const { size } = await indexer.catchUp(ledgerNo, Number.MAX_SAFE_INTEGER);
  const rate = size / ((performance.now() - started) / 1_000);
  note(`${size} entries of ${decisions} decisions indexed, ${rate.toFixed(0)} a second`);
}

async function measure(
  database: Database,
  ledgers: LedgerService,
  decisions: number,
): Promise<void> {
  const indexer = new SearchIndexer(database);
  const search = new DecisionSearch(database, ledgers, indexer);
  for (const [what, filters] of questions(decisions)) {
    const ms = await timesMs(() => search.find(LEDGER, filters, { limit: 50, order: 'newest' }));
    note(`p90 ${quantile(ms, 0.9).toFixed(1)} ms`);
    report(`ms for a page of 50: ${what}`, median(ms), { max: PAGE_MS_MAX });
  }
  const counters = new CounterReader(database, ledgers, indexer);
  const now = new Date().toISOString();
  const counted = await timesMs(() => counters.read(LEDGER, {}, now));
  report('ms for the counters of all', median(counted), { max: COUNTERS_MS_MAX });
  const effects = new SideEffectSearch(database, ledgers, indexer);
  const page = { limit: 50, order: 'oldest' } as const;
  const doubts = { inDoubt: true, openSince: now };
  const listed = await timesMs(() => effects.find(LEDGER, doubts, page));
  report('ms for side effects in doubt', median(listed), { max: PAGE_MS_MAX });
}

/** What appending pays for the indexing in the background of the same process. */
async function measureAppends(database: Database, ledgers: LedgerService): Promise<void> {
  await ledgers.createLedger({ id: 'load', createdBy: 'bench' });
  const append = async (): Promise<number> =>
    (await appendCards(ledgers, () => 'load', WRITERS, APPENDS)).rate;
  const rates = await interleave(APPEND_ROUNDS, {
    alone: append,
    indexing: async () => {
      const indexer = new SearchIndexer(database);
      indexer.start((error) => note(String(error)));
      const rate = await append();
      await indexer.stop();
      return rate;
    },
  });
  const [alone, indexing] = [median(rates['alone'] ?? []), median(rates['indexing'] ?? [])];
  note(`${alone.toFixed(0)} appends a second alone, ${indexing.toFixed(0)} while it is indexed`);
  report('appends of 64 writers while it is indexed / alone', indexing / alone, { min: 0.8 });
}

async function timesMs(work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const started = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - started);
  }
  return times;
}

/** Common and rare, new and old, alone and together. */
function questions(decisions: number): [string, DecisionFilters][] {
  const words = (text: string): DecisionFilters => readQuery(text) as DecisionFilters;
  const policy = { document: 'refund-policy', version: '3.1' };
  return [
    ['no filter', {}],
    ['an agent', { agent: 'agent-7' }],
    ['waiting for a human (one in 200)', { column: 'waiting_for_human' }],
    ['closed as denied (one in 50)', { outcome: 'denied' }],
    ['one subject', { subject: `sub-${decisions >> 1}` }],
    ['critical and held (one in 2,000)', { stakes: 'critical', status: 'held' }],
    ['a common passage', { cites: { ...policy, chunk: '12' } }],
    ['a rare passage', { cites: { ...policy, chunk: 'rare-77' } }],
    ['an unknown document', { cites: { document: 'none' } }],
    ['one target', { effect: { system: 'payments', resource: `order/${decisions >> 1}` } }],
    ['an amount that none has', { effect: { amount: { currency: 'EUR', min: '1000000' } } }],
    ['a common word', words('refund')],
    ['a rare word', words(`order ${decisions >> 1}`)],
    ['two common words, one agent', { ...words('damaged parcel'), agent: 'agent-7' }],
    ['a common passage in denied ones', { outcome: 'denied', cites: { ...policy, chunk: '12' } }],
    ['a rare passage in held ones', { status: 'held', cites: { ...policy, chunk: 'rare-77' } }],
    ['a rule that tripped, by one agent', { tripwire: 'unannounced', agent: 'agent-7' }],
  ];
}

/** 500 decisions of two cards each; half change something, most are closed. */
async function fill(ledgers: LedgerService, from: number): Promise<void> {
  const numbers = Array.from({ length: BATCH }, (_, i) => from + i);
  const write = (batch: AppendSubmission[]) => ledgers.appendBatch(LEDGER, batch);
  const receipts = await write(numbers.map(open));
  const ids = receipts.map(({ decisionId = '' }) => decisionId);
  const each = (
    make: (n: number, id: string) => AppendSubmission | undefined,
  ): AppendSubmission[] => numbers.flatMap((n, i) => make(n, ids[i] ?? '') ?? []);
  await write(each((n, id) => card(id, firstCard(n))));
  await write(each((n, id) => (n % 2 === 0 ? refund(n, id) : undefined)));
  await write(each((n, id) => (n % 10 === 1 ? unannounced(n, id) : undefined)));
  await write(each((n, id) => card(id, { needs_human: n % 200 === 0, rationale: 'Checked.' })));
  const outcome = (n: number): string => (n % 50 === 3 ? 'denied' : 'completed');
  await write(each((n, id) => (n % 5 === 0 ? undefined : closed(id, { outcome: outcome(n) }))));
}

function open(n: number): AppendSubmission {
  return opened({
    agent: { id: `agent-${n % 20}` },
    goal: `Refund the damaged item of order ${n}`,
    stakes: n % 2_000 === 0 ? 'critical' : 'medium',
    subject_ref: `sub-${n}`,
  });
}

function firstCard(n: number): JsonObject {
  const chunk = n % 1_000 === 77 ? 'rare-77' : String(n % 5 === 0 ? 12 : n % 40);
  const reference = { role: 'decisive', document_id: 'refund-policy', version: '3.1' };
  return {
    rationale: `The parcel of order ${n} was delivered damaged; the policy grants a refund.`,
    lineage: [
      { ...reference, chunk: { id: chunk, section: '4.2' } },
      { role: 'input', document_id: `ticket-${n}`, version: null },
    ],
    tool_calls: [{ tool_name: 'check', arguments: { order: n }, result: { eligible: true } }],
  };
}

function refund(n: number, id: string): AppendSubmission {
  return intent(id, `refund-${n}`, { target: { system: 'payments', resource: `order/${n}` } });
}

function unannounced(n: number, decisionId: string): AppendSubmission {
  const target = { system: 'mail', resource: `customer/${n}` };
  const body = { operation: 'send', target, owner: 'support', idempotency_key: `mail-${n}` };
  return { ...AGENT, type: 'side_effect.executed', decisionId, body };
}
