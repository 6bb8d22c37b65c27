import { isIncident } from '../fold/incidents.js';
import type { LedgerEntry, LedgerEntryOf, LedgerState } from '../fold/ledger.js';
import { placeOf } from '../places.js';
import { RULES_VERSION } from '../policy.js';
import type { RecordedBefore, Refusal } from './gate.js';
import { refuseIncident } from './incident-gate.js';
import { refusePrincipal } from './principal-gate.js';
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
  if (entry.type === 'ledger.restored') return refuseRestoration(state, entry);
  return entry.type === 'policy.changed' ? refusePolicy(state, entry) : undefined;
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

function refusePolicy(
  state: LedgerState,
  { body }: LedgerEntryOf<'policy.changed'>,
): Refusal | undefined {
  const { policy, revision } = body;
  const next = state.policyRevision + 1;
  if (revision !== next) {
    return {
      code: 'policy_revision_mismatch',
      message: `the next policy of this ledger is revision ${next}, not ${revision ?? 'one without a number'}`,
      next: 'Read the policy in force, and decide again whether yours is to replace it.',
      pointer: '/revision',
    };
  }
  if (policy.version === state.policy.version) {
    return {
      code: 'policy_not_possible',
      message: `the policy in force is already named ${policy.version}`,
      next: 'Give the new policy a name of its own in version.',
      pointer: '/policy/version',
    };
  }
  // What was recorded under the promise that nobody reads it without a key is not opened afterwards.
  if (policy.log_access === 'public' && state.policy.log_access !== 'public') {
    return {
      code: 'policy_not_possible',
      message: 'the log of this ledger takes a key for good',
      next: 'Create another ledger for a log that everybody may read.',
      pointer: '/policy/log_access',
    };
  }
  // Whoever could take it back alone would need no second person for anything.
  const kept = policy.two_people_for ?? [];
  const lost = state.policy.two_people_for?.find((what) => !kept.includes(what));
  if (lost !== undefined) {
    return {
      code: 'policy_not_possible',
      message: `${lost} of this ledger take two people for good`,
      next: 'Keep it in two_people_for.',
      pointer: '/policy/two_people_for',
    };
  }
  // Bodies are committed to before the lock is held, and verified range by range.
  if (policy.body_commitment !== state.policy.body_commitment) {
    return {
      code: 'policy_not_possible',
      message: `bodies of this ledger are committed to by ${state.policy.body_commitment} for good`,
      next: 'Create another ledger for another body_commitment.',
      pointer: '/policy/body_commitment',
    };
  }
  if (policy.rules <= RULES_VERSION) return undefined;
  return {
    code: 'policy_not_possible',
    message: `rule set ${policy.rules} is not known here; the newest is ${RULES_VERSION}`,
    next: `Use ${RULES_VERSION}, or update Docket first.`,
    pointer: '/policy/rules',
  };
}
