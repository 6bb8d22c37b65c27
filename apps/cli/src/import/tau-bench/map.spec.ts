import { describe, expect, test } from '@jest/globals';
import { canonicalBytes, type JsonObject } from '@docket/chain';
import { validateRecord } from '@docket/record';
import type { ImportedRecord } from '@docket/ingest';
import { mapTauBench } from './map.js';
import { readTauBench } from './source.js';

function mapFile(file: unknown): ImportedRecord[][] {
  const opened = readTauBench(new TextEncoder().encode(JSON.stringify(file)), 'results.json');
  const runs = opened.runs.map(({ run, read }) =>
    mapTauBench(run, read(), opened.source, { stakes: 'medium' }),
  );
  for (const record of runs.flatMap(({ records }) => records)) {
    expect(validateRecord(record.type, record.body)).toMatchObject({ ok: true });
    expect(record.bytes).toBe(canonicalBytes(record.body as JsonObject).length);
  }
  return runs.map(({ records }) => records);
}

/** One τ-bench run of these messages. */
function mapMessages(messages: object[], more: object = {}): ImportedRecord[] {
  return mapFile([{ task_id: 1, reward: 0, info: {}, traj: messages, trial: 0, ...more }])[0]!;
}

const call = (name: string, args: unknown, id = 'call_1'): object => ({
  role: 'assistant',
  content: null,
  tool_calls: [{ id, type: 'function', function: { name, arguments: args } }],
});
const answer = (content: string, id = 'call_1'): object => ({
  role: 'tool',
  tool_call_id: id,
  content,
});
const cards = (records: ImportedRecord[]) =>
  records.flatMap((one) => (one.type === 'job_card.filed' ? [one.body] : []));
const effects = (records: ImportedRecord[]) =>
  records.filter(({ type }) => type.startsWith('side_effect.'));

