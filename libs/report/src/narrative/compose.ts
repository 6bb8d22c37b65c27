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
import { capital, clause, countWords, LIST_MAX, quote, type Composer } from './composer.js';
import { groupByText, tripClauses, withCount } from './grouping.js';
import { lexicon } from './lexicon.js';

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
  const agent = quote(composer, agentName(model));
  if (outcome.state === 'not_recorded') {
    const { goal } = model.goal;
    const text = isHidden(goal)
      ? words.openState(agent, goal.text)
      : words.open(agent, quote(composer, goal.text));
    return clause(composer, 'decided', text, [goal, outcome], '.', composer.anchor);
  }
  // Where several agents acted, which of them closed the decision is not in the record.
  const several = model.header.agents.length > 1;
  const text = statement(composer, agent, several);
  return clause(
    composer,
    'decided',
    text,
    [decided, outcome],
    model.lineage.some(isDecisive) ? '' : ';',
  );
}

function statement(composer: Composer, agent: string, several: boolean): string {
  const { words, model } = composer;
  const { decided, outcome } = model.outcome;
  if (isHidden(decided)) {
    const by = several ? undefined : agent;
    return words.decidedState(by, words.outcome(outcome.text), decided.text);
  }
  if (decided.state === 'not_recorded') {
    const ended = words.outcome(outcome.text);
    return several ? words.outcomeByClosing(ended) : words.outcomeOnly(agent, ended);
  }
  const phrase = quote(composer, decided.text);
  return several ? words.decidedByClosing(phrase) : words.decided(agent, phrase);
}

/** A clause that stands by itself. */
const fullStop = (alone: Clause): Clause => ({ ...alone, end: '.' });

const isDecisive = (row: LineageRow): boolean => row.role.value === 'decisive';

/** A value that is in the record and not in this copy: its clause says so. */
const isHidden = ({ state }: Fact): boolean => state === 'withheld' || state === 'erased';

/** The agent that opened the decision, by its id or name without version and model. */
function agentName(model: DossierModel): string {
  const { system } = model.header;
  return system.state === 'recorded' && typeof system.value === 'string'
    ? system.value
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
    return [clause(composer, 'basis', text, [hidden ?? model.outcome.because], '.')];
  }
  const section = decisive.section.state === 'not_recorded' ? undefined : decisive.section.text;
  const source = words.source(
    decisive.retrieval.state === 'recorded',
    quote(composer, decisive.document_id.text),
    quote(composer, decisive.version.text),
    decisive.effective_date.state === 'recorded' ? decisive.effective_date.text : undefined,
    decisive.effective_date.text,
    section === undefined ? undefined : quote(composer, section),
  );
  const facts = [decisive.document_id, decisive.version, decisive.effective_date];
  const cited = clause(composer, 'source', source, facts, '.', [decisive.mark]);
  if (decisive.supports.state === 'not_recorded') return [cited];
  const claim = quote(composer, decisive.supports.text);
  const isOpen = model.outcome.outcome.state === 'not_recorded';
  const because = isHidden(decisive.supports) ? words.becauseState(claim) : words.because(claim);
  const text = isOpen ? words.claim(claim) : because;
  return [clause(composer, 'basis', text, [decisive.supports], ',', [decisive.mark]), cited];
}

function criteriaClause(composer: Composer): Clause {
  const { model, words } = composer;
  const rows = model.criteria;
  if (rows.length === 0) return clause(composer, 'criteria', capital(words.noCriteria), [], '.');
  const isTrue = (fact: Fact): boolean => fact.value === true;
  const hidden = rows.filter((row) => isHidden(row.result));
  const others = rows.filter((row) => !isTrue(row.result) && !isHidden(row.result));
  const named = others
    .slice(0, LIST_MAX)
    .map((row) => `${quote(composer, row.id.text)} (${quote(composer, row.result.text)})`);
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
    composer,
    'criteria',
    `${capital(counted)}, ${how.join('; ')}`,
    rows.map((row) => row.result),
    '.',
    marks,
  );
}

