import type {
  Clause,
  CriterionRow,
  DossierModel,
  Fact,
  Issue,
  LineageRow,
  Narrative,
} from '../schema/index.js';
import { composeFull } from './compose-full.js';
import { recordClauses } from './compose-records.js';
import { clause, countWords, LIST_MAX, quote, type Composer } from './composer.js';
import { groupByText, tripClauses, withCount } from './grouping.js';
import { reviewClause } from './compose-reviews.js';
import { differenceText } from '../model/side-effects.js';
import { lexicon } from './lexicon.js';
import { capital, formed, joined, say, type Told } from './told.js';

/** The template of narratives; a change of wording, order or contents is a new edition. */
export const NARRATIVE_TEMPLATE = 'decision-summary@1';

/** Words on page 1 at most. */
export const SUMMARY_WORDS_MAX = 120;

/** How many words of one quoted value are printed, tried in turn until the summary fits. */
const QUOTE_WORDS = [18, 10, 5, 2];
/** How many trip-wires are told one by one; fewer where the summary would not fit. */
const TRIPS_MAX = 2;

/** Words of the clauses' texts, marks not counted. */
export function wordCount(clauses: readonly Clause[]): number {
  return clauses.reduce((sum, { text }) => sum + countWords(text), 0);
}

function decidedClause(composer: Composer): Clause {
  const { model, words } = composer;
  const { decided, outcome } = model.outcome;
  const agent = quote(composer, agentName(composer));
  if (outcome.state === 'not_recorded') {
    const { goal } = model.goal;
    const text = isHidden(goal)
      ? words.openState(agent, goal.text)
      : words.open(agent, quote(composer, goal.text));
    return clause('decided', text, [goal, outcome], '.');
  }
  // Where several agents acted, which of them closed the decision is not in the record.
  const several = model.header.agents.length > 1;
  const text = statement(composer, agent, several);
  return clause('decided', text, [decided, outcome], model.lineage.some(isDecisive) ? '' : ';');
}

function statement(composer: Composer, agent: Told, several: boolean): Told {
  const { words, model } = composer;
  const { decided, outcome } = model.outcome;
  const ended = outcomeText(composer, outcome);
  // What an importer wrote is not what the agent stated.
  const imported = isImported(model);
  if (isHidden(decided)) {
    return words.decidedState(several || imported ? undefined : agent, ended, decided.text);
  }
  if (decided.state === 'not_recorded') {
    if (imported) return words.outcomeByImporter(ended);
    return several ? words.outcomeByClosing(ended) : words.outcomeOnly(agent, ended);
  }
  const phrase = quote(composer, decided.text);
  if (imported) return words.decidedByImporter(phrase);
  return several ? words.decidedByClosing(phrase) : words.decided(agent, phrase);
}

/** Whether somebody else wrote the entries, from what a source holds of the work. */
const isImported = (model: DossierModel): boolean => model.header.origin.kind.value === 'imported';

/** How it ended, in words; a state where that is not to be seen. */
function outcomeText({ words }: Composer, outcome: Fact): Told {
  return typeof outcome.value === 'string' ? words.outcome(outcome.value) : outcome.text;
}

/** A clause that stands by itself. */
const fullStop = (alone: Clause): Clause => ({ ...alone, end: '.' });

const isDecisive = (row: LineageRow): boolean => row.role.value === 'decisive';

/** A value that is in the record and not in this copy: its clause says so. */
const isHidden = ({ state }: Fact): boolean => state === 'withheld' || state === 'erased';

/** The agent that opened the decision, by its id without version and model. */
function agentName({ model, quotation }: Composer): Told {
  const { system } = model.header;
  return system.state === 'recorded' && typeof system.value === 'string'
    ? quotation(system.value)
    : system.text;
}

