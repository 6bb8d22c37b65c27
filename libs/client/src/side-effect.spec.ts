import { describe, expect, test } from '@jest/globals';
import { UnansweredAttempts } from './attempts.js';
import { Decision } from './decision.js';
import { LedgerRecorder } from './recorder.js';
import { NotPerformed, NotReleased } from './side-effect.js';
import { Transport } from './transport.js';

interface Sent {
  method: string;
  path: string;
  key: string | null;
  body: Record<string, unknown>;
}

/** What the fake ledger says; a test changes it to what the case is about. */
interface Script {
  directive: 'proceed' | 'hold' | 'stop';
  /** Directive of the answer to `executing`, where it differs. */
  directiveWhenExecuting?: 'hold' | 'stop';
  replayed: boolean;
  status: string;
  /** Status that is read once a transition was refused. */
  statusAfterRefusal?: string;
  /** Whether the decision lists the side effect. */
  listed: boolean;
  refuseIntent?: { status: number; code: string };
  refuseTransition?: { status: number; code: string };
}

function decisionWith(script: Partial<Script> = {}) {
  const state: Script = {
    directive: 'proceed',
    replayed: false,
    status: 'intent',
    listed: true,
    ...script,
  };
  const sent: Sent[] = [];
  const problem = ({ status, code }: { status: number; code: string }) =>
    Response.json(
      { type: `urn:docket:problem:${code}`, title: code, status, code },
      { status, headers: { 'content-type': 'application/problem+json' } },
    );
  const leafHash = 'ab'.repeat(32);
  const write = (type: string, directive: string, replayed = false) =>
    Response.json(
      {
        decision_id: 'dec_1',
        side_effect_id: 'sfx_1',
        directive,
        reasons:
          directive === 'proceed'
            ? []
            : [{ rule: 'loop', message: 'a loop', escalation_id: 'esc-1' }],
        receipt: {
          origin: 'docket.test/claims',
          seq: 3,
          leaf_hash: leafHash,
          time: 't',
          entries: [{ seq: 3, type: `side_effect.${type}`, leaf_hash: leafHash }],
        },
      },
      { status: replayed ? 200 : 201, headers: replayed ? { 'idempotency-replayed': 'true' } : {} },
    );
  const read = () =>
    Response.json({
      decision_id: 'dec_1',
      status: 'open',
      directive: state.directive,
      reasons: [],
      entry_count: 4,
      side_effects: state.listed
        ? [{ side_effect_id: 'sfx_1', operation: 'pay', status: state.status }]
        : [],
    });
  const answer = (request: Sent): Response => {
    if (request.method === 'GET') return read();
    if (request.path.endsWith('/transitions')) {
      if (state.refuseTransition !== undefined) {
        state.status = state.statusAfterRefusal ?? state.status;
        return problem(state.refuseTransition);
      }
      const isStart = request.body['to'] === 'executing';
      const directive = (isStart ? state.directiveWhenExecuting : undefined) ?? state.directive;
      return write(String(request.body['to']), directive);
    }
    if (state.refuseIntent !== undefined) return problem(state.refuseIntent);
    return write('intent', state.directive, state.replayed);
  };
  const transport = new Transport({
    url: 'http://docket.test',
    fetch: async (url, init) => {
      const request: Sent = {
        method: init?.method ?? 'GET',
        path: new URL(String(url)).pathname,
        key: new Headers(init?.headers).get('idempotency-key'),
        body: typeof init?.body === 'string' ? JSON.parse(init.body) : {},
      };
      sent.push(request);
      const response = answer(request);
      if (request.key !== null) response.headers.set('idempotency-key', request.key);
      return response;
    },
  });
  const connection = {
    transport,
    recorder: new LedgerRecorder({ transport }),
    attempts: new UnansweredAttempts(),
  };
  return { decision: new Decision(connection, 'claims', 'dec_1'), sent, script: state };
}

const INTENT = {
  operation: 'pay',
  target: { system: 'bank', resource: 'order/1' },
  owner: 'finance',
};
const steps = (sent: Sent[]) =>
  sent.map(({ method, body }) => (method === 'GET' ? 'read' : String(body['to'] ?? 'intent')));

