import type { Clause, DossierModel, Fact, FactState } from '../schema/index.js';
import { refusalWords } from '../model/records.js';
import { courseClauses } from './compose-course.js';
import { exchangesInFull } from './compose-exchanges.js';
import { isImported } from './composer.js';
import type { Lexicon } from './lexicon.js';
import { capital, formed, shortenTo, type Told } from './told.js';

/** Statements of one kind that are written out; the rest is counted, and stands in its section. */
const EACH_MAX = 40;
/** Longest quoted value, in UTF-16 units. */
const QUOTE_MAX = 400;

interface Statement {
  text: Told;
  facts: readonly Fact[];
  marks?: readonly string[];
  /** Where no fact has one: what a gap is. */
  state?: FactState;
  end?: Clause['end'];
}

const known = (fact: Fact): boolean => fact.state === 'recorded';

/** Words somebody wrote, shortened visibly; a state as it is. */
type Quote = (fact: Fact) => Told;

/**
 * The longer form of the narrative: what page 1 tells, one statement a fact. The same rules hold:
 * a closed set of sentences, recorded values, the state where there is no value, evidence for each.
 */
export function composeFull(
  model: DossierModel,
  words: Lexicon,
  opening: readonly Clause[],
): Clause[] {
  const { full } = words;
  const quoted: Quote = ({ text }) => shortenTo(text, QUOTE_MAX, words.marks);
  const clause = (
    kind: string,
    { text, facts, marks = [], state = 'not_recorded', end = '.' }: Statement,
  ): Clause => {
    const evidence = [...new Set([...marks, ...facts.flatMap((fact) => fact.evidence)])];
    return {
      kind,
      text: capital(text),
      end,
      evidence,
      states: facts.length > 0 ? [...new Set(facts.map((fact) => fact.state))] : [state],
    };
  };
  const each = (kind: string, statements: readonly Statement[]): Clause[] => {
    const rest = statements.slice(EACH_MAX);
    return [
      ...statements.slice(0, EACH_MAX).map((statement) => clause(kind, statement)),
      ...(rest.length === 0
        ? []
        : [clause(kind, { text: full.more(rest.length), facts: rest.flatMap((s) => s.facts) })]),
    ];
  };
  const { goal } = model;
  return [
    ...circumstances(model, words, clause),
    clause('request', {
      text: known(goal.request)
        ? full.request(quoted(goal.request))
        : full.requestState(goal.request.text),
      facts: [goal.request],
    }),
    clause('goal', {
      text: goalText(model, words, quoted),
      facts: [goal.goal],
    }),
    ...each(
      'goal',
      goal.goal_revisions.map((fact) => ({ text: full.restated(quoted(fact)), facts: [fact] })),
    ),
    ...opening,
    ...said(model, words, clause),
    ...grounds(model, words, each, quoted),
    ...oversight(model, words, each, quoted),
    ...records(model, words, each, quoted),
    ...each(
      'gap',
      model.completeness.gaps.map(({ text, evidence, check }) => ({
        text: full.gap(text),
        facts: [],
        marks: evidence,
        state: statusOf(model, check) === 'contradiction' ? 'contradicted' : 'not_recorded',
      })),
    ),
  ];
}

const statusOf = ({ completeness }: DossierModel, id: string): string | undefined =>
  completeness.checks.find((check) => check.id === id)?.status;

type MakeClause = (kind: string, statement: Statement) => Clause;

/** What was said at the end, quoted whole whatever its length: page 1 refers to it. */
function said(
  { outcome: { summary, last_message: last }, conversation }: DossierModel,
  { full, said: words }: Lexicon,
  clause: MakeClause,
): Clause[] {
  const { refusals, exchanges, grounds: stated = [] } = conversation;
  return [
    ...(exchanges.length > 0
      ? exchangesInFull(words, conversation)
      : refusals.map(({ text, evidence }) =>
          clause('refused', { text, facts: [], marks: evidence, state: 'recorded' }),
        )),
    ...courseClauses(words, conversation, EACH_MAX),
    ...stated.map(({ text, evidence }) =>
      clause('ground', {
        text: words.ground(text),
        facts: [],
        marks: evidence,
        state: 'recorded',
      }),
    ),
    ...(summary.state === 'not_recorded'
      ? []
      : [clause('closing_summary', { text: full.closing(summary.text), facts: [summary] })]),
    ...(last.state === 'recorded'
      ? [clause('last_message', { text: full.lastMessage(last.text), facts: [last] })]
      : []),
  ];
}

