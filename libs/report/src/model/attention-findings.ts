import { isRuleName, type RuleName } from '@docket/record';

import { capital, joined, say, type Told } from '../narrative/told.js';
import type { DossierModel, Oversight } from '../schema/index.js';
import type { CheckId } from './check-ids.js';
import { isObject, lastOf, type ModelContext } from './context.js';
import { laterCards } from './later-cards.js';
import { ruleWeight } from './rule-weight.js';
import { standingAfter } from './standing.js';
import { isImportedHere } from './waiting.js';
import { WEIGHT, type Weighed } from './weights.js';

type Trip = Oversight['trip_wires'][number];
type Parts = Pick<DossierModel, 'completeness' | 'oversight'>;

/** Gaps that say the same as what a rule found. */
const SAID_BY: { readonly [Rule in RuleName]?: readonly CheckId[] } = {
  unannounced: ['effect_announced'],
  decisive_without_lineage: ['decisive_lineage'],
  closed_with_open_work: ['escalation_answered', 'effect_settled'],
  loop_claimed: ['loop_claim'],
};

/** Whether a rule's finding is told by another item of Attention. */
function isSaid({ rule, facts }: Trip, gaps: ReadonlySet<string>): boolean {
  // Refused actions have an item each, and what an agent asks for is answered or not.
  if (rule.value === 'agent_asked' || rule.value === 'repeated_key') return true;
  if (typeof rule.value !== 'string' || !isRuleName(rule.value)) return false;
  // No gap says that a human's stop stood.
  const stopped = isObject(facts.value as never)
    ? (facts.value as { stopped_by?: unknown }).stopped_by
    : undefined;
  if (stopped !== undefined && stopped !== null) return false;
  return (SAID_BY[rule.value] ?? []).some((check) => gaps.has(check));
}

/** What rules found, an item for each rule: what was found first, and how often more. */
export function findings(context: ModelContext, { oversight, completeness }: Parts): Weighed[] {
  const { words } = context;
  const gaps = new Set(completeness.gaps.map(({ check }) => check));
  const byRule = new Map<string, [Trip, ...Trip[]]>();
  for (const trip of oversight.trip_wires) {
    if (isSaid(trip, gaps)) continue;
    const known = byRule.get(trip.rule.text);
    if (known === undefined) byRule.set(trip.rule.text, [trip]);
    else known.push(trip);
  }
  return [...byRule.values()].map((trips) => {
    const [first] = trips;
    const weight = ruleWeight(first.rule.value);
    const isSimulated = first.rule.value === 'acted_while_held' && isImportedHere(context);
    return {
      code:
        typeof first.rule.value === 'string' && isRuleName(first.rule.value)
          ? first.rule.value
          : 'tripwire',
      severity: weight === 0 && !isSimulated ? 'failed' : 'attention',
      text:
        first.rule.value === 'acted_while_held' && isImportedHere(context)
          ? capital(words.imported.wouldHave(first.message.text, trips.length - 1))
          : atImport(context, first, trips.length - 1),
      evidence: trips.flatMap(({ evidence }) => evidence),
      // A rule that is applied at import acted on nobody, and nobody acted against it.
      weight: isSimulated
        ? WEIGHT.recorded
        : ([WEIGHT.wrongDone, WEIGHT.contradiction, WEIGHT.recorded, WEIGHT.recorded][
            weight
          ] as number),
    };
  });
}

/** What a rule found; of an import with that it acted on nobody. */
function atImport(context: ModelContext, { rule, message }: Trip, more: number): Told {
  const { words } = context;
  const told = words.records.attention.rule(rule.text, message.text, more);
  return isImportedHere(context) ? words.imported.appliedAtImport(told) : told;
}

/** Cards that announce something else than what a human had approved. */
export function contradictedApprovals(context: ModelContext): Weighed[] {
  const { words } = context;
  return laterCards(context).map(({ card, review, differences }) => ({
    code: 'approval_contradicted',
    severity: 'failed',
    text: words.records.attention.otherThanApproved(
      joined(
        differences.map(({ member, approved, found }) =>
          words.records.departure(
            member,
            found === null ? words.notRecorded : told(context, found),
            told(context, approved),
          ),
        ),
        '; ',
      ),
    ),
    evidence: [review.mark, card.mark],
    weight: WEIGHT.wrongDone,
  }));
}

/**
 * The verdict that leaves a decision stopped which was closed as complete before: the rules of closing could not see
 * it, and nobody may have told whoever relies on the outcome.
 */
export function stoppedAfterClose(
  context: ModelContext,
  { reviews }: Pick<Oversight, 'reviews'>,
): { review: Oversight['reviews'][number]; closed: string } | undefined {
  const closed = lastOf(context, 'decision.closed');
  if (closed === undefined || context.facts.at(closed, '/outcome').value !== 'completed')
    return undefined;
  if (standingAfter(reviews, undefined) !== 'stopped') return undefined;
  const review = reviews.findLast(
    ({ verdict }) => verdict.value === 'reject' || verdict.value === 'stop',
  );
  const at = review && context.marks[review.mark]?.seq;
  if (review === undefined || at === undefined || at < closed.seq) return undefined;
  return { review, closed: closed.mark };
}

/** That a human rejected what was closed as complete. */
export function laterStop(context: ModelContext, { oversight }: Parts): Weighed[] {
  const found = stoppedAfterClose(context, oversight);
  if (found === undefined) return [];
  const { review, closed } = found;
  return [
    {
      code: 'stopped_after_close',
      severity: 'failed',
      text: context.words.records.attention.stoppedAfterClose(review.verdict.text),
      evidence: [review.mark, closed],
      weight: WEIGHT.measuredWrong,
    },
  ];
}

const told = ({ facts }: ModelContext, value: string): Told =>
  say`${facts.recorded(value, []).text}`;
