import type { Json, JsonObject } from '@docket/chain';
import type { Outcome } from '@docket/record';
import { cutText, fitBody, visibleText } from '@docket/ingest';
import type { FittedRecord, ImportedRecord } from '@docket/ingest';
import type { ImportedRun } from '../record.js';
import type { ImportChoices } from '../trace-file.js';
import { readHistory, stepKey, type LogMessage } from './history.js';
import type { WhoAndWhenSource } from './source.js';
import { isJudging, mapVerdicts, unjudged } from './verdicts.js';

/** Facts that these logs do not hold. They are named in `decision.opened`, and never made up. */
const NOT_RECORDED: readonly string[] = [
  'alternatives_considered',
  'authority_scope',
  'confidence',
  'goal as the agents understood it',
  'handoffs: confidence, warning, acknowledgement',
  'occurred_at',
  'plan',
  'rationale',
  'side effects, and tool calls apart from what messages say of them',
];

interface LogContext {
  run: number;
  source: WhoAndWhenSource;
  goal: string;
  key(what: string): string;
}

/**
 * Maps one log to the records of one decision: a card for each message of an agent, the close, and then
 * what a human found. A message to another agent is kept as a message, with its receiver: the source
 * does not say that work was handed over, how sure anybody was, or that it was taken up, so no rule judges it as
 * a handoff.
 */
export function mapWhoAndWhen(
  run: number,
  value: JsonObject,
  source: WhoAndWhenSource,
  choices: ImportChoices,
): ImportedRun {
  const history = value['history'];
  const messages = readHistory(Array.isArray(history) ? history : []);
  const request = visibleText(textIn(value['question']) ?? messages.find(isAsking)?.text);
  const context: LogContext = {
    run,
    source,
    goal: request === undefined ? 'not recorded by the source' : cutText(request, 4_000),
    key: (what) => `who-and-when:${source.sha256.slice(0, 32)}:${run}:${what}`,
  };
  const { cards, rest } = mapCards(context, messages);
  const mapped: ImportedRecord[] = [
    mapOpening(context, value, request, choices),
    ...cards,
    mapClosing(context, value, messages, rest),
    ...mapVerdicts(context.key, run, value, messages),
  ];
  // The literal types of each record are kept: fitting only replaces what is too long.
  const records = mapped.map((one) => ({ ...one, ...fitBody(one.body) }) as FittedRecord);
  return { run, records };
}

const isAsking = ({ isHuman, text }: LogMessage): boolean =>
  isHuman && visibleText(text) !== undefined;

function textIn(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? visibleText(value) : undefined;
}

function mapOpening(
  { run, source, goal, key }: LogContext,
  value: JsonObject,
  request: string | undefined,
  choices: ImportChoices,
): ImportedRecord {
  const facts = Object.entries(value).filter(
    ([name, fact]) =>
      fact !== null && name !== 'history' && name !== 'question' && !isJudging(name),
  );
  const { question } = value;
  const isAsked = textIn(question) !== undefined;
  return {
    type: 'decision.opened',
    body: {
      agent: { id: 'who-and-when' },
      goal,
      stakes: choices.stakes,
      origin: {
        kind: 'imported',
        source: cutText(`who-and-when, log ${run} of ${source.file}, sha256 ${source.sha256}`, 500),
        importer: 'docket import',
      },
      ...(request === undefined ? {} : { request: cutText(request, 50_000) }),
      idempotency_key: key('opened'),
      ext: {
        import: {
          format: 'who-and-when',
          file: source.file,
          file_sha256: source.sha256,
          run,
          ...Object.fromEntries(facts),
          ...(isAsked || question === undefined || question === null ? {} : { question }),
          goal_from: request === undefined ? null : isAsked ? 'question' : 'first human message',
          assigned: {
            stakes: 'by whoever imported',
            current_phase: 'by the importer: the source has none, and a message is no action',
            agent: 'by the importer: the source names no agent that answers for the whole',
          },
          not_recorded: [...NOT_RECORDED],
        },
      },
    },
  };
}

/** A card for each message of an agent; what humans said goes with the card that follows it. */
function mapCards(
  { run, goal, key }: LogContext,
  messages: readonly LogMessage[],
): { cards: ImportedRecord[]; rest: JsonObject[] } {
  const cards: ImportedRecord[] = [];
  let said: JsonObject[] = [];
  for (const message of messages) {
    const { step, from, to, meantAs, isHuman, kept } = message;
    said.push(kept);
    if (isHuman) continue;
    cards.push({
      type: 'job_card.filed',
      body: {
        // A message is no action. What was done, the log does not record as such.
        current_phase: 'PLANNING',
        goal,
        confidence: null,
        needs_human: false,
        agent: { id: cutText(from ?? 'not recorded', 128) },
        idempotency_key: key(stepKey(message)),
        ext: {
          import: {
            run,
            step,
            ...(from === undefined ? {} : { from }),
            ...(to === undefined ? {} : { to }),
            ...(meantAs === undefined ? {} : { meant_as: meantAs }),
            messages: said,
          },
        },
      },
    });
    said = [];
  }
  return { cards, rest: said };
}

function mapClosing(
  { run, key }: LogContext,
  value: JsonObject,
  messages: readonly LogMessage[],
  rest: readonly JsonObject[],
): ImportedRecord {
  const { outcome, from } = outcomeOf(messages);
  return {
    type: 'decision.closed',
    body: {
      outcome,
      idempotency_key: key('closed'),
      ext: {
        import: {
          run,
          outcome_from: from,
          ...unjudged(value),
          ...(rest.length === 0 ? {} : { messages: [...rest] }),
        },
      },
    },
  };
}

/** How the conversation ended; whether the work was right is for the evaluations to say. */
function outcomeOf(messages: readonly LogMessage[]): { outcome: Outcome; from: string } {
  const last = messages.at(-1);
  if (last?.meantAs === 'termination condition') {
    return { outcome: 'completed', from: 'the last message is the condition of ending' };
  }
  return /\bTERMINATE\b/.test(last?.text ?? '')
    ? { outcome: 'completed', from: 'TERMINATE in the last message' }
    : { outcome: 'abandoned', from: 'the log ends, and nothing in it says why' };
}
