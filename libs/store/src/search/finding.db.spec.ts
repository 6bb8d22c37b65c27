import type { JsonObject } from '@docket/chain';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AGENT, card, closed, intent, opened } from '../../../../test/support/records.js';
import { openTestStore } from '../../../../test/support/store.js';
import type { TestStore } from '../../../../test/support/store.js';
import { work } from '../../../../test/support/varied-work.js';
import { CounterReader } from './counters.js';
import { DecisionSearch } from './decision-search.js';
import type { DecisionFilters } from './filters.js';
import { SearchIndexer } from './search-indexer.js';
import { SideEffectSearch } from './side-effect-search.js';
import { WaitingFinder } from './waiting.js';
import { waitingDecisions } from './waiting-decisions.js';
import { readQuery } from './words.js';

const NEWEST = { limit: 50, order: 'newest' } as const;
const LATER = '2999-01-01T00:00:00.000Z';
const EARLIER = '2000-01-01T00:00:00.000Z';

describe('finding', () => {
  let store: TestStore;
  let search: DecisionSearch;
  let effects: SideEffectSearch;
  let counters: CounterReader;

  beforeAll(async () => {
    store = await openTestStore();
    const { database, ledgers } = store;
    const indexer = new SearchIndexer(database, { batchEntriesMax: 7 });
    search = new DecisionSearch(database, ledgers, indexer);
    effects = new SideEffectSearch(database, ledgers, indexer);
    counters = new CounterReader(database, ledgers, indexer);
    await ledgers.createLedger({ id: 'grown', createdBy: 'prn_admin' });
    await work({ ledgers, indexer }, { ledger: 'grown', seed: 1, decisions: 40 });
  });
  afterAll(() => store.close());

  const found = async (ledger: string, filters: DecisionFilters): Promise<string[]> =>
    (await search.find(ledger, filters, NEWEST)).decisions.map(({ id }) => id);
  const textFilter = (q: string): DecisionFilters => {
    const query = readQuery(q);
    if ('problem' in query) throw new Error(query.problem);
    return query;
  };

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

  test('counts a record with too many words as skipped, where words are searched for', async () => {
    await store.ledgers.createLedger({ id: 'long', createdBy: 'prn_admin' });
    const ext = { more: 'word '.repeat(15_000) };
    await store.ledgers.append('long', opened({ ext }));
    const byWords = await search.find('long', textFilter('word'), NEWEST);
    expect(byWords.decisions).toHaveLength(1);
    expect(byWords.asOf.skipped).toBe(1);
    expect((await search.find('long', {}, NEWEST)).asOf.skipped).toBe(0);
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
    const byTarget = { effect: { system: 'payments' }, openSince: EARLIER };
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

  test('keeps count of what it would count', async () => {
    const filters: DecisionFilters[] = [
      {},
      { status: 'held' },
      { column: 'blocked', stakes: 'high' },
      { phase: 'BLOCKED', needsHuman: true },
      { directive: 'proceed', outcome: 'completed' },
      { outcome: 'none' },
    ];
    for (const filter of filters) {
      const { asOf: _kept, ...kept } = await counters.readDecisions('grown', filter);
      // A bound that holds for all is nothing that is kept.
      const bounded = { ...filter, openedFrom: EARLIER };
      const { asOf: _counted, ...counted } = await counters.readDecisions('grown', bounded);
      expect([filter, kept]).toEqual([filter, counted]);
    }
  });

  test('lists what waits in the order of the queue, as many as are asked for', async () => {
    const finder = new WaitingFinder(
      store.database,
      store.ledgers,
      new SearchIndexer(store.database),
    );
    const { ledgerNo } = await store.ledgers.getLedger('grown');
    const all = await finder.find('grown', 1_000);
    const open: string[] = [];
    for await (const { decisions } of waitingDecisions(store.database, ledgerNo))
      for (const { decisionId, state } of decisions)
        open.push(...state.openEscalations.map(({ id }) => `${decisionId} ${id}`));
    const nameOf = ({ decisionId, escalation }: (typeof all.escalations)[number]): string =>
      `${decisionId} ${escalation.id}`;
    expect(all.escalations.map(nameOf).toSorted()).toEqual(open.toSorted());
    expect(open.length).toBeGreaterThan(3);
    for (let limit = 1; limit <= open.length; limit += 1) {
      const some = await finder.find('grown', limit);
      expect(some.escalations.map(nameOf)).toEqual(all.escalations.slice(0, limit).map(nameOf));
      expect(some.waiting).toBe(open.length);
    }
  });

  test('pages without a gap or a repetition, while decisions are added', async () => {
    const all = await found('grown', {});
    for (const order of ['newest', 'oldest'] as const) {
      const seen: string[] = [];
      let after: number | undefined;
      do {
        const page = { limit: 3, order, ...(after === undefined ? {} : { after }) };
        const { decisions, next } = await search.find('grown', { openedFrom: EARLIER }, page);
        seen.push(...decisions.map(({ id }) => id));
        after = next;
        if (order === 'newest') await store.ledgers.append('grown', opened());
      } while (after !== undefined);
      const older = order === 'newest' ? seen : seen.slice(0, all.length).reverse();
      expect(older).toEqual(all);
    }
  });
});
