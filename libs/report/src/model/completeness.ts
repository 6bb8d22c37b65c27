import type { Check, DossierModel, Fact, Gap } from '../schema/index.js';
import { lastOf, ofType, type ModelContext } from './context.js';
import {
  isHiddenBelow,
  itemsAt,
  numberAt,
  placeAt,
  stringAt,
  valueAt,
  type EntryView,
} from './entry.js';
import { isHidden } from './fact.js';
import { isUnsettled } from './side-effects.js';

/** The sections that checks are run over. */
export type Sections = Pick<
  DossierModel,
  | 'goal'
  | 'lineage'
  | 'criteria'
  | 'alternatives'
  | 'side_effects'
  | 'oversight'
  | 'recorded_gaps'
  | 'incidents'
>;

type Outcome = Omit<Check, 'id' | 'name'>;
type CheckFunction = (context: ModelContext, sections: Sections) => Outcome;

/** Passed when everything expected was observed; otherwise a gap that names the entries. */
function counted(context: ModelContext, expected: number, missing: readonly string[]): Outcome {
  const { words } = context;
  return {
    status: missing.length === 0 ? 'passed' : 'gap',
    expected: words.count(expected),
    observed: words.count(expected - missing.length),
    evidence: [...new Set(missing)],
  };
}

function notApplicable(context: ModelContext): Outcome {
  const { words } = context;
  return { status: 'not_applicable', expected: words.noneToCheck, observed: '–', evidence: [] };
}

function present(context: ModelContext, fact: Fact): Outcome {
  const { words } = context;
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
    evidence: closed ? [] : marksOf(context.entries.slice(-1)),
  };
};

