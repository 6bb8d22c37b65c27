import { isHidden } from '../model/fact.js';
import type { Clause, Fact } from '../schema/index.js';
import { clause, isImported, isShort, quote, type Composer } from './composer.js';
import { firstSentences, type QuotationMarks, type Told } from './told.js';

/** The agent that opened the decision, by its id without version and model. */
function agentName({ model, quotation }: Composer): Told {
  const { system } = model.header;
  return system.state === 'recorded' && typeof system.value === 'string'
    ? quotation(system.value)
    : system.text;
}

/** How it ended, in words; a state where that is not to be seen. */
function outcomeText({ words }: Composer, outcome: Fact): Told {
  return typeof outcome.value === 'string' ? words.outcome(outcome.value) : outcome.text;
}

/** The line "Decided": what was stated, and by whom. */
export function decidedClauses(composer: Composer): Clause[] {
  const { model, words } = composer;
  const { decided, outcome } = model.outcome;
  const agent = quote(composer, agentName(composer), 6);
  if (outcome.state === 'not_recorded') {
    const { goal } = model.goal;
    const works = isHidden(goal)
      ? words.worksOnState(agent, goal.text)
      : words.worksOn(agent, quote(composer, goal.text, 6));
    return [clause('decided', words.open, [outcome]), clause('goal', works, [goal])];
  }
  return [clause('decided', statement(composer, agent), [decided, outcome])];
}

function statement(composer: Composer, agent: Told): Told {
  const { words, model } = composer;
  const { decided, outcome } = model.outcome;
  const ended = outcomeText(composer, outcome);
  // Where several agents acted, which of them closed the decision is not in the record.
  const several = model.header.agents.length > 1;
  // What an importer wrote is not what the agent stated.
  const imported = isImported(model);
  if (isHidden(decided)) {
    return words.decidedState(several || imported ? undefined : agent, ended, decided.text);
  }
  if (decided.state === 'not_recorded') {
    if (imported) return words.outcomeByImporter(ended);
    return several ? words.outcomeByClosing(ended) : words.outcomeOnly(agent, ended);
  }
  const phrase = isShort(composer, decided.text) ? decided.text : words.quotedAbove;
  if (imported) return words.decidedByImporter(phrase, ended);
  return several ? words.decidedByClosing(phrase, ended) : words.decided(agent, phrase, ended);
}

/** Longest closing summary that page 1 quotes, in UTF-16 units; it is quoted whole, or behind page 1. */
const SUMMARY_UNITS_MAX = 600;

/** Longest beginnings of a longer message that page 1 quotes, in UTF-16 units, by how much room there is. */
const BEGINNING_UNITS_MAX = { roomy: 320, brief: 240, least: 120 } as const;
/** A shorter beginning says nothing: then only that the message is long. */
const BEGINNING_UNITS_MIN = 40;

/** The agent's last message, quoted whole, or its first sentences, or, where those are long too, only that it is long. */
export function lastMessageText(
  words: Composer['words'],
  marks: QuotationMarks,
  said: Fact,
  room: keyof typeof BEGINNING_UNITS_MAX = 'roomy',
): Told {
  const most = BEGINNING_UNITS_MAX[room];
  if (said.text.length <= (room === 'roomy' ? SUMMARY_UNITS_MAX : most)) {
    return words.lastMessage(said.text);
  }
  const beginning = firstSentences(said.text, most, marks);
  return beginning === undefined || beginning.length < BEGINNING_UNITS_MIN
    ? words.lastMessageLong
    : words.lastMessageBegins(beginning);
}

/** The box of page 1: the decision as stated, quoted whole, and the closing summary. */
export function headline(composer: Composer): Clause[] {
  const { model, words, moment } = composer;
  const { decided, outcome, summary } = model.outcome;
  const agent = agentName(composer);
  const { closed_at: closed } = model.header;
  if (outcome.state === 'not_recorded') {
    const { goal } = model.goal;
    const text = isHidden(goal)
      ? words.headlineOpenState(agent, goal.text)
      : words.headlineOpen(agent, quote(composer, goal.text, 6));
    return [clause('headline', text, [goal, outcome])];
  }
  const time = typeof closed.value === 'string' ? moment(closed.value) : closed.text;
  const at = isImported(model) ? words.atImport(time) : time;
  const ended = outcomeText(composer, outcome);
  const text =
    decided.state === 'not_recorded'
      ? words.headlineUndecided(ended, at)
      : words.headline(decided.text, ended, at);
  const closing = isHidden(summary)
    ? words.closingState(summary.text)
    : summary.text.length > SUMMARY_UNITS_MAX
      ? words.closingLong
      : words.closing(summary.text);
  const { last_message: said } = model.outcome;
  return [
    clause('headline', text, [decided, outcome, closed]),
    ...(summary.state === 'not_recorded' ? [] : [clause('closing_summary', closing, [summary])]),
    // It stands in for a decision that the source does not state.
    ...(said.state === 'recorded' && decided.state === 'not_recorded'
      ? [clause('last_message', lastMessageText(words, composer.marks, said), [said])]
      : []),
  ];
}
