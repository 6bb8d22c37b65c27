import { type DecisionState, findSideEffect } from '../fold/state.js';
import { type Reference, referencesOf } from '../references/references.js';
import type { RecordBodies, RecordType } from '../types.js';
import type { Gate, RecordedBefore, Refusal } from './gate.js';

/**
 * knownReferences: what a record refers to is there, and is what the record says it is. What cannot be
 * told is not refused: a side effect that the state forgot, and everything that `recorded` would have to
 * tell where it is not at hand.
 */
export const knownReferences: Gate = ({ before, entry, recorded }) => {
  const { type, body, decisionSeq } = entry;
  return refuseReference({ type, body, decisionSeq, before, recorded });
};

/** Reads no more of `body` than is there: of a redacted copy it is what is disclosed. */
export function refuseReference(
  referring: Known & { type: RecordType; body: RecordBodies[RecordType] },
): Refusal | undefined {
  for (const reference of referencesOf(referring.type, referring.body)) {
    const wrong = falsehood(reference, referring);
    const { pointer } = reference;
    if (wrong) return { code: 'reference_unknown', message: wrong[0], next: wrong[1], pointer };
  }
  return undefined;
}

interface Known {
  /** Position in the decision of the record that refers. */
  decisionSeq: number;
  /** Undefined: not at hand. */
  before: DecisionState | undefined;
  recorded: RecordedBefore | undefined;
  body: object;
}

type Falsehood = readonly [message: Refusal['message'], next: Refusal['next']];

/** What is wrong with a reference; undefined: nothing, or it cannot be told. */
function falsehood(
  reference: Reference,
  { decisionSeq: entries, before, recorded, body }: Known,
): Falsehood | undefined {
  switch (reference.kind) {
    case 'entry':
    case 'job_card':
    case 'side_effect_entry': {
      const { value: position, kind } = reference;
      if (position >= entries)
        return [`the decision has no entry ${position} before this one`, POSITION];
      const type = recorded?.entryAt(position)?.type;
      if (type === undefined || isOf(kind, type)) return undefined;
      return [`entry ${position} is ${type}`, POSITION];
    }
    case 'leaf_hash': {
      const { value: hash, position } = reference;
      const entry = recorded?.entryAt(position);
      if (entry === undefined || entry.leafHash === hash) return undefined;
      const actual = entry.leafHash ?? 'that nobody was told, for it is written just now';
      return [`entry ${position} has the leaf hash ${actual}`, 'Show the entry again.'];
    }
    case 'side_effect': {
      const { value: id } = reference;
      // A forgotten side effect cannot be told from an unknown one.
      if (before === undefined || before.sideEffectsForgotten > 0) return undefined;
      if (findSideEffect(before, id) !== undefined) return undefined;
      return [
        `there is no side effect ${id} in this decision`,
        'Use the id that the registration answered.',
      ];
    }
    case 'tool_call': {
      const { value: id } = reference;
      if (toolCallsIn(body).includes(id) || recorded?.hasToolCall(id) !== false) return undefined;
      return [
        `no Job Card so far has the tool call ${JSON.stringify(id)}`,
        'Record the call first.',
      ];
    }
    case 'decision':
      if (recorded?.hasDecision?.(reference.value) !== false) return undefined;
      return [
        `there is no decision ${reference.value} in this ledger`,
        'One in another ledger goes with parent_origin.',
      ];
    case 'agent': {
      const { value: name } = reference;
      if (before === undefined || recorded?.hasAgent?.(name, before) !== false) return undefined;
      return [
        `no agent ${JSON.stringify(name)} wrote here, in the parent, or opened a decision`,
        'Give its agent.id.',
      ];
    }
  }
}

function isOf(kind: 'entry' | 'job_card' | 'side_effect_entry', type: string): boolean {
  if (kind === 'job_card') return type === 'job_card.filed';
  return kind === 'entry' || type.startsWith('side_effect.');
}

const POSITION = 'Give the decision_seq that is meant, not the seq.';

/** The ids of the tool calls that a body states: none where it is no Job Card. */
export function toolCallsIn(body: object): string[] {
  const calls: unknown = 'tool_calls' in body ? body.tool_calls : undefined;
  if (!Array.isArray(calls)) return [];
  return calls.flatMap((call: { tool_call_id?: unknown } | null) => {
    const id = call?.tool_call_id;
    return typeof id === 'string' ? [id] : [];
  });
}
