import type { JsonObject } from '@docket/chain';
import type { SideEffectStatus } from '../fold/state.js';
import { isHiddenAt, readPart, type ReadPart, type SeenValues, type SeenMember } from './said.js';

/** What an agent declared that takes an action back or makes up for it. */
export interface DeclaredUndo {
  /** Target of the action; its own amount, else that of the action that makes up for it, else the action's. */
  said: SeenValues;
  gone: ReadonlySet<SeenMember>;
  references: readonly string[];
}

/** What an agent declared of one action: its side effect as all entries of it say. */
export interface DeclaredEffect {
  decision: string;
  /** `side_effect_id`. */
  id: string;
  /** Sequence number of the entry that declared it first. */
  seq: number;
  status: SideEffectStatus;
  /** Whether an intent came first. */
  isAnnounced: boolean;
  /** What it is, by the members of what was seen of it; of references the last. */
  said: SeenValues;
  /** Members of which a value is withheld or erased. */
  gone: ReadonlySet<SeenMember>;
  /** Entries of which such a value was. */
  unread: number[];
  /** References of the other system to it, in order. */
  references: string[];
  /** What took it back or made up for it, in order. */
  undos: DeclaredUndo[];
  /** Between which times it was done, in milliseconds since 1970: what the agent claims, held against the ledger's clock. */
  fromMs: number;
  untilMs: number;
  /** When the ledger last heard what became of it. */
  declaredMs: number;
}

/** An entry of a side effect, in a ledger's order. */
export interface EffectEntry {
  type: string;
  decision: string;
  seq: number;
  /** The ledger's clock, in milliseconds since 1970. */
  ms: number;
  /** As far as it can be read; what stands at the `hidden` places is not. */
  body: JsonObject;
  hidden: readonly string[];
}

const STEPS: { readonly [type: string]: SideEffectStatus } = {
  'side_effect.intent': 'intent',
  'side_effect.executing': 'executing',
  'side_effect.executed': 'executed',
  'side_effect.failed': 'failed',
  'side_effect.outcome_unknown': 'outcome_unknown',
  'side_effect.rolled_back': 'rolled_back',
  'side_effect.compensated': 'compensated',
};

/** Whether entries of this type say what became of a side effect. */
export const isEffectStep = (type: string): boolean => Object.hasOwn(STEPS, type);

const isUndo = (status: SideEffectStatus): boolean =>
  status === 'rolled_back' || status === 'compensated';

/** Where a side effect says what observations say. */
const PLACES = {
  '/target/system': '/target/system',
  '/target/resource': '/target/resource',
  '/amount/value': '/amount/value',
  '/amount/currency': '/amount/currency',
  '/external_ref': '/external_ref',
  '/operation': '/operation',
  '/occurred_at': '/occurred_at',
} as const;

const nameOf = (decision: string, id: string): string => JSON.stringify([decision, id]);

/**
 * declareEffect notes what one entry says of its side effect. Other entries say nothing. Gives false where its id is
 * gone: of which action it is cannot be told.
 */
export function declareEffect(effects: Map<string, DeclaredEffect>, entry: EffectEntry): boolean {
  const status = STEPS[entry.type];
  const { side_effect_id: id } = entry.body;
  if (status === undefined) return true;
  if (typeof id !== 'string' || isHiddenAt('/side_effect_id', entry.hidden)) return false;
  const name = nameOf(entry.decision, id);
  const effect = effects.get(name) ?? begun(entry, id);
  effects.set(name, effect);
  effect.status = status;
  const part = readPart(entry.body, PLACES, entry.hidden);
  if (part.gone.size > 0) effect.unread.push(entry.seq);
  // What takes an action back says nothing of the action itself.
  if (isUndo(status)) {
    const { compensated_by: other } = entry.body;
    const by = typeof other === 'string' ? effects.get(nameOf(entry.decision, other)) : undefined;
    effect.undos.push(undoOf(effect, part, by));
    return true;
  }
  const { '/external_ref': reference } = part.said;
  if (reference !== undefined) effect.references.push(reference);
  takePart(effect, part);
  effect.declaredMs = entry.ms;
  if (status !== 'intent') time(effect, entry.ms, part);
  return true;
}

function begun({ type, decision, seq, ms, body, hidden }: EffectEntry, id: string): DeclaredEffect {
  const { said, gone } = readPart(body, { '/action_key': '/idempotency_key' }, hidden);
  return {
    decision,
    id,
    seq,
    status: 'intent',
    isAnnounced: type === 'side_effect.intent',
    said,
    gone,
    unread: gone.size > 0 ? [seq] : [],
    references: [],
    undos: [],
    fromMs: ms,
    untilMs: ms,
    declaredMs: ms,
  };
}

/** What a later entry says stands for what an earlier one said, also where it is gone. References add up. */
function takePart(effect: DeclaredEffect, { said, gone }: ReadPart): void {
  const now: { [Member in SeenMember]?: string } = { ...effect.said };
  const away = new Set(effect.gone);
  for (const member of Object.keys(PLACES) as (keyof typeof PLACES)[]) {
    const value = said[member];
    if (gone.has(member)) {
      away.add(member);
      if (member !== '/external_ref') delete now[member];
    } else if (value !== undefined) {
      now[member] = value;
      if (member !== '/external_ref') away.delete(member);
    }
  }
  effect.said = now;
  effect.gone = away;
}

const AMOUNT = ['/amount/value', '/amount/currency'] as const;

function undoOf(
  effect: DeclaredEffect,
  { said, gone }: ReadPart,
  by: DeclaredEffect | undefined,
): DeclaredUndo {
  const isTold = AMOUNT.some((member) => said[member] !== undefined || gone.has(member));
  const amount: ReadPart = isTold ? { said, gone } : (by ?? effect);
  const told: { [Member in SeenMember]?: string } = {};
  const away = new Set<SeenMember>();
  const take = (from: ReadPart, member: SeenMember): void => {
    const value = from.said[member];
    if (from.gone.has(member)) away.add(member);
    else if (value !== undefined) told[member] = value;
  };
  for (const member of ['/target/system', '/target/resource'] as const) take(effect, member);
  for (const member of AMOUNT) take(amount, member);
  take({ said, gone }, '/external_ref');
  const { '/external_ref': reference } = said;
  return { said: told, gone: away, references: reference === undefined ? [] : [reference] };
}

/**
 * What was announced is done between its intent and the report of it, whatever the agent's clock says: a claim of
 * another time would put it where nobody watched. What was never announced was done when its agent says, and not
 * after the ledger heard of it.
 */
function time(effect: DeclaredEffect, ms: number, { said, gone }: ReadPart): void {
  effect.untilMs = ms;
  if (!effect.isAnnounced && gone.has('/occurred_at')) effect.fromMs = Number.NEGATIVE_INFINITY;
  const { '/occurred_at': at } = said;
  const claim = at === undefined ? Number.NaN : Date.parse(at);
  if (Number.isNaN(claim) || claim > ms) return;
  if (effect.isAnnounced) effect.untilMs = Math.max(claim, effect.fromMs);
  else [effect.fromMs, effect.untilMs] = [claim, claim];
}