/** How the record came about, and under which policy. */
function circumstances(
  { header: { origin }, oversight: { rules } }: DossierModel,
  { full }: Lexicon,
  clause: MakeClause,
): Clause[] {
  return [
    ...(origin.kind.value === 'imported'
      ? [
          clause('origin', {
            text: full.imported(origin.importer.text, origin.source.text),
            facts: [origin.kind, origin.importer, origin.source],
          }),
        ]
      : []),
    clause('policy', {
      text: rules.statement,
      // Several sentences, with their full stops.
      end: '',
      facts: [rules.policy],
      marks: rules.off.flatMap(({ evidence }) => evidence),
    }),
  ];
}

function goalText(model: DossierModel, { full, imported }: Lexicon, quoted: Quote): Told {
  const { goal, request } = model.goal;
  if (!known(goal)) return full.goalState(goal.text);
  if (!isImported(model)) return full.goal(quoted(goal));
  return known(request) && request.value === goal.value
    ? imported.goalRepeated
    : imported.goalOfImport(quoted(goal));
}

/** A source is cited for a claim; one that was only given is cited for none. */
function sourceText(
  { role, document_id: document, version, supports }: DossierModel['lineage'][number],
  full: Lexicon['full'],
  quoted: Quote,
): Told {
  return role.value === 'input'
    ? full.sourceGiven(
        quoted(document),
        quoted(version),
        supports.state === 'not_recorded' ? undefined : quoted(supports),
      )
    : full.source(quoted(document), quoted(version), quoted(supports));
}

type Each = (kind: string, statements: readonly Statement[]) => Clause[];

function grounds(model: DossierModel, { full }: Lexicon, each: Each, quoted: Quote): Clause[] {
  return [
    ...each(
      'source',
      model.lineage.map((row) => ({
        text: sourceText(row, full, quoted),
        facts: [row.document_id, row.version, row.supports],
        marks: [row.mark],
      })),
    ),
    ...each(
      'criterion',
      model.criteria.map((row) => ({
        text: full.criterion(quoted(row.id), quoted(row.result), quoted(row.evaluated_by)),
        facts: [row.id, row.result, row.evaluated_by],
      })),
    ),
    ...each(
      'alternative',
      model.alternatives.map((row) => ({
        text: full.alternative(quoted(row.option), quoted(row.rejected_because)),
        facts: [row.option, row.rejected_because],
      })),
    ),
    ...each(
      'effect',
      model.side_effects.map((row) => ({
        text: full.effect(
          quoted(row.operation),
          quoted(row.target),
          row.amount.state === 'not_recorded' ? undefined : row.amount.text,
          row.outcome,
          quoted(row.owner),
        ),
        facts: [row.operation, row.target, row.amount, row.owner].filter(
          ({ state }, i) => i !== 2 || state !== 'not_recorded',
        ),
        marks: row.evidence.slice(-1),
      })),
    ),
  ];
}

