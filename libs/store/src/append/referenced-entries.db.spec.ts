/** References to entries that the decision's state does not hold: read where a record has one, and only then. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { JsonObject } from '@docket/chain';
import { verify } from '@docket/verify';
import pg from 'pg';
import { AGENT, card, intent, opened, REVIEWER } from '../../../../test/support/records.js';
import { openTestStore, type TestStore } from '../../../../test/support/store.js';
import { CheckpointService } from '../checkpoint-service.js';
import { LedgerService } from '../ledger-service.js';
import type { AppendSubmission } from './submission.js';
import { databaseReader } from '../read/database-reader.js';
import { StoreRefusal } from '../refusal.js';
import { ToolCallIndex } from './tool-call-index.js';

let store: TestStore;
let query: jest.SpiedFunction<pg.Client['query']>;
let ledger: string;
let decisionId: string;
let cardHash: string;
let tests = 0;

beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

beforeEach(async () => {
  ledger = `references-${(tests += 1)}`;
  await store.ledgers.createLedger({ id: ledger, createdBy: 'prn_admin' });
  decisionId = (await store.ledgers.append(ledger, opened())).decisionId ?? '';
  const filed = await store.ledgers.append(ledger, card(decisionId, calling('c1')));
  cardHash = filed.entries[0]?.leafHash ?? '';
  await store.ledgers.append(ledger, intent(decisionId, 'refund'));
  query = jest.spyOn(pg.Client.prototype, 'query');
});
/** What the server took, a verification finds nothing wrong with. */
afterEach(async () => {
  query.mockRestore();
  await new CheckpointService(store.database, store.ledgers).issue(ledger);
  const reader = await databaseReader(store.database, ledger);
  expect((await verify(reader, { depth: 'full' })).findings).toEqual([]);
});

const calling = (...ids: string[]): JsonObject => ({
  tool_calls: ids.map((id) => ({ tool_name: 'get', tool_call_id: id })),
});
const citing = (...ids: string[]): JsonObject => ({
  lineage: ids.map((id) => ({
    role: 'cited',
    document_id: 'd',
    version: null,
    retrieval: { tool_call_id: id },
  })),
});
const relying = (id: string): JsonObject => ({
  criteria: [{ id: 'k', result: true, evaluated_by: { tool_name: 'get', tool_call_id: id } }],
});
const review = (viewed: JsonObject[]): AppendSubmission => ({
  ...REVIEWER,
  type: 'review.recorded',
  decisionId,
  body: { verdict: 'approve', reason: 'ok', viewed },
});
const judging = (target: JsonObject): AppendSubmission => ({
  ...AGENT,
  type: 'evaluation.recorded',
  decisionId,
  body: { target, kind: 'judge', evaluator: { id: 'j' }, passed: true },
});

/** `taken`, or where it is refused. */
async function outcome(
  ledgers: LedgerService,
  ...submissions: AppendSubmission[]
): Promise<string> {
  try {
    if (submissions.length === 1 && submissions[0] !== undefined)
      await ledgers.append(ledger, submissions[0]);
    else await ledgers.appendBatch(ledger, submissions);
    return 'taken';
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error;
    return `${error.code} ${error.pointer ?? ''}`;
  }
}

function read(): string[] {
  return query.mock.calls.flatMap(([config]) => {
    const { name }: { name?: unknown } = typeof config === 'object' ? config : {};
    return typeof name === 'string' && /referenced|calls/.test(name) ? [name] : [];
  });
}

const WRONG: readonly [string, () => AppendSubmission, string][] = [
  [
    'another leaf hash',
    () => review([{ decision_seq: 1, leaf_hash: '0'.repeat(64) }]),
    '/viewed/0/leaf_hash',
  ],
  ['a card that is none', () => intent(decisionId, 'a', { job_card: 2 }), '/job_card'],
  ['a card beyond the end', () => intent(decisionId, 'b', { job_card: 888 }), '/job_card'],
  [
    'a position that no database has',
    () => intent(decisionId, 'c', { job_card: 2 ** 40 }),
    '/job_card',
  ],
  [
    'a judged card that is none',
    () => judging({ kind: 'job_card', decision_seq: 0 }),
    '/target/decision_seq',
  ],
  [
    'a judged call that nobody made',
    () => judging({ kind: 'tool_call', tool_call_id: 'c2' }),
    '/target/tool_call_id',
  ],
  [
    'a source from a call that nobody made',
    () => card(decisionId, citing('c1', 'c2')),
    '/lineage/1/retrieval/tool_call_id',
  ],
  [
    'an id with quotes in it',
    () => card(decisionId, citing('c1","tool_name":"get')),
    '/lineage/0/retrieval/tool_call_id',
  ],
];
const TRUE: readonly [string, () => AppendSubmission][] = [
  ['what was viewed', () => review([{ decision_seq: 1, leaf_hash: cardHash }])],
  ['the card', () => intent(decisionId, 'd', { job_card: 1 })],
  ['a judged call', () => judging({ kind: 'tool_call', decision_seq: 1, tool_call_id: 'c1' })],
  ['a call', () => card(decisionId, { ...citing('c1'), ...relying('c1') })],
];