const closingCount: CheckFunction = (context) => {
  const closed = lastOf(context, 'decision.closed');
  const stated = closed ? numberAt(closed, '/entry_count') : undefined;
  if (!closed || stated === undefined) return notApplicable(context);
  const observed = closed.decisionSeq + 1;
  return {
    status: stated === observed ? 'passed' : 'gap',
    expected: String(stated),
    observed: String(observed),
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
  if (total === 0) return notApplicable(context);
  return counted(context, total, missing);
}

const decisiveLineage: CheckFunction = (context, { lineage }) => {
  const closed = lastOf(context, 'decision.closed');
  if (closed === undefined) return notApplicable(context);
  const outcome = stringAt(closed, '/outcome');
  // What was decided rests on something whatever became of it.
  const decides = placeAt(closed, '/decided') !== undefined;
  if (outcome !== 'completed' && outcome !== 'denied' && !decides) return notApplicable(context);
  const decisive = lineage.filter((row) => row.role.value === 'decisive');
  const unseen = lineage.find((row) => isHidden(row.role));
  if (decisive.length === 0 && unseen)
    return { ...notApplicable(context), observed: unseen.role.text };
  return {
    status: decisive.length > 0 ? 'passed' : 'gap',
    expected: context.words.atLeastOne,
    observed: context.words.count(decisive.length),
    evidence: decisive.length > 0 ? [] : marksOf(ofType(context, 'decision.closed').slice(-1)),
  };
};

const lineageVersions: CheckFunction = (context, { lineage }) => {
  if (lineage.length === 0) return notApplicable(context);
  return counted(
    context,
    lineage.length,
    lineage.filter((row) => row.version.state === 'not_recorded').map((row) => row.mark),
  );
};

const criteriaBorneOut: CheckFunction = (context, { criteria }) => {
  if (criteria.length === 0) return notApplicable(context);
  const contradicted = criteria.filter((row) => row.result.state === 'contradicted');
  if (contradicted.length > 0) {
    return {
      status: 'contradiction',
      expected: context.words.count(criteria.length),
      observed: context.words.contradictedCount(contradicted.length),
      evidence: [...new Set(contradicted.flatMap((row) => row.evidence))],
    };
  }
  // What the tool returned is in the record; this copy does not show it.
  const unverified = criteria.filter(
    (row) => row.result.state === 'unverified' && !isHidden(row.tool_result),
  );
  const lists = unverified.flatMap((row) => row.evidence.slice(0, 1));
  return counted(context, criteria.length, lists);
};

const alternativesReasons: CheckFunction = (context, { alternatives }) => {
  if (alternatives.length === 0) return notApplicable(context);
  const missing = alternatives.filter((row) => row.rejected_because.state === 'not_recorded');
  return counted(
    context,
    alternatives.length,
    missing.flatMap((row) => row.evidence),
  );
};

const announced: CheckFunction = (context, { side_effects: effects }) => {
  if (effects.length === 0) return notApplicable(context);
  const missing = effects.filter((row) => row.announced.state === 'not_recorded');
  return counted(
    context,
    effects.length,
    missing.flatMap((row) => row.evidence.slice(0, 1)),
  );
};

const settled: CheckFunction = (context, { side_effects: effects }) => {
  if (effects.length === 0) return notApplicable(context);
  return counted(
    context,
    effects.length,
    effects.filter(isUnsettled).flatMap((row) => row.evidence.slice(-1)),
  );
};

const escalationsAnswered: CheckFunction = (context, { oversight }) => {
  const { escalations } = oversight;
  if (escalations.length === 0) return notApplicable(context);
  const open = escalations.filter((row) => row.status === 'open');
  return counted(
    context,
    escalations.length,
    open.flatMap((row) => row.evidence),
  );
};

/** The agent's own claim about a loop against what Docket counted. */
const loopClaims: CheckFunction = (context) => {
  const { words } = context;
  const trips = ofType(context, 'tripwire.tripped').filter((entry) =>
    (stringAt(entry, '/rule') ?? '').includes('loop'),
  );
  if (trips.length === 0) return notApplicable(context);
  const byPosition = new Map(context.entries.map((entry) => [entry.decisionSeq, entry]));
  const denied = trips.flatMap((trip) => {
    const cause = byPosition.get(numberAt(trip, '/cause') ?? -1);
    return cause && valueAt(cause, '/loop_detected') === false ? [cause.mark, trip.mark] : [];
  });
  return {
    status: denied.length === 0 ? 'passed' : 'contradiction',
    expected: words.agentAgrees,
    observed: denied.length === 0 ? words.noDisagreement : words.agentDisagrees,
    evidence: [...new Set(denied)],
  };
};

/** Evaluations of the same thing that disagree are shown, never averaged. */
const evaluationsAgree: CheckFunction = (context) => {
  const { words } = context;
  const verdicts = new Map<string, Map<boolean, string[]>>();
  let total = 0;
  for (const entry of ofType(context, 'evaluation.recorded')) {
    const passed = valueAt(entry, '/passed');
    if (typeof passed !== 'boolean') continue;
    total += 1;
    // Which things two hidden targets are, nobody can tell here.
    if (isHiddenBelow(entry, '/target')) continue;
    const target = JSON.stringify(valueAt(entry, '/target') ?? null);
    const seen = verdicts.get(target) ?? new Map<boolean, string[]>();
    seen.set(passed, [...(seen.get(passed) ?? []), entry.mark]);
    verdicts.set(target, seen);
  }
  if (total < 2) return notApplicable(context);
  const split = [...verdicts.values()].filter((seen) => seen.size > 1);
  return {
    status: split.length === 0 ? 'passed' : 'contradiction',
    expected: words.evaluationsAgree,
    observed: split.length === 0 ? words.noDisagreement : words.evaluationsDisagree,
    evidence: split.flatMap((seen) => [...seen.values()].flat()),
  };
};

/** A decision closed as completed although a side effect of it failed or is in doubt. */
const outcomeMatches: CheckFunction = (context, { side_effects: effects }) => {
  const { words } = context;
  const closed = lastOf(context, 'decision.closed');
  if (!closed || effects.length === 0 || stringAt(closed, '/outcome') !== 'completed') {
    return notApplicable(context);
  }
  const against = effects.filter(
    (row) => row.status === 'failed' || row.status === 'outcome_unknown',
  );
  return {
    status: against.length === 0 ? 'passed' : 'contradiction',
    expected: words.effectsConfirm,
    observed: against.length === 0 ? words.noDisagreement : words.effectsContradict(against.length),
    evidence:
      against.length === 0
        ? []
        : [closed.mark, ...against.flatMap((row) => row.evidence.slice(-1))],
  };
};

const allDisclosed: CheckFunction = (context) => {
  const { words } = context;
  const hidden = context.entries.filter((entry) => entry.hidden.size > 0);
  const count = hidden.reduce((sum, entry) => sum + entry.hidden.size, 0);
  return {
    status: count === 0 ? 'passed' : 'gap',
    expected: words.allDisclosed,
    observed: words.hiddenCount(count),
    evidence: marksOf(hidden),
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
  if (incidents.length === 0) return notApplicable(context);
  const open = incidents.filter(({ status }) => status === 'open');
  return counted(
    context,
    incidents.length,
    open.map((row) => row.evidence[0] ?? ''),
  );
};

/** Every completeness check, in the order printed. The ids are stable. */
const CHECKS: readonly [string, CheckFunction][] = [
  ['entry_sequence', sequence],
  ['closing_entry', closing],
  ['closing_count', closingCount],
  ['request', (context, { goal }) => present(context, goal.request)],
  ['plan', (context, { goal }) => present(context, goal.plan_state)],
  ['authority_scope', (context, { goal }) => present(context, goal.authority_scope)],
  // A card's own rationale covers the calls it reports.
  ['tool_rationale', (context) => toolCallsWith(context, ['rationale'], '/rationale')],
  ['tool_result', (context) => toolCallsWith(context, ['result', 'error_type'])],
  ['decisive_lineage', decisiveLineage],
  ['lineage_version', lineageVersions],
  ['criteria_borne_out', criteriaBorneOut],
  ['alternative_reason', alternativesReasons],
  ['effect_announced', announced],
  ['effect_settled', settled],
  ['escalation_answered', escalationsAnswered],
  ['loop_claim', loopClaims],
  ['evaluation_agreement', evaluationsAgree],
  ['outcome_agreement', outcomeMatches],
  ['recorded_gaps', recordedGaps],
  ['incident_closed', incidentsClosed],
  ['disclosure', allDisclosed],
];

/** Ids of all checks, for the documentation and its test. */
export const CHECK_IDS = CHECKS.map(([id]) => id);

/** Section 13: what was expected against what was observed. */
export function buildCompleteness(
  context: ModelContext,
  sections: Sections,
): DossierModel['completeness'] {
  const { words } = context;
  const checks: Check[] = CHECKS.map(([id, run]) => ({
    id,
    name: words.checkName(id),
    ...run(context, sections),
  }));
  const gaps: Gap[] = checks
    .filter((check) => check.status === 'gap' || check.status === 'contradiction')
    .map((check, i) => ({
      id: `G${i + 1}`,
      check: check.id,
      text: words.gap(check.id, check.expected, check.observed),
      evidence: check.evidence,
    }));
  const ran = checks.filter((check) => check.status !== 'not_applicable').length;
  return { checks, gaps, statement: words.completenessStatement(ran, gaps.length) };
}
