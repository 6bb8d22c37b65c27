import { describe, expect, test } from '@jest/globals';
import type { DecisionSummary } from './answer.js';
import { DocketProblem, DocketUnreachable } from './problem.js';
import { waitForVerdict, type LookAtDecision } from './verdict.js';

const summary = (directive: DecisionSummary['directive']): DecisionSummary => ({
  decisionId: 'dec_1',
  status: 'open',
  directive,
  reasons: [{ rule: 'needs_human', message: 'the agent asks for a human' }],
  entryCount: 2,
  sideEffects: [],
  pendingHandoffs: [],
  raw: {},
});
const away = new DocketUnreachable('http://docket.test', 1, new Error('ECONNREFUSED'));

/** Gives the answers in turn, the last one for ever. */
function scripted(...answers: (DecisionSummary | Error)[]) {
  const looks: Parameters<LookAtDecision>[0][] = [];
  const look: LookAtDecision = async (options) => {
    looks.push(options);
    const answer = answers[Math.min(looks.length, answers.length) - 1]!;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { look, looks };
}

describe('waitForVerdict', () => {
  test.each(['proceed', 'stop'] as const)('returns when the directive is %s', async (directive) => {
    const { look, looks } = scripted(summary('hold'), summary(directive));
    expect(await waitForVerdict(look, {})).toMatchObject({ directive });
    expect(looks).toHaveLength(2);
    expect(looks[0]).toMatchObject({ waitSeconds: 30 });
  });

  test('waits for a server that is away', async () => {
    const { look, looks } = scripted(away, summary('proceed'));
    expect(await waitForVerdict(look, {})).toMatchObject({ directive: 'proceed' });
    expect(looks).toHaveLength(2);
  });

  test('passes on what the server refuses', async () => {
    const problem = { type: 'x', title: 'x', status: 404, code: 'unknown_decision', errors: [] };
    const { look } = scripted(new DocketProblem(problem));
    await expect(waitForVerdict(look, {})).rejects.toMatchObject({ code: 'unknown_decision' });
  });

  test('time that runs out approves nothing', async () => {
    const { look, looks } = scripted(summary('hold'));
    await expect(waitForVerdict(look, { timeoutMs: 20 })).rejects.toMatchObject({
      code: 'no_verdict',
      message: expect.stringContaining('asks for a human'),
    });
    // A timer may end some of a millisecond early, and is then set again.
    expect(looks.length).toBeLessThan(10);
  });

  test('ends when told to, in the middle of a pause too', async () => {
    const { look } = scripted(summary('hold'));
    const stopped = new AbortController();
    const waiting = waitForVerdict(look, { signal: stopped.signal });
    stopped.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await expect(waitForVerdict(look, { signal: stopped.signal })).rejects.toThrow('enough');
  });
});
