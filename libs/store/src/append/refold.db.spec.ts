import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@docket/chain';
import { DEFAULT_POLICY, STATE_VERSION, encodeState } from '@docket/record';
import type { DecisionState } from '@docket/record';
import pg from 'pg';
import { REVIEWER, card, closed, intent, opened } from '../../../../test/support/records.js';
import { openTestStore } from '../../../../test/support/store.js';
import type { TestStore } from '../../../../test/support/store.js';
import { connectDatabase } from '../database.js';
import type { Database } from '../database.js';
import { EntryReader } from '../entry-reader.js';
import { LedgerService } from '../ledger-service.js';
import { rebuildProjections } from '../rebuild.js';
import type { AppendReceipt } from './receipt.js';

/** What another version of the fold, or an accident, may have left in the row of a decision. */
const FOREIGN: [name: string, make: (state: DecisionState) => string][] = [
  ['an older version', (state) => JSON.stringify({ ...state, version: STATE_VERSION - 1 })],
  [
    'a newer version, which knows more',
    (state) => JSON.stringify({ ...state, version: STATE_VERSION + 1, zeal: { level: 3 } }),
  ],
  [
    'this version with other values and a counter too few',
    (state) => JSON.stringify({ ...state, directive: 'proceed', counters: { cards: 0 } }),
  ],
  ['no JSON', () => 'x\u00fc'],
  ['an empty object', () => '{}'],
];