function basisClauses(composer: Composer): Clause[] {
  const { model, words } = composer;
  const decisive = model.lineage.find(isDecisive);
  if (!decisive) {
    const isOpen = model.outcome.outcome.state === 'not_recorded';
    const hidden = model.lineage.map((row) => row.role).find(isHidden);
    const said = hidden ? words.sourceState(hidden.text) : words.noSource;
    const text = isOpen ? capital(said) : said;
    return [clause('basis', text, [hidden ?? model.outcome.because], '.')];
  }
  const { section, effective_date: date } = decisive;
  const source = words.source({
    retrieved: decisive.retrieval.state === 'recorded',
    document: quote(composer, decisive.document_id.text),
    version: quote(composer, decisive.version.text),
    date: date.text,
    dated: date.state === 'recorded',
    section: section.state === 'not_recorded' ? undefined : quote(composer, section.text),
  });
  const facts = [decisive.document_id, decisive.version, decisive.effective_date];
  const cited = clause('source', source, facts, '.', [decisive.mark]);
  if (decisive.supports.state === 'not_recorded') return [cited];
  const claim = quote(composer, decisive.supports.text);
  const isOpen = model.outcome.outcome.state === 'not_recorded';
  const because = isHidden(decisive.supports) ? words.becauseState(claim) : words.because(claim);
  const text = isOpen ? words.claim(claim) : because;
  return [clause('basis', text, [decisive.supports], ',', [decisive.mark]), cited];
}

function criteriaClause(composer: Composer): Clause {
  const { model, words } = composer;
  const rows = model.criteria;
  if (rows.length === 0) return clause('criteria', capital(words.noCriteria), [], '.');
  const isTrue = (fact: Fact): boolean => fact.value === true;
  const hidden = rows.filter((row) => isHidden(row.result));
  const others = rows.filter((row) => !isTrue(row.result) && !isHidden(row.result));
  const named = others
    .slice(0, LIST_MAX)
    .map((row) => say`${quote(composer, row.id.text)} (${quote(composer, row.result.text)})`);
  if (others.length > LIST_MAX) named.push(words.more(others.length - LIST_MAX));
  const shown = words.criteria({
    total: rows.length - hidden.length,
    allTrue: others.length === 0,
    others: named,
  });
  const counted =
    hidden[0] === undefined
      ? shown
      : words.criteriaState(
          hidden.length === rows.length ? undefined : shown,
          hidden.length,
          hidden[0].result.text,
        );
  const how = evaluatedHow(composer, rows);
  const marks = [...new Set(rows.flatMap((row) => row.evidence))];
  return clause(
    'criteria',
    say`${capital(counted)}, ${joined(how, '; ')}`,
    rows.map((row) => row.result),
    '.',
    marks,
  );
}

/** Who evaluated the criteria, and whether a recorded tool result bears them out. */
function evaluatedHow(composer: Composer, rows: readonly CriterionRow[]): Told[] {
  const { words } = composer;
  const named = rows.filter((row) => row.evaluated_by.state === 'recorded');
  const hiddenNames = rows.filter((row) => isHidden(row.evaluated_by));
  const unnamed = hiddenNames[0];
  const toolsOf = (some: readonly CriterionRow[]): Told[] =>
    ruleNames(
      composer,
      some.map((row) => row.evaluated_by.text),
    );
  const backed = named.filter((row) => row.tool_result.state === 'recorded');
  const unseen = named.filter((row) => isHidden(row.tool_result));
  const unbacked = named.filter(
    (row) => row.tool_result.state !== 'recorded' && !isHidden(row.tool_result),
  );
  const results = new Set(backed.map((row) => row.tool_result.text));
  const only = results.size === 1 ? [...results][0] : undefined;
  const returned =
    only !== undefined && countWords(only) <= 4 && only.length <= 40 ? only : undefined;
  return [
    ...(backed.length > 0 ? [words.evaluatedBy(toolsOf(backed), returned)] : []),
    ...(unbacked.length > 0 ? [words.resultNotRecorded(toolsOf(unbacked))] : []),
    ...(unseen[0] === undefined
      ? []
      : [words.resultState(toolsOf(unseen), unseen[0].tool_result.text)]),
    ...(unnamed === undefined ? [] : [words.evaluatorState(unnamed.evaluated_by.text)]),
    ...(named.length + hiddenNames.length < rows.length
      ? [words.evaluatorNotRecorded(rows.length - named.length - hiddenNames.length, rows.length)]
      : []),
  ];
}

