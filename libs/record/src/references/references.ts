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
  let found: Reference[] | undefined;
  for (const path of PATHS[type]) found = collect(found, path, 0, body, undefined);
  return found ?? NONE;
}

const NONE: readonly Reference[] = [];

/** Which item of each list the walk of `collect` is in, for the lists that its path goes through. */
const items: number[] = [];

/**
 * Goes along the steps of a path from the one at `at`; `*` stands for every item of a list. Runs twice for every
 * record, most of which have no such member: nothing is made before a member is found.
 */
function collect(
  found: Reference[] | undefined,
  path: Path,
  at: number,
  value: unknown,
  beside: object | undefined,
): Reference[] | undefined {
  const step = path.steps[at];
  if (step === undefined) return note(found, path, value, beside);
  if (typeof value !== 'object' || value === null) return found;
  if (step !== '*') {
    if (!Object.hasOwn(value, step)) return found;
    return collect(found, path, at + 1, (value as Record<string, unknown>)[step], value);
  }
  if (!Array.isArray(value)) return found;
  for (let i = 0; i < value.length; i++) {
    items.push(i);
    found = collect(found, path, at + 1, value[i], value);
    items.pop();
  }
  return found;
}

function note(
  found: Reference[] | undefined,
  { steps, kind }: Path,
  value: unknown,
  beside: object | undefined,
): Reference[] | undefined {
  const reference = asReference(kind, pointerOf(steps), value, beside);
  if (reference === undefined) return found;
  if (found === undefined) return [reference];
  found.push(reference);
  return found;
}

/** Of the place that the walk is at. */
function pointerOf(steps: readonly string[]): string {
  let list = 0;
  return steps.map((step) => `/${step === '*' ? items[list++] : step}`).join('');
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
