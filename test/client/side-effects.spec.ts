import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Decision, DocketClient } from '@docket/client';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';

const OPENING = { agent: { id: 'test-agent' }, goal: 'Refund order #1', stakes: 'low' } as const;
const INTENT = {
  operation: 'issue_refund',
  target: { system: 'payments', resource: 'order/1' },
  owner: 'finance',
  amount: { value: '1.00', currency: 'EUR' },
};
const CHARGE = { ...INTENT, operation: 'charge_back' };

describe('what becomes of side effects', () => {
  let server: DocketServer;
  let decision: Decision;
  let entries: () => Promise<{ type: string; body: Record<string, unknown> }[]>;
  let agent: DocketClient;
  beforeAll(async () => {
    server = await startDocketServer();
    const { client, createKey } = await server.createLedger('effects');
    agent = await client('agent');
    const auditor = await createKey('auditor');
    entries = async () => {
      const url = `${server.url}/v1/ledgers/effects/entries?from=1`;
      const response = await fetch(url, { headers: { authorization: `Bearer ${auditor}` } });
      return (
        (await response.text())
          .trimEnd()
          .split('\n')
          .map((line) => {
            const { leaf, disclosure } = JSON.parse(line);
            return { type: JSON.parse(leaf).type, body: disclosure.body };
          })
          // Reading leaves a record too.
          .filter(({ type }) => type !== 'access.recorded')
      );
    };
  });
  afterAll(() => server.stop());
  // The server notices an action that is carried out twice in one decision.
  beforeEach(async () => {
    decision = await agent.decision(OPENING);
  });

  const status = async (id: string) =>
    (await decision.read()).sideEffects.find((effect) => effect.sideEffectId === id)?.status;

  test('an outcome that is not known is reconciled with what the other system shows', async () => {
    const timedOut = decision.sideEffect('refund-1', INTENT, async () => {
      throw new Error('time-out');
    });
    await expect(timedOut).rejects.toThrow('time-out');
    const again = await decision.sideEffect('refund-1', INTENT, async () => ({ value: 'twice' }));
    expect(again).toMatchObject({ performed: false, status: 'outcome_unknown' });
    await decision.reconcile(again.sideEffectId, { to: 'executed', external_ref: 're_1' });
    expect(await status(again.sideEffectId)).toBe('executed');
    expect((await entries()).at(-1)).toMatchObject({
      type: 'side_effect.executed',
      body: { observed_by: 'reconciliation', external_ref: 're_1' },
    });
    // What is settled is not settled anew.
    await expect(
      decision.reconcile(again.sideEffectId, { to: 'failed', reason: 'no' }),
    ).rejects.toMatchObject({ code: 'impossible_transition' });
  });

  test('a compensation is performed once and points to what it compensates', async () => {
    const refund = await decision.sideEffect('refund-2', INTENT, async () => ({ value: 'paid' }));
    let charged = 0;
    const compensate = () =>
      decision.compensate(refund.sideEffectId, 'charge-2', CHARGE, async () => ({
        value: ++charged,
      }));
    const first = await compensate();
    expect(first).toMatchObject({ performed: true, value: 1 });
    const written = await entries();
    expect(written.find(({ body }) => body['idempotency_key'] === 'charge-2')).toMatchObject({
      type: 'side_effect.intent',
      body: { compensates: refund.sideEffectId },
    });
    expect(written.at(-1)).toMatchObject({
      type: 'side_effect.compensated',
      body: { side_effect_id: refund.sideEffectId, compensated_by: first.sideEffectId },
    });
    expect(await status(refund.sideEffectId)).toBe('compensated');
    expect(await compensate()).toMatchObject({ performed: false, status: 'executed' });
    expect(charged).toBe(1);
    expect(await entries()).toHaveLength(written.length);
  });

  test('a compensation that was interrupted goes on where it was', async () => {
    const refund = await decision.sideEffect('refund-3', INTENT, async () => ({ value: 'paid' }));
    // As if the process had ended behind the second side effect, before the first was marked.
    const intent = { ...CHARGE, compensates: refund.sideEffectId };
    await decision.sideEffect('charge-3', intent, async () => ({ value: 'charged' }));
    expect(await status(refund.sideEffectId)).toBe('executed');
    const never = async () => {
      throw new Error('performed again');
    };
    const outcome = await decision.compensate(refund.sideEffectId, 'charge-3', CHARGE, never);
    expect(outcome.performed).toBe(false);
    expect(await status(refund.sideEffectId)).toBe('compensated');
  });

  test('a compensation that fails leaves the first as it is', async () => {
    const refund = await decision.sideEffect('refund-4', INTENT, async () => ({ value: 'paid' }));
    const failing = decision.compensate(refund.sideEffectId, 'charge-4', CHARGE, async () => {
      throw new Error('time-out');
    });
    await expect(failing).rejects.toThrow('time-out');
    expect(await status(refund.sideEffectId)).toBe('executed');
  });
});
