import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@docket/chain';
import { DEFAULT_POLICY, type Policy } from '@docket/record';
import { verify } from '@docket/verify';
import { card, closed, intent, opened } from '../../../test/support/records.js';
import { openTestStore } from '../../../test/support/store.js';
import type { TestStore } from '../../../test/support/store.js';
import { CheckpointService } from './checkpoint-service.js';
import { EntryReader } from './entry-reader.js';
import { databaseReader } from './read/database-reader.js';
import { rebuildProjections } from './rebuild.js';
import { LedgerService } from './ledger-service.js';

const ADMINISTRATOR = { actor: 'prn_admin', role: 'administrator', via: 'api_key' } as const;
const OFFICER = { actor: 'prn_officer', role: 'officer', via: 'api_key' } as const;
const STRICT: Policy = {
  ...DEFAULT_POLICY,
  version: '2',
  tripwires: { ...DEFAULT_POLICY.tripwires, attempts_max: 1 },
};

function policyChanged(policy: Policy = STRICT, more: JsonObject = {}) {
  const body = { policy: { ...policy }, reason: 'stricter', ...more } as JsonObject;
  return { ...ADMINISTRATOR, type: 'policy.changed', body };
}

function incident(more: JsonObject = {}) {
  const body = { title: 'Paid twice', severity: 'serious', aware_at: '2026-11-22T18:00:00Z' };
  return { ...OFFICER, type: 'incident.opened', body: { ...body, ...more } };
}

describe('records outside decisions', () => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore();
    await store.ledgers.createLedger({ id: 'claims', createdBy: 'prn_admin' });
  });
  afterEach(() => store.close());

  const findingsOf = async () => {
    const checkpoints = new CheckpointService(store.database, store.ledgers);
    await checkpoints.issue('claims');
    const reader = await databaseReader(store.database, 'claims');
    return (await verify(reader, { depth: 'full' })).findings;
  };

  test('a policy is in force for the next entry, in every process on the database', async () => {
    const other = new LedgerService(store.database, store.vault, { host: 'docket.example' });
    const { decisionId = '' } = await store.ledgers.append('claims', opened());
    const tried = card(decisionId, { attempts: 2 });
    expect((await other.append('claims', tried)).directive).toBe('proceed');
    const { entries } = await store.ledgers.append('claims', policyChanged());
    expect((await other.append('claims', tried)).reasons).toMatchObject([{ rule: 'attempts' }]);
    for (const ledgers of [store.ledgers, other]) {
      expect(await ledgers.ledgerState('claims')).toMatchObject({
        policy: STRICT,
        policyRevision: 2,
        policySeq: entries[0]?.seq,
      });
    }
    await other.drain();
    expect(await findingsOf()).toEqual([]);
  });

  test('a change that was overtaken is refused, and a repetition is answered', async () => {
    const first = await store.ledgers.append(
      'claims',
      policyChanged(STRICT, { idempotency_key: 'p' }),
    );
    const again = policyChanged(STRICT, { idempotency_key: 'p', revision: 2 });
    expect(await store.ledgers.append('claims', again)).toMatchObject({
      replayed: true,
      entries: [{ seq: first.entries[0]?.seq }],
    });
    const late = policyChanged({ ...STRICT, version: '3' }, { revision: 2 });
    await expect(store.ledgers.append('claims', late)).rejects.toMatchObject({
      code: 'policy_revision_mismatch',
    });
  });

  test('incidents are numbered in their place, also when they are repeated', async () => {
    const { decisionId = '' } = await store.ledgers.append('claims', opened());
    const keyed = incident({ idempotency_key: 'i' });
    expect(await store.ledgers.append('claims', keyed)).toMatchObject({ incidentId: 'inc-1' });
    expect(await store.ledgers.append('claims', keyed)).toMatchObject({
      incidentId: 'inc-1',
      replayed: true,
    });
    expect(await store.ledgers.append('claims', incident())).toMatchObject({ incidentId: 'inc-2' });
    expect(await store.ledgers.append('claims', { ...incident(), decisionId })).toMatchObject({
      incidentId: 'inc-1',
      decisionId,
    });
    await expect(
      store.ledgers.append('claims', {
        ...OFFICER,
        type: 'incident.updated',
        body: { incident_id: 'inc-9', note: 'n' },
      }),
    ).rejects.toMatchObject({ code: 'unknown_incident' });
    await rebuildProjections(store.database, 'claims');
    expect(await findingsOf()).toEqual([]);
  });

  test('a refused record of a batch takes those before it along', async () => {
    const wrong = policyChanged({ ...STRICT, version: '3', body_commitment: 'whole' });
    await expect(
      store.ledgers.appendBatch('claims', [policyChanged(), incident(), wrong]),
    ).rejects.toMatchObject({ code: 'policy_not_possible', index: 2 });
    expect(await store.ledgers.ledgerState('claims')).toMatchObject({
      policyRevision: 1,
      openIncidents: [],
    });
    expect(await store.ledgers.append('claims', incident())).toMatchObject({ incidentId: 'inc-1' });
  });

  test('each record has its place', async () => {
    const { decisionId = '' } = await store.ledgers.append('claims', opened());
    const inDecision = { ...policyChanged(), decisionId };
    await expect(store.ledgers.append('claims', inDecision)).rejects.toMatchObject({
      code: 'wrong_place',
    });
    const { decisionId: _id, ...outside } = card(decisionId);
    await expect(store.ledgers.append('claims', outside)).rejects.toMatchObject({
      code: 'unknown_decision',
    });
  });

  test('changes of the policy are found by themselves', async () => {
    await store.ledgers.append('claims', incident());
    const { entries } = await store.ledgers.append('claims', policyChanged());
    const reader = new EntryReader(store.database, store.ledgers);
    const seq = entries[0]?.seq ?? -1;
    expect(await reader.ledgerRecords('claims', 'policy.changed', seq)).toEqual([]);
    expect(await reader.ledgerRecords('claims', 'policy.changed', seq + 1)).toMatchObject([
      { seq },
    ]);
  });
});

