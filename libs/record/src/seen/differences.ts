import type { DeclaredEffect, DeclaredUndo } from './declared.js';
import { SEEN_WITHIN_MS, type SeenBy, type SeenEvent } from './match.js';
import { isSame, type ReadPart, type SeenMember } from './said.js';

/** One member that an agent declared in another way than it was seen. */
export interface SeenDifference {
  /** JSON Pointer (RFC 6901) within the observation. */
  member: (typeof COMPARED)[number] | '/outcome';
  /** Absent: it was seen, and the agent declared none. */
  declared?: string;
  seen: string;
}

/** In the order in which differences are told. The operation is not among them: each names it in words of its own. */
const COMPARED = [
  '/target/system',
  '/target/resource',
  '/amount/value',
  '/amount/currency',
  '/external_ref',
  '/action_key',
] as const;

/** Money that nobody declared is told also where no other sum was declared. */
const TOLD_WHERE_UNDECLARED: ReadonlySet<SeenMember> = new Set([
  '/amount/value',
  '/amount/currency',
]);

/** Told as done: also what was taken back was done before. */
export const DONE: ReadonlySet<string> = new Set(['executed', 'rolled_back', 'compensated']);

interface Declared extends ReadPart {
  references: readonly string[];
  /** What came of it; absent as long as the end may still be told. */
  outcome?: string;
}

/**
 * seenDifferencesOf compares an observation with the action that it is of, or with what took that back, by whatever it was
 * found. `isGone`: of something that was seen, the value that was declared is gone.
 */
export function seenDifferencesOf(
  effect: DeclaredEffect,
  { event, by }: { event: SeenEvent; by: SeenBy },
  asOfMs: number,
): { differences: SeenDifference[]; isGone: boolean } {
  const { said: seen, body } = event;
  const declared =
    by === 'undo_ref' ? undoOf(effect, seen['/external_ref']) : ofEffect(effect, asOfMs);
  const differences: SeenDifference[] = [];
  let isGone = false;
  for (const member of COMPARED) {
    const [one, other] = [declared.said[member], seen[member]];
    if (other === undefined) continue;
    if (member === '/external_ref' && declared.references.includes(other)) continue;
    if (declared.gone.has(member)) isGone = true;
    else if (one === undefined) {
      if (TOLD_WHERE_UNDECLARED.has(member)) differences.push({ member, seen: other });
    } else if (!isSame(member, one, other))
      differences.push({ member, declared: one, seen: other });
  }
  const { outcome } = declared;
  const contradicts =
    outcome === 'succeeded' ? body.outcome === 'failed' : body.outcome === 'succeeded';
  if (outcome !== undefined && contradicts)
    differences.push({ member: '/outcome', declared: outcome, seen: body.outcome });
  return { differences, isGone };
}

function ofEffect(effect: DeclaredEffect, asOfMs: number): Declared {
  const { said, gone, references, status, declaredMs } = effect;
  // As long as the agent may still tell the end, an action that is under way has none.
  const isOpen =
    (status === 'intent' || status === 'executing') && asOfMs - declaredMs < SEEN_WITHIN_MS;
  const outcome = DONE.has(status) ? 'succeeded' : status;
  return { said, gone, references, ...(isOpen ? {} : { outcome }) };
}

/** The last that has this reference. It has no key: the action's is not its own. */
function undoOf({ undos }: DeclaredEffect, reference: string | undefined): Declared {
  const undo: DeclaredUndo | undefined = undos.findLast(
    ({ references }) => reference !== undefined && references.includes(reference),
  );
  if (undo === undefined) throw new Error('found by the reference of no undoing');
  return { ...undo, outcome: 'succeeded' };
}
