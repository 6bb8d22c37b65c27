import { describe, expect, test } from '@jest/globals';
import { unnamedLosses } from '../account.js';
import { checkFile } from '../check.js';
import { tauBenchFile } from './file.js';

const call = (name: string, args: string, id = 'call_1'): object => ({
  role: 'assistant',
  content: null,
  tool_calls: [{ id, type: 'function', function: { name, arguments: args } }],
});
const answer = (content: string, id = 'call_1'): object => ({
  role: 'tool',
  tool_call_id: id,
  content,
});

describe('the account of a file', () => {
  const accountsOf = (file: unknown) => {
    const bytes = new TextEncoder().encode(JSON.stringify(file));
    return checkFile(tauBenchFile(bytes, 'results.json'), { stakes: 'medium' }).accounts;
  };

  test('tells what was found, kept and left out, and why', () => {
    const stamp = { timestamp: '2025-06-06T14:00:29' };
    const accounts = accountsOf([
      {
        traj: [
          { role: 'system', content: 'Policy', ...stamp },
          { role: 'user', content: 'Hi', ...stamp },
          { ...call('cancel_reservation', '{}'), ...stamp },
          { ...answer('gone'), error: true, ...stamp },
          { ...answer('nobody asked', 'other'), ...stamp },
          call('transfer_to_human_agents', '{}', 'call_2'),
        ],
        reward_info: { reward: null, nl_assertions: [{ met: null }, { met: true }] },
      },
      { traj: [], reward: 0, info: { error: 'reset' } },
      { traj: [], reward: 0, info: { reward_info: null } },
    ]);
    expect(accounts).toEqual([
      { kind: 'messages', found: 6, kept: 6, named: 0 },
      { kind: 'policy texts', found: 1, kept: 0, named: 1, reason: expect.any(String) },
      { kind: 'calls', found: 2, kept: 2, named: 0 },
      { kind: 'results', found: 2, kept: 2, named: 0 },
      { kind: 'errors', found: 1, kept: 1, named: 0 },
      { kind: 'crashes', found: 1, kept: 1, named: 0 },
      { kind: 'writes', found: 1, kept: 1, named: 0 },
      { kind: 'transfers', found: 1, kept: 1, named: 0 },
      { kind: 'evaluations', found: 4, kept: 2, named: 2, reason: expect.any(String) },
      { kind: 'times', found: 5, kept: 5, named: 0 },
    ]);
    expect(unnamedLosses(accounts)).toEqual([]);
  });

  test('a call that cannot be mapped is a loss without a name', () => {
    const traj = [{ role: 'assistant', content: null, tool_calls: ['cancel_reservation'] }];
    expect(unnamedLosses(accountsOf([{ traj }])).map(({ kind }) => kind)).toEqual(['calls']);
  });

  test('tasks of which no run is shown to be about them, and calls of the user, are told', () => {
    const task = (id: string): object => ({
      id,
      evaluation_criteria: { actions: [{ action_id: `${id}_0` }] },
    });
    const accounts = accountsOf({
      tasks: [task('a'), task('b')],
      simulations: [
        {
          messages: [{ role: 'user', content: null, tool_calls: [{ name: 'toggle_data' }] }],
          reward_info: { action_checks: [{ action: { action_id: 'a_0' }, action_match: true }] },
        },
      ],
    });
    expect(accounts).toEqual([
      { kind: 'messages', found: 1, kept: 1, named: 0 },
      { kind: 'tasks', found: 2, kept: 1, named: 1, reason: expect.any(String) },
      { kind: 'calls of the user', found: 1, kept: 1, named: 0 },
      { kind: 'evaluations', found: 1, kept: 1, named: 0 },
    ]);
  });
});
