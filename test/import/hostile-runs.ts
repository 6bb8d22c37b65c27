const call = (id: string, name: string, args: unknown): object => ({ id, name, arguments: args });
const asking = (...calls: object[]): object => ({
  role: 'assistant',
  content: null,
  tool_calls: calls,
});
const answer = (id: string, content: string, more: object = {}): object => ({
  role: 'tool',
  id,
  content,
  requestor: 'assistant',
  ...more,
});
const cancel = (id: string): object => call(id, 'cancel_pending_order', { order_id: `#${id}` });

/** Every member that may be null is null. */
const NULLS = {
  id: 'nulls',
  info: null,
  task_id: null,
  termination_reason: null,
  start_time: null,
  messages: [
    { role: 'user', content: 'Hello', tool_calls: null, cost: null, timestamp: null },
    { role: 'assistant', content: null, tool_calls: null },
    { role: 'assistant', content: 'Hi', tool_calls: [] },
    asking(call('n1', 'get_user_details', null)),
    answer('n1', '{"name":null}', { error: null }),
  ],
  reward_info: {
    reward: 0,
    db_check: null,
    action_checks: null,
    nl_assertions: [{ nl_assertion: 'was kind', met: null, justification: null }],
    communicate_checks: [{ info: '7', met: false, justification: 'Not said.', weight: 2 }],
    env_assertions: null,
  },
};

/** Errors that say so by a flag, by other words, or not at all. */
const ERRORS = {
  id: 'errors',
  messages: [
    { role: 'user', content: 'Cancel all of them' },
    asking(cancel('e1'), cancel('e2'), cancel('e3')),
    answer('e1', 'Order not found', { error: true }),
    answer('e2', 'Sorry, that order is gone.'),
    answer('e3', '{"error":"gone"}', { error: 'gone' }),
    asking(cancel('e4'), cancel('e4b')),
    answer('e4', 'KeyError: 4'),
    answer('e4b', '', { error: true }),
    // The same twice, without a word of success: no double cancelling.
    asking(cancel('e5')),
    answer('e5', 'hm'),
    asking({ ...(cancel('e6') as object), arguments: '{"order_id":"#e5"}' }),
    answer('e6', 'hm'),
    // The simulated user's own call, and an answer to nobody.
    { role: 'user', content: null, tool_calls: [{ ...cancel('u1'), requestor: 'user' }] },
    { ...(answer('u1', 'done') as object), requestor: 'user' },
    answer('lost', 'nobody asked'),
    asking(call('e7', 'cancel_pending_order', "{'order_id': None}")),
    answer('e7', 'Error: no such order'),
    asking(call('e8', 'transfer_to_human_agents', { summary: 'stuck' })),
    answer('e8', 'Transfer successful'),
  ],
  reward_info: { reward: 1, db_check: { db_match: true, db_reward: 1 } },
};

/** Times of each form, and preconditions. */
const TIMES = {
  id: 'times',
  start_time: '2025-06-06T14:00:00Z',
  end_time: '2025-06-06T14:00:29.798685',
  timestamp: '2025-06-06T16:00:00+02:00',
  messages: [
    { role: 'system', content: 'Policy of tests', timestamp: '2025-06-06T14:00:01Z' },
    { role: 'system', content: 'Also be kind', timestamp: '6 June 2025' },
    { role: 'user', content: '   ', timestamp: '2025-06-06T14:00:02Z' },
    { ...asking(cancel('t1')), timestamp: '2025-06-06T14:00:03Z' },
    answer('t1', '{"status":"cancelled"}', { timestamp: '2025-06-06T14:00:04' }),
    { role: 'user', content: 'Thanks', timestamp: '2025-02-30T14:00:05Z' },
  ],
  precondition_results: [
    { name: 'the order is pending', met: true },
    { name: 'the user is known', met: false },
    { name: 'nobody looked', met: null },
  ],
  reward_info: {
    reward: 1,
    nl_assertions: [
      { nl_assertion: 'was kind', met: true, justification: `It was. ${'Indeed. '.repeat(3_000)}` },
    ],
    env_assertions: [{ env_assertion: { func_name: 'is_cancelled' }, met: true, reward: 1 }],
    action_checks: [
      {
        action: { action_id: '0', name: 'cancel_pending_order', arguments: {} },
        action_match: false,
        action_reward: 0,
      },
    ],
  },
};

/** Runs that ended before anybody measured them. */
const CRASHES = [
  {
    id: 'crash',
    reward: 0,
    info: { error: 'Connection reset', traceback: 'Traceback …' },
    traj: [],
  },
  {
    id: 'crash in the middle',
    reward: 0,
    info: { error: 'Rate limit' },
    traj: [{ role: 'user', content: 'Hello' }, asking(cancel('c1'))],
  },
];

/** A results file of what goes wrong in such files, written by hand. */
export const HOSTILE_RUNS = { tasks: [], simulations: [NULLS, ERRORS, TIMES, ...CRASHES] };
