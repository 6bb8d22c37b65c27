import { describe, expect, test } from '@jest/globals';
import { STATE_LIMITS } from '../fold/state.js';
import { Play, card, opened, play, policyWith, review } from '../../test/builders.js';

const to = { to_agent: 'drafter' };
const drafter = { agent: { id: 'drafter' } };

describe('weak_handoff', () => {
  test.each([
    ['a confident handoff', card({ handoff: to, confidence: 0.8 }), false],
    ['at the threshold', card({ handoff: to, confidence: 0.5 }), false],
    ["the card's confidence is low", card({ handoff: to, confidence: 0.41 }), true],
    ['no confidence on record', card({ handoff: to, confidence: null }), true],
    ["the handoff's own confidence counts", card({ handoff: { ...to, confidence: 0.41 } }), true],
    [
      "and outweighs the card's",
      card({ handoff: { ...to, confidence: 0.9 }, confidence: 0.41 }),
      false,
    ],
    [
      'a warning on the handoff',
      card({ handoff: { ...to, handoff_warning: 'pages missing' } }),
      true,
    ],
    ['a warning on the card', card({ handoff: to, handoff_warning: 'pages missing' }), true],
    ['a warning without a receiver', card({ handoff_warning: 'pages missing' }), true],
    ['low confidence without a handoff', card({ confidence: 0.41 }), false],
  ])('%s', (_name, filed, trips) => {
    expect(play([opened(), filed])).toEqual({
      trips: trips ? ['weak_handoff'] : [],
      escalations: trips ? ['weak_handoff'] : [],
      directive: trips ? 'hold' : 'proceed',
    });
  });

  describe('in an import', () => {
    const imported = opened({ origin: { kind: 'imported', source: 'a log' } });

    test('a confidence that the source does not state is noted, and holds nothing', () => {
      const unstated = card({ handoff: to, confidence: null });
      expect(play([imported, unstated])).toEqual({
        trips: ['weak_handoff'],
        escalations: [],
        directive: 'proceed',
      });
    });

    test.each([
      ['a low one', card({ handoff: to, confidence: 0.41 })],
      [
        'a warning',
        card({ handoff: { ...to, handoff_warning: 'pages missing' }, confidence: null }),
      ],
    ])('%s holds as anywhere', (_name, filed) => {
      expect(play([imported, filed])).toMatchObject({
        escalations: ['weak_handoff'],
        directive: 'hold',
      });
    });

    test.each(['live', 'observed'] as const)('%s work is no import', (kind) => {
      const other = opened({ origin: { kind } });
      expect(play([other, card({ handoff: to, confidence: null })]).directive).toBe('hold');
    });
  });

  test('cards are still taken while it is held, and the receiver is still told to wait', () => {
    const decision = new Play(policyWith());
    decision.submit(opened());
    decision.submit(card({ handoff: to, confidence: 0.41 }));
    const next = decision.submit(card({ ...drafter, handoff_ack: { action: 'verify' } }));
    expect(next).toMatchObject({
      ok: true,
      directive: 'hold',
      reasons: [{ rule: 'weak_handoff', escalation_id: 'esc-1', seq_in_decision: 1 }],
    });
    decision.submit(review('correct', 'esc-1'));
    expect(decision.state).toMatchObject({ directive: 'proceed', status: 'open' });
  });

  test('a weak handoff to somebody else is another matter', () => {
    const weak = (receiver: string) => card({ handoff: { to_agent: receiver }, confidence: 0.41 });
    expect(play([opened(), weak('a'), weak('b')]).escalations).toEqual(['weak_handoff']);
    expect(play([opened(), weak('a'), weak('a')]).escalations).toEqual([]);
  });
});

describe('handoff_unacknowledged', () => {
  const handedOver = [opened(), card({ handoff: to })];
  const byOther = { actor: 'drafter', role: 'agent' } as const;
  test.each([
    ['the receiver says nothing', [card(drafter)], ['handoff_unacknowledged']],
    ['the receiver acknowledges', [card({ ...drafter, handoff_ack: { action: 'proceed' } })], []],
    ['somebody else writes', [card({ agent: { id: 'researcher' } })], []],
    ['the receiver is asked only once', [card(drafter), card(drafter)], []],
    ['the giver writes again', [card()], []],
  ])('%s', (_name, cards, trips) => {
    expect(play([...handedOver, ...cards]).trips).toEqual(trips);
  });

  test('every receiver answers for itself, however many handoffs are open', () => {
    const both = [...handedOver, card({ handoff: { to_agent: 'researcher', confidence: 0.8 } })];
    expect(play([...both, card(drafter)]).trips).toEqual(['handoff_unacknowledged']);
    const researcher = card({ agent: { id: 'researcher' } });
    expect(play([...both, card(drafter), researcher]).trips).toEqual(['handoff_unacknowledged']);
  });

  test('its receiver finds confidence and warning in the state until it takes the work up', () => {
    const decision = new Play();
    decision.submit(opened());
    decision.submit(
      card({ handoff: { ...to, confidence: 0.41 }, handoff_warning: 'pages missing' }),
    );
    expect(decision.state?.handoffs).toEqual([
      {
        cause: 1,
        confidence: 0.41,
        from: 'resolver',
        to: 'drafter',
        warning: 'pages missing',
      },
    ]);
    decision.submit(card({ ...drafter, handoff_ack: { action: 'route_to_human' } }));
    expect(decision.state?.handoffs).toEqual([]);
    expect(decision.state?.openEscalations.map(({ rule }) => rule)).toEqual([
      'weak_handoff',
      'agent_asked',
    ]);
  });

  test('handoffs are bounded: the oldest that nobody took up is forgotten', () => {
    const decision = new Play();
    decision.submit(opened());
    for (let n = 0; n < 20; n++) decision.submit(card({ handoff: { to_agent: `a${n}` } }));
    expect(decision.state?.handoffs).toHaveLength(STATE_LIMITS.handoffs);
    expect(decision.state?.handoffs.at(-1)?.to).toBe('a19');
  });

  test('a principal is known by its id where the card names no agent', () => {
    const handed = card({ handoff: { ...to, to_principal: 'drafter', confidence: 0.9 } });
    expect(play([opened(), handed, [card(), byOther]]).trips).toEqual(['handoff_unacknowledged']);
  });
});

describe('agent_asked', () => {
  test.each([
    ['the agent asks', card({ needs_human: true }), ['agent_asked']],
    [
      'the receiver routes to a human',
      card({ handoff_ack: { action: 'route_to_human' } }),
      ['agent_asked'],
    ],
    ['nobody asks', card(), []],
  ])('%s', (_name, filed, escalations) => {
    const directive = escalations.length > 0 ? 'hold' : 'proceed';
    expect(play([opened(), filed])).toEqual({ trips: [], escalations, directive });
  });

  test('asking again changes nothing while the question is open', () => {
    const asks = card({ needs_human: true });
    expect(play([opened(), asks, asks]).escalations).toEqual([]);
    expect(play([opened(), asks, review('respond'), asks]).escalations).toEqual(['agent_asked']);
  });
});