test.each(['alone', 'beside another process'] as const)(
  'a writer that is %s refuses what is false, and takes what is true',
  async (how) => {
    for (const [name, submission, pointer] of WRONG) {
      if (how !== 'alone') await besides();
      expect([name, await outcome(store.ledgers, submission())]).toEqual([
        name,
        `reference_unknown ${pointer}`,
      ]);
    }
    for (const [name, submission] of TRUE) {
      if (how !== 'alone') await besides();
      expect([name, await outcome(store.ledgers, submission())]).toEqual([name, 'taken']);
    }
  },
);

/** Another process writes, so that this one's next batch takes the lock. */
async function besides(): Promise<void> {
  const other = new LedgerService(store.database, store.vault, { host: 'docket.example' });
  await other.append(ledger, card(decisionId));
  await other.drain();
}

test('without such a reference nothing is read; with many, once each kind', async () => {
  await store.ledgers.append(ledger, card(decisionId, { ...calling('c9'), ...citing('c9') }));
  await store.ledgers.append(ledger, review([{ decision_seq: 1 }]));
  await store.ledgers.append(ledger, judging({ kind: 'decision', decision_seq: 0 }));
  // No entry has the call of the same card: the decision is read whole, once.
  const calls = ['docket-find-recent-calls', 'docket-read-tool-calls'];
  expect(read().filter((name) => name.includes('calls'))).toEqual(calls);
  query.mockClear();
  await store.ledgers.append(ledger, review([{ decision_seq: 1 }]));
  await store.ledgers.append(ledger, card(decisionId, { supersedes: 1 }));
  expect(read()).toEqual([]);
  await store.ledgers.append(ledger, card(decisionId, citing('c1', 'c9', 'c1')));
  expect(read()).toEqual(['docket-read-tool-calls']);
});

test('in one batch each record sees those before it, and none behind it', async () => {
  const first = [card(decisionId, calling('d1')), intent(decisionId, 'e', { job_card: 3 })];
  expect(await outcome(store.ledgers, ...first, card(decisionId, citing('d1')))).toBe('taken');
  const late = [card(decisionId, citing('d2')), card(decisionId, calling('d2'))];
  expect(await outcome(store.ledgers, ...late)).toBe(
    'reference_unknown /lineage/0/retrieval/tool_call_id',
  );
  expect(
    await outcome(store.ledgers, intent(decisionId, 'f', { job_card: 6 }), card(decisionId)),
  ).toBe('reference_unknown /job_card');
});