describe('a stored state that this version did not write', () => {
  let store: TestStore;
  let superuser: pg.Client;
  const others: Database[] = [];
  beforeAll(async () => {
    store = await openTestStore();
    await store.ledgers.createLedger({ id: 'claims', createdBy: 'prn_admin' });
    superuser = new pg.Client({ connectionString: store.url });
    await superuser.connect();
  });
  afterEach(async () => {
    for (const database of others.splice(0)) await database.close();
  });
  afterAll(async () => {
    await superuser.end();
    await store.close();
  });

  /** Another process: it has nothing in memory. */
  const elsewhere = async (): Promise<LedgerService> => {
    const database = await connectDatabase({ url: store.url });
    others.push(database);
    return new LedgerService(database, store.vault, { host: 'docket.example' });
  };
  const reader = () => new EntryReader(store.database, store.ledgers);
  const plant = async (id: string, make: (state: DecisionState) => string): Promise<void> => {
    const { state } = await reader().decisionSummary('claims', id);
    await superuser.query('UPDATE docket.decision SET state = $1 WHERE decision_id = $2', [
      make(state),
      id,
    ]);
  };
  const rows = async (): Promise<unknown[]> =>
    (await superuser.query('SELECT * FROM docket.decision ORDER BY ledger_no, decision_id')).rows;
  const expectAsRebuilt = async (): Promise<void> => {
    const live = await rows();
    await rebuildProjections(store.database, 'claims');
    expect(live).toEqual(await rows());
  };
  const answer = ({ directive, reasons, entries }: AppendReceipt) => ({
    directive,
    rules: reasons.map(({ rule }) => rule),
    entries: entries.map(({ type, decisionSeq }) => ({ type, decisionSeq })),
  });

  const search = (result: string): JsonObject => ({
    tool_calls: [{ tool_name: 'read', arguments: { id: 1 }, result }],
  });
  const setPolicy = async (compares: 'call' | 'call_and_result'): Promise<void> => {
    const tripwires = { ...DEFAULT_POLICY.tripwires, loop_compares: compares };
    const policy = { ...DEFAULT_POLICY, version: compares, tripwires };
    await store.ledgers.append('claims', {
      actor: 'prn_admin',
      role: 'administrator',
      via: 'api_key',
      type: 'policy.changed',
      body: { reason: 'a test', policy },
    });
  };
  /** What the next entry depends on: calls under two policies, a side effect, a held decision. */
  const begin = async (): Promise<string> => {
    const { ledgers } = store;
    await setPolicy('call_and_result');
    const { decisionId = '' } = await ledgers.append('claims', opened());
    await ledgers.append('claims', card(decisionId, search('a')));
    await setPolicy('call');
    await ledgers.append('claims', intent(decisionId, `key-${decisionId}`));
    await ledgers.append('claims', card(decisionId, search('b')));
    await ledgers.append('claims', card(decisionId, search('c')));
    return decisionId;
  };
  /** The third call since the policy compares calls alone trips the loop rule; a review; the end. */
  const goOn = async (id: string, ledgers: () => Promise<LedgerService>): Promise<unknown[]> => {
    const answers: unknown[] = [];
    for (const submission of [
      card(id, search('d')),
      {
        ...REVIEWER,
        type: 'review.recorded',
        decisionId: id,
        body: { verdict: 'approve', reason: 'Seen', escalation_id: 'esc-1' },
      },
      card(id, search('e')),
      closed(id, { outcome: 'abandoned' }),
    ]) {
      const made = await (
        await ledgers()
      )
        .append('claims', submission)
        .then(answer, (error: unknown) => error);
      answers.push(made);
    }
    return answers;
  };

  test.each(FOREIGN)('%s: read and continued as if it were not there', async (_name, make) => {
    const twin = await begin();
    const expected = await goOn(twin, async () => store.ledgers);
    const id = await begin();
    const whole = await reader().decisionSummary('claims', id);
    await plant(id, make);
    expect(await reader().decisionSummary('claims', id)).toEqual(whole);
    // The first append of a process locks the head; the next ones find the row without the lock.
    const other = await elsewhere();
    await other.append('claims', opened());
    expect(await goOn(id, async () => other)).toEqual(expected);
    const again = await begin();
    await plant(again, make);
    const fresh = await elsewhere();
    expect(await goOn(again, async () => fresh)).toEqual(expected);
    await expectAsRebuilt();
  });

  test('two versions that take turns on one decision fold the same chain', async () => {
    const id = await begin();
    const [ours, theirs] = [await elsewhere(), await elsewhere()];
    let turn = 0;
    const answers = await goOn(id, async () => {
      // What the other version wrote behind our back: its own version of the same state.
      await plant(id, (state) => encodeState(state).replace(/"version":\d+/, '"version":99'));
      turn += 1;
      return turn % 2 === 0 ? ours : theirs;
    });
    expect(answers).toEqual(await goOn(await begin(), async () => store.ledgers));
    await expectAsRebuilt();
  });

  test('many entries, many decisions of one batch, and one that this process still remembers', async () => {
    const { decisionId: long = '' } = await store.ledgers.append('claims', opened());
    await store.ledgers.appendBatch(
      'claims',
      Array.from({ length: 499 }, () => card(long)),
    );
    await store.ledgers.appendBatch('claims', [card(long), card(long)]);
    const ids = [long, await begin(), await begin()];
    for (const id of ids) await plant(id, () => '{"version":77}');
    const other = await elsewhere();
    const receipts = await other.appendBatch(
      'claims',
      ids.map((id) => card(id, search('z'))),
    );
    expect(receipts.map(({ directive }) => directive)).toEqual(['proceed', 'stop', 'stop']);
    await plant(long, () => 'garbage');
    await store.ledgers.append('claims', closed(long));
    await expectAsRebuilt();
  });

  test('where an entry has lost its body nothing is written, and reading says so', async () => {
    const id = await begin();
    const { lastSeq } = await reader().decisionSummary('claims', id);
    await plant(id, () => '{}');
    await superuser.query('SET session_replication_role = replica');
    await superuser.query('ALTER TABLE docket.body DISABLE TRIGGER ALL');
    const kept = await superuser.query<Record<string, unknown>>(
      'DELETE FROM docket.body WHERE ledger_no = 2 AND seq = $1 RETURNING *',
      [lastSeq],
    );
    const other = await elsewhere();
    const refusal = {
      code: 'decision_unreadable',
      message: `Entry ${lastSeq} of the ledger claims, in the decision ${id}, is no record: there is no body (job_card.filed).`,
    };
    await expect(other.append('claims', card(id))).rejects.toMatchObject(refusal);
    await expect(reader().decisionSummary('claims', id)).rejects.toMatchObject(refusal);
    const [row] = kept.rows;
    await superuser.query(
      'INSERT INTO docket.body (ledger_no, seq, body, secret) VALUES ($1, $2, $3, $4)',
      [row?.['ledger_no'], row?.['seq'], row?.['body'], row?.['secret']],
    );
  });
});