describe('mapTauBench', () => {
  test('arguments that are no JSON are kept as they are, with the reason', () => {
    const [card] = cards(mapMessages([call('book_reservation', "{'user_id': 'mia', 'n': None}")]));
    expect(card?.tool_calls?.[0]).toMatchObject({
      arguments_raw: "{'user_id': 'mia', 'n': None}",
      arguments_parse_error: expect.any(String),
    });
    expect(card?.tool_calls?.[0]).not.toHaveProperty('arguments');
  });

  test('what the policy gives as the current time is kept', () => {
    const stated = (policy: string): unknown => {
      const [opened] = mapMessages([{ role: 'system', content: policy }]);
      const ext = opened?.body.ext as { import?: JsonObject } | undefined;
      return ext?.import?.['stated_time'];
    };
    expect(stated('# Policy\n\nThe current time is 2024-05-15 15:00:00 EST.\n\nBe kind.')).toBe(
      '2024-05-15 15:00:00 EST',
    );
    expect(stated('# Policy\n\nThe current time is not known.')).toBeUndefined();
  });

  test.each([
    ['a list', '[1]'],
    ['a number that would lose digits', '{"n":12345678901234567890}'],
    ['a key that comes twice', '{"a":1,"a":2}'],
    ['nested too deep', `{"a":${'['.repeat(40)}${']'.repeat(40)}}`],
    ['nothing at all', ''],
  ])('arguments that are %s are raw too', (_name, text) => {
    const [card] = cards(mapMessages([call('think', text)]));
    expect(card?.tool_calls?.[0]).toHaveProperty('arguments_parse_error');
    expect(card?.tool_calls?.[0]).not.toHaveProperty('arguments');
  });

  test('a result goes to the call it follows, though an id comes again', () => {
    const found = cards(
      mapMessages([
        call('get_user_details', '{"user_id":"a"}'),
        answer('first'),
        call('get_user_details', '{"user_id":"b"}'),
        answer('second'),
      ]),
    );
    expect(found.map(({ tool_calls: calls }) => calls?.[0]?.result)).toEqual(['first', 'second']);
  });

  test('parallel calls share a card and get their own results, in whatever order these come', () => {
    const message = {
      role: 'assistant',
      content: 'Looking both up.',
      tool_calls: [
        { id: 'a', name: 'get_order_details', arguments: { order_id: '1' } },
        { id: 'b', name: 'get_order_details', arguments: { order_id: '2' } },
      ],
    };
    const tool = (id: string): object => ({ id, role: 'tool', content: `order ${id}` });
    for (const tools of [
      [tool('b'), tool('a')],
      [{ role: 'tool', tool_messages: [tool('a'), tool('b')] }],
    ]) {
      const run = { id: 'r', messages: [message, ...tools], termination_reason: 'user_stop' };
      const [records] = mapFile({ info: {}, tasks: [], simulations: [run] });
      const [card, ...others] = cards(records!);
      expect(others).toEqual([]);
      expect(card?.tool_calls?.map(({ result }) => result)).toEqual(['order a', 'order b']);
      expect(card?.ext).toMatchObject({ import: { messages: [{ content: 'Looking both up.' }] } });
    }
  });

  test.each([
    ['a result', [answer('{"reservation_id":"ABC"}')], 'side_effect.executed'],
    ['an error', [answer('Error: seats are gone')], 'side_effect.failed'],
    ['no result', [], 'side_effect.outcome_unknown'],
  ])('a changing call with %s', (_name, answers, type) => {
    const args = '{"user_id":"mia","reservation_id":"XYZ"}';
    const [effect] = effects(mapMessages([call('cancel_reservation', args), ...answers]));
    expect(effect).toMatchObject({
      type,
      body: {
        operation: 'cancel_reservation',
        target: { system: 'airline', resource: 'reservation/XYZ' },
        owner: 'not recorded',
      },
    });
    expect(effect?.body).not.toHaveProperty('side_effect_id');
  });

  test.each([
    ['an apology in other words', 'Sorry, these seats are gone.'],
    ['a word', 'cancelled'],
    ['JSON that is cut', '{"reservation_id":"XY'],
    ['nothing', ''],
  ])('a changing call answered by %s has no known outcome', (_name, text) => {
    const records = mapMessages([call('cancel_reservation', '{}'), answer(text)]);
    const [effect] = effects(records);
    expect(effect?.type).toBe('side_effect.outcome_unknown');
    expect(JSON.stringify(effect?.body)).toContain(
      JSON.stringify(JSON.stringify(text)).slice(1, -1),
    );
    expect(cards(records)[0]?.tool_calls?.[0]).toMatchObject({ result: text });
    expect(cards(records)[0]?.tool_calls?.[0]).not.toHaveProperty('status');
  });

  test.each([
    ['a member', '{"error":"no such seat"}'],
    ['a flag of failure', '{"success":false}'],
    ['an unknown action', 'Unknown action cancel_reservation'],
    ['the class of an exception', 'ValueError: no such seat'],
    ['a traceback', 'Traceback (most recent call last):\n  …'],
  ])('an error that the source tells by %s is an error', (_name, text) => {
    const [effect] = effects(mapMessages([call('cancel_reservation', '{}'), answer(text)]));
    expect(effect?.type).toBe('side_effect.failed');
  });

  test('the flag of an error counts whatever the words', () => {
    const tool = { ...answer('{"reservation_id":"A"}'), error: true };
    const [effect] = effects(mapMessages([call('cancel_reservation', '{}'), tool]));
    expect(effect?.type).toBe('side_effect.failed');
  });

  test('info: null hides no evaluation', () => {
    const rewardInfo = {
      reward: 0,
      reward_basis: ['DB'],
      preconditions: [{ met: false }],
      db_check: { db_match: false, db_reward: 0 },
      action_checks: [{ action: { name: 'a' }, action_match: true, action_reward: 1 }],
      nl_assertions: [{ nl_assertion: 'was kind', met: true, justification: 'It was.' }],
    };
    for (const info of [{}, { info: null }, { info: {} }]) {
      const simulation = { messages: [], reward_info: rewardInfo, ...info };
      const [records] = mapFile({ tasks: [], simulations: [simulation] });
      const evaluations = records!.filter(({ type }) => type === 'evaluation.recorded');
      expect(evaluations.map(({ body }) => body)).toMatchObject([
        { kind: 'heuristic', passed: false, evaluator: { id: 'precondition check' } },
        { kind: 'ground_truth', passed: false },
        { kind: 'ground_truth', passed: true },
        { kind: 'judge', passed: true, explanation: 'It was.' },
        { kind: 'heuristic', score: 0, ext: { import: { from: { preconditions: [{}] } } } },
      ]);
    }
    const [tau] = mapFile([{ traj: [], reward: 1, info: null }]);
    expect(tau!.at(-1)).toMatchObject({ type: 'evaluation.recorded', body: { score: 1 } });
  });

  test('a run that crashed failed, in the words of the source, and was not measured', () => {
    const info = { error: 'Connection reset', traceback: 'Traceback …' };
    const records = mapFile([{ task_id: 3, reward: 0, info, traj: null, trial: 1 }])[0]!;
    expect(records.map(({ type }) => type)).toEqual(['decision.opened', 'decision.closed']);
    expect(records[1]?.body).toMatchObject({
      outcome: 'failed',
      ext: { import: { ...info, reward_not_taken: 0 } },
    });
  });

  test('a reward of 0 beside no measurement, as at the limit of messages, is a score without a verdict', () => {
    const traj = [{ role: 'user', content: 'Hi' }];
    const stated = mapMessages(traj, { info: { reward_info: null } }).at(-1);
    expect(stated).toMatchObject({
      type: 'evaluation.recorded',
      body: {
        kind: 'heuristic',
        score: 0,
        ext: { import: { from: { reward: 0, reward_info: null } } },
      },
    });
    expect(stated?.body).not.toHaveProperty('passed');
    const measured = mapMessages(traj, { info: { reward_info: { actions: [] } } }).at(-1);
    expect(measured).toMatchObject({ body: { kind: 'ground_truth', score: 0, passed: false } });
  });

  test.each([
    [1, true],
    [1 - 1e-9, true],
    [0.5, false],
    [0, false],
  ])('a reward of %s that was taken is passed: %s, as the benchmark counts', (reward, passed) => {
    const records = mapMessages([], { reward, info: { reward_info: { actions: [] } } });
    expect(records.at(-1)?.body).toMatchObject({ score: reward, passed });
  });

  test('RFC 3339 times of the source are occurred_at, and others say why not', () => {
    const at = (second: number): { timestamp: string } => ({
      timestamp: `2025-06-06T14:00:0${second}Z`,
    });
    const run = (start: string, end: unknown, messages: object[]): ImportedRecord[] =>
      mapFile([{ start_time: start, end_time: end, messages }])[0]!;
    const timed = run(at(0).timestamp, at(3).timestamp, [
      { ...call('cancel_reservation', '{}'), ...at(1) },
      { ...answer('{}'), ...at(2) },
    ]);
    expect(timed.map(({ body }) => body.occurred_at)).toEqual(
      [0, 1, 2, 3].map((second) => at(second).timestamp),
    );
    const untaken = run('2025-06-06T14:00:00', 1_749_218_400, [
      { ...call('cancel_reservation', '{}'), timestamp: '2025-02-30T14:00:00Z' },
      answer('{}'),
    ]);
    expect(untaken.filter(({ body }) => 'occurred_at' in body)).toEqual([]);
    const notes = untaken.map(
      ({ body }) => (body.ext?.['import'] as JsonObject | undefined)?.['source_time'],
    );
    expect(notes).toEqual([
      { value: '2025-06-06T14:00:00', not_occurred_at: 'without a zone, which RFC 3339 asks for' },
      { value: '2025-02-30T14:00:00Z', not_occurred_at: 'not an RFC 3339 date-time' },
      undefined,
      { value: 1_749_218_400, not_occurred_at: 'no text, so no RFC 3339 date-time' },
    ]);
  });

  test('times and unknown members of answers and runs are kept word for word', () => {
    const stamped = { ...answer('{}'), timestamp: '2025-06-06T14:00:29', turn_idx: 4 };
    const records = mapMessages([call('get_user_details', '{}'), stamped], {
      info: { source: 'user', task: { user_id: 'mia' } },
      precondition_results: [{ met: true }],
    });
    expect(cards(records)[0]?.ext).toMatchObject({
      import: { answers: [{ call: 0, timestamp: '2025-06-06T14:00:29', turn_idx: 4 }] },
    });
    expect(records[0]?.body.ext).toMatchObject({
      import: { precondition_results: [{ met: true }], info: { source: 'user' } },
    });
  });

  test.each([['no such seat'], [{ code: 4 }], [1]])(
    'an error in place of its flag: %j',
    (error) => {
      const tool = { ...answer('{"reservation_id":"A"}'), error };
      const [effect] = effects(mapMessages([call('cancel_reservation', '{}'), tool]));
      expect(effect?.type).toBe('side_effect.failed');
    },
  );

  test('the error flag of the source counts for more than its words', () => {
    const tool = { ...answer('Error: is only a word here'), error: false };
    const [effect] = effects(mapMessages([call('cancel_reservation', '{}'), tool]));
    expect(effect?.type).toBe('side_effect.executed');
  });

  test('reads and unknown tools change nothing, as far as is known', () => {
    const messages = ['get_user_details', 'think', 'launch_rocket'].map((name) => call(name, '{}'));
    const records = mapMessages(messages);
    expect(effects(records)).toEqual([]);
    expect(cards(records).map(({ tool_calls: calls }) => calls?.[0]?.effect)).toEqual([
      'read',
      undefined,
      undefined,
    ]);
  });

  test('a transfer asks for a human and hands the work over', () => {
    const records = mapMessages([
      call('transfer_to_human_agents', '{"summary":"stuck"}'),
      answer('Transfer successful'),
    ]);
    expect(cards(records)).toMatchObject([{ current_phase: 'ESCALATING', needs_human: true }]);
    expect(records.at(-2)).toMatchObject({
      type: 'decision.closed',
      body: { outcome: 'handed_over' },
    });
  });

  test.each([
    [{ role: 'user', content: 'Thanks. ###STOP###' }, 'completed'],
    [{ role: 'user', content: 'Wait' }, 'abandoned'],
    [{ role: 'assistant', content: 'Hello' }, 'abandoned'],
  ])('how a run ends: %j', (last, outcome) => {
    const closed = mapMessages([last]).find(({ type }) => type === 'decision.closed');
    expect(closed?.body).toMatchObject({ outcome });
  });

  test('every message is kept somewhere', () => {
    const said = ['one', 'two', 'three', 'four'].map((content, i) => ({
      role: i % 2 === 0 ? 'user' : 'assistant',
      content,
    }));
    const records = mapMessages([
      ...said.slice(0, 2),
      call('think', '{}'),
      answer(''),
      ...said.slice(2),
    ]);
    const kept = records.flatMap(
      ({ body }) => (body.ext?.['import'] as JsonObject | undefined)?.['messages'] ?? [],
    );
    // The message that makes a call is there too, if only with its role.
    expect(kept).toEqual([...said.slice(0, 2), { role: 'assistant' }, ...said.slice(2)]);
  });

  test('what is missing is not made up', () => {
    const records = mapFile([{ traj: [call('think', null)] }])[0]!;
    expect(records.map(({ type }) => type)).toEqual([
      'decision.opened',
      'job_card.filed',
      'decision.closed',
    ]);
    expect(records[0]?.body).toMatchObject({ goal: 'not recorded by the source' });
    expect(records[0]?.body).not.toHaveProperty('request');
    expect(records[0]?.body).not.toHaveProperty('policy_refs');
    expect(cards(records)[0]).not.toHaveProperty('lineage');
    expect(cards(records)[0]?.confidence).toBeNull();
  });

  test('texts that are too long are cut and say so', () => {
    const long = 'ü'.repeat(300_000);
    const records = mapMessages([
      { role: 'user', content: long },
      call('get_user_details', '{}'),
      answer(long),
    ]);
    const [opened] = records;
    expect(opened?.type === 'decision.opened' && opened.body.request).toMatch(
      /ü \[…cut: 300000 characters, sha256:[0-9a-f]{64}\]$/,
    );
    expect(JSON.stringify(cards(records)[0]?.tool_calls?.[0]?.result)).toContain('cut: 300000');
  });

  test('the same file gives the same records, another file other keys', () => {
    const run = {
      traj: [{ role: 'user', content: 'Hi' }, call('cancel_reservation', '{}'), answer('ok')],
    };
    expect(mapFile([run])).toEqual(mapFile([run]));
    const keys = (file: object[]): Set<string> =>
      new Set(mapFile(file).flatMap((records) => records.map(({ body }) => body.idempotency_key)));
    const twice = keys([run, run]);
    expect(twice.size).toBe(mapFile([run, run]).flat().length);
    for (const key of keys([run])) expect(twice.has(key)).toBe(false);
  });
});

