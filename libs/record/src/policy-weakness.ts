import { signingKeyId } from './agent-signature.js';
import { retentionRule } from './fold/retention.js';
import { placeOf } from './places.js';
import { type Policy, RECORD_TYPES, type RecordType } from './types.js';

/**
 * weakenedBy names the members of a policy by which Docket asks people less often than the policy before it, or later,
 * or fewer of them, or no longer for a signature, or lets what is recorded be erased by its age earlier, or by Docket itself, as JSON Pointers into the policy. Pure; none: it is as strict, or stricter.
 */
export function weakenedBy(before: Policy, after: Policy): string[] {
  const weaker = [
    ...(after.rules < before.rules ? ['/rules'] : []),
    ...(before.enforcement === 'enforcing' && after.enforcement === 'advisory'
      ? ['/enforcement']
      : []),
    ...SIGNATURES.filter((name) => isLaterStake(before[name], after[name])).map(
      (name) => `/${name}`,
    ),
  ];
  const people = STAKES.filter((stakes) => needed(after, stakes) < needed(before, stakes));
  return [
    ...weaker,
    ...people.map((stakes) => `/approvals_needed/${stakes}`),
    ...(isVouchedByMore(before, after) ? ['/registrars'] : []),
    ...weakerRetention(before, after),
    ...weakerTripwires(before.tripwires, after.tripwires),
  ];
}

/** By type and not by class: one may be taken apart, or named anew. */
function weakerRetention({ retention: before }: Policy, { retention: after }: Policy): string[] {
  const isShorter = RECORD_TYPES.some(
    (type) => placeOf(type) !== 'ledger' && daysKept(after, type) < daysKept(before, type),
  );
  const isByItself = after?.expiry === 'automatic' && before?.expiry !== 'automatic';
  return [...(isShorter ? ['/retention'] : []), ...(isByItself ? ['/retention/expiry'] : [])];
}

/** Nobody has to vouch any more, or somebody else may. */
function isVouchedByMore({ registrars: before }: Policy, { registrars: after }: Policy): boolean {
  if (before === undefined || before.length === 0) return false;
  const known = before.map(signingKeyId);
  return !after?.length || after.some((key) => !known.includes(signingKeyId(key)));
}

/** Without retention nothing goes by its age. */
const daysKept = (retention: Policy['retention'], type: RecordType): number =>
  retention === undefined ? Infinity : retentionRule(retention, type).days;

function needed({ approvals_needed: people }: Policy, stakes: Stakes): number {
  return people?.[stakes] ?? 1;
}

const SIGNATURES = ['review_signature_from', 'agent_signature_from'] as const;
const STAKES = ['low', 'medium', 'high', 'critical'] as const;
type Stakes = (typeof STAKES)[number];
type Tripwires = Policy['tripwires'];

/** Higher values trip less often, of these; lower ones, of those. */
const TRIPS_LESS_ABOVE = ['loop_repeats', 'attempts_max'] as const;
const TRIPS_LESS_BELOW = ['loop_window', 'high_stakes_confidence', 'handoff_confidence'] as const;

function weakerTripwires(before: Tripwires, after: Tripwires): string[] {
  const changed = [
    ...TRIPS_LESS_ABOVE.filter((name) => after[name] > before[name]),
    ...TRIPS_LESS_BELOW.filter((name) => after[name] < before[name]),
    // Fewer calls are identical where their results count too.
    ...(before.loop_compares === 'call' && after.loop_compares === 'call_and_result'
      ? ['loop_compares']
      : []),
    ...(before.require_decisive_lineage && !after.require_decisive_lineage
      ? ['require_decisive_lineage']
      : []),
    ...(isMore(before.disabled ?? [], after.disabled ?? []) ? ['disabled'] : []),
    ...STAKES.filter((stakes) => isLonger(before, after, stakes)).map(
      (stakes) => `answer_within_seconds/${stakes}`,
    ),
  ];
  return changed.map((name) => `/tripwires/${name}`);
}

/** Absent is never. */
function isLaterStake(before: Stakes | undefined, after: Stakes | undefined): boolean {
  if (before === undefined) return false;
  return after === undefined || STAKES.indexOf(after) > STAKES.indexOf(before);
}

function isMore(before: readonly string[], after: readonly string[]): boolean {
  return after.some((rule) => !before.includes(rule));
}

/** Absent is no deadline. */
function isLonger(before: Tripwires, after: Tripwires, stakes: Stakes): boolean {
  const [was, is] = [before, after].map((one) => one.answer_within_seconds?.[stakes]);
  if (was === undefined) return false;
  return is === undefined || is > was;
}
