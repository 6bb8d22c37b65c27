import { carriedFault } from '../fold/carried.js';
import { isIncident } from '../fold/incidents.js';
import type { LedgerEntry, LedgerEntryOf, LedgerState } from '../fold/ledger.js';
import { placeOf } from '../places.js';
import { refuseAfterClosing, refuseClosing } from './closing-gate.js';
import type { RecordedBefore, Refusal } from './gate.js';
import { refuseIncident } from './incident-gate.js';
import { isErasure, refuseErasure } from './erasure-gate.js';
import { isAboutKey, refuseKey } from './key-gate.js';
import { refusePrincipal } from './principal-gate.js';
import { refusePolicy, refusePossible } from './policy-gate.js';
import { refuseReference } from './reference-gate.js';

/** refuseLedgerEntry holds an entry outside every decision against what the ledger is. */
export function refuseLedgerEntry(
  state: LedgerState,
  entry: LedgerEntry,
  recorded?: RecordedBefore,
): Refusal | undefined {
  if (placeOf(entry.type) === 'decision') {
    return {
      code: 'wrong_place',
      message: `${entry.type} belongs to a decision`,
      next: 'Name the decision.',
    };
  }
  if (entry.type === 'ledger.created') {
    return {
      code: 'wrong_place',
      message: 'a ledger is created by its entry 0 only',
      next: 'Docket writes this record itself.',
    };
  }
  const early = refuseAfterClosing(state, entry.type, false) ?? refuseCarried(state, entry);
  if (early !== undefined) return early;
  if (entry.type === 'ledger.closed') return refuseClosing(state, entry);
  if (isIncident(entry)) {
    const known = { open: state.openIncidents, count: state.counters.incidents };
    const { type, body } = entry;
    const referring = { type, body, decisionSeq: 0, before: undefined, recorded };
    return refuseIncident(entry, known) ?? refuseReference(referring);
  }
  if (
    entry.type === 'principal.registered' ||
    entry.type === 'principal.confirmed' ||
    entry.type === 'principal.revoked'
  )
    return refusePrincipal(state, entry);
  if (isErasure(entry)) {
    const { type, body } = entry;
    const referring = { type, body, decisionSeq: 0, before: undefined, recorded };
    return refuseErasure(state, entry) ?? refuseReference(referring);
  }
  if (entry.type === 'ledger.restored') return refuseRestoration(state, entry);
  if (isAboutKey(entry)) return refuseKey(state, entry);
  if (entry.type === 'policy.proposed') return refusePossible(state, entry.body.policy);
  return entry.type === 'policy.changed' ? refusePolicy(state, entry) : undefined;
}

/** What a predecessor registered is carried over when its successor is made, and at no other time. */
function refuseCarried({ predecessor }: LedgerState, entry: LedgerEntry): Refusal | undefined {
  const message = carriedFault(predecessor, entry);
  if (message === undefined) return undefined;
  const next = 'Register them in this ledger.';
  return { code: 'principal_mismatch', message, next, pointer: '/predecessor_entry' };
}

/** Whoever decides says what they decided about: the entries that there are, and the restorations. */
function refuseRestoration(
  state: LedgerState,
  { body, seq }: LedgerEntryOf<'ledger.restored'>,
): Refusal | undefined {
  const next = state.restorations + 1;
  const pointer = body.restoration !== next ? '/restoration' : '/kept_size';
  if (pointer === '/kept_size' && body.kept_size === seq) return undefined;
  return {
    code: 'restoration_mismatch',
    message: `the next restoration of this ledger is number ${next}, and it keeps ${seq} entries`,
    next: 'Read what the ledger holds now, and decide again.',
    pointer,
  };
}
