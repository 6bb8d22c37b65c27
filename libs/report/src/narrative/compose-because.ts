import { isHidden } from '../model/fact.js';
import type { Clause, Conversation, CriterionRow, Fact, LineageRow } from '../schema/index.js';
import { clause, countWords, isImported, isShort, quote, some, type Composer } from './composer.js';
import { capital, joined, say, withoutDigests, type Told } from './told.js';

const isDecisive = (row: LineageRow): boolean => row.role.value === 'decisive';

/** The line "Because": the decisive claim with its source, and the criteria. */
export function becauseClauses(composer: Composer): Clause[] {
  // Of a source that knows no criteria it says nothing that none is kept.
  const isBare = isImported(composer.model) && composer.model.criteria.length === 0;
  return [...sourceClauses(composer), ...(isBare ? [] : [criteriaClause(composer)])];
}

function sourceClauses(composer: Composer): Clause[] {
  const { model, words } = composer;
  const decisive = model.lineage.filter(isDecisive);
  const [row] = decisive;
  if (row === undefined) {
    const stated = statedClauses(composer);
    const agreed = agreedClauses(composer);
    if (stated.length > 0) return [...stated, ...agreed];
    return [...withoutGround(composer), ...agreed, withoutSource(composer)];
  }
  const { section, effective_date: date } = row;
  const source = words.source({
    retrieved: row.retrieval.state === 'recorded',
    document: quote(composer, row.document_id.text, 8),
    version: quote(composer, row.version.text, 8),
    date: date.text,
    dated: date.state === 'recorded',
    section: section.state === 'not_recorded' ? undefined : quote(composer, section.text, 8),
  });
  const cited = [row.document_id, row.version, row.effective_date];
  const rest = decisive.slice(1);
  const claim = isHidden(row.supports)
    ? words.becauseState(row.supports.text)
    : words.because(quote(composer, row.supports.text, 8));
  return [
    ...(row.supports.state === 'not_recorded'
      ? []
      : [clause('basis', claim, [row.supports], [row.mark])]),
    clause('source', source, cited, [row.mark]),
    ...(rest.length === 0
      ? []
      : [
          clause(
            'source',
            words.moreSources(rest.length),
            rest.map(({ role }) => role),
            rest.map(({ mark }) => mark),
          ),
        ]),
  ];
}

/** Grounds that are quoted of those an agent states, and where room is scarce: what was done comes first. */
const GROUNDS_MAX = 2;
const GROUNDS_LEAST = 1;
/** By how much one may be longer than other quotations. */
const GROUND_WEIGHT = 2.5;

/** What the agents of an imported decision said is the ground, whole: it stands in for a source recorded as decisive. */
function statedClauses(composer: Composer): Clause[] {
  const { model, said } = composer;
  // What is hidden of the sources is told as that.
  if (model.lineage.some(({ role }) => isHidden(role))) return [];
  // Each is quoted whole, or not at all.
  const grounds = (model.conversation.grounds ?? []).filter(({ text }) =>
    isShort(composer, text, GROUND_WEIGHT),
  );
  const most = composer.detail.tools === 0 ? GROUNDS_LEAST : GROUNDS_MAX;
  const [first, ...others] = grounds.slice(0, most);
  if (first === undefined) {
    const hidden = model.conversation.grounds ?? [];
    return hidden.length > 0 ? [inFull(said.groundInFull, hidden)] : nearestClauses(composer, most);
  }
  return [{ text: said.ground(first.text), evidence: first.evidence }, ...others].map(
    ({ text, evidence }): Clause => ({
      ...clause('ground', text, [], evidence),
      states: ['recorded'],
    }),
  );
}

/** What a user agreed to, or had done, where something was: the first, and how many more. */
function agreedClauses(composer: Composer): Clause[] {
  const all = (composer.detail.agreed && composer.model.conversation.agreed) || [];
  const [first] = all.filter(({ text }) => isShort(composer, text, GROUND_WEIGHT));
  if (first === undefined) return [];
  const { tools, text, evidence } = first;
  return [
    {
      ...clause('agreed', composer.said.agreed(tools, text, all.length - 1), [], evidence),
      states: ['recorded'],
    },
  ];
}

/** Where a conversation is recorded, that no ground stands in it: what a user said is none of the agent. */
function withoutGround({ model, said }: Composer): Clause[] {
  const isTalk =
    model.conversation.exchanges.length > 0 && !model.lineage.some(({ role }) => isHidden(role));
  return isTalk ? [clause('ground', capital(said.noGroundBeside(false)), [])] : [];
}

/** What stands where a ground would: what the agent told, and what failed before a handover. */
function nearestClauses(composer: Composer, most: number): Clause[] {
  const all = composer.model.conversation.nearest ?? [];
  const short = all.filter(({ text }) => isShort(composer, text, GROUND_WEIGHT));
  if (all.length > 0 && short.length === 0) return [inFull(composer.said.nearestInFull, all)];
  return nearestTold(composer.said, short.slice(0, most), false);
}