function effectsClause(composer: Composer): Clause {
  const { model, words } = composer;
  const effects = model.side_effects;
  if (effects.length === 0) return clause('effects', capital(words.noEffects), [], '.');
  const groups = groupByText(effects, (row) => {
    const amount =
      row.amount.state === 'recorded' || isHidden(row.amount) ? row.amount.text : undefined;
    const operation = quote(composer, row.operation.text);
    return row.differences.length > 0
      ? words.disputed(operation, row.differences.map(differenceText), row.outcome)
      : words.effect(operation, amount, row.outcome);
  });
  const told = groups.slice(0, LIST_MAX);
  const rest = groups.slice(LIST_MAX).flatMap(({ rows }) => rows);
  const text = words.effects(
    told.map((group) => withCount(composer, group)),
    rest.length,
  );
  const marks = effects.flatMap((row) => row.evidence.slice(-1));
  return clause(
    'effects',
    capital(text),
    effects.flatMap((row) => [
      row.operation,
      ...(row.amount.state === 'contradicted' ? [row.amount] : []),
    ]),
    '.',
    marks,
  );
}

function handoffClauses(composer: Composer): Clause[] {
  const { model, words } = composer;
  const { handoffs } = model.oversight;
  if (handoffs.length === 0) return [];
  const printed = handoffs.slice(0, LIST_MAX).map((row) => quote(composer, row.to.text));
  if (handoffs.length > LIST_MAX) printed.push(words.more(handoffs.length - LIST_MAX));
  return [
    clause(
      'handoff',
      capital(words.handedOver(printed)),
      handoffs.map((row) => row.to),
      '.',
    ),
  ];
}

function confidenceClause(composer: Composer): Clause {
  const { model, words } = composer;
  const fact = model.oversight.final_confidence;
  const text =
    fact.state === 'recorded' ? words.confidence(fact.text) : words.confidenceState(fact.text);
  return clause('confidence', capital(text), [fact], ';');
}

function ruleNames(composer: Composer, rules: readonly Told[]): Told[] {
  const unique = [...new Set(rules)];
  const printed = unique.slice(0, LIST_MAX).map((rule) => quote(composer, rule));
  return unique.length > LIST_MAX
    ? [...printed, composer.words.more(unique.length - LIST_MAX)]
    : printed;
}

/** The rule of an escalation that the agent's own request opened. */
const AGENT_ASKED = 'agent_asked';

/** The policy at opening, and whether every rule was in force: without that, no trip-wire says nothing. */
function policyClause({ model, words }: Composer): Clause {
  const { rules } = model.oversight;
  const off = new Set(rules.off.map(({ rule }) => rule)).size;
  const text =
    rules.policy.state === 'recorded' && rules.enforcement.state === 'recorded'
      ? words.policy(formed(`${rules.policy.value}`) ?? rules.policy.text, rules.advisory, off)
      : words.policyUnknown;
  return clause('policy', text, [rules.policy], ';');
}

