import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type JsonObject, canonicalBytes, commitBody, encodeLeaf, leafHash } from '@docket/chain';
import {
  DEFAULT_POLICY,
  DecisionReplay,
  type DecisionState,
  type FoldEntry,
  type Submission as Record,
  decide,
  encodeState,
  validateRecord,
} from '@docket/record';
import {
  KeyVault,
  LedgerService,
  makeServerDirectory,
  openDatabase,
  startEmbeddedPostgres,
} from '@docket/store';
import { fileCard, openDecision } from './append-load.js';
import { makeCard } from './cards.js';
import { cost, median, note, report } from './measure.js';

export const name = 'record';

const CARD_MS_MAX = 1;
/** A card late in a decision may cost so much of one early in it, because the state fills up to its bounds. */
const GROWTH_MAX = 2;
const LENGTHS = [100, 1_000, 10_000] as const;
const BATCH = 100;
const SECRET = new Uint8Array(32).fill(7);
const NOW = '2026-11-22T18:50:00.123Z';
const ZEROS = '0'.repeat(64);

/** One decision in memory: what a server computes for each card, without database and network. */
class Decision {
  readonly entries: FoldEntry[] = [];
  state: DecisionState | undefined;
  stateLength = 0;

  /** Parts of the work on one record, in ms: validation, hashing, rules and state. */
  submit(record: Record): { validate: number; hash: number; rules: number } {
    const begun = performance.now();
    const valid = validateRecord(record.type, record.body);
    if (!valid.ok) throw new Error('the card is not valid');
    const validated = performance.now();
    const seq = this.entries.length;
    const decided = decide(this.state, record, {
      policy: DEFAULT_POLICY,
      actor: 'prn_bench',
      role: 'agent',
      now: NOW,
      seq,
      decisionId: 'dec_bench',
    });
    if (!decided.ok) throw new Error(decided.refusal.message);
    this.state = decided.state;
    this.stateLength = encodeState(decided.state).length;
    const ruled = performance.now();
    for (const { type, body, schema } of decided.entries) {
      canonicalBytes(body as JsonObject);
      leafHash(
        encodeLeaf({
          v: 'docket-ledger/v1',
          origin: 'bench.example/long',
          seq,
          prev: ZEROS,
          time: NOW,
          type,
          actor: 'prn_bench',
          role: 'agent',
          via: 'api_key',
          schema,
          body: Buffer.from(commitBody(body as JsonObject, SECRET, 'scalar')).toString('hex'),
          decision: { id: 'dec_bench', seq, prev: ZEROS },
        }),
      );
    }
    const hashed = performance.now();
    for (const { type, body, by } of decided.entries) {
      const author =
        by === 'docket'
          ? { actor: 'docket', role: 'docket' }
          : { actor: 'prn_bench', role: 'agent' };
      const at = { decisionId: 'dec_bench', decisionSeq: this.entries.length, time: NOW };
      this.entries.push({ type, body, ...author, seq: this.entries.length, ...at } as FoldEntry);
    }
    return { validate: validated - begun, rules: ruled - validated, hash: hashed - ruled };
  }
}

const opening = openDecision() as Record;
const cardOf = (n: number): Record => ({ type: 'job_card.filed', body: makeCard(n) }) as Record;

function opened(): Decision {
  const decision = new Decision();
  decision.submit(opening);
  return decision;
}

function benchCard(): void {
  const parts = { validate: [] as number[], hash: [] as number[], rules: [] as number[] };
  const whole: number[] = [];
  // The first rounds warm the compiler up.
  for (let round = -2; round < 5; round += 1) {
    const decision = opened();
    for (let n = 0; n < 1_000; n += 1) {
      const took = decision.submit(cardOf(n));
      if (round < 0) continue;
      for (const part of ['validate', 'hash', 'rules'] as const) parts[part].push(took[part]);
      whole.push(took.validate + took.hash + took.rules);
    }
  }
  const ms = median(whole);
  report('ms for validation, trip-wires, state and hashing of one card, median', ms, {
    max: CARD_MS_MAX,
  });
  for (const [part, times] of Object.entries(parts)) cost(`record: ${part}`, median(times) * 1_000);
}

const perCard = (ms: number, cards: number): string => `${((ms / cards) * 1_000).toFixed(0)} µs`;

/** Cost of the cards of one decision, by how many it has. */
function benchFold(): void {
  const costs: number[] = [];
  for (const cards of LENGTHS) {
    const decision = opened();
    const written: number[] = [];
    for (let n = 0; n < cards; n += 1) {
      const { validate, hash, rules } = decision.submit(cardOf(n));
      written.push(validate + hash + rules);
    }
    // As a verifier meets them: bodies parsed anew, nothing cached.
    const read = JSON.parse(JSON.stringify(decision.entries)) as FoldEntry[];
    const replay = new DecisionReplay();
    const replayed: number[] = [];
    for (const entry of read) {
      const begun = performance.now();
      if (replay.check(entry, DEFAULT_POLICY).length > 0) throw new Error('the replay differs');
      replayed.push(performance.now() - begun);
    }
    // Of the last cards, where the state is largest.
    const last = written.slice(-LENGTHS[0]);
    costs.push(median(last));
    note(
      `fold, ${cards} cards of one decision: ${perCard(median(written), 1)} a card written, ${perCard(median(last), 1)} each of the last ${last.length}, ${perCard(median(replayed), 1)} replayed (medians), state ${decision.stateLength} characters`,
    );
  }
  const [, early = NaN, late = NaN] = costs;
  report('of the last card of 1,000, the last of 10,000 costs in the fold', late / early, {
    max: GROWTH_MAX,
  });
}

async function benchStore(): Promise<void> {
  const directory = await makeServerDirectory('docket-bench-');
  const dataDir = join(directory, 'data');
  const server = await startEmbeddedPostgres({ dataDir, persistent: false });
  const database = await openDatabase({ url: server.superuserUrl });
  const vault = new KeyVault(join(directory, 'keys'));
  const ledgers = new LedgerService(database, vault, { host: 'bench.example' });
  const costs: number[] = [];
  try {
    await ledgers.start();
    await ledgers.createLedger({ id: 'long', createdBy: 'bench' });
    for (const cards of [BATCH, ...LENGTHS]) {
      const { decisionId = '' } = await ledgers.append('long', openDecision());
      const begun = performance.now();
      for (let n = 0; n < cards; n += BATCH) {
        const batch = Array.from({ length: BATCH }, (_, i) => fileCard(decisionId, n + i));
        await ledgers.appendBatch('long', batch);
      }
      costs.push((performance.now() - begun) / cards);
    }
    for (const [i, cards] of LENGTHS.entries()) {
      note(
        `store, ${cards} cards of one decision in batches of ${BATCH}: ${perCard(costs[i + 1] ?? NaN, 1)} a card`,
      );
    }
    // The first of them only warmed up.
    const [, , early = NaN, late = NaN] = costs;
    report('of a card among 1,000, one among 10,000 costs through the store', late / early, {
      max: GROWTH_MAX,
    });
  } finally {
    await ledgers.drain();
    await database.close();
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

export async function run(): Promise<void> {
  benchCard();
  benchFold();
  await benchStore();
}