type Nearest = NonNullable<Conversation['nearest']>[number];

/** Them as clauses; the first says that no ground is recorded as such, and whether what the agent told stands above. */
const nearestTold = (
  said: Composer['said'],
  rows: readonly Nearest[],
  isToldAbove: boolean,
): Clause[] =>
  rows.map(({ kind, text, evidence }, i): Clause => {
    const isFurther = rows[i - 1]?.kind === kind;
    const told = isFurther ? text : said.nearest[kind](text);
    return {
      ...clause('ground', i === 0 ? said.noGround(told, isToldAbove) : told, [], evidence),
      states: ['recorded'],
    };
  });

/** Longest sentence that page 1 tells in the place of a ground, in UTF-16 units. */
const NEAREST_UNITS_MAX = 240;

/**
 * The same beside exchanges that quote some of it: what they do not quote, or, where they quote all, that no ground is recorded. Nothing where
 * none is short.
 */
export function nearestBeside(
  said: Composer['said'],
  { nearest = [] }: Conversation,
  isAbove: (row: Nearest) => boolean,
  most: number,
): Clause[] {
  const short = nearest.filter(({ text }) => text.length <= NEAREST_UNITS_MAX);
  const fresh = short.filter((row) => !isAbove(row));
  const isToldAbove = short.some((row) => row.kind === 'told' && isAbove(row));
  if (fresh.length > 0) return nearestTold(said, fresh.slice(0, most), isToldAbove);
  const marks = [...new Set(short.flatMap(({ evidence }) => evidence))];
  return short.length === 0
    ? []
    : [
        {
          ...clause('ground', said.noGroundBeside(isToldAbove), [], marks),
          states: ['recorded'],
        },
      ];
}

/** Where what is too long for page 1 stands. */
const inFull = (text: Told, rows: readonly { evidence: readonly string[] }[]): Clause => ({
  ...clause('ground', text, [], [...new Set(rows.flatMap(({ evidence }) => evidence))]),
  states: ['recorded'],
});

function withoutSource(composer: Composer): Clause {
  const { model, words } = composer;
  const hidden = model.lineage.map((row) => row.role).find(isHidden);
  if (hidden) return clause('basis', words.sourceState(hidden.text), [hidden]);
  // An importer keeps what the source gave the agent with the opening too: there it stands where no card does.
  const { policy_refs: given } = model.goal;
  if (model.lineage.length === 0 && isImported(model) && given.state === 'recorded') {
    return clause(
      'basis',
      words.onlyInput([quote(composer, withoutDigests(given.text), 6)], true),
      [given],
    );
  }
  if (model.lineage.length === 0) {
    return clause('basis', words.noSource, [model.outcome.because]);
  }
  const documents = [...new Map(model.lineage.map((row) => [row.document_id.text, row])).values()];
  return clause(
    'basis',
    words.onlyInput(
      some(composer, 8, documents, (row) => quote(composer, row.document_id.text, 8)),
      model.lineage.every(({ role }) => role.value === 'input'),
    ),
    documents.map((row) => row.document_id),
    documents.map(({ mark }) => mark),
  );
}

function criteriaClause(composer: Composer): Clause {
  const { model, words } = composer;
  const rows = model.criteria;
  if (rows.length === 0) return clause('criteria', words.noCriteria, []);
  if (composer.detail.items === 0) {
    const results = rows.map((row) => row.result);
    const marks = [...new Set(rows.flatMap((row) => row.evidence))];
    return clause('criteria', words.criteriaCounted(rows.length), results, marks);
  }
  const isTrue = (fact: Fact): boolean => fact.value === true;
  const hidden = rows.filter((row) => isHidden(row.result));
  const others = rows.filter((row) => !isTrue(row.result) && !isHidden(row.result));
  const named = some(
    composer,
    9,
    others,
    (row) => say`${quote(composer, row.id.text, 9)} (${quote(composer, row.result.text, 9)})`,
  );
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
    say`${counted}, ${joined(how, '; ')}`,
    rows.map((row) => row.result),
    marks,
  );
}

/** Who evaluated the criteria, and whether a recorded tool result bears them out. */
function evaluatedHow(composer: Composer, rows: readonly CriterionRow[]): Told[] {
  const { words } = composer;
  const named = rows.filter((row) => row.evaluated_by.state === 'recorded');
  const hiddenNames = rows.filter((row) => isHidden(row.evaluated_by));
  const unnamed = hiddenNames[0];
  const toolsOf = (of: readonly CriterionRow[]): Told[] => {
    const tools = [...new Set(of.map((row) => row.evaluated_by.text))];
    return some(composer, 9, tools, (tool) => quote(composer, tool, 9));
  };
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
