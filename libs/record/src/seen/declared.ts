import type { SideEffectStatus } from '../fold/state.js';
import type { RecordBodies } from '../types.js';

type Report = RecordBodies['side_effect.executed'];

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
  /** Idempotency key of the action. */
  key?: string;
  operation?: string;
  target?: { system: string; resource: string };
  amount?: { value: string; currency: string };
  /** References of the other system to it, in order. */
  references: string[];
  /** References to what took it back or made up for it. */
  undoReferences: string[];
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
  body: Report;
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

/** declareEffect notes what one entry says of its side effect. Other entries say nothing. */
export function declareEffect(effects: Map<string, DeclaredEffect>, entry: EffectEntry): void {
  const status = STEPS[entry.type];
  const { side_effect_id: id, external_ref: reference } = entry.body;
  if (status === undefined || id === undefined) return;
  const name = JSON.stringify([entry.decision, id]);
  const known = effects.get(name);
  const effect = known ?? begun(entry, id);
  if (known === undefined) effects.set(name, effect);
  if (reference !== undefined)
    (isUndo(status) ? effect.undoReferences : effect.references).push(reference);
  effect.status = status;
  // What takes an action back says nothing of the action itself.
  if (isUndo(status)) return;
  const { operation, target, amount } = entry.body;
  if (operation !== undefined) effect.operation = operation;
  if (target !== undefined) effect.target = target;
  if (amount !== undefined) effect.amount = amount;
  effect.declaredMs = entry.ms;
  if (status !== 'intent') time(effect, entry, effect.isAnnounced);
}

function begun({ type, decision, seq, ms, body }: EffectEntry, id: string): DeclaredEffect {
  return {
    decision,
    id,
    seq,
    status: 'intent',
    isAnnounced: type === 'side_effect.intent',
    ...(body.idempotency_key === undefined ? {} : { key: body.idempotency_key }),
    references: [],
    undoReferences: [],
    fromMs: ms,
    untilMs: ms,
    declaredMs: ms,
  };
}

/**
 * What was announced is done between its intent and the report of it, whatever the agent's clock says: a claim of
 * another time would put it where nobody watched. What was never announced was done when its agent says, and not
 * after the ledger heard of it.
 */
function time(effect: DeclaredEffect, { ms, body }: EffectEntry, isAnnounced: boolean): void {
  effect.untilMs = ms;
  const claim = body.occurred_at === undefined ? Number.NaN : Date.parse(body.occurred_at);
  if (Number.isNaN(claim) || claim > ms) return;
  if (isAnnounced) effect.untilMs = Math.max(claim, effect.fromMs);
  else [effect.fromMs, effect.untilMs] = [claim, claim];
}
