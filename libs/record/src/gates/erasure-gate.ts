import { canonicalize, type Json } from '@docket/chain';
import { DOCKET_ACTOR } from '../author.js';
import {
  digestValues,
  type ErasedValues,
  heldBy,
  LEGAL_HOLDS_MAX,
  OPEN_ERASURES_MAX,
  type RequestedErasure,
} from '../fold/erasures.js';
import type { LedgerEntryOf, LedgerState } from '../fold/ledger.js';
import { isBefore } from '../fold/principals.js';
import {
  type ByAge,
  expiryOf,
  isExpired,
  retentionRule,
  retentionRules,
} from '../fold/retention.js';
import type { Policy, RecordBodies } from '../types.js';
import type { Refusal } from './gate.js';

type ErasureType =
  'erasure.requested' | 'erasure.executed' | 'legal_hold.placed' | 'legal_hold.lifted';

export function isErasure<Entry extends { type: string }>(
  entry: Entry,
): entry is Extract<Entry, { type: ErasureType }> {
  return entry.type.startsWith('erasure.') || entry.type.startsWith('legal_hold.');
}

/** refuseErasure holds requests for erasures, orders of them and legal holds against those before. */
export function refuseErasure(
  state: LedgerState,
  entry: LedgerEntryOf<ErasureType>,
): Refusal | undefined {
  switch (entry.type) {
    case 'legal_hold.placed':
      return refuseHold(state, entry.body);
    case 'legal_hold.lifted':
      return refuseLifting(state, entry.body.hold);
    case 'erasure.requested':
      return (
        refuseCrowd(state, entry.time) ??
        refuseValues(entry, entry.seq) ??
        refuseAge(state, entry) ??
        refuseHeld(state, entry.body.values)
      );
    case 'erasure.executed':
      return refuseOrder(state, entry);
  }
}

function refuseHold(
  { legalHolds }: LedgerState,
  { whole_ledger: isWhole, decisions = [], period }: RecordBodies['legal_hold.placed'],
): Refusal | undefined {
  const isEmpty = period !== undefined && Date.parse(period.from) > Date.parse(period.to);
  if (isEmpty) return mismatch('the period ends before it begins', '/period', 'Exchange its ends.');
  if (isWhole !== true && decisions.length === 0 && period === undefined)
    return mismatch('it covers nothing', '', 'Name decisions, a period, or the whole ledger.');
  if (legalHolds.length < LEGAL_HOLDS_MAX) return undefined;
  const next = 'Lift those that are over, or place one for the whole ledger.';
  return mismatch(`${LEGAL_HOLDS_MAX} legal holds are in force already`, '', next);
}

function refuseLifting({ legalHolds }: LedgerState, hold: number): Refusal | undefined {
  if (legalHolds.some(({ seq }) => seq === hold)) return undefined;
  const next = 'Read which legal holds are in force, and name one of them.';
  return mismatch(`no legal hold in force was placed by entry ${hold}`, '/hold', next);
}

function refuseCrowd({ openErasures }: LedgerState, time: string): Refusal | undefined {
  const waiting = openErasures.filter(({ lapsesAt }) => isBefore(time, lapsesAt));
  if (waiting.length < OPEN_ERASURES_MAX) return undefined;
  const next = 'Let a second person order those that wait, or wait until some lapse.';
  return mismatch(`${OPEN_ERASURES_MAX} erasures wait for a second person already`, '', next);
}

/** Each entry once and ascending, each value once: what is named twice cannot be held against what is gone. */
function refuseValues(
  { body: { values } }: { body: { values: ErasedValues } },
  before: number,
): Refusal | undefined {
  const next = 'Name each entry once, in ascending order, and each of its values once.';
  let last = -1;
  for (const [i, { seq, pointers }] of values.entries()) {
    const at = `/values/${i}`;
    if (seq <= last) return mismatch(`entry ${seq} is not behind ${last}`, `${at}/seq`, next);
    if (seq >= before) return mismatch(`there is no entry ${seq} yet`, `${at}/seq`, next);
    if (pointers.length === 0)
      return mismatch(`no value of entry ${seq} is named`, `${at}/pointers`, next);
    if (new Set(pointers).size !== pointers.length)
      return mismatch(`a value of entry ${seq} is named twice`, `${at}/pointers`, next);
    last = seq;
  }
  return values.length > 0 ? undefined : mismatch('no value is named', '/values', next);
}

