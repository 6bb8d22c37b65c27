import type { Check, DossierModel, Fact, Gap } from '../schema/index.js';
import { capital, joined, say, type Told } from '../narrative/told.js';
import { evaluationsAgree, loopClaims } from './agreement.js';
import { CHECK_IDS, type CheckId } from './check-ids.js';
import {
  counted,
  notApplicable,
  type CheckFunction,
  type CheckOutcome as Outcome,
  type Sections,
} from './check.js';
import { lastOf, ofType, type ModelContext } from './context.js';
import { itemsAt, numberAt, placeAt, stringAt, type EntryView } from './entry.js';
import { isHidden } from './fact.js';
import {
  differenceText,
  isDisputed,
  isUnsettled,
  operationText,
  statesTwice,
} from './side-effects.js';
import { outcomeMatches } from './outcome-agreement.js';
import { importedWaiting, isImportedHere } from './waiting.js';

function present(context: ModelContext, fact: Fact): Outcome {
  const { words } = context;
  // Of what failed verification nobody can say that it is recorded.
  if (fact.state === 'unverified') return notApplicable(context, fact.text);
  const missing = fact.state === 'not_recorded';
  return {
    status: missing ? 'gap' : 'passed',
    expected: words.recorded,
    observed: missing ? words.notRecorded : words.recorded,
    evidence: missing ? fact.evidence : [],
  };
}

const marksOf = (entries: readonly EntryView[]): string[] => entries.map((entry) => entry.mark);

/** The decision's own chain: positions 0, 1, 2 … without a break. */
const sequence: CheckFunction = ({ entries, words }) => {
  const last = entries.at(-1)?.decisionSeq ?? -1;
  const unbroken = entries.every((entry, i) => entry.decisionSeq === i);
  return {
    status: unbroken && entries.length > 0 ? 'passed' : 'gap',
    expected: words.positions(0, last),
    observed: words.count(entries.length),
    evidence: [],
  };
};

const closing: CheckFunction = (context) => {
  const { words } = context;
  const closed = lastOf(context, 'decision.closed');
  return {
    status: closed ? 'passed' : 'gap',
    expected: words.recorded,
    observed: closed ? words.recorded : words.stillOpen,
    evidence: [],
  };
};

const closingCount: CheckFunction = (context) => {
  const closed = lastOf(context, 'decision.closed');
  const stated = closed ? numberAt(closed, '/entry_count') : undefined;
  if (!closed) return notApplicable(context, context.words.reason.notClosed);
  if (stated === undefined) return notApplicable(context, context.words.reason.noCount);
  const observed = closed.decisionSeq + 1;
  return {
    status: stated === observed ? 'passed' : 'gap',
    expected: context.words.count(stated),
    observed: context.words.count(observed),
    evidence: stated === observed ? [] : [closed.mark],
  };
};

/** Counts the tool calls that have one of `members`, or whose card has something at `onCard`. */
function toolCallsWith(
  context: ModelContext,
  members: readonly string[],
  onCard?: string,
): Outcome {
  let total = 0;
  const missing: string[] = [];
  for (const card of ofType(context, 'job_card.filed')) {
    const covered = onCard !== undefined && placeAt(card, onCard) !== undefined;
    for (const at of itemsAt(card, '/tool_calls')) {
      total += 1;
      if (covered) continue;
      if (!members.some((member) => placeAt(card, `${at}/${member}`))) missing.push(card.mark);
    }
  }
  if (total === 0) return notApplicable(context, context.words.reason.noToolCalls);
  return counted(context, total, missing);
}

const decisiveLineage: CheckFunction = (context, { lineage }) => {
  const closed = lastOf(context, 'decision.closed');
  if (closed === undefined) return notApplicable(context, context.words.reason.notClosed);
  const outcome = stringAt(closed, '/outcome');
  // What was decided rests on something whatever became of it.
  const decides = placeAt(closed, '/decided') !== undefined;
  if (outcome !== 'completed' && outcome !== 'denied' && !decides) {
    return notApplicable(context, context.words.reason.nothingDecided);
  }
  const decisive = lineage.filter((row) => row.role.value === 'decisive');
  const unseen = lineage.find((row) => isHidden(row.role));
  if (decisive.length === 0 && unseen) return notApplicable(context, unseen.role.text);
  return {
    status: decisive.length > 0 ? 'passed' : 'gap',
    expected: context.words.atLeastOne,
    observed: context.words.count(decisive.length),
    evidence: [],
  };
};