test.each([
  ['no reward', { reward_info: { reward: null, reward_basis: ['MARK-1'], more: 'MARK-2' } }],
  ['a reward that is no number', { reward_info: { reward: 'MARK-1', info: { note: 'MARK-2' } } }],
  [
    'a reward, and a check without a verdict',
    {
      reward_info: { reward: 1, nl_assertions: [{ met: null, nl_assertion: 'MARK-1' }, 'MARK-2'] },
    },
  ],
  [
    'a reward, and checks that are no list',
    { reward_info: { reward: 1, action_checks: 'MARK-1', db_check: ['MARK-2'] } },
  ],
  ['reward_info that is a text', { reward_info: 'MARK-1 MARK-2' }],
  [
    'a reward of the run that is no number',
    { reward: 'MARK-1', info: { reward_info: { actions: 'MARK-2' } } },
  ],
  ['no reward of the run', { info: { reward_info: 'MARK-1', error: '', traceback: 'MARK-2' } }],
  ['a crash', { reward: 0, info: { error: 'MARK-1', reward_info: 'MARK-2' } }],
] as const)('a run with %s loses nothing that judges it', (_name, judged) => {
  const text = JSON.stringify(
    mapMessages([{ role: 'user', content: 'Hi' }], { reward: undefined, ...judged }),
  );
  for (const mark of ['MARK-1', 'MARK-2']) expect(text).toContain(mark);
});

test.each([
  ['no runs', []],
  ['an object without runs', { info: {} }],
  ['a list of something else', [{ messages: 'none' }]],
  ['a list of numbers', [1]],
])('a file with %s is refused', (_name, file) => {
  expect(() => mapFile(file)).toThrow(/no run/);
});
