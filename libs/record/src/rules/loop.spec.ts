import { describe, expect, test } from '@jest/globals';
import type { Json } from '@docket/chain';
import { Play, call, card, opened, play, policyWith, review } from '../../test/builders.js';
import { DEFAULT_POLICY, DecisionReplay } from '../index.js';

const tracking = () => call('get_tracking', { id: '1Z-7781', carrier: 'northpost' });
const once = () => card({ tool_calls: [tracking()] });
const start = opened();

describe('loop', () => {
  test.each([
    ['the same call twice', [once(), once()], []],
    ['the same call three times', [once(), once(), once()], ['loop']],
    [
      'three times in one card',
      [card({ tool_calls: [tracking(), tracking(), tracking()] })],
      ['loop'],
    ],
    ['a fourth time, while nobody has answered', [once(), once(), once(), once()], []],
    [
      'members of the arguments in another order',
      [
        once(),
        once(),
        card({ tool_calls: [call('get_tracking', { carrier: 'northpost', id: '1Z-7781' })] }),
      ],
      ['loop'],
    ],
    [
      'another argument',
      [once(), once(), card({ tool_calls: [call('get_tracking', { id: '2' })] })],
      [],
    ],
    [
      'another tool with the same arguments',
      [
        once(),
        once(),
        card({ tool_calls: [call('track', { id: '1Z-7781', carrier: 'northpost' })] }),
      ],
      [],
    ],
    [
      'other calls in between',
      [once(), card({ tool_calls: [call('other', { n: 1 })] }), once(), card(), once()],
      ['loop'],
    ],
    [
      'arguments that were not recorded are not known to be the same',
      [1, 2, 3].map(() => card({ tool_calls: [call('get_tracking', undefined)] })),
      [],
    ],
    [
      'the same malformed arguments',
      [1, 2, 3].map(() =>
        card({
          tool_calls: [
            call('book', undefined, {
              arguments_raw: "{'id': 7}",
              arguments_parse_error: 'not JSON',
            }),
          ],
        }),
      ),
      ['loop'],
    ],
    [
      'two agents repeating each other',
      [once(), card({ agent: { id: 'other' }, tool_calls: [tracking()] }), once()],
      ['loop'],
    ],
  ])('%s', (_name, cards, trips) => {
    const outcome = play([start, ...cards]);
    expect(outcome.trips).toEqual(trips);
  });

  test('answers stop, opens one escalation, and shows the claim beside the finding', () => {
    const decision = new Play();
    decision.submit(start);
    const pair = () =>
      card({ loop_detected: false, tool_calls: [tracking(), call('get_stock', {})] });
    decision.submit(pair());
    decision.submit(pair());
    const third = decision.submit(pair());
    expect(third).toMatchObject({ ok: true, directive: 'stop' });
    expect(decision.entries.slice(-2)).toMatchObject([
      {
        type: 'tripwire.tripped',
        actor: 'docket',
        body: {
          rule: 'loop',
          cause: 3,
          directive: 'stop',
          escalation_id: 'esc-1',
          facts: {
            loop_repeats: 3,
            calls: [
              { tool_name: 'get_tracking', repeats: 3, first_seen: 1 },
              { tool_name: 'get_stock', repeats: 3, first_seen: 1 },
            ],
          },
          agent_claim: { loop_detected: false, needs_human: false },
        },
      },
      {
        type: 'escalation.opened',
        body: { escalation_id: 'esc-1', rule: 'loop', cause: 3, directive: 'stop' },
      },
    ]);
    expect(third.ok && third.reasons).toEqual([
      {
        rule: 'loop',
        message:
          'the same call was made 3 times (get_tracking, no result recorded), 3 times (get_stock, no result recorded), and 3 make a loop',
        escalation_id: 'esc-1',
        seq_in_decision: 3,
      },
    ]);
  });

  test('counts afresh once a human has answered', () => {
    const decision = new Play();
    for (const one of [start, once(), once(), once(), once(), review('approve', 'esc-1')])
      decision.submit(one);
    expect(decision.state).toMatchObject({ directive: 'proceed', loop: '' });
    decision.submit(once());
    decision.submit(once());
    expect(decision.state?.directive).toBe('proceed');
    decision.submit(once());
    expect(decision.state).toMatchObject({ directive: 'stop', openEscalations: [{ id: 'esc-2' }] });
  });

  test.each([
    ['two repeats make a loop', { loop_repeats: 2 }, [once(), once()], ['loop']],
    ['the rule is not in force', { disabled: ['loop'] }, [once(), once(), once()], []],
    [
      'a call outside the window is forgotten',
      { loop_window: 2 },
      [once(), once(), card({ tool_calls: [1, 2, 3].map((n) => call('other', { n })) }), once()],
      [],
    ],
    [
      'a call inside the window is not',
      { loop_window: 2 },
      [once(), once(), card({ tool_calls: [call('other', {})] }), once()],
      ['loop'],
    ],
  ])('policy: %s', (_name, tripwires, cards, trips) => {
    expect(play([start, ...cards], policyWith(tripwires)).trips).toEqual(trips);
  });

  test('a ledger is not judged by rules newer than its policy', () => {
    const old = policyWith({}, { rules: 0 });
    expect(play([start, once(), once(), once()], old).trips).toEqual([]);
  });

  test('forgets the least recent of more than 128 distinct calls, and counts what it forgot', () => {
    const decision = new Play();
    decision.submit(start);
    decision.submit(once());
    decision.submit(once());
    for (let n = 0; n < 128; n++) decision.submit(card({ tool_calls: [call('other', { n })] }));
    expect(decision.state).toMatchObject({ loopForgotten: 1 });
    decision.submit(once());
    expect(decision.state?.directive).toBe('proceed');
  });
});

