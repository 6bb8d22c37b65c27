import { type DecisionState, findSideEffect, isAgentIn } from '../fold/state.js';
import { type Reference, referencesOf } from '../references/references.js';
import type { LedgerEntry } from '../fold/ledger.js';
import type { RecordBodies } from '../types.js';
import type { Gate, RecordedBefore, Refusal } from './gate.js';

/**
 * knownReferences: what a record refers to is there, and is what the record says it is. What cannot be
 * told is not refused: a side effect that the state forgot, and everything that `recorded` would have to
 * tell where it is not at hand.
 */
export const knownReferences: Gate = ({ before, entry, recorded }) => {
  for (const reference of referencesOf(entry.type, entry.body)) {
    const wrong = falsehood(reference, { before, recorded, body: entry.body });
    if (wrong === undefined) continue;
    const [message, next] = wrong;
    return { code: 'reference_unknown', message, next, pointer: reference.pointer };
  }
  return undefined;
};

/** refuseUnknownDecision: what a record outside every decision refers to are decisions of the ledger. */
export function refuseUnknownDecision(
  { type, body }: LedgerEntry,
  recorded: Pick<RecordedBefore, 'hasDecision'> | undefined,
): Refusal | undefined {
  for (const reference of referencesOf(type, body)) {
    if (reference.kind !== 'decision' || recorded?.hasDecision(reference.value) !== false) continue;
    const [message, next] = noDecision(reference.value);
    return { code: 'reference_unknown', message, next, pointer: reference.pointer };
  }
  return undefined;
}

interface Known {
  before: DecisionState | undefined;
  recorded: RecordedBefore | undefined;
  body: object;
}

type Falsehood = readonly [message: Refusal['message'], next: Refusal['next']];

/** What is wrong with a reference; undefined: nothing, or it cannot be told. */
function falsehood(reference: Reference, { before, recorded, body }: Known): Falsehood | undefined {
  const entries = before?.entryCount ?? 0;
  switch (reference.kind) {
    case 'entry':
    case 'job_card':
    case 'side_effect_entry': {
      const { value: position, kind } = reference;
      if (position >= entries) return noEntry(position, entries);
      const type = recorded?.entryAt(position)?.type;
      if (type === undefined || FITS[kind](type)) return undefined;
      return [
        `entry ${position} of the decision is ${type}, and no ${NAMES[kind]}`,
        `Give the position in the decision of the ${NAMES[kind]}: \`decision_seq\` in the answer to it.`,
      ];
    }
    case 'leaf_hash': {
      const { value: hash, position } = reference;
      const actual = recorded?.entryAt(position)?.leafHash;
      if (actual === undefined || actual === hash) return undefined;
      return [
        `entry ${position} of the decision has the leaf hash ${actual}, and not ${hash}`,
        'Show the reviewer the entry as it is recorded, or leave leaf_hash out.',
      ];
    }
    case 'side_effect': {
      const { value: id } = reference;
      // A forgotten side effect cannot be told from an unknown one.
      if (findSideEffect(before, id) !== undefined || (before?.sideEffectsForgotten ?? 0) > 0)
        return undefined;
      return [
        `there is no side effect ${id} in this decision`,
        'Use the id that the registration answered.',
      ];
    }
    case 'tool_call': {
      const { value: id } = reference;
      if (isOwnCall(body, id) || recorded?.hasToolCall(id) !== false) return undefined;
      return [
        `no Job Card so far has a tool call with the id ${JSON.stringify(id)}`,
        'Record the call on this card or an earlier one, under this tool_call_id.',
      ];
    }
    case 'decision':
      return recorded?.hasDecision(reference.value) === false
        ? noDecision(reference.value)
        : undefined;
    case 'agent': {
      const { value: name } = reference;
      const wrote = before === undefined ? undefined : isAgentIn(before, name);
      if (wrote !== false || recorded?.hasAgent(name) !== false) return undefined;
      return [
        `no agent ${JSON.stringify(name)} wrote in this decision or its parent, or opened another`,
        'Give the agent.id under which the other agent writes, or leave from_agent out.',
      ];
    }
  }
}

const NAMES = {
  entry: 'entry',
  job_card: 'Job Card',
  side_effect_entry: 'record of a side effect',
};

const FITS: { readonly [Kind in keyof typeof NAMES]: (type: string) => boolean } = {
  entry: () => true,
  job_card: (type) => type === 'job_card.filed',
  side_effect_entry: (type) => type.startsWith('side_effect.'),
};

function noEntry(position: number, entries: number): Falsehood {
  const last = entries === 0 ? 'It has none yet.' : `The newest is ${entries - 1}.`;
  return [
    `the decision has no entry ${position} before this one`,
    `Give the position in the decision of an earlier entry, counted from 0: \`decision_seq\` in the answer to it, not \`seq\`. ${last}`,
  ];
}

/** Whether a Job Card has the call that it refers to itself. */
function isOwnCall(body: object, id: string): boolean {
  const { tool_calls: calls = [] } = body as Pick<RecordBodies['job_card.filed'], 'tool_calls'>;
  return calls.some((call) => call.tool_call_id === id);
}

function noDecision(id: string): Falsehood {
  return [
    `there is no decision ${id} in this ledger`,
    'Correct the id. A parent in another ledger goes with parent_origin, which names that ledger.',
  ];
}
