import { canonicalize, type Json } from '@docket/chain';
import { type LedgerEntryOf, type LedgerState, registrarsOf } from '../fold/ledger.js';
import { isBefore } from '../fold/principals.js';
import { weakenedBy } from '../policy-weakness.js';
import { isPolicyVouched } from '../registrars.js';
import { RULES_VERSION } from '../policy.js';
import type { Policy } from '../types.js';
import type { Refusal } from './gate.js';

/** refusePolicy holds a change of the policy against the one in force, and against what was proposed. */
export function refusePolicy(
  state: LedgerState,
  entry: LedgerEntryOf<'policy.changed'>,
): Refusal | undefined {
  const { policy, revision } = entry.body;
  const next = state.policyRevision + 1;
  if (revision !== next) {
    return {
      code: 'policy_revision_mismatch',
      message: `the next policy of this ledger is revision ${next}, not ${revision ?? 'one without a number'}`,
      next: 'Read the policy in force, and decide again whether yours is to replace it.',
      pointer: '/revision',
    };
  }
  return refusePossible(state, policy) ?? refuseUnsigned(state, entry) ?? refuseAlone(state, entry);
}

/** Where registrars are named, nobody else changes the policy: else whoever can write could name others. */
function refuseUnsigned(
  state: LedgerState,
  { body }: LedgerEntryOf<'policy.changed'>,
): Refusal | undefined {
  if (isPolicyVouched(registrarsOf(state), body)) return undefined;
  return {
    code: 'policy_not_possible',
    message:
      'the policy in force names registrars, and none of them signed this policy and its revision for this ledger',
    next: 'Let a registrar sign it: docket policy change --sign-with.',
    pointer: '/signature',
  };
}

/** Two people: a policy that asks less of people takes one who proposes it and another who brings it into force. */
function refuseAlone(
  { policy: inForce, proposedPolicy }: LedgerState,
  { body: { policy }, actor, time }: LedgerEntryOf<'policy.changed'>,
): Refusal | undefined {
  if (inForce.two_people_for?.includes('weaker_policy') !== true) return undefined;
  const [weaker] = weakenedBy(inForce, policy);
  if (weaker === undefined) return undefined;
  const isProposed =
    proposedPolicy !== null &&
    canonicalize(proposedPolicy.policy as unknown as Json) ===
      canonicalize(policy as unknown as Json);
  const isInTime = proposedPolicy !== null && isBefore(time, proposedPolicy.lapsesAt);
  if (isProposed && isInTime && proposedPolicy.proposedBy !== actor) return undefined;
  const because = isProposed
    ? `it was proposed by ${proposedPolicy.proposedBy}, and waits for another person until ${proposedPolicy.lapsesAt}`
    : 'nobody else has proposed it';
  return {
    code: 'second_person_required',
    message: `a policy that asks less of people takes two of them: ${because}`,
    next: isProposed
      ? 'Let another administrator bring it into force, or propose it again.'
      : 'Propose it, and let another administrator bring it into force.',
    pointer: `/policy${weaker}`,
  };
}

/** refusePossible holds a policy, in force or proposed, against what the ledger can have at all. */
export function refusePossible(state: LedgerState, policy: Policy): Refusal | undefined {
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
