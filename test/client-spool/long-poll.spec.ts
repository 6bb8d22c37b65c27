import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DocketClient } from '@docket/client';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';

describe('GET …/decisions/{id}?wait=', () => {
  let server: DocketServer;
  beforeAll(async () => {
    server = await startDocketServer();
  });
  afterAll(() => server.stop());

  async function heldDecision(ledger: string) {
    const { createKey, client } = await server.createLedger(ledger);
    const apiKey = await createKey('agent');
    const decision = await new DocketClient({ url: server.url, apiKey, ledger }).decision({
      agent: { id: 'test-agent' },
      goal: 'Refund order #1',
      stakes: 'high',
    });
    await decision.jobCard({
      current_phase: 'EXECUTING',
      goal: 'Refund order #1',
      confidence: 0.9,
      needs_human: true,
    });
    const headers = { authorization: `Bearer ${apiKey}` };
    const address = `${server.url}/v1/ledgers/${ledger}/decisions/${decision.id}`;
    const read = async (wait: string) => {
      const response = await fetch(`${address}?wait=${wait}`, { headers });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const review = async () =>
      (await client('reviewer'))
        .existing(decision.id)
        .review({ verdict: 'approve', reason: 'Looked at it.', escalation_id: 'esc-1' });
    return { read, review };
  }

  test('one request is answered when a human has decided', async () => {
    const { read, review } = await heldDecision('long-poll');
    const waiting = Promise.all(Array.from({ length: 20 }, () => read('30')));
    // A held decision that is not waited for is answered at once, and as held.
    expect(await read('0')).toMatchObject({ status: 200, body: { directive: 'hold' } });
    await review();
    for (const answer of await waiting) {
      expect(answer).toMatchObject({ status: 200, body: { directive: 'proceed' } });
    }
  });

  test('time that runs out leaves it held', async () => {
    const { read } = await heldDecision('long-poll-over');
    expect(await read('1')).toMatchObject({ status: 200, body: { directive: 'hold' } });
  });

  test.each(['31', '-1', 'soon'])('wait=%s is refused', async (wait) => {
    const { read } = await heldDecision(`long-poll-${wait.replace('-', 'minus')}`);
    expect(await read(wait)).toMatchObject({ status: 400, body: { code: 'invalid_parameter' } });
  });
});