/** What was recorded about the record itself, the system and the ledger. */
function records(
  { recorded_gaps: gaps, incidents, changes, refused_effects: refused }: DossierModel,
  { records: words, quote }: Lexicon,
  each: Each,
  quoted: Quote,
): Clause[] {
  const { full } = words;
  return [
    ...each(
      'recorded_gap',
      gaps.map((row) => ({
        // Docket recorded it of the ledger: no writer says that anything is missing.
        text:
          row.kind.value === 'clock_refused'
            ? full.clockRefusal(row.kind.text)
            : full.gap(row.kind.text, row.records.text, quoted(row.reason)),
        facts: [row.kind, row.records, row.reason],
      })),
    ),
    ...each(
      'change',
      changes.map((row) => ({
        text: full.change(quoted(row.what), quoted(row.from), quoted(row.to), quoted(row.reason)),
        facts: [row.what, row.from, row.to, row.reason],
      })),
    ),
    ...each(
      'refused_effect',
      refused.map((row) => ({
        text: full.refused(
          quoted(row.operation),
          quoted(row.target),
          row.earlier.state === 'not_recorded'
            ? refusalWords(words, row)
            : words.keyOf(row.earlier.text),
        ),
        facts: [row.operation, row.target, row.earlier],
      })),
    ),
    ...each(
      'incident',
      incidents.flatMap((row) => [
        {
          text: full.incident(
            formed(row.id) ?? quote(row.id),
            row.severity.text,
            quoted(row.title),
            row.aware_at.text,
          ),
          facts: [row.severity, row.title, row.aware_at],
        },
        row.status === 'open'
          ? {
              text: full.incidentOpen(formed(row.id) ?? quote(row.id), row.due_at.text),
              facts: [row.due_at],
            }
          : {
              text: full.incidentClosed(
                formed(row.id) ?? quote(row.id),
                row.outcome.text,
                quoted(row.summary),
              ),
              facts: [row.outcome, row.summary],
            },
      ]),
    ),
  ];
}

/** Whether a human was required, where none was asked for and none answered. */
function required(
  { escalations, reviews, requirement }: DossierModel['oversight'],
  { narrative, imported }: Pick<Lexicon, 'narrative' | 'imported'>,
  each: Each,
  isImport: boolean,
): Clause[] {
  if (escalations.length + reviews.length > 0) return [];
  const text = isImport
    ? imported.noReviewSaid
    : requirement.state === 'not_applicable'
      ? narrative.notRequired(requirement.rule ?? requirement.text)
      : narrative.requirementUnknown;
  return each('oversight', [{ text, facts: [requirement] }]);
}

/** The words that the agent asked for a human with, whole whatever their length: page 1 refers to them. */
function requests(
  { escalations }: DossierModel['oversight'],
  { full, narrative }: Pick<Lexicon, 'full' | 'narrative'>,
  each: Each,
  imported: boolean,
): Clause[] {
  return each(
    'asked_with',
    escalations
      .map(({ asked_with: words }) => words)
      .filter(({ state }) => state !== 'not_recorded')
      .map((words) => ({
        text: known(words)
          ? full.askedWith(words.text, imported)
          : narrative.askedWithState(words.text),
        facts: [words],
      })),
  );
}

function oversight(
  { oversight: seen, header }: DossierModel,
  { full, narrative, imported: words, records: recorded }: Lexicon,
  each: Each,
  quoted: Quote,
): Clause[] {
  const { final_confidence: confidence } = seen;
  const imported = header.origin.kind.value === 'imported';
  return [
    ...each('confidence', [
      {
        text: known(confidence)
          ? narrative.confidence(confidence.text)
          : narrative.confidenceState(confidence.text),
        facts: [confidence],
      },
    ]),
    ...required(seen, { narrative, imported: words }, each, imported),
    ...each(
      'handoff',
      seen.handoffs.map((row) => ({
        text: full.handoff(quoted(row.from), quoted(row.to), row.confidence.text),
        facts: [row.from, row.to, row.confidence],
      })),
    ),
    ...each(
      'trip_wire',
      seen.trip_wires.map((row) => ({
        text: narrative.tripped(row.rule.text, quoted(row.message)),
        facts: [row.rule, row.message],
      })),
    ),
    ...each(
      'escalation',
      seen.escalations.map((row) => ({
        text:
          row.rule.value === 'agent_asked'
            ? full.escalationByAgent(row.resolution.text, imported)
            : full.escalation(row.rule.text, row.resolution.text),
        facts: [row.rule, row.resolution],
      })),
    ),
    ...requests(seen, { full, narrative }, each, imported),
    ...each(
      'review',
      seen.reviews.map((row) => ({
        text: full.review(
          narrative.reviewer(known(row.display_role) ? quoted(row.display_role) : undefined),
          row.verdict.text,
          quoted(row.reason),
        ),
        facts: [row.verdict, row.reason],
        marks: [row.mark],
      })),
    ),
    ...each(
      'comment',
      (seen.comments ?? []).map((row) => ({
        text: recorded.full.comment(row.about, quoted(row.text)),
        facts: [row.text],
        marks: row.evidence,
      })),
    ),
  ];
}