describe('sideEffect', () => {
  test('registers, marks as executing, performs, records', async () => {
    const { decision, sent } = decisionWith();
    const outcome = await decision.sideEffect('k', INTENT, async (id) => ({
      value: id,
      externalRef: 're_1',
      result: { state: 'ok' },
    }));
    expect(outcome).toMatchObject({ performed: true, status: 'executed', value: 'sfx_1' });
    expect(steps(sent)).toEqual(['intent', 'executing', 'executed']);
    expect(sent[0]).toMatchObject({ key: 'k', body: { ...INTENT, idempotency_key: 'k' } });
    expect(sent[2]!.body).toMatchObject({ external_ref: 're_1', result: { state: 'ok' } });
    // The key names the action; its steps must not repeat it, or they would be taken for the intent.
    expect(new Set(sent.map(({ key }) => key)).size).toBe(3);
  });

  test.each(['executing', 'executed', 'failed', 'outcome_unknown', 'rolled_back', 'compensated'])(
    'a key that is already %s is not performed again',
    async (status) => {
      const { decision, sent } = decisionWith({ replayed: true, status });
      let performed = 0;
      const outcome = await decision.sideEffect('k', INTENT, async () => ({ value: ++performed }));
      expect(outcome).toEqual({ performed: false, status, sideEffectId: 'sfx_1' });
      expect(performed).toBe(0);
      expect(steps(sent)).toEqual(['intent', 'read']);
    },
  );

  test('a registered intent that nobody began is taken up', async () => {
    const { decision, sent } = decisionWith({ replayed: true });
    const outcome = await decision.sideEffect('k', INTENT, async () => ({ value: 1 }));
    expect(outcome.performed).toBe(true);
    expect(steps(sent)).toEqual(['intent', 'read', 'executing', 'executed']);
  });

  test.each(['hold', 'stop'] as const)('does not perform under %s', async (directive) => {
    const { decision, sent } = decisionWith({ directive });
    const error = await decision
      .sideEffect('k', INTENT, async () => {
        throw new Error('performed');
      })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NotReleased);
    expect(error).toMatchObject({ directive, sideEffectId: 'sfx_1', reasons: [{ rule: 'loop' }] });
    expect(steps(sent)).toEqual(['intent']);
  });

  test('a refused registration of a held decision is the same answer', async () => {
    const { decision } = decisionWith({
      directive: 'hold',
      refuseIntent: { status: 409, code: 'decision_held' },
    });
    await expect(
      decision.sideEffect('k', INTENT, async () => ({ value: 1 })),
    ).rejects.toMatchObject({ name: 'NotReleased', code: 'directive_hold' });
  });

  test('a hold that arrives between intent and execution leaves nothing in doubt', async () => {
    const { decision, sent } = decisionWith({ directiveWhenExecuting: 'hold' });
    await expect(
      decision.sideEffect('k', INTENT, async () => ({ value: 1 })),
    ).rejects.toBeInstanceOf(NotReleased);
    expect(steps(sent)).toEqual(['intent', 'executing', 'failed']);
  });

  test('an error of the action leaves the outcome unknown, and reaches the caller', async () => {
    const { decision, sent } = decisionWith();
    const timeout = new TypeError('socket hang up');
    await expect(decision.sideEffect('k', INTENT, () => Promise.reject(timeout))).rejects.toBe(
      timeout,
    );
    expect(sent.at(-1)!.body).toEqual({
      to: 'outcome_unknown',
      reason: 'socket hang up',
      error_type: 'TypeError',
    });
  });

  test('NotPerformed is recorded as failed', async () => {
    const { decision, sent } = decisionWith();
    const refused = new NotPerformed('card declined');
    await expect(decision.sideEffect('k', INTENT, () => Promise.reject(refused))).rejects.toBe(
      refused,
    );
    expect(sent.at(-1)!.body).toMatchObject({ to: 'failed', reason: 'card declined' });
  });

  test('says so when neither the action nor its record succeeded', async () => {
    const { decision } = decisionWith();
    const failing = decision.sideEffect('k', INTENT, async () => {
      Object.assign(decision, {
        sideEffectTransition: () => Promise.reject(new Error('no connection')),
      });
      throw new Error('no answer from the bank');
    });
    await expect(failing).rejects.toThrow(/no answer from the bank.*could not be recorded/);
  });

  test('of two that registered the same intent, only one performs it', async () => {
    const { decision, script } = decisionWith({ replayed: true });
    let performed = 0;
    const outcome = decision.sideEffect('k', INTENT, async () => ({ value: ++performed }));
    script.refuseTransition = { status: 409, code: 'impossible_transition' };
    script.statusAfterRefusal = 'executing';
    await expect(outcome).resolves.toEqual({
      performed: false,
      status: 'executing',
      sideEffectId: 'sfx_1',
    });
    expect(performed).toBe(0);
  });

  test('does not guess about a side effect that the decision lists no more', async () => {
    const { decision } = decisionWith({ replayed: true, listed: false });
    let performed = 0;
    await expect(
      decision.sideEffect('k', INTENT, async () => ({ value: ++performed })),
    ).rejects.toMatchObject({ code: 'side_effect_not_listed' });
    expect(performed).toBe(0);
  });
});
