import type { RecordBodies, RecordType } from '../types.js';
import { tableOf } from '../types.js';
import { REFERENCES, type ReferenceKind } from './table.js';

/** One reference of a record, as its body states it. */
export type Reference = {
  /** JSON Pointer (RFC 6901) into the body. */
  pointer: string;
} & (
  | {
      kind: 'entry' | 'job_card' | 'side_effect_entry';
      /** Position in the decision. */ value: number;
    }
  | {
      kind: 'leaf_hash';
      /** Hex. */ value: string;
      /** Position of the entry that should have it. */ position: number;
    }
  | { kind: 'side_effect' | 'tool_call'; /** The id. */ value: string }
  | { kind: 'decision' | 'agent'; /** The id, or the name. */ value: string }
);

const NONE: readonly Reference[] = [];

interface Path {
  readonly steps: readonly string[];
  readonly kind: ReferenceKind;
}

const PATHS = tableOf(({ type }) =>
  Object.entries(REFERENCES[type]).map(([member, kind]): Path => ({
    steps: member.slice(1).split('/'),
    kind,
  })),
);

/**
 * referencesOf lists what a record refers to within its ledger. What a redacted body withholds is not
 * in the list. Pure; `body` is one that validateRecord takes.
 */
export function referencesOf<Type extends RecordType>(
  type: Type,
  body: RecordBodies[Type],
): readonly Reference[] {
  let found: Reference[] | undefined;
  for (const { steps, kind } of PATHS[type]) {
    collect(body, undefined, steps, '', (pointer, value, beside) => {
      const reference = asReference(kind, pointer, value, beside);
      if (reference !== undefined) (found ??= []).push(reference);
    });
  }
  return found ?? NONE;
}

type Take = (pointer: string, value: unknown, beside: object | undefined) => void;

/** Goes along `steps`, in which `*` stands for every item of a list. */
function collect(
  value: unknown,
  beside: object | undefined,
  [step, ...rest]: readonly string[],
  pointer: string,
  take: Take,
): void {
  if (step === undefined) {
    take(pointer, value, beside);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (step === '*') {
    if (!Array.isArray(value)) return;
    for (const [i, item] of value.entries()) collect(item, value, rest, `${pointer}/${i}`, take);
    return;
  }
  if (!Object.hasOwn(value, step)) return;
  const next: unknown = (value as Record<string, unknown>)[step];
  collect(next, value, rest, `${pointer}/${step}`, take);
}

function asReference(
  kind: ReferenceKind,
  pointer: string,
  value: unknown,
  beside: object | undefined,
): Reference | undefined {
  switch (kind) {
    case 'entry':
    case 'job_card':
    case 'side_effect_entry':
      return typeof value === 'number'
        ? { pointer, kind: kind === 'entry' ? judgedKind(beside) : kind, value }
        : undefined;
    case 'leaf_hash': {
      const position =
        beside !== undefined && 'decision_seq' in beside ? beside.decision_seq : undefined;
      return typeof value === 'string' && typeof position === 'number'
        ? { pointer, kind, value, position }
        : undefined;
    }
    case 'side_effect':
    case 'tool_call':
      return typeof value === 'string' ? { pointer, kind, value } : undefined;
    case 'decision':
    case 'agent':
      // A parent in another ledger, as the record says: nobody here can tell.
      if (kind === 'decision' && beside !== undefined && 'parent_origin' in beside)
        return undefined;
      return typeof value === 'string' ? { pointer, kind, value } : undefined;
  }
}

/** The entry that an evaluation judges is of the kind that it names beside it. */
function judgedKind(beside: object | undefined): 'entry' | 'job_card' | 'side_effect_entry' {
  const kind = beside !== undefined && 'kind' in beside ? beside.kind : undefined;
  if (kind === 'job_card' || kind === 'tool_call') return 'job_card';
  return kind === 'side_effect' ? 'side_effect_entry' : 'entry';
}
