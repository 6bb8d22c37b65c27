import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@docket/chain';
import { DEFAULT_POLICY } from '@docket/record';
import pg from 'pg';
import { REVIEWER, card, closed, intent, opened } from '../../../test/support/records.js';
import { openTestStore } from '../../../test/support/store.js';
import type { TestStore } from '../../../test/support/store.js';
import { databaseReader } from './read/database-reader.js';
import { rebuildProjections } from './rebuild.js';

describe('rebuildProjections', () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore();
    await store.ledgers.createLedger({ id: 'claims', createdBy: 'prn_admin' });
  });
  afterAll(() => store.close());

  const dump = async (): Promise<unknown[]> => {
    const client = new pg.Client({ connectionString: store.url });
    await client.connect();
    const decisions = await client.query(
      'SELECT * FROM docket.decision ORDER BY ledger_no, decision_id',
    );
    const keys = await client.query('SELECT * FROM docket.idempotency ORDER BY ledger_no, key');
    await client.end();
    return [...decisions.rows, ...keys.rows];
  };

  /** Where each row stands in its table. */
  const placesOfRows = async (): Promise<Record<string, string>> => {
    const client = new pg.Client({ connectionString: store.url });
    await client.connect();
    const { rows } = await client.query<{ name: string; place: string }>(
      `SELECT decision_id AS name, ctid::text AS place FROM docket.decision
       UNION ALL SELECT key, ctid::text FROM docket.idempotency`,
    );
    await client.end();
    return Object.fromEntries(rows.map(({ name, place }) => [name, place]));
  };

  test('gives the same rows, byte for byte, as the appends left', async () => {
    const { ledgers } = store;
    const looping = { tool_calls: [{ tool_name: 'search', arguments: { q: 'policy' } }] };
    for (let i = 0; i < 5; i += 1) {
      const { decisionId = '' } = await ledgers.append('claims', {
        ...opened(),
        idempotencyKey: `open-${i}`,
      });
      for (let n = 0; n < 4; n += 1) {
        const submission = { ...card(decisionId, looping), idempotencyKey: `card-${i}-${n}` };
        await ledgers.append('claims', submission);
      }
      await ledgers.append('claims', {
        ...REVIEWER,
        type: 'review.recorded',
        decisionId,
        body: { verdict: 'approve', reason: 'Looked at it', escalation_id: 'esc-1' },
      });
      await ledgers.append('claims', intent(decisionId, `refund-${i}`));
      if (i % 2 === 0)
        await ledgers.append('claims', { ...closed(decisionId), idempotencyKey: `close-${i}` });
    }
    const live = await dump();
    expect(live.length).toBe(5 + 5 + 20 + 5 + 3);
    const places = await placesOfRows();
    const rebuilt = await rebuildProjections(store.database, 'claims');
    expect(rebuilt).toMatchObject({ decisions: 5, keys: 33 });
    expect(await dump()).toEqual(live);
    // What was right stayed where it was.
    expect(await placesOfRows()).toEqual(places);
  });

  test('puts right what was changed, added and taken away, and leaves the rest', async () => {
    const live = await dump();
    const before = await placesOfRows();
    const [changed = '', gone = ''] = Object.keys(before).filter((key) => key.startsWith('dec'));
    const superuser = new pg.Client({ connectionString: store.url });
    await superuser.connect();
    await superuser.query("UPDATE docket.decision SET goal = 'another' WHERE decision_id = $1", [
      changed,
    ]);
    await superuser.query('DELETE FROM docket.decision WHERE decision_id = $1', [gone]);
    await superuser.query(`INSERT INTO docket.decision
      SELECT ledger_no, 'dec_invented', 999999, last_seq, last_hash, entry_count, status, phase, directive, stakes,
        needs_human, agent_id, agent_name, goal, outcome, opened_at, last_time, state FROM docket.decision LIMIT 1`);
    await superuser.query("UPDATE docket.idempotency SET answer = 'other' WHERE key = 'open-1'");
    await superuser.query("DELETE FROM docket.idempotency WHERE key = 'open-2'");
    await superuser.end();
    expect(await dump()).not.toEqual(live);
    await rebuildProjections(store.database, 'claims');
    expect(await dump()).toEqual(live);
    const after = await placesOfRows();
    const moved = Object.keys(before).filter((key) => before[key] !== after[key]);
    for (const key of moved) expect([changed, gone, 'open-1', 'open-2']).toContain(key);
  });

  test('judges each entry by the policy of its place: a loop under two policies', async () => {
    const { ledgers } = store;
    const tripwires = { ...DEFAULT_POLICY.tripwires, loop_compares: 'call' };
    const policy = { ...DEFAULT_POLICY, version: 'calls only', tripwires };
    const changed = (body: JsonObject) => ({
      actor: 'prn_admin',
      role: 'administrator' as const,
      via: 'api_key' as const,
      type: 'policy.changed',
      body: { reason: 'a test', ...body },
    });
    const { decisionId = '' } = await ledgers.append('claims', opened());
    const asked = async (result: string) => {
      const tool_calls = [{ tool_name: 'read', arguments: { id: 1 }, result }];
      const { directive } = await ledgers.append('claims', card(decisionId, { tool_calls }));
      return directive;
    };
    const answers = [await asked('a'), await asked('b'), await asked('c')];
    await ledgers.append('claims', changed({ policy }));
    answers.push(await asked('d'), await asked('e'), await asked('f'));
    expect(answers).toEqual(['proceed', 'proceed', 'proceed', 'proceed', 'proceed', 'stop']);
    const live = await dump();
    await rebuildProjections(store.database, 'claims');
    expect(await dump()).toEqual(live);
  });

  test('the reader streams what is stored, in order, with and without bodies', async () => {
    const reader = await databaseReader(store.database, 'claims');
    const { size } = await reader.describe();
    const positions: number[] = [];
    for await (const batch of reader.entries(0, size)) {
      for (const { position, disclosure } of batch) {
        positions.push(position);
        expect(disclosure).toMatchObject({ secret: { byteLength: 32 } });
      }
    }
    expect(positions).toEqual(Array.from({ length: size }, (_, i) => i));
    for await (const batch of reader.entries(3, 5, { content: false })) {
      expect(batch.map(({ position, disclosure }) => [position, disclosure])).toEqual([
        [3, undefined],
        [4, undefined],
      ]);
    }
  });

  test('a reader that stops early leaves a connection that works', async () => {
    const reader = await databaseReader(store.database, 'claims');
    for (let i = 0; i < 10; i += 1) {
      for await (const batch of reader.entries(0, 10)) {
        expect(batch.length).toBeGreaterThan(0);
        break;
      }
    }
    expect((await reader.describe()).size).toBeGreaterThan(0);
  });
});