function oversightClauses(composer: Composer): Clause[] {
  const { model, words } = composer;
  const { requirement, escalations, reviews, trip_wires: trips } = model.oversight;
  const last = reviews.at(-1);
  const unasked =
    requirement.state === 'not_applicable'
      ? words.notRequired(requirement.rule ?? requirement.text)
      : words.requirementUnknown;
  const clauses: Clause[] = [];
  const byAgent = escalations.map((row) => row.rule).filter(({ value }) => value === AGENT_ASKED);
  const asked = escalations.map((row) => row.rule).filter(({ value }) => value !== AGENT_ASKED);
  clauses.push(...tripClauses(composer, trips));
  if (asked.length > 0) {
    const rules = ruleNames(
      composer,
      asked.map((rule) => rule.text),
    );
    const text = isImported(model) ? words.askedAtImport(rules) : words.asked(rules);
    clauses.push(clause('escalation', text, asked, ';'));
  }
  if (byAgent.length > 0) {
    const text = isImported(model) ? words.askedInSource : words.askedByAgent;
    clauses.push(clause('escalation', text, byAgent, ';'));
  }
  const open = escalations.filter((row) => row.status === 'open');
  if (last) {
    clauses.push(reviewClause(composer, open.length > 0 ? ';' : '.'));
  }
  if (open.length > 0) {
    const marks = open.flatMap((row) => row.evidence);
    clauses.push(clause('awaiting', words.awaiting(open.length), [], '.', marks));
  } else if (!last) {
    clauses.push(clause('oversight', unasked, [requirement], '.'));
  }
  return clauses;
}

function headline(composer: Composer): Clause[] {
  const { model, words } = composer;
  const { decided, outcome } = model.outcome;
  const agent = agentName(composer);
  const { closed_at: closed } = model.header;
  const at = isImported(model) ? words.atImport(closed.text) : closed.text;
  const facts = [decided, outcome, closed];
  if (outcome.state === 'not_recorded') {
    const { goal } = model.goal;
    const text = isHidden(goal)
      ? words.headlineOpenState(agent, goal.text)
      : words.headlineOpen(agent, quote(composer, goal.text));
    return [clause('headline', text, [goal, outcome], '.')];
  }
  const text =
    decided.state === 'not_recorded'
      ? words.headlineUndecided(outcomeText(composer, outcome), at)
      : words.headline(quote(composer, decided.text), outcomeText(composer, outcome), at);
  return [clause('headline', text, facts, '.')];
}

/**
 * Composes the narrative from the model: a pure function of facts, template and locale. Every clause
 * has evidence; where a fact is missing its state is printed in its place.
 */
export function composeNarrative(
  model: DossierModel,
  { locale }: Pick<Issue, 'locale'>,
): Narrative {
  const { narrative: words, records, marks, quote: quotation } = lexicon(locale);
  const compose = (
    quoteWords: number,
    brief = false,
    tripsMax = TRIPS_MAX,
    withPolicy = true,
  ): Clause[] => {
    const composer: Composer = { model, words, records, marks, quotation, quoteWords, tripsMax };
    return [
      decidedClause(composer),
      ...basisClauses(composer),
      criteriaClause(composer),
      effectsClause(composer),
      ...handoffClauses(composer),
      ...recordClauses(composer, brief),
      confidenceClause(composer),
      ...(withPolicy ? [policyClause(composer)] : []),
      ...oversightClauses(composer),
    ];
  };
  const summaries = [
    // A finding is never cut, so one fewer is told before recorded words are cut to less.
    ...QUOTE_WORDS.flatMap((n) => [() => compose(n), () => compose(n, false, 1)]),
    () => compose(1, true),
    () => compose(1, true, 1),
    () => compose(1, true, 0),
    // Section 12 names the policy too; where a rule was off, Attention does as well.
    () => compose(1, true, 0, false),
  ];
  const quoteWords = QUOTE_WORDS[0] ?? 1;
  const whole: Composer = {
    model,
    words,
    records,
    marks,
    quotation,
    quoteWords,
    tripsMax: TRIPS_MAX,
  };
  return {
    template: NARRATIVE_TEMPLATE,
    locale,
    headline: headline(whole),
    summary: firstFitting(summaries),
    full: composeFull(model, lexicon(locale), [fullStop(decidedClause(whole))]),
  };
}

/** The first that keeps the limit, else the last, which says least. */
function firstFitting(summaries: readonly (() => Clause[])[]): Clause[] {
  let summary: Clause[] = [];
  for (const compose of summaries) {
    summary = compose();
    if (wordCount(summary) <= SUMMARY_WORDS_MAX) break;
  }
  return summary;
}
