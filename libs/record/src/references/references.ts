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
  | {
      kind: 'side_effect' | 'tool_call' | 'decision' | 'agent';
      /** The id, or the name. */ value: string;
    }
);

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
  const found: Reference[] = [];
  for (const { steps, kind } of PATHS[type]) {
    collect(body, undefined, steps, 0, '', (pointer, value, beside) => {
      const reference = asReference(kind, pointer, value, beside);
      if (reference !== undefined) found.push(reference);
    });
  }
  return found;
}

type Take = (pointer: string, value: unknown, beside: object | undefined) => void;

/**
 * Goes along `steps` from the one at `at`; `*` stands for every item of a list. Runs twice for every
 * record, most of which have no such member: nothing is made before a member is found.
 */
function collect(
  value: unknown,
  beside: object | undefined,
  steps: readonly string[],
  at: number,
  pointer: string,
  take: Take,
): void {
  const step = steps[at];
  if (step === undefined) {
    take(pointer, value, beside);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (step === '*') {
    if (!Array.isArray(value)) return;
    value.forEach((item: unknown, i) => {
      collect(item, value, steps, at + 1, `${pointer}/${i}`, take);
    });
    return;
  }
  if (!Object.hasOwn(value, step)) return;
  const next: unknown = (value as Record<string, unknown>)[step];
  collect(next, value, steps, at + 1, `${pointer}/${step}`, take);
}

function asReference(
  kind: ReferenceKind,
  pointer: string,
  value: unknown,
  beside: Beside = {},
): Reference | undefined {
  if (kind === 'entry' || kind === 'job_card' || kind === 'side_effect_entry') {
    // The entry that an evaluation judges is of the kind that it names beside it.
    const meant = kind === 'entry' ? (JUDGED.get(beside.kind) ?? kind) : kind;
    return typeof value === 'number' ? { pointer, kind: meant, value } : undefined;
  }
  if (typeof value !== 'string') return undefined;
  if (kind === 'leaf_hash') {
    const { decision_seq: position } = beside;
    return typeof position === 'number' ? { pointer, kind, value, position } : undefined;
  }
  // A parent in another ledger, as the record says: nobody here can tell.
  return beside.parent_origin === undefined ? { pointer, kind, value } : undefined;
}

/** What may stand beside a reference. */
interface Beside {
  readonly kind?: unknown;
  readonly decision_seq?: unknown;
  readonly parent_origin?: unknown;
}

const JUDGED: ReadonlyMap<unknown, 'job_card' | 'side_effect_entry'> = new Map([
  ['job_card', 'job_card'],
  ['tool_call', 'job_card'],
  ['side_effect', 'side_effect_entry'],
]);