const lineageVersions: CheckFunction = (context, { lineage }) => {
  if (lineage.length === 0) return notApplicable(context, context.words.reason.noSources);
  return counted(
    context,
    lineage.length,
    lineage.filter((row) => row.version.state === 'not_recorded').map((row) => row.mark),
  );
};

const criteriaBorneOut: CheckFunction = (context, { criteria }) => {
  if (criteria.length === 0) return notApplicable(context, context.words.reason.noCriteria);
  const contradicted = criteria.filter((row) => row.result.state === 'contradicted');
  if (contradicted.length > 0) {
    return {
      status: 'contradiction',
      expected: context.words.count(criteria.length),
      observed: context.words.contradictedCount(contradicted.length),
      evidence: [...new Set(contradicted.flatMap((row) => row.evidence))],
    };
  }
  // What is withheld was recorded; this copy does not show it, and nothing is held against it here.
  const seen = criteria.filter((row) => !isHidden(row.tool_result) && !isHidden(row.result));
  if (seen.length === 0) {
    const hidden = criteria.flatMap((row) => [row.result, row.tool_result]).find(isHidden);
    return notApplicable(context, hidden?.text ?? context.words.reason.noCriteria);
  }
  // Borne out is only what a tool returned as it was stated: a result of another kind cannot be held against it.
  const missing = seen.filter(
    (row) =>
      row.result.state !== 'recorded' ||
      typeof row.tool_result.value !== 'boolean' ||
      row.tool_result.value !== row.result.value,
  );
  return {
    ...counted(
      context,
      seen.length,
      missing.map((row) => `${row.evidence[0]}`),
    ),
    observed: context.words.count(seen.length - missing.length),
  };
};

const alternativesReasons: CheckFunction = (context, { alternatives }) => {
  if (alternatives.length === 0) {
    return notApplicable(context, context.words.reason.noAlternatives);
  }
  const missing = alternatives.filter((row) => row.rejected_because.state === 'not_recorded');
  return counted(
    context,
    alternatives.length,
    missing.flatMap((row) => row.evidence),
  );
};

const announced: CheckFunction = (context, { side_effects: effects }) => {
  if (effects.length === 0) return notApplicable(context, context.words.reason.noEffects);
  const missing = effects.filter((row) => row.announced.state === 'not_recorded');
  return counted(
    context,
    effects.length,
    missing.flatMap((row) => row.evidence.slice(0, 1)),
  );
};

const settled: CheckFunction = (context, { side_effects: effects }) => {
  if (effects.length === 0) return notApplicable(context, context.words.reason.noEffects);
  return counted(
    context,
    effects.length,
    effects.filter(isUnsettled).flatMap((row) => row.evidence.slice(-1)),
  );
};

/** What two records of one side effect both state: announced and carried out, and what made up for it. */
const asAnnounced: CheckFunction = (context, { side_effects: effects }) => {
  const { words } = context;
  if (effects.length === 0) return notApplicable(context, words.reason.noEffects);
  if (!effects.some((row) => statesTwice(context, row))) {
    return notApplicable(context, words.reason.nothingStatedTwice);
  }
  const disputed = effects.filter(isDisputed);
  return {
    status: disputed.length === 0 ? 'passed' : 'contradiction',
    expected: words.noDisagreement,
    observed:
      disputed.length === 0
        ? words.noDisagreement
        : joined(
            disputed.map(
              (row) =>
                say`${operationText(row)}: ${joined(row.differences.map(differenceText), ', ')}`,
            ),
            '; ',
          ),
    evidence: [...new Set(disputed.flatMap(({ evidence }) => evidence))],
  };
};

const escalationsAnswered: CheckFunction = (context, { oversight }) => {
  const { escalations } = oversight;
  if (escalations.length === 0) {
    return notApplicable(context, context.words.reason.noEscalations);
  }
  const open = escalations.filter((row) => row.status === 'open');
  return counted(
    context,
    escalations.length,
    open.flatMap((row) => row.evidence),
  );
};

/**
 * What is withheld or erased was recorded, and a copy that leaves it out on purpose has no gap for it. An
 * entry whose body is not here at all is one.
 */
const allDisclosed: CheckFunction = (context) => {
  const { words } = context;
  const absent = context.entries.filter((entry) => !entry.disclosed);
  const hidden = context.entries.filter((entry) => entry.hidden.size > 0);
  const count = hidden.reduce((sum, entry) => sum + entry.hidden.size, 0);
  if (absent.length === 0 && count > 0) {
    return {
      status: 'not_applicable',
      expected: words.allDisclosed,
      observed: words.hiddenCount(count),
      evidence: marksOf(hidden),
    };
  }
  return {
    status: absent.length === 0 ? 'passed' : 'gap',
    expected: words.allDisclosed,
    observed: words.hiddenCount(count + absent.length),
    evidence: marksOf(absent),
  };
};

