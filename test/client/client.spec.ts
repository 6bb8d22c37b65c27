import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DocketClient, DocketProblem, NotReleased, type JobCard } from '@docket/client';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { startCuttingProxy, type CuttingProxy } from './cutting-proxy.js';

const OPENING = {
  agent: { id: 'test-agent' },
  goal: 'Refund order #1',
  stakes: 'medium',
} as const;
const CARD: JobCard = {
  current_phase: 'EXECUTING',
  goal: 'Refund order #1',
  confidence: 0.9,
  needs_human: false,
};
const INTENT = {
  operation: 'issue_refund',
  target: { system: 'payments', resource: 'order/1' },
  owner: 'finance',
  amount: { value: '1.00', currency: 'EUR' },
};

describe('DocketClient against a server', () => {
  let server: DocketServer;
  beforeAll(async () => {
    server = await startDocketServer();
  });
  afterAll(() => server.stop());

  describe('behind a connection that is lost after the request was carried out', () => {
    let proxy: CuttingProxy;
    beforeEach(async () => {
      proxy = await startCuttingProxy(server.url);
    });
    afterEach(() => proxy.close());

    test('opens one decision, files one card, and is told that these are the first answers', async () => {
      const { client } = await server.createLedger('lost-answers');
      const agent = await client('agent', proxy.url);
      proxy.cutNext(1);
      const decision = await agent.decision(OPENING);
      expect(proxy.cuts).toBe(1);
      expect(decision.opened).toMatchObject({
        replayed: true,
        receipt: { seq: 3, decisionSeq: 0 },
      });

      proxy.cutNext(2);
      const card = await decision.jobCard(CARD);
      expect(proxy.cuts).toBe(3);
      expect(card).toMatchObject({ replayed: true, receipt: { seq: 4, decisionSeq: 1 } });
      expect((await decision.read()).entryCount).toBe(2);
    });

    test('performs a side effect once, whichever of its answers is lost', async () => {
      const { client } = await server.createLedger('lost-side-effects');
      const agent = await client('agent', proxy.url);
      for (const lost of [0, 1, 2]) {
        const decision = await agent.decision(OPENING);
        let performed = 0;
        // One request at a time: the intent, executing, executed.
        let request = 0;
        const cutWhenDue = () => {
          if (request++ === lost) proxy.cutNext(1);
        };
        for (const name of ['registerSideEffect', 'begin', 'sideEffectTransition'] as const) {
          const original = decision[name].bind(decision) as (...given: unknown[]) => unknown;
          Object.assign(decision, {
            [name]: (...given: unknown[]) => {
              cutWhenDue();
              return original(...given);
            },
          });
        }
        const before = proxy.cuts;
        const outcome = await decision.sideEffect(`refund-${lost}`, INTENT, async () => ({
          value: ++performed,
        }));
        expect(proxy.cuts).toBe(before + 1);
        // A lost answer to the intent makes it look registered before; it was not begun, so it is now.
        expect(outcome).toMatchObject({ performed: true, status: 'executed' });
        expect(performed).toBe(1);
        expect(await decision.read()).toMatchObject({
          entryCount: 4,
          sideEffects: [{ status: 'executed' }],
        });
      }
    });
  });

  test('of 20 processes of an agent that attempt the same refund, one performs it', async () => {
    const ledger = 'same-refund';
    const { administration, url } = server;
    await server.createLedger(ledger);
    const before = await administration.createKey(ledger, { role: 'agent' });
    // Half of them have the new key already.
    const { secret } = await administration.rotateKey(ledger, before.id);
    const agents = Array.from({ length: 20 }, (_, i) => {
      const apiKey = i % 2 === 0 ? before.secret : secret;
      return new DocketClient({ url, apiKey, ledger });
    });
    const [first] = agents;
    if (first === undefined) throw new Error('no agent');
    const opened = await first.decision(OPENING);
    let performed = 0;
    const outcomes = await Promise.all(
      agents.map((agent) =>
        agent
          .existing(opened.id)
          .sideEffect('refund', INTENT, async () => ({ value: ++performed })),
      ),
    );
    expect(performed).toBe(1);
    expect(outcomes.filter((outcome) => outcome.performed)).toHaveLength(1);
    expect(new Set(outcomes.map((outcome) => outcome.sideEffectId)).size).toBe(1);
    expect((await opened.read()).sideEffects).toHaveLength(1);
  });

  test('refuses the key of one action for another', async () => {
    const { client } = await server.createLedger('reused-key');
    const decision = await (await client('agent')).decision(OPENING);
    await decision.sideEffect('refund', INTENT, async () => ({ value: 1 }));
    const other = { ...INTENT, amount: { value: '9.00', currency: 'EUR' } };
    await expect(
      decision.sideEffect('refund', other, async () => {
        throw new Error('performed');
      }),
    ).rejects.toMatchObject({ code: 'idempotency_key_reused', status: 422 });
  });

  test('holds a side effect until a human has decided, then performs it under the same key', async () => {
    const { client } = await server.createLedger('held');
    const decision = await (await client('agent')).decision(OPENING);
    const held = await decision.jobCard({ ...CARD, needs_human: true });
    expect(held.directive).toBe('hold');
    const attempt = () => decision.sideEffect('refund', INTENT, async () => ({ value: 1 }));
    const refusal = await attempt().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(NotReleased);
    expect(refusal).toMatchObject({ directive: 'hold', sideEffectId: undefined });

    const reviewer = (await client('reviewer')).existing(decision.id);
    await reviewer.review({
      verdict: 'approve',
      reason: 'Looked at it.',
      escalation_id: 'esc-1',
    });
    expect(await attempt()).toMatchObject({ performed: true });
  });

  test('comments on a closed decision as an auditor, and as no agent', async () => {
    const { client } = await server.createLedger('commented');
    const decision = await (await client('agent')).decision(OPENING);
    await decision.close({ outcome: 'completed' });
    const auditor = (await client('auditor')).existing(decision.id);
    const said = await auditor.comment({ text: 'Why no card?', about: 0 });
    expect(said).toMatchObject({ directive: 'proceed', reasons: [] });
    expect(await decision.read()).toMatchObject({ status: 'closed', entryCount: 3 });
    await expect(decision.comment({ text: 'It went well.' })).rejects.toMatchObject({
      code: 'role_not_allowed',
    });
  });

  test('tells where a card is wrong', async () => {
    const { client } = await server.createLedger('wrong-cards');
    const decision = await (await client('agent')).decision(OPENING);
    const error = await decision
      .jobCard({ ...CARD, confidence: 1.5 })
      .catch((thrown: unknown) => thrown);
    if (!(error instanceof DocketProblem)) throw error;
    expect(error).toMatchObject({ status: 422, code: 'validation_failed', pointer: '/confidence' });
    expect(error.next).toEqual(expect.any(String));
    expect((await decision.read()).entryCount).toBe(1);
  });

  test('does not show its key in an error', async () => {
    const secret = `docket_${'0'.repeat(16)}_${'0'.repeat(64)}`;
    const stranger = new DocketClient({ url: server.url, apiKey: secret, ledger: 'held' });
    const error = await stranger.decision(OPENING).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ status: 401, code: 'not_authenticated' });
    expect(JSON.stringify(error) + String(error)).not.toContain('0'.repeat(16));
  });
});