/** What goes for its age is as old as the policy in force keeps it, by the time that the request names, and by the rules. */
function refuseAge(
  { policy }: LedgerState,
  { body: { about, by_age: byAge, values }, actor, time }: LedgerEntryOf<'erasure.requested'>,
): Refusal | undefined {
  if (about !== 'retention') {
    if (byAge !== undefined)
      return mismatch('only what goes for its age has one', '/by_age', 'Leave it out.');
    if (actor !== DOCKET_ACTOR) return undefined;
    const next = 'Let an officer ask for it.';
    return mismatch('Docket itself asks only for what the policy keeps no longer', '/about', next);
  }
  const next = 'Say by which time and which rules of the policy it is too old.';
  if (byAge === undefined) return mismatch('it does not say how old it is', '/by_age', next);
  const { at, rules } = byAge;
  if (Date.parse(at) > Date.parse(time)) {
    const message = `${at} is after the ledger's own time, which is ${time}`;
    return mismatch(message, '/by_age/at', 'Set the clock right, and ask again.');
  }
  return refuseYoung(policy, values, at) ?? refuseRules(policy, values, rules);
}

function refuseYoung({ retention }: Policy, values: ErasedValues, at: string): Refusal | undefined {
  if (retention === undefined) {
    const next = 'Let an officer say in the policy how long is kept what can be erased.';
    return mismatch('the policy keeps everything, however old', '', next);
  }
  const young = values.findIndex((value) => !isExpired(retention, value, at));
  const value = values[young];
  if (value === undefined) return undefined;
  const { days } = retentionRule(retention, value.type);
  return mismatch(
    `entry ${value.seq} is kept for ${days} days and is younger`,
    `/values/${young}`,
    `Name of ${value.type} only what was recorded until ${expiryOf(days, at)}.`,
  );
}

function refuseRules(
  { retention }: Policy,
  values: ErasedValues,
  stated: ByAge['rules'],
): Refusal | undefined {
  const rules = retention === undefined ? [] : retentionRules(retention, values);
  if (canonicalize(rules as Json) === canonicalize(stated as Json)) return undefined;
  const next = 'Name the rules of the policy in force for the types of what is named.';
  return mismatch('it names other rules than those that keep the values', '/by_age/rules', next);
}

function refuseOrder(
  state: LedgerState,
  { body, actor, time }: LedgerEntryOf<'erasure.executed'>,
): Refusal | undefined {
  const asked = state.openErasures.find(({ seq }) => seq === body.request);
  const next = 'Read which erasures wait for a second person, and order one of them as it stands.';
  if (asked === undefined)
    return mismatch(`no erasure waits that entry ${body.request} asks for`, '/request', next);
  if (!isBefore(time, asked.lapsesAt))
    return mismatch(`it lapsed at ${asked.lapsesAt}`, '/request', 'Ask for it again.');
  if (digestValues(body.values) !== asked.digest)
    return mismatch(`entry ${body.request} asks for other values`, '/values', next);
  return (
    refuseOrderer(state.policy, asked, actor) ??
    // The policy may have changed since: what it keeps now, it keeps.
    (asked.isForAge ? refuseYoung(state.policy, body.values, time) : undefined) ??
    refuseHeld(state, body.values)
  );
}

/** Two people, or Docket alone where it asked for it itself and the policy in force says so. */
function refuseOrderer(
  { retention }: Policy,
  { requestedBy, seq }: RequestedErasure,
  actor: string,
): Refusal | undefined {
  const isDocket = actor === DOCKET_ACTOR;
  if (isDocket && requestedBy !== actor) {
    const next = 'Let another officer or an administrator order it.';
    return mismatch(`Docket itself did not ask for what entry ${seq} asks for`, '/request', next);
  }
  if (requestedBy !== actor || (isDocket && retention?.expiry === 'automatic')) return undefined;
  return {
    code: 'second_person_required',
    message: isDocket
      ? 'a person orders what Docket asked for: the policy does not say `automatic`'
      : `an erasure takes two people, and ${actor} asked for it`,
    next: 'Let another officer or an administrator order it.',
    pointer: '/request',
  };
}

function refuseHeld({ legalHolds }: LedgerState, values: ErasedValues): Refusal | undefined {
  if (legalHolds.length === 0) return undefined;
  for (const [i, entry] of values.entries()) {
    const hold = heldBy(legalHolds, entry);
    if (hold === undefined) continue;
    return {
      code: 'under_legal_hold',
      message: `entry ${entry.seq} is under the legal hold that entry ${hold.seq} placed`,
      next: 'Leave it, or let an officer lift the hold first.',
      pointer: `/values/${i}`,
    };
  }
  return undefined;
}

const mismatch = (message: string, pointer: string, next: string): Refusal => ({
  code: 'erasure_mismatch',
  message,
  next,
  pointer,
});
