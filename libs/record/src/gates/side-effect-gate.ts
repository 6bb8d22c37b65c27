import { isSettled, keyDigest, statusAfter } from '../fold/evolve.js';
import {
  type DecisionState,
  STATE_LIMITS,
  type SideEffectStatus,
  findSideEffect,
} from '../fold/state.js';
import type { Gate, Refusal } from './gate.js';

/** What may become of a side effect. `executing` may be left out: many tools only report the end. */
export const SIDE_EFFECT_TRANSITIONS: {
  readonly [From in SideEffectStatus]: readonly SideEffectStatus[];
} = {
  intent: ['executing', 'executed', 'failed', 'outcome_unknown'],
  executing: ['executed', 'failed', 'outcome_unknown'],
  outcome_unknown: ['executed', 'failed'],
  executed: ['rolled_back', 'compensated'],
  failed: [],
  rolled_back: [],
  compensated: [],
};

/** heldDecision: in an enforcing ledger a held decision registers nothing new until a human decided. */
export const heldDecision: Gate = ({ before, entry, policy }) => {
  if (entry.type !== 'side_effect.intent' || policy.enforcement !== 'enforcing') return undefined;
  if (before === undefined || before.directive === 'proceed') return undefined;
  const waiting = before.openEscalations.map(({ id, rule }) => `${id} (${rule})`).join(', ');
  const why = waiting === '' ? 'a human stopped it' : `waiting for a human: ${waiting}`;
  return {
    code: 'decision_held',
    message: `decision ${before.id} is ${before.status}: ${why}`,
    next: 'Do not act. A reviewer must record a review of the open escalations; then register the side effect again.',
  };
};

/** registration: a new intent has an id and a key of its own, and there is room to track it. */
export const registration: Gate = ({ before, entry }) => {
  if (entry.type !== 'side_effect.intent' || before === undefined) return undefined;
  const { side_effect_id: id, idempotency_key: key, compensates } = entry.body;
  if (id === undefined) return unknown('a side effect needs an id');
  if (findSideEffect(before, id) !== undefined) {
    return {
      code: 'side_effect_exists',
      message: `side effect ${id} is already registered`,
      next: 'Report what became of it, or register the new action under another id.',
      pointer: '/side_effect_id',
    };
  }
  const sameKey = before.sideEffects.find((effect) => effect.key === keyDigest(key));
  if (sameKey !== undefined) {
    return {
      code: 'idempotency_key_reused',
      message: `this idempotency key already registered ${sameKey.id} in this decision`,
      next: 'Use the first registration, or a new key for a new action.',
      pointer: '/idempotency_key',
    };
  }
  if (
    compensates !== undefined &&
    findSideEffect(before, compensates) === undefined &&
    before.sideEffectsForgotten === 0
  ) {
    return unknown(`there is no side effect ${compensates} to compensate`, '/compensates');
  }
  if (before.sideEffects.length < STATE_LIMITS.sideEffects || before.sideEffects.some(isSettled))
    return undefined;
  return {
    code: 'decision_limit',
    message: `${STATE_LIMITS.sideEffects} side effects of this decision have no outcome yet`,
    next: 'Report the outcome of those that were carried out first.',
  };
};

/** transition: a report fits what is known of its side effect, or describes an unannounced one. */
export const transition: Gate = ({ before, entry }) => {
  switch (entry.type) {
    case 'side_effect.executing':
    case 'side_effect.executed':
    case 'side_effect.failed':
    case 'side_effect.outcome_unknown':
    case 'side_effect.rolled_back':
    case 'side_effect.compensated':
      break;
    default:
      return undefined;
  }
  const { side_effect_id: id } = entry.body;
  if (id === undefined) return unknown('a side effect needs an id');
  const effect = findSideEffect(before, id);
  if (effect === undefined) {
    const isDescribed = 'operation' in entry.body && entry.body.target !== undefined;
    // A forgotten side effect cannot be told from an unknown one, and reports are not turned away.
    if (isDescribed || (before?.sideEffectsForgotten ?? 0) > 0) return undefined;
    return unknown(`there is no side effect ${id} in this decision`);
  }
  const to = statusAfter(entry.type);
  if (SIDE_EFFECT_TRANSITIONS[effect.status].includes(to)) {
    return 'compensated_by' in entry.body
      ? makingUp(before, id, entry.body.compensated_by)
      : undefined;
  }
  const possible = SIDE_EFFECT_TRANSITIONS[effect.status].join(', ');
  return {
    code: 'impossible_transition',
    message: `side effect ${id} is ${effect.status} and cannot become ${to}`,
    next:
      possible === ''
        ? 'Nothing can follow. Register a new side effect.'
        : `It can become: ${possible}.`,
    pointer: '/side_effect_id',
  };
};

/** makingUp: what is said to make up for a side effect is another one that this decision has. */
function makingUp(
  before: DecisionState | undefined,
  id: string,
  by: string | undefined,
): Refusal | undefined {
  if (by === undefined) return undefined;
  if (by === id) return unknown('a side effect does not make up for itself', '/compensated_by');
  // A forgotten side effect cannot be told from an unknown one.
  const isKnown = findSideEffect(before, by) !== undefined;
  if (isKnown || (before?.sideEffectsForgotten ?? 0) > 0) return undefined;
  return unknown(`there is no side effect ${by} that could make up for it`, '/compensated_by');
}

function unknown(message: string, pointer = '/side_effect_id'): Refusal {
  return {
    code: 'unknown_side_effect',
    message,
    next: 'Use the id that the registration answered, or describe the unannounced action in full.',
    pointer,
  };
}
