import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { claudeHooks } from '@docket/grafts';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { BEGUN_BEFORE, EFFECTS, scene } from './scene.js';

let server: DocketServer;
beforeAll(async () => {
  server = await startDocketServer();
});
afterAll(() => server.stop());

/** Inputs as the SDK's types describe them (sdk.d.ts 0.3.332). The SDK itself is proprietary and not here. */
const BASE = {
  session_id: 's-1',
  transcript_path: '/tmp/transcript.jsonl',
  cwd: '/tmp',
  permission_mode: 'default',
};
const searched = {
  tool_name: 'search_policy',
  tool_input: { query: 'refund' },
  tool_use_id: 'toolu_1',
};
const paying = {
  tool_name: 'issue_refund',
  tool_input: { order: 'order/7', value: '42.50' },
  tool_use_id: 'toolu_2',
};

type Hooks = ReturnType<typeof claudeHooks>;
const fire = (hooks: Hooks, event: keyof Hooks, input: object) =>
  hooks[event][0]!.hooks[0]!({ ...BASE, hook_event_name: event, ...input }, undefined);
const effectsOf = (entries: { type: string }[]) =>
  entries.map(({ type }) => type).filter((type) => type.startsWith('side_effect.'));

test('a hook that fails keeps the tool from being called', async () => {
  const { docket } = await scene(server, 'graft-claude-block');
  const hooks = claudeHooks(await docket.open('Refund order 7'), { effects: EFFECTS });
  for (const [matcher] of Object.values(hooks)) expect(matcher?.onFailure).toBe('block');
  await expect(fire(hooks, 'PreToolUse', { tool_name: 'issue_refund' })).rejects.toThrow(
    "The hook's input has no tool_use_id.",
  );
});

test('used after the ledger said proceed, and recorded with what came of it', async () => {
  const { docket, entries } = await scene(server, 'graft-claude');
  const { decision } = await docket.run('Refund order 7', async (run) => {
    const hooks = claudeHooks(run, { effects: EFFECTS });
    expect(await fire(hooks, 'PreToolUse', searched)).toEqual({});
    await fire(hooks, 'PostToolUse', { ...searched, tool_response: { found: '4.2' } });
    expect(await fire(hooks, 'PreToolUse', paying)).toEqual({});
    await fire(hooks, 'PostToolUse', { ...paying, tool_response: 're_7' });
    const starting = { agent_id: 'agent-7', agent_type: 'letter-writer' };
    expect(await fire(hooks, 'SubagentStart', starting)).toEqual({});
    // The same use once more, as after a cut connection.
    expect(await fire(hooks, 'PreToolUse', paying)).toMatchObject({
      hookSpecificOutput: { permissionDecision: 'deny', permissionDecisionReason: /executed/ },
    });
  });
  const all = await entries(decision.id);
  expect(effectsOf(all)).toEqual([
    'side_effect.intent',
    'side_effect.executing',
    'side_effect.executed',
  ]);
  expect(all[1]?.body).toMatchObject({ tool_calls: [{ tool_call_id: 'toolu_1', status: 'ok' }] });
  expect(all.at(-2)?.body).toMatchObject({ handoff: { to_agent: 'letter-writer' } });
});

test('held: the use is denied, and the reason says that a human has to decide', async () => {
  const { docket, answer, entries } = await scene(server, 'graft-claude-held');
  const run = await docket.open('Refund order 7');
  const hooks = claudeHooks(run, { effects: EFFECTS });
  const denied = await fire(hooks, 'PreToolUse', paying);
  expect(denied.hookSpecificOutput).toMatchObject({
    hookEventName: 'PreToolUse',
    permissionDecision: 'deny',
    permissionDecisionReason: expect.stringMatching(/^Docket: HOLD\. A human has to decide first/),
  });
  await answer(run.decision.id, 'approve');
  expect(await fire(hooks, 'PreToolUse', paying)).toEqual({});
  await fire(hooks, 'PostToolUse', { ...paying, tool_response: 're_7' });
  expect(effectsOf(await entries(run.decision.id)).at(-1)).toBe('side_effect.executed');
});

test('a verdict against it is a stop: the use is denied', async () => {
  const { docket, answer } = await scene(server, 'graft-claude-stopped');
  const run = await docket.open('Refund order 7');
  const hooks = claudeHooks(run, { effects: EFFECTS });
  await fire(hooks, 'PreToolUse', paying);
  await answer(run.decision.id, 'reject');
  expect((await fire(hooks, 'PreToolUse', paying)).hookSpecificOutput).toMatchObject({
    permissionDecision: 'deny',
    permissionDecisionReason: expect.stringMatching(/^Docket: STOP\. /),
  });
});

test('a process that ends in the middle of a use: the next is not let through again', async () => {
  const { docket } = await scene(server, 'graft-claude-killed');
  const { decision } = await docket.open('Refund order 7');
  const next = () =>
    claudeHooks(docket.attach(decision.id, { goal: 'Refund order 7' }), { effects: EFFECTS });
  const first = next();
  await fire(first, 'PreToolUse', searched);
  await fire(first, 'PostToolUse', { ...searched, tool_response: { found: '4.2' } });
  expect(await fire(first, 'PreToolUse', paying)).toEqual({});
  expect((await fire(next(), 'PreToolUse', paying)).hookSpecificOutput).toMatchObject({
    permissionDecision: 'deny',
    permissionDecisionReason: BEGUN_BEFORE,
  });
});

test('denied by a person afterwards: not performed; no news by the end: nobody knows', async () => {
  const { docket, entries } = await scene(server, 'graft-claude-ends');
  const run = await docket.open('Refund order 7');
  const hooks = claudeHooks(run, { effects: EFFECTS });
  await fire(hooks, 'PreToolUse', searched);
  await fire(hooks, 'PostToolUse', { ...searched, tool_response: { found: '4.2' } });
  await fire(hooks, 'PreToolUse', paying);
  await fire(hooks, 'PermissionDenied', { ...paying, reason: 'no' });
  const other = {
    ...paying,
    tool_use_id: 'toolu_3',
    tool_input: { order: 'order/8', value: '1.00' },
  };
  await fire(hooks, 'PreToolUse', other);
  await fire(hooks, 'SessionEnd', { reason: 'other' });
  expect(effectsOf(await entries(run.decision.id))).toEqual([
    'side_effect.intent',
    'side_effect.executing',
    'side_effect.failed',
    'side_effect.intent',
    'side_effect.executing',
    'side_effect.outcome_unknown',
  ]);
  // News of a use that nobody let through changes nothing.
  await fire(hooks, 'PostToolUse', { ...other, tool_response: 'late' });
});