describe('what makes a repeat', () => {
  const answers = (...results: (Json | undefined)[]) =>
    results.map((result) =>
      card({
        tool_calls: [call('get_order', { id: 1 }, result === undefined ? {} : { result })],
      }),
    );
  const silent = undefined;

  test.each([
    ['each answer different', answers('a', 'b', 'c'), [], ['loop']],
    ['every answer the same', answers('a', 'a', 'a'), ['loop'], ['loop']],
    [
      'members of the answer in another order',
      answers({ x: 1, y: 2 }, { y: 2, x: 1 }, { x: 1, y: 2 }),
      ['loop'],
      ['loop'],
    ],
    ['one new answer among old ones', answers('a', 'a', 'b'), [], ['loop']],
    ['an old answer again, for the third time', answers('a', 'b', 'a', 'b', 'a'), ['loop'], []],
    ['no answer on record', answers(silent, silent, silent), ['loop'], ['loop']],
    [
      'an answer that is not on record shows nothing new',
      answers('a', silent, 'a'),
      ['loop'],
      ['loop'],
    ],
    ['nor do several', answers(silent, 'a', silent), ['loop'], ['loop']],
    ['but two different ones on record do', answers('a', silent, 'b'), [], ['loop']],
    ['unrecorded after two different ones', answers('a', 'b', silent), [], ['loop']],
    ['null is an answer', answers(null, null, 'a'), [], ['loop']],
    ['an empty answer is one', answers('', '', ''), ['loop'], ['loop']],
  ])('%s', (_name, cards, compared, callsOnly) => {
    expect(play([start, ...cards]).trips).toEqual(compared);
    expect(play([start, ...cards], policyWith({ loop_compares: 'call' })).trips).toEqual(callsOnly);
  });

  test.each([
    ['all', answers('a', 'a', 'a'), 3, 'same result'],
    ['some', answers('a', silent, 'a'), 2, '2 results recorded, all the same'],
    ['none', answers(silent, silent, silent), 0, 'no result recorded'],
  ])(
    'says how many of the repeats have an answer on record: %s',
    (_name, cards, recorded, told) => {
      const decision = new Play();
      const [last] = [start, ...cards].map((one) => decision.submit(one)).slice(-1);
      const calls = [
        { tool_name: 'get_order', repeats: 3, first_seen: 1, results_recorded: recorded },
      ];
      expect(decision.entries.at(-2)?.body).toMatchObject({ rule: 'loop', facts: { calls } });
      expect(last?.ok && last.reasons[0]?.message).toBe(
        `the same call was made 3 times (get_order, ${told}), and 3 make a loop`,
      );
    },
  );

  test('a loop that began before the policy was changed is counted afresh, live and replayed', () => {
    const byCall = policyWith({ loop_compares: 'call' });
    const before = new Play(byCall);
    for (const one of [start, ...answers('a', 'a')]) before.submit(one);
    const after = new Play();
    after.state = before.state;
    after.entries.push(...before.entries);
    for (const one of answers('a', 'a')) after.submit(one);
    expect(after.state).toMatchObject({ directive: 'proceed', loopForgotten: 1 });
    after.submit(answers('a')[0]!);
    expect(after.state).toMatchObject({ directive: 'stop' });
    const replay = new DecisionReplay();
    const found = after.entries.flatMap((entry, i) =>
      replay.check(entry, i < before.entries.length ? byCall : DEFAULT_POLICY),
    );
    expect([...found, ...replay.end()]).toEqual([]);
    expect(replay.state).toEqual(after.state);
  });
});

describe('loop_claimed', () => {
  const claims = card({ current_phase: 'LOOP_DETECTED', self_diagnosis: 'I repeat myself' });
  test.each([
    ['a claim that the ledger does not see', [card({ loop_detected: true })], ['loop_claimed']],
    ['a phase that claims it', [card(), claims], ['loop_claimed']],
    ['the same claim again', [card(), claims, claims], []],
    [
      'a claim that the ledger sees too',
      [once(), once(), card({ loop_detected: true, tool_calls: [tracking()] })],
      ['loop'],
    ],
    ['a claim while a loop is before a human', [once(), once(), once(), claims], []],
    ['no claim', [card({ loop_detected: false })], []],
  ])('%s', (_name, cards, trips) => {
    expect(play([start, ...cards]).trips).toEqual(trips);
  });

  test('is a remark: the agent may go on', () => {
    expect(play([start, card({ loop_detected: true })])).toMatchObject({
      directive: 'proceed',
      escalations: [],
    });
  });
});
