import { AGENT_ASKED, waitingOf } from '../model/waiting.js';
import type { Clause, Fact, Oversight } from '../schema/index.js';
import { clause, isImported, quote, some, type Composer } from './composer.js';
import { openRequest } from './compose-decided.js';
import { reviewClauses } from './compose-reviews.js';
import { evaluationClauses } from './compose-evaluations.js';
import { tripClauses } from './grouping.js';
import type { Waiting } from './lexicon-en-imported.js';
import { formed, joined, type Told } from './told.js';

/** The line "Checked by": humans, evaluations, the agent's own confidence, rules and their policy. */
export function checkedClauses(composer: Composer): Clause[] {
  const { trip_wires: trips } = composer.model.oversight;
  return [
    ...humanClauses(composer),
    ...evaluationClauses(composer),
    ...(composer.detail.boxed ? [confidenceClause(composer)] : []),
    ...tripClauses(composer, trips),
    // Section 12 names it too, and where a rule was off, Attention.
    ...(composer.detail.items === 0 || isUsualAtImport(composer) ? [] : [policyClause(composer)]),
  ];
}

function humanClauses(composer: Composer): Clause[] {
  const { model, words } = composer;
  const { requirement, escalations, reviews } = model.oversight;
  const open = escalations.filter((row) => row.status === 'open');
  const isClosed = model.outcome.outcome.state !== 'not_recorded';
  const waiting = isImported(model)
    ? waitingOf(escalations, model.outcome.outcome.value)
    : undefined;
  const clauses = [...askedClauses(composer, escalations, waiting), ...reviewClauses(composer)];
  if (waiting !== undefined) {
    if (waiting.agent === undefined) return clauses;
    const marks = open
      .filter(({ rule }) => rule.value === AGENT_ASKED)
      .flatMap(({ evidence }) => evidence);
    clauses.push(clause('awaiting', composer.imported.afterAsking(waiting.agent), [], marks));
  } else if (open.length > 0) {
    const marks = open.flatMap((row) => row.evidence);
    clauses.push(clause('awaiting', awaitingText(composer, open, isClosed), [], marks));
  } else if (reviews.length === 0) {
    const unasked = isImported(model)
      ? composer.imported.noReviewSaid
      : requirement.state !== 'not_applicable'
        ? words.requirementUnknown
        : composer.detail.boxed
          ? words.notRequired(requirement.rule ?? requirement.text)
          : words.notAsked;
    clauses.push(clause('oversight', unasked, [requirement]));
  }
  return clauses;
}

/** That nobody decided is said of no question to which some of several people have said yes. */
function awaitingText(
  { words }: Composer,
  open: Oversight['escalations'],
  isClosed: boolean,
): Told {
  const part = open.filter(({ people }) => (people?.said.length ?? 0) > 0);
  if (part.length === 0) return words.awaiting(open.length, isClosed);
  const rest = open.length - part.length;
  return joined(
    [
      ...part.map(({ people }) =>
        words.awaitingMore(people?.agreed ?? 0, people?.needed ?? 0, isClosed),
      ),
      ...(rest === 0 ? [] : [words.awaiting(rest, isClosed)]),
    ],
    '; ',
  );
}

function askedClauses(
  composer: Composer,
  escalations: Oversight['escalations'],
  waiting: Waiting | undefined,
): Clause[] {
  const { model, words } = composer;
  const rules = escalations.map((row) => row.rule);
  const byAgent = rules.filter(({ value }) => value === AGENT_ASKED);
  const asked = rules.filter(({ value }) => value !== AGENT_ASKED);
  const imported = isImported(model);
  const clauses: Clause[] = [];
  if (asked.length > 0) {
    const names = ruleNames(composer, asked);
    const isOpen = waiting !== undefined && waiting.rules > 0;
    const text = isOpen
      ? composer.imported.unanswered(names)
      : imported
        ? words.askedAtImport(names)
        : words.asked(names);
    clauses.push(clause('escalation', text, asked));
  }
  // The box tells the request with its words.
  const isTold = waiting?.agent !== undefined || openRequest(model)?.state === 'recorded';
  if (byAgent.length > 0 && !isTold) {
    const text = imported ? words.askedInSource : words.askedByAgent;
    clauses.push(clause('escalation', text, byAgent));
  }
  return clauses;
}

function ruleNames(composer: Composer, rules: readonly Fact[]): Told[] {
  const unique = [...new Set(rules.map((rule) => rule.text))];
  return some(composer, 12, unique, (rule) => quote(composer, rule, 12));
}

function confidenceClause({ model, words }: Composer): Clause {
  const fact = model.oversight.final_confidence;
  const text =
    fact.state === 'recorded' ? words.confidence(fact.text) : words.confidenceState(fact.text);
  return clause('confidence', text, [fact]);
}

/** Of an import the policy acted on nobody: it is told only where a rule or a limit was weakened. */
const isUsualAtImport = ({ model }: Composer): boolean => {
  const { policy, enforcement, advisory, off, lax } = model.oversight.rules;
  const isKnown = policy.state === 'recorded' && enforcement.state === 'recorded';
  return isImported(model) && isKnown && !advisory && off.length === 0 && lax.length === 0;
};

/** The policy at opening, and whether every rule was in force: without that, no trip-wire says nothing. */
function policyClause({ model, words }: Composer): Clause {
  const { rules } = model.oversight;
  const off = new Set(rules.off.map(({ rule }) => rule)).size;
  const text =
    rules.policy.state === 'recorded' && rules.enforcement.state === 'recorded'
      ? words.policy(
          formed(`${rules.policy.value}`) ?? rules.policy.text,
          rules.advisory,
          off,
          rules.lax.length,
        )
      : words.policyUnknown;
  return clause('policy', text, [rules.policy]);
}
