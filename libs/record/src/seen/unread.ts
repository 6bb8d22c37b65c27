import type { DeclaredEffect, DeclaredUndo } from './declared.js';
import { SEEN_WITHIN_MS, type SeenBy, type SeenEvent } from './match.js';
import { isSame, SEEN_MEMBERS, type ReadPart, type SeenValues, type SeenMember } from './said.js';

/** An entry of a side effect of which it cannot be told which action it is of. */
export interface UnreadStep {
  decision: string;
  seq: number;
  type: string;
  /** The ledger's clock, in milliseconds since 1970. */
  ms: number;
  said: SeenValues;
  gone: ReadonlySet<SeenMember>;
}

/** An observation of which values are gone. */
export interface UnreadEvent {
  seq: number;
  said: SeenValues;
  gone: ReadonlySet<SeenMember>;
}

/** Most entries that are listed as those by which something cannot be told. */
export const UNREAD_MAX = 16;

/** All that an entry may say, where nothing of it can be read. */
export const ALL_GONE: ReadonlySet<SeenMember> = new Set(SEEN_MEMBERS);

/** What was declared of one action, or of what takes it back, as far as it can be read. */
interface Declared extends ReadPart {
  references: readonly string[];
  fromMs: number;
  untilMs: number;
  /** Entries whose values are gone. */
  unread: readonly number[];
}

/** What was declared where values are gone: only of this can it be that it was declared and is not found. */
export class UnreadDeclarations {
  readonly #all: Declared[] = [];

  constructor(effects: readonly DeclaredEffect[], steps: readonly UnreadStep[]) {
    for (const effect of effects) {
      const { references, fromMs, untilMs, unread, undos } = effect;
      if (effect.gone.size > 0)
        this.#all.push({
          said: effect.said,
          gone: effect.gone,
          references,
          fromMs,
          untilMs,
          unread,
        });
      for (const undo of undos)
        if (undo.gone.has('/external_ref')) this.#all.push(ofUndo(undo, unread));
    }
    const ends = new Map<string, number>();
    const heard = (decision: string, ms: number): void => {
      ends.set(decision, Math.max(ms, ends.get(decision) ?? ms));
    };
    for (const { decision, declaredMs } of effects) heard(decision, declaredMs);
    for (const { decision, ms } of steps) heard(decision, ms);
    for (const step of steps) this.#all.push(ofStep(step, ends.get(step.decision) ?? step.ms));
  }

  /** Entries that may have declared it as it was seen, the first 16. Of what differs from what is left of them, none. */
  ofEvent({ said }: SeenEvent): number[] {
    const found = new Set<number>();
    for (const declared of this.#all) {
      if (found.size >= UNREAD_MAX) break;
      if (mayBe(declared, { said, gone: NONE }) === undefined) continue;
      for (const seq of declared.unread) found.add(seq);
    }
    return [...found].toSorted((a, b) => a - b).slice(0, UNREAD_MAX);
  }
}

const NONE: ReadonlySet<SeenMember> = new Set();

/** Observations of which values are gone and that may be of an action, the first 16. */
export function unreadEventsOf(effect: DeclaredEffect, events: readonly UnreadEvent[]): number[] {
  const found: number[] = [];
  for (const event of events) {
    if (found.length === UNREAD_MAX) break;
    if (mayBe(effect, event) !== undefined) found.push(event.seq);
  }
  return found;
}

/** An undoing has no description of its own: it is found by its reference alone. */
const ofUndo = ({ said, gone, references }: DeclaredUndo, unread: readonly number[]): Declared => ({
  said,
  gone,
  references,
  fromMs: Number.POSITIVE_INFINITY,
  untilMs: Number.NEGATIVE_INFINITY,
  unread,
});

/** Whoever announced it may have done it until the decision's last word of an action; else it was done at any time before. */
function ofStep({ seq, type, ms, said, gone }: UnreadStep, endMs: number): Declared {
  const { '/external_ref': reference } = said;
  if (type === 'side_effect.rolled_back' || type === 'side_effect.compensated') {
    const undo = { said, gone: UNDO_GONE, references: reference === undefined ? [] : [reference] };
    return ofUndo(undo, [seq]);
  }
  const isIntent = type === 'side_effect.intent';
  return {
    said,
    gone,
    references: reference === undefined ? [] : [reference],
    fromMs: isIntent ? ms : Number.NEGATIVE_INFINITY,
    untilMs: isIntent ? endMs : ms,
    unread: [seq],
  };
}

const UNDO_GONE: ReadonlySet<SeenMember> = new Set(
  SEEN_MEMBERS.filter((member) => member !== '/action_key'),
);

const DESCRIBED = ['/operation', '/target/system', '/target/resource'] as const;
const AMOUNT = ['/amount/value', '/amount/currency'] as const;
const COMPARED = ['/target/system', '/target/resource', ...AMOUNT, '/action_key'] as const;

/**
 * What an observation might be found by to be as it was declared, were what is gone what the other side says. What is
 * left and differs rules it out, and so does what was seen at another time where no key and no reference is gone.
 */
function mayBe(
  declared: Omit<Declared, 'unread'>,
  seen: { said: SeenValues; gone: ReadonlySet<SeenMember> },
): SeenBy | undefined {
  const isGone = (member: SeenMember): boolean =>
    declared.gone.has(member) || seen.gone.has(member);
  const says = (member: SeenMember): boolean =>
    isGone(member) || (declared.said[member] !== undefined && seen.said[member] !== undefined);
  const isLike = (member: SeenMember): boolean => {
    const [one, other] = [declared.said[member], seen.said[member]];
    return isGone(member) || one === undefined || other === undefined || isSame(member, one, other);
  };
  if (!COMPARED.every(isLike)) return undefined;
  // An amount that was seen and not declared is another one.
  const isMore = (member: SeenMember): boolean =>
    !isGone(member) && declared.said[member] === undefined && seen.said[member] !== undefined;
  if (AMOUNT.some(isMore)) return undefined;
  const { '/external_ref': reference } = seen.said;
  const isOther =
    reference !== undefined &&
    declared.references.length > 0 &&
    !declared.references.includes(reference);
  if (isOther && !isGone('/external_ref')) return undefined;
  const hasOne = (member: SeenMember): boolean =>
    isGone(member) && isSaid(declared, member) && isSaid(seen, member);
  if (hasOne('/action_key')) return 'idempotency_key';
  if (hasOne('/external_ref')) return 'external_ref';
  const isDescribed = DESCRIBED.every((member) => says(member) && isLike(member));
  const isPart = [...DESCRIBED, ...AMOUNT, '/occurred_at' as const].some(isGone);
  const isSum = AMOUNT.every(
    (member) =>
      isGone(member) || (declared.said[member] === undefined) === (seen.said[member] === undefined),
  );
  return isPart && isDescribed && isSum && isNear(declared, seen) ? 'description' : undefined;
}

const isSaid = ({ said, gone }: ReadPart, member: SeenMember): boolean =>
  gone.has(member) || said[member] !== undefined;

function isNear(
  { fromMs, untilMs }: Omit<Declared, 'unread'>,
  { said, gone }: { said: SeenValues; gone: ReadonlySet<SeenMember> },
): boolean {
  if (gone.has('/occurred_at')) return fromMs <= untilMs;
  const at = Date.parse(said['/occurred_at'] ?? '');
  return at >= fromMs - SEEN_WITHIN_MS && at <= untilMs + SEEN_WITHIN_MS;
}