describe('a key for another action', () => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore();
    await store.ledgers.createLedger({ id: 'claims', createdBy: 'prn_admin' });
  });
  afterEach(() => store.close());

  const typesOf = async (decisionId: string) => {
    const reader = new EntryReader(store.database, store.ledgers);
    return (await reader.decisionEntries('claims', decisionId)).map(({ type }) => type);
  };

  const refusedIn = async (decisionId: string) => {
    const reader = new EntryReader(store.database, store.ledgers);
    const entries = await reader.decisionEntries('claims', decisionId);
    return entries
      .filter(({ type }) => type === 'side_effect.refused')
      .map(({ body }) => JSON.parse(String(body)) as JsonObject);
  };

  test('names the decision of the first use also where both came in one moment, or to the ledger', async () => {
    const { ledgers } = store;
    const { decisionId = '' } = await ledgers.append('claims', opened());
    const both = [intent(decisionId, 'k'), intent(decisionId, 'k', { owner: 'sales' })];
    await Promise.allSettled(both.map((one) => ledgers.append('claims', one)));
    expect(await refusedIn(decisionId)).toMatchObject([
      { earlier: { seq: expect.any(Number), decision: decisionId } },
    ]);
    const { decisionId: other = '' } = await ledgers.append('claims', opened());
    const gap = { kind: 'dropped', reason: 'The queue was full.' };
    const { actor, role, via } = intent(other, 'i');
    const toLedger = { actor, role, via, type: 'gap.recorded', body: gap } as const;
    const { entries } = await ledgers.append('claims', { ...toLedger, idempotencyKey: 'i' });
    await expect(ledgers.append('claims', intent(other, 'i'))).rejects.toThrow('recorded as entry');
    // Its first use was in no decision: none is named.
    expect((await refusedIn(other)).map(({ earlier }) => earlier)).toEqual([
      { seq: entries[0]?.seq },
    ]);
  });

  test('is refused; that it was tried is recorded once, holds the decision and verifies', async () => {
    const { ledgers } = store;
    const { decisionId: first = '' } = await ledgers.append('claims', opened());
    const { decisionId: second = '' } = await ledgers.append('claims', opened());
    await ledgers.append('claims', intent(first, 'refund-1'));
    const tried = () => ledgers.append('claims', intent(second, 'refund-1', { owner: 'sales' }));
    await expect(tried()).rejects.toThrow('The attempt is recorded as entry 4');
    await expect(tried()).rejects.toMatchObject({ code: 'idempotency_key_reused' });
    expect(await typesOf(second)).toEqual([
      'decision.opened',
      'side_effect.refused',
      'tripwire.tripped',
      'escalation.opened',
    ]);
    expect(await refusedIn(second)).toMatchObject([
      { repeated_key: 'refund-1', earlier: { seq: 3, decision: first } },
    ]);
    await expect(ledgers.append('claims', intent(second, 'refund-2'))).rejects.toMatchObject({
      code: 'decision_held',
    });
    const checkpoints = new CheckpointService(store.database, ledgers);
    await checkpoints.issue('claims');
    await rebuildProjections(store.database, 'claims');
    const reader = await databaseReader(store.database, 'claims');
    expect((await verify(reader, { depth: 'full' })).findings).toEqual([]);
  });

  test('is refused without a trace in a batch, and in a decision that is closed', async () => {
    const { ledgers } = store;
    const { decisionId = '' } = await ledgers.append('claims', opened());
    await ledgers.append('claims', intent(decisionId, 'refund-1'));
    const other = intent(decisionId, 'refund-1', { owner: 'sales' });
    await expect(ledgers.appendBatch('claims', [card(decisionId), other])).rejects.toMatchObject({
      code: 'idempotency_key_reused',
      index: 1,
    });
    await ledgers.append('claims', closed(decisionId));
    const before = await typesOf(decisionId);
    await expect(ledgers.append('claims', other)).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
    expect(await typesOf(decisionId)).toEqual(before);
  });
});