/** Who evaluated the criteria, and whether a recorded tool result bears them out. */
function evaluatedHow(composer: Composer, rows: readonly CriterionRow[]): string[] {
  const { words } = composer;
  const named = rows.filter((row) => row.evaluated_by.state === 'recorded');
  const hiddenNames = rows.filter((row) => isHidden(row.evaluated_by));
  const unnamed = hiddenNames[0];
  const toolsOf = (some: readonly CriterionRow[]): string[] =>
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
  if (effects.length === 0) return clause(composer, 'effects', capital(words.noEffects), [], '.');
  const groups = groupByText(effects, (row) => {
    const amount =
      row.amount.state === 'recorded' || isHidden(row.amount) ? row.amount.text : undefined;
    return words.effect(quote(composer, row.operation.text), amount, row.outcome);
  });
  const told = groups.slice(0, LIST_MAX);
  const rest = groups.slice(LIST_MAX).flatMap(({ rows }) => rows);
  const text = words.effects(
    told.map((group) => withCount(composer, group)),
    rest.length,
  );
  const marks = effects.flatMap((row) => row.evidence.slice(-1));
  return clause(
    composer,
    'effects',
    capital(text),
    effects.map((row) => row.operation),
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
      composer,
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
  return clause(composer, 'confidence', capital(text), [fact], ';');
}

function ruleNames(composer: Composer, rules: readonly string[]): string[] {
  const unique = [...new Set(rules)];
  const printed = unique.slice(0, LIST_MAX).map((rule) => quote(composer, rule));
  return unique.length > LIST_MAX
    ? [...printed, composer.words.more(unique.length - LIST_MAX)]
    : printed;
}

function oversightClauses(composer: Composer): Clause[] {
  const { model, words } = composer;
  const { requirement, escalations, reviews, trip_wires: trips } = model.oversight;
  const last = reviews.at(-1);
  const role =
    last?.display_role.state === 'recorded' ? quote(composer, last.display_role.text) : undefined;
  const unasked =
    requirement.state === 'not_applicable'
      ? words.notRequired(requirement.rule ?? requirement.text)
      : words.requirementUnknown;
  const clauses: Clause[] = [];
  const asked = escalations.map((row) => row.rule);
  clauses.push(...tripClauses(composer, trips));
  if (asked.length > 0) {
    const text = words.asked(
      ruleNames(
        composer,
        asked.map((rule) => rule.text),
      ),
    );
    clauses.push(clause(composer, 'escalation', text, asked, ';'));
  }
  const open = escalations.filter((row) => row.status === 'open');
  if (last) {
    const who = words.reviewer(role);
    const verdict = quote(composer, last.verdict.text);
    const text =
      asked.length > 0 ? words.reviewed(who, verdict) : words.unaskedReview(who, verdict);
    clauses.push(
      clause(composer, 'review', text, [last.verdict], open.length > 0 ? ';' : '.', [last.mark]),
    );
  }
  if (open.length > 0) {
    const marks = open.flatMap((row) => row.evidence);
    clauses.push(clause(composer, 'awaiting', words.awaiting(open.length), [], '.', marks));
  } else if (!last) {
    clauses.push(clause(composer, 'oversight', unasked, [requirement], '.'));
  }
  return clauses;
}

function headline(composer: Composer): Clause[] {
  const { model, words } = composer;
  const { decided, outcome } = model.outcome;
  const agent = agentName(model);
  const facts = [decided, outcome, model.header.closed_at];
  if (outcome.state === 'not_recorded') {
    const { goal } = model.goal;
    const text = isHidden(goal)
      ? words.headlineOpenState(agent, goal.text)
      : words.headlineOpen(agent, quote(composer, goal.text));
    return [clause(composer, 'headline', text, [goal, outcome], '.', composer.anchor)];
  }
  const text =
    decided.state === 'not_recorded'
      ? words.headlineUndecided(words.outcome(outcome.text), model.header.closed_at.text)
      : words.headline(
          quote(composer, decided.text),
          words.outcome(outcome.text),
          model.header.closed_at.text,
        );
  return [clause(composer, 'headline', text, facts, '.')];
}

/**
 * Composes the narrative from the model: a pure function of facts, template and locale. Every clause
 * has evidence; where a fact is missing its state is printed in its place.
 */
export function composeNarrative(
  model: DossierModel,
  { locale }: Pick<Issue, 'locale'>,
): Narrative {
  const { narrative: words, records } = lexicon(locale);
  const anchor = Object.keys(model.marks)
    .filter((mark) => mark.startsWith('E'))
    .slice(-1);
  const compose = (quoteWords: number, brief = false, tripsMax = TRIPS_MAX): Clause[] => {
    const composer: Composer = { model, words, records, quoteWords, tripsMax, anchor };
    return [
      decidedClause(composer),
      ...basisClauses(composer),
      criteriaClause(composer),
      effectsClause(composer),
      ...handoffClauses(composer),
      ...recordClauses(composer, brief),
      confidenceClause(composer),
      ...oversightClauses(composer),
    ];
  };
  const summaries = [
    ...QUOTE_WORDS.map((n) => () => compose(n)),
    () => compose(1, true),
    () => compose(1, true, 1),
    () => compose(1, true, 0),
  ];
  const quoteWords = QUOTE_WORDS[0] ?? 1;
  const whole: Composer = {
    model,
    words,
    records,
    quoteWords,
    tripsMax: TRIPS_MAX,
    anchor,
  };
  return {
    template: NARRATIVE_TEMPLATE,
    locale,
    headline: headline(whole),
    summary: firstFitting(summaries),
    full: composeFull(model, lexicon(locale), [fullStop(decidedClause(whole))], anchor),
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

/** The narrative as a reader sees it, with marks: what the PDF prints. */
export function narrativeText(clauses: readonly Clause[]): string {
  return clauses.map(clauseText).join(' ');
}

/** One clause with its marks and its punctuation. */
export function clauseText({ text, evidence, end }: Clause): string {
  return `${text} ${printMarks(evidence)}${end}`;
}

/** Marks printed behind one clause at most; the rest is counted and stands in the JSON. */
const MARKS_MAX = 3;

/** `[E1] [E4] [L1] +5`. */
export function printMarks(evidence: readonly string[]): string {
  const shown = evidence
    .slice(0, MARKS_MAX)
    .map((mark) => `[${mark}]`)
    .join(' ');
  return evidence.length > MARKS_MAX ? `${shown} +${evidence.length - MARKS_MAX}` : shown;
}