/** What writers themselves recorded as missing. */
const recordedGaps: CheckFunction = ({ words }, { recorded_gaps: gaps }) => {
  const counts = gaps.map(({ records }) => records.value);
  const known = counts.filter((n) => typeof n === 'number');
  const total = known.reduce((sum, n) => sum + n, 0);
  return {
    status: gaps.length === 0 ? 'passed' : 'gap',
    expected: words.records.noGap,
    observed:
      gaps.length === 0
        ? words.records.noGap
        : words.records.gapCount(gaps.length, total, gaps.length - known.length),
    evidence: gaps.flatMap((row) => row.evidence),
  };
};

const incidentsClosed: CheckFunction = (context, { incidents }) => {
  if (incidents.length === 0) return notApplicable(context, context.words.reason.noIncidents);
  const open = incidents.filter(({ status }) => status === 'open');
  return counted(
    context,
    incidents.length,
    open.map((row) => row.evidence[0] ?? ''),
  );
};

/** Rules that were off could find nothing, and a policy that is not to be seen says nothing of them. */
const rulesInForce: CheckFunction = (context, { oversight: { rules } }) => {
  const { words } = context;
  if (rules.policy.state !== 'recorded') return notApplicable(context, words.reason.noPolicy);
  const off = new Set(rules.off.map(({ rule }) => rule)).size;
  const weakened = off > 0 || rules.advisory;
  // What was done before any rule looked at it was done under none: there is nothing that could pass.
  if (isImportedHere(context) && !weakened) {
    return notApplicable(context, words.imported.rulesReason);
  }
  return {
    status: weakened ? 'gap' : 'passed',
    expected: words.rules.all,
    observed: weakened ? words.rules.weakened(off, rules.advisory) : words.rules.all,
    evidence: weakened
      ? [...new Set([...rules.policy.evidence, ...rules.off.flatMap((row) => row.evidence)])]
      : [],
  };
};

const CHECKS = {
  entry_sequence: sequence,
  closing_entry: closing,
  closing_count: closingCount,
  request: (context, { goal }) => present(context, goal.request),
  plan: (context, { goal }) => present(context, goal.plan_state),
  authority_scope: (context, { goal }) => present(context, goal.authority_scope),
  // A card's own rationale covers the calls it reports.
  tool_rationale: (context) => toolCallsWith(context, ['rationale'], '/rationale'),
  tool_result: (context) => toolCallsWith(context, ['result', 'error_type']),
  decisive_lineage: decisiveLineage,
  lineage_version: lineageVersions,
  criteria_borne_out: criteriaBorneOut,
  alternative_reason: alternativesReasons,
  effect_announced: announced,
  effect_settled: settled,
  effect_as_announced: asAnnounced,
  escalation_answered: escalationsAnswered,
  rules_in_force: rulesInForce,
  loop_claim: loopClaims,
  evaluation_agreement: evaluationsAgree,
  outcome_agreement: outcomeMatches,
  recorded_gaps: recordedGaps,
  incident_closed: incidentsClosed,
  disclosure: allDisclosed,
} satisfies Record<CheckId, CheckFunction>;

function gapText(context: ModelContext, check: Check, { oversight }: Sections): Told {
  const waiting =
    check.id === 'escalation_answered'
      ? importedWaiting(context, oversight.escalations)
      : undefined;
  return waiting === undefined
    ? context.words.gap(check.id as CheckId, check.expected, check.observed)
    : capital(context.words.imported.waiting(waiting));
}

/** Section 13: what was expected against what was observed. */
export function buildCompleteness(
  context: ModelContext,
  sections: Sections,
  whole: boolean,
): DossierModel['completeness'] {
  const { words, facts, entries } = context;
  const checks = CHECK_IDS.map((id) => ({
    id,
    name: words.checkName(id),
    ...CHECKS[id](context, sections),
  }));
  const gaps: Gap[] = checks
    .filter((check) => check.status === 'gap' || check.status === 'contradiction')
    .map((check, i) => ({
      id: `G${i + 1}`,
      check: check.id,
      text: gapText(context, check, sections),
      evidence: check.evidence,
    }));
  const ran = checks.filter((check) => check.status !== 'not_applicable').length;
  const last = whole ? entries.at(-1) : undefined;
  const end =
    last === undefined
      ? words.endNotProven
      : words.whole(last.decisionSeq, facts.recorded(last.time, []).text);
  return {
    checks,
    gaps,
    statement: say`${end} ${words.completenessStatement(ran, gaps.length)}`,
  };
}
