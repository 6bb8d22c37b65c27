import type { JsonObject } from '@docket/chain';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { AGENT, REVIEWER, card, closed, intent, opened } from '../../../../test/support/records.js';
import { openTestStore } from '../../../../test/support/store.js';
import type { TestStore } from '../../../../test/support/store.js';
import { rebuildProjections } from '../rebuild.js';
import { CounterReader } from './counters.js';
import { DecisionSearch } from './decision-search.js';
import type { DecisionFilters } from './filters.js';
import { SearchIndexer } from './search-indexer.js';
import { SideEffectSearch } from './side-effect-search.js';
import { SEARCH_TABLES } from './statements.js';
import { readQuery, vectorOf } from './words.js';

const NEWEST = { limit: 50, order: 'newest' } as const;
const LATER = '2999-01-01T00:00:00.000Z';
const EARLIER = '2000-01-01T00:00:00.000Z';

describe('the search projection', () => {
  let store: TestStore;
  let superuser: pg.Client;
  let indexer: SearchIndexer;
  let search: DecisionSearch;
  let effects: SideEffectSearch;
  let counters: CounterReader;

  beforeAll(async () => {
    store = await openTestStore();
    superuser = new pg.Client({ connectionString: store.url });
    await superuser.connect();
    indexer = new SearchIndexer(store.database, { batchEntriesMax: 7 });
    search = new DecisionSearch(store.database, store.ledgers, indexer);
    effects = new SideEffectSearch(store.database, store.ledgers, indexer);
    counters = new CounterReader(store.database, store.ledgers, indexer);
  });
  afterAll(async () => {
    await superuser.end();
    await store.close();
  });

  const numberOf = async (ledger: string): Promise<number> =>
    (await store.ledgers.getLedger(ledger)).ledgerNo;
  const dump = async (ledger: string): Promise<unknown> => {
    const ledgerNo = await numberOf(ledger);
    const tables: Record<string, unknown> = {};
    for (const table of [...SEARCH_TABLES, 'search_cursor']) {
      const text = `SELECT t.* FROM docket.${table} t WHERE ledger_no = $1 ORDER BY t::text`;
      tables[table] = (await superuser.query(text, [ledgerNo])).rows;
    }
    return tables;
  };
  const found = async (ledger: string, filters: DecisionFilters): Promise<string[]> =>
    (await search.find(ledger, filters, NEWEST)).decisions.map(({ id }) => id);
  const textFilter = (q: string): DecisionFilters => {
    const query = readQuery(q);
    if ('problem' in query) throw new Error(query.problem);
    return query;
  };

  /** A workload that reaches every table, with a look at the index after every so many records. */
  async function work(ledger: string, seed: number, decisions: number): Promise<void> {
    const { ledgers } = store;
    const ledgerNo = await numberOf(ledger);
    const pick = picker(seed);
    for (let i = 0; i < decisions; i += 1) {
      const { decisionId: id = '' } = await ledgers.append(ledger, {
        ...opened({
          stakes: pick(['low', 'medium', 'high', 'critical']),
          agent: { id: pick(['refund-agent', 'claims-agent']) },
          ...(pick([true, false]) ? { subject_ref: pick(['sub-1', 'sub-2']) } : {}),
        }),
        actor: pick(['prn_agent', 'prn_other']),
      });
      for (let n = pick([0, 1, 4]); n > 0; n -= 1) {
        const lineage = [
          {
            role: pick(['cited', 'decisive']),
            document_id: pick(['refund-policy', 'terms']),
            version: pick(['3.0', '3.1', null]),
            chunk: { id: pick(['11', '12']), section: '4.2' },
          },
          { role: 'input', document_id: 'ticket', version: null },
        ];
        const tool_calls = [{ tool_name: 'search', arguments: { q: 'policy' } }];
        const rationale = pick(['receipt found', 'no receipt', 'Beleg fehlt']);
        const current_phase = pick(['PLANNING', 'EXECUTING', 'BLOCKED', 'ESCALATING', 'DONE']);
        const body = { lineage, tool_calls, rationale, current_phase, reason_blocked: 'waits' };
        const needs_human = pick([true, false, false, false]);
        await ledgers.append(ledger, card(id, { ...body, needs_human })).catch(ignoreRefusal);
        if (pick([true, false])) await indexer.catchUp(ledgerNo, pick([1, 3, 50]));
      }
      await ledgers
        .append(ledger, {
          ...REVIEWER,
          type: 'review.recorded',
          decisionId: id,
          body: { verdict: 'approve', reason: 'Looked at it' },
        })
        .catch(ignoreRefusal);
      await act(ledger, id, `${ledger}-${i}`, pick);
      if (pick([true, false])) await ledgers.append(ledger, closed(id)).catch(ignoreRefusal);
      if (pick([true, false])) await indexer.catchUp(ledgerNo, pick([2, 10]));
    }
  }

  async function act(
    ledger: string,
    decisionId: string,
    key: string,
    pick: ReturnType<typeof picker>,
  ): Promise<void> {
    const target = { system: pick(['payments', 'mail']), resource: `order/${pick([1, 2])}` };
    const amount = pick([true, false]) ? { amount: { value: '25.00', currency: 'EUR' } } : {};
    const registered = await store.ledgers
      .append(ledger, intent(decisionId, key, { target, ...amount }))
      .catch(ignoreRefusal);
    if (registered === undefined) return;
    const side_effect_id = registered.sideEffectId ?? '';
    for (const state of pick([[], ['executing'], ['executed'], ['executing', 'outcome_unknown']])) {
      const type = `side_effect.${state as 'executing' | 'executed' | 'outcome_unknown'}` as const;
      await store.ledgers.append(ledger, { ...AGENT, type, decisionId, body: { side_effect_id } });
    }
  }

  test('is the same, row by row, whether it grew with the ledger or was rebuilt', async () => {
    await store.ledgers.createLedger({ id: 'grown', createdBy: 'prn_admin' });
    await work('grown', 1, 40);
    await indexer.catchUp(await numberOf('grown'));
    const live = await dump('grown');
    for (const [table, rows] of Object.entries(live as Record<string, unknown[]>)) {
      const isEmpty = rows.length === 0;
      expect({ table, isEmpty }).toEqual({ table, isEmpty: table === 'search_skipped' });
    }
    const { indexed, entries } = await rebuildProjections(store.database, 'grown');
    expect(indexed).toBe(entries);
    expect(await dump('grown')).toEqual(live);
  }, 60_000);

  test('takes in what was recorded before there was an index, also in bounded parts', async () => {
    await store.ledgers.createLedger({ id: 'older', createdBy: 'prn_admin' });
    const { decisionId = '' } = await store.ledgers.append('older', opened());
    await store.ledgers.appendBatch(
      'older',
      Array.from({ length: 40 }, () => card(decisionId)),
    );
    const ledgerNo = await numberOf('older');
    await superuser.query('DELETE FROM docket.search_cursor WHERE ledger_no = $1', [ledgerNo]);
    expect(await indexer.progress(ledgerNo)).toEqual({ size: 0, ledgerSize: 42 });
    expect(await indexer.catchUp(ledgerNo, 10)).toEqual({ size: 10, ledgerSize: 42 });
    const { decisions, asOf } = await search.find('older', {}, NEWEST);
    expect(decisions.map(({ id }) => id)).toEqual([decisionId]);
    expect(asOf).toEqual({ indexedSize: 42, ledgerSize: 42, skipped: 0 });
  });

  test('says how far it goes while another process holds the cursor', async () => {
    await store.ledgers.createLedger({ id: 'held', createdBy: 'prn_admin' });
    await search.find('held', {}, NEWEST);
    await superuser.query('BEGIN');
    await superuser.query('SELECT 1 FROM docket.search_cursor WHERE ledger_no = $1 FOR UPDATE', [
      await numberOf('held'),
    ]);
    await store.ledgers.append('held', opened());
    const behind = await search.find('held', {}, NEWEST);
    expect(behind).toEqual({ decisions: [], asOf: { indexedSize: 1, ledgerSize: 2, skipped: 0 } });
    await superuser.query('ROLLBACK');
    expect((await search.find('held', {}, NEWEST)).decisions).toHaveLength(1);
  });

  test('is filled once by several processes at the same time, in the background too', async () => {
    await store.ledgers.createLedger({ id: 'shared', createdBy: 'prn_admin' });
    const ledgerNo = await numberOf('shared');
    const errors: unknown[] = [];
    const others = Array.from(
      { length: 3 },
      () => new SearchIndexer(store.database, { pollMs: 5 }),
    );
    for (const other of others) other.start((error) => errors.push(error));
    await work('shared', 2, 10);
    await Promise.all(others.map((other) => other.catchUp(ledgerNo)));
    await Promise.all(others.map((other) => other.stop()));
    expect(errors).toEqual([]);
    const live = await dump('shared');
    await rebuildProjections(store.database, 'shared');
    expect(await dump('shared')).toEqual(live);
  }, 60_000);

  test('answers every filter as a look at every decision does', async () => {
    const all = (await search.find('grown', {}, { limit: 500, order: 'newest' })).decisions;
    expect(all.length).toBe(40);
    const same: [DecisionFilters, (decision: (typeof all)[number]) => boolean][] = [
      [{ agent: 'refund-agent' }, ({ agentId }) => agentId === 'refund-agent'],
      [{ status: 'closed' }, ({ status }) => status === 'closed'],
      [{ phase: 'BLOCKED' }, ({ phase }) => phase === 'BLOCKED'],
      [{ stakes: 'critical' }, ({ stakes }) => stakes === 'critical'],
      [{ directive: 'hold' }, ({ directive }) => directive === 'hold'],
      [{ outcome: 'completed' }, ({ outcome }) => outcome === 'completed'],
      [{ needsHuman: false }, ({ needsHuman }) => !needsHuman],
      [{ subject: 'sub-1' }, ({ subjectRef }) => subjectRef === 'sub-1'],
      [{ openedFrom: all[9]?.openedAt ?? '' }, (d) => d.openedAt >= (all[9]?.openedAt ?? '')],
      [{ openedTo: all[9]?.openedAt ?? '' }, (d) => d.openedAt < (all[9]?.openedAt ?? '')],
      [{ openedFrom: LATER }, () => false],
      [{ openedTo: EARLIER }, () => false],
      [
        { column: 'planning' },
        ({ status, phase }) => status === 'open' && (phase === null || phase === 'PLANNING'),
      ],
      [{ column: 'closed', stakes: 'low' }, (d) => d.status === 'closed' && d.stakes === 'low'],
    ];
    for (const [filters, holds] of same) {
      expect({ filters, ids: await found('grown', filters) }).toEqual({
        filters,
        ids: all.filter(holds).map(({ id }) => id),
      });
    }
  });

  test('finds what a card relied on, and which card it was', async () => {
    await store.ledgers.createLedger({ id: 'cited', createdBy: 'prn_admin' });
    const open = async (lineage: JsonObject[]): Promise<string> => {
      const { decisionId = '' } = await store.ledgers.append('cited', opened());
      await store.ledgers.append('cited', card(decisionId, { lineage }));
      return decisionId;
    };
    const reference = { document_id: 'policy', version: '3.1', chunk: { id: '12' }, role: 'cited' };
    const whole = await open([{ ...reference, role: 'decisive' }, reference]);
    const unknown = await open([{ ...reference, version: null }]);
    // Both halves, but in two references: not the same thing.
    const halves = await open([
      { ...reference, chunk: { id: '11' } },
      { ...reference, version: '3.0' },
    ]);
    const document = 'policy';
    expect(await found('cited', { cites: { document } })).toEqual([halves, unknown, whole]);
    const passage = { document, version: '3.1', chunk: '12' };
    expect(await found('cited', { cites: passage })).toEqual([whole]);
    expect(await found('cited', { cites: { ...passage, role: 'input' } })).toEqual([]);
    expect(await found('cited', { cites: { document, version: null } })).toEqual([unknown]);
    const { decisions } = await search.find('cited', { cites: passage }, NEWEST);
    expect(decisions[0]?.matches).toEqual([{ seq: 2, type: 'job_card.filed', by: 'lineage' }]);
    expect(await found('grown', { cites: { document: 'policy' } })).toEqual([]);
  });

  test('finds words in one record, and names it', async () => {
    await store.ledgers.createLedger({ id: 'texts', createdBy: 'prn_admin' });
    const { decisionId = '' } = await store.ledgers.append(
      'texts',
      opened({ goal: 'Pay Ødegård' }),
    );
    await store.ledgers.append('texts', card(decisionId, { rationale: 'No receipt: order/44812' }));
    const of = async (q: string): Promise<unknown> =>
      (await search.find('texts', textFilter(q), NEWEST)).decisions.map(({ matches }) => matches);
    const goal = { seq: 1, type: 'decision.opened', by: 'text' };
    const rationale = { seq: 2, type: 'job_card.filed', by: 'text' };
    expect(await of('ødegård')).toEqual([[goal]]);
    expect(await of('44812 receipt')).toEqual([[rationale]]);
    expect(await of('"order 44812"')).toEqual([[rationale]]);
    expect(await of('"44812 order"')).toEqual([]);
    expect(await of('receipt -order')).toEqual([]);
    expect(await of('nothing OR pay')).toEqual([[goal]]);
    // In two records, not in one.
    expect(await of('ødegård receipt')).toEqual([]);
    expect((await found('grown', textFilter('receipt'))).length).toBeGreaterThan(3);
  });

  test('takes whatever a body may hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
        const { vector } = vectorOf({ value }, 1);
        await superuser.query('SELECT $1::tsvector', [vector]);
      }),
      { numRuns: 200 },
    );
    // The largest vectors there can be: many different words, long ones, four bytes a character.
    const many = Array.from({ length: 16_000 }, (_, i) => i.toString(36)).join(' ');
    const wide = Array.from({ length: 8_000 }, (_, i) => String.fromCodePoint(0x20000 + i)).join(
      '',
    );
    const long = Array.from({ length: 255 }, (_, i) => `${i}${'é'.repeat(255)}`).join(' ');
    for (const text of [many, wide, long, '𝒳'.repeat(30_000)]) {
      await superuser.query('SELECT $1::tsvector', [vectorOf({ text }, 1).vector]);
    }
  });

  test('lists what is in doubt, and why', async () => {
    await store.ledgers.createLedger({ id: 'doubts', createdBy: 'prn_admin' });
    const { ledgers } = store;
    const { decisionId = '' } = await ledgers.append('doubts', opened());
    const register = async (key: string, body = {}): Promise<string> =>
      (await ledgers.append('doubts', intent(decisionId, key, body))).sideEffectId ?? '';
    const move = (id: string, state: 'executed' | 'outcome_unknown'): Promise<unknown> =>
      ledgers.append('doubts', {
        ...AGENT,
        type: `side_effect.${state}`,
        decisionId,
        body: { side_effect_id: id },
      });
    const done = await register('done');
    const lost = await register('lost', { target: { system: 'mail', resource: 'customer/1' } });
    const open = await register('open', { amount: { value: '25.00', currency: 'EUR' } });
    await move(done, 'executed');
    await move(lost, 'outcome_unknown');
    const doubtsAt = async (openSince: string): Promise<unknown> => {
      const filters = { inDoubt: true, openSince };
      const page = await effects.find('doubts', filters, { limit: 10, order: 'oldest' });
      return page.sideEffects.map(({ sideEffectId, doubts }) => [sideEffectId, doubts]);
    };
    expect(await doubtsAt(EARLIER)).toEqual([[lost, ['outcome_unknown']]]);
    expect(await doubtsAt(LATER)).toEqual([
      [lost, ['outcome_unknown']],
      [open, ['open_too_long']],
    ]);
    await ledgers.append('doubts', closed(decisionId));
    expect(await doubtsAt(EARLIER)).toEqual([
      [lost, ['outcome_unknown']],
      [open, ['decision_closed']],
    ]);
    const rest = { inDoubt: false, openSince: EARLIER };
    const settled = await effects.find('doubts', rest, NEWEST);
    expect(settled.sideEffects.map(({ sideEffectId }) => sideEffectId)).toEqual([done]);
    const byTarget = { targetSystem: 'payments', openSince: EARLIER };
    const first = await effects.find('doubts', byTarget, { limit: 1, order: 'newest' });
    expect(first.sideEffects).toMatchObject([
      { sideEffectId: open, amount: { value: '25.00', currency: 'EUR' }, idempotencyKey: 'open' },
    ]);
    const { next = 0 } = first;
    const second = await effects.find('doubts', byTarget, {
      limit: 1,
      order: 'newest',
      after: next,
    });
    expect(second.sideEffects).toMatchObject([{ sideEffectId: done, state: 'executed' }]);
    expect(second).not.toHaveProperty('next');
    const counted = await counters.read('doubts', {}, EARLIER);
    expect(counted.sideEffects).toEqual({
      byState: { executed: 1, intent: 1, outcome_unknown: 1 },
      inDoubt: 2,
      byDoubt: { outcome_unknown: 1, open_too_long: 0, decision_closed: 1 },
    });
  });

  test('counts what it finds', async () => {
    const counted = await counters.read('grown', {}, EARLIER);
    expect(counted.decisions).toBe(40);
    const sum = (counts: object): number =>
      Object.values(counts).reduce((total: number, n: number) => total + n, 0);
    expect(sum(counted.byColumn)).toBe(40);
    expect(sum(counted.byStatus)).toBe(40);
    for (const [status, n] of Object.entries(counted.byStatus)) {
      expect(await found('grown', { status })).toHaveLength(n);
    }
    const looping = await found('grown', { tripwire: 'loop' });
    expect(looping.length).toBeGreaterThan(0);
    expect(counted.tripwires['loop']?.decisions).toBe(looping.length);
    const some = await counters.read('grown', { stakes: 'low', writers: ['prn_other'] }, EARLIER);
    const low = await found('grown', { stakes: 'low', writers: ['prn_other'] });
    expect(some.decisions).toBe(low.length);
  });

  test('pages without a gap or a repetition, while decisions are added', async () => {
    const all = await found('shared', {});
    for (const order of ['newest', 'oldest'] as const) {
      const seen: string[] = [];
      let after: number | undefined;
      do {
        const page = { limit: 3, order, ...(after === undefined ? {} : { after }) };
        const { decisions, next } = await search.find('shared', { openedFrom: EARLIER }, page);
        seen.push(...decisions.map(({ id }) => id));
        after = next;
        if (order === 'newest') await store.ledgers.append('shared', opened());
      } while (after !== undefined);
      const older = order === 'newest' ? seen : seen.slice(0, all.length).reverse();
      expect(older).toEqual(all);
    }
  });

  test('leaves out what cannot be read, and says so', async () => {
    await store.ledgers.createLedger({ id: 'damaged', createdBy: 'prn_admin' });
    const ledgerNo = await numberOf('damaged');
    const { decisionId = '' } = await store.ledgers.append('damaged', opened());
    for (let i = 0; i < 4; i += 1) await store.ledgers.append('damaged', card(decisionId));
    await superuser.query(`SET session_replication_role = replica`);
    const tamper = async (sql: string, values: unknown[] = []): Promise<unknown> => {
      for (const table of ['entry', 'body']) {
        await superuser.query(`ALTER TABLE docket.${table} DISABLE TRIGGER ALL`);
      }
      const done = await superuser.query(sql, values);
      for (const table of ['entry', 'body']) {
        await superuser.query(
          `ALTER TABLE docket.${table} ENABLE ALWAYS TRIGGER refuse_row_change`,
        );
        await superuser.query(
          `ALTER TABLE docket.${table} ENABLE ALWAYS TRIGGER refuse_statement_change`,
        );
      }
      return done;
    };
    await tamper(`UPDATE docket.body SET body = 'not json' WHERE ledger_no = $1 AND seq = 2`, [
      ledgerNo,
    ]);
    await tamper('DELETE FROM docket.body WHERE ledger_no = $1 AND seq = 3', [ledgerNo]);
    await tamper(`UPDATE docket.entry SET leaf = 'no leaf' WHERE ledger_no = $1 AND seq = 4`, [
      ledgerNo,
    ]);
    await tamper('DELETE FROM docket.entry WHERE ledger_no = $1 AND seq = 5', [ledgerNo]);
    await superuser.query('RESET session_replication_role');
    const { decisions, asOf } = await search.find('damaged', textFilter('refund'), NEWEST);
    expect(decisions.map(({ id, matches }) => [id, matches.length])).toEqual([[decisionId, 1]]);
    expect(asOf).toEqual({ indexedSize: 6, ledgerSize: 6, skipped: 4 });
    const { rows } = await superuser.query<{ reason: string }>(
      'SELECT reason FROM docket.search_skipped WHERE ledger_no = $1 ORDER BY seq',
      [ledgerNo],
    );
    expect(rows.map(({ reason }) => reason)).toEqual([
      'body_damaged',
      'body_missing',
      'leaf_damaged',
      'entry_missing',
    ]);
  });

  test('the role of the server may fill it and not empty it', async () => {
    const app = (sql: string): Promise<unknown> => store.database.streamPool.query(sql);
    for (const table of [...SEARCH_TABLES, 'search_cursor']) {
      await expect(app(`DELETE FROM docket.${table}`)).rejects.toThrow(/permission denied/);
      await expect(app(`TRUNCATE docket.${table}`)).rejects.toThrow(/permission denied/);
    }
    for (const table of ['search_text', 'search_document', 'search_tripwire', 'search_skipped']) {
      await expect(app(`UPDATE docket.${table} SET seq = 0`)).rejects.toThrow(/permission denied/);
    }
  });
});

/** Picks at random, the same for the same seed (mulberry32). */
function picker(seed: number): <Item>(items: readonly Item[]) => Item {
  let state = seed;
  return <Item>(items: readonly Item[]): Item => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const fraction = ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
    return items[Math.floor(fraction * items.length)] as Item;
  };
}

/** Held and closed decisions refuse some records: the workload goes on. */
function ignoreRefusal(error: unknown): undefined {
  if (error instanceof Error && error.name === 'StoreRefusal') return undefined;
  throw error;
}