/** Cards of the decision, written by another process: this one knows nothing of them. */
async function filedElsewhere(count: number, body: (n: number) => JsonObject): Promise<void> {
  const other = new LedgerService(store.database, store.vault, { host: 'docket.example' });
  const cards = Array.from({ length: count }, (_, n) => card(decisionId, body(n)));
  for (let at = 0; at < count; at += 500)
    await other.appendBatch(ledger, cards.slice(at, at + 500));
  await other.drain();
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** How many entries each reading of a decision gave. */
function entriesRead(): { entries: number[]; restore: () => void } {
  const entries: number[] = [];
  const { find } = ToolCallIndex.prototype;
  const spied = jest.spyOn(ToolCallIndex.prototype, 'find').mockImplementation(function (
    this: ToolCallIndex,
    asker,
    ...rest
  ) {
    const counted = async (statement: pg.QueryConfig): Promise<pg.QueryResult> => {
      const result = await asker.query(statement);
      entries.push(result.rows.length);
      return result;
    };
    return find.call(this, { query: counted } as unknown as typeof asker, ...rest);
  });
  return { entries, restore: () => spied.mockRestore() };
}

test('a call of late is found among the newest entries, an earlier one in the decision', async () => {
  await filedElsewhere(30, () => relying('c1'));
  query.mockClear();
  expect(await outcome(store.ledgers, card(decisionId, citing('c1')))).toBe('taken');
  expect(new Set(read())).toEqual(new Set(['docket-find-recent-calls']));
  await filedElsewhere(70, () => relying('c1'));
  query.mockClear();
  expect(await outcome(store.ledgers, card(decisionId, citing('c1')))).toBe('taken');
  expect(new Set(read())).toEqual(new Set(['docket-find-recent-calls', 'docket-read-tool-calls']));
});

test('however many calls are asked for that nobody made, each entry is read once', async () => {
  await filedElsewhere(2_500, (n) => calling(`call-${n}`, `other-${n}`));
  const ghost = (n: number): Promise<string> =>
    outcome(store.ledgers, card(decisionId, citing(`call-${n}`, `ghost-${n}`)));
  const REFUSED = 'reference_unknown /lineage/1/retrieval/tool_call_id';
  const { entries, restore } = entriesRead();
  try {
    expect(await ghost(0)).toBe(REFUSED);
    // It may be asked before the lock and behind it: the second time nothing is left to read.
    expect(sum(entries.splice(0))).toBe(2_503);
    for (let n = 1; n <= 20; n += 1) expect(await ghost(n * 100)).toBe(REFUSED);
    expect(entries.length).toBeGreaterThanOrEqual(20);
    expect(sum(entries.splice(0))).toBe(0);
    await filedElsewhere(3, (n) => calling(`ghost-${n}`));
    expect(await outcome(store.ledgers, card(decisionId, citing('ghost-1')))).toBe('taken');
    expect(sum(entries)).toBe(3);
  } finally {
    restore();
  }
});

test('ids are compared as they are, whatever letters they have', async () => {
  const odd = ['a"b\\c', 'ü\u2028\u{1f600}', "'; --", '%_', 'tool_name'];
  await store.ledgers.append(ledger, card(decisionId, calling(...odd)));
  expect(await outcome(store.ledgers, card(decisionId, citing(...odd)))).toBe('taken');
  await filedElsewhere(70, () => ({}));
  expect(await outcome(store.ledgers, card(decisionId, citing(...odd)))).toBe('taken');
  expect(await outcome(store.ledgers, card(decisionId, citing('a"b\\\\c')))).toBe(
    'reference_unknown /lineage/0/retrieval/tool_call_id',
  );
});

const acknowledging = (name: string): JsonObject => ({
  handoff_ack: { action: 'proceed', from_agent: name },
});
const NO_AGENT = 'reference_unknown /handoff_ack/from_agent';

test('a parent is a decision of this ledger, or said to be elsewhere', async () => {
  const under = (id: string, more: JsonObject = {}): Promise<string> =>
    outcome(store.ledgers, opened({ parent_decision: id, ...more }));
  expect(await under('dec_nonexistent')).toBe('reference_unknown /parent_decision');
  expect(await under(decisionId)).toBe('taken');
  expect(await under('dec_nonexistent', { parent_origin: 'docket.example/other' })).toBe('taken');
});

test('an agent that handed over wrote here, in the parent, or opened a decision', async () => {
  const from = (id: string, name: string): Promise<string> =>
    outcome(store.ledgers, card(id, acknowledging(name)));
  await store.ledgers.append(ledger, card(decisionId, { agent: { id: 'classifier' } }));
  const under = opened({ agent: { id: 'drafter' }, parent_decision: decisionId });
  const child = (await store.ledgers.append(ledger, under)).decisionId ?? '';
  const other = (await store.ledgers.append(ledger, opened())).decisionId ?? '';
  for (const id of [decisionId, child, other]) expect(await from(id, 'ghost')).toBe(NO_AGENT);
  // In the decision itself, in its parent, and back from the child, which it opened.
  expect(await from(decisionId, 'classifier')).toBe('taken');
  expect(await from(child, 'classifier')).toBe('taken');
  expect(await from(decisionId, 'drafter')).toBe('taken');
  expect(await from(other, 'classifier')).toBe(NO_AGENT);
  const elsewhere = opened({ parent_decision: 'dec_x', parent_origin: 'docket.example/other' });
  const ofOther = (await store.ledgers.append(ledger, elsewhere)).decisionId ?? '';
  expect(await from(ofOther, 'classifier')).toBe('taken');
});

test('an incident is about decisions of this ledger, in a decision or outside of all', async () => {
  const about = (decisions: string[], place: { decisionId?: string }): Promise<string> =>
    outcome(store.ledgers, {
      actor: 'prn_officer',
      role: 'officer',
      via: 'api_key',
      type: 'incident.opened',
      ...place,
      body: { title: 't', severity: 'minor', aware_at: '2026-01-15T09:30:00Z', decisions },
    });
  for (const place of [{}, { decisionId }]) {
    expect(await about([decisionId, 'dec_none'], place)).toBe('reference_unknown /decisions/1');
    expect(await about([decisionId], place)).toBe('taken');
  }
});
