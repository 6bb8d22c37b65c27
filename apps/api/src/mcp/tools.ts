import { isJsonObject, type Json, type JsonObject } from '@docket/chain';
import { Decisions, Recording, type Principal, type RecordRequest } from '@docket/service';
import type { Directive, TraceContext } from '@docket/record';
import { encodeDecision } from '../decisions/decision-answer.js';
import { Problem } from '../http/problem.js';
import { encodeRecorded } from '../recording/answer-record.js';
import { actionRecord, transitionRecord } from '../side-effects/side-effect-record.js';
import { DECISION_ARGUMENT, recordTool, transitionTool, type ToolSchema } from './tool-schemas.js';

/** What a call of a tool needs: who calls, in which ledger, and until when anybody waits. */
export interface ToolContext {
  recording: Recording;
  decisions: Decisions;
  principal: Principal;
  ledger: string;
  /** Of the call, where it names one. */
  trace: TraceContext | undefined;
  signal: AbortSignal;
}

export interface McpTool {
  name: string;
  title: string;
  description: string;
  isRead: boolean;
  inputSchema: ToolSchema;
  /** Answers what the REST call of the same meaning answers, member for member. */
  call(context: ToolContext, given: JsonObject): Promise<JsonObject>;
}

/** The longest that proxies commonly let a request be silent, and some. */
const WAIT_SECONDS_MAX = 50;

/**
 * What an agent can do. What only people may do (review, approve, change the policy, give out keys) is no tool: an agent
 * that holds it would sign for itself.
 */
export const MCP_TOOLS: readonly McpTool[] = [
  writer({
    name: 'docket_open_decision',
    title: 'Open a decision',
    description:
      'Begin one piece of work. Say what was asked, in the asker’s words, and what you understood.',
    inputSchema: recordTool('decision.opened', {}),
    record: (body) => ({ type: 'decision.opened', body }),
  }),
  writer({
    name: 'docket_file_job_card',
    title: 'File a Job Card',
    description:
      'Report before each meaningful action: where you stand, why, how sure you are, what you read, what you decided against, what comes next. Hand work over with `handoff`; answer a handoff with `handoff_ack`.',
    inputSchema: recordTool('job_card.filed', { decision_id: DECISION_ARGUMENT }),
    record: inDecision((body) => ({ type: 'job_card.filed', body })),
  }),
  writer({
    name: 'docket_register_side_effect',
    title: 'Register a side effect before acting',
    description:
      'Announce a change of the world, then act only if the answer says PROCEED. `idempotency_key` names the real action: the same key never registers a second one.',
    inputSchema: recordTool('side_effect.intent', { decision_id: DECISION_ARGUMENT }, [
      'side_effect_id',
    ]),
    record: inDecision(actionRecord),
  }),
  writer({
    name: 'docket_report_side_effect',
    title: 'Report what became of a side effect',
    description:
      'Report `executing` before you act, then `executed`, `failed` (it is certain that nothing happened) or `outcome_unknown` (a time-out, say).',
    inputSchema: transitionTool(),
    record: inDecision(({ side_effect_id: id, ...body }) =>
      transitionRecord(typeof id === 'string' ? id : '', body),
    ),
  }),
  writer({
    name: 'docket_ask_human',
    title: 'Ask a human',
    description: 'Ask what only a human may decide. Holds the decision until one has answered.',
    inputSchema: {
      type: 'object',
      properties: {
        decision_id: DECISION_ARGUMENT,
        goal: {
          type: 'string',
          minLength: 1,
          maxLength: 4_000,
          description: 'What you work towards.',
        },
        question: {
          type: 'string',
          minLength: 1,
          maxLength: 4_000,
          description: 'What you need to know, and why.',
        },
        suggested: {
          type: 'string',
          minLength: 1,
          maxLength: 4_000,
          description: 'What the human should decide, as you see it.',
        },
        confidence: {
          type: ['number', 'null'],
          minimum: 0,
          maximum: 1,
          description: 'How sure you are of what you suggest.',
        },
        idempotency_key: {
          type: 'string',
          minLength: 1,
          maxLength: 255,
          description: 'The same key asks once.',
        },
      },
      required: ['decision_id', 'goal', 'question'],
      additionalProperties: false,
    },
    record: inDecision(question),
  }),
  reader({
    name: 'docket_wait_for_human',
    title: 'Wait for a human',
    description: `Wait until a human has decided, up to ${WAIT_SECONDS_MAX} seconds. HOLD means that nobody has: call it again. Nobody answering approves nothing.`,
    inputSchema: {
      type: 'object',
      properties: {
        decision_id: DECISION_ARGUMENT,
        seconds: {
          type: 'integer',
          minimum: 0,
          maximum: WAIT_SECONDS_MAX,
          default: 20,
          description: 'How long to wait.',
        },
      },
      required: ['decision_id'],
      additionalProperties: false,
    },
    waitMs: ({ seconds = 20 }) => readSeconds(seconds) * 1_000,
  }),
  writer({
    name: 'docket_record_evaluation',
    title: 'Record an evaluation',
    description: 'Record what a judge or a check made of the work, as it was returned.',
    inputSchema: recordTool('evaluation.recorded', { decision_id: DECISION_ARGUMENT }),
    record: inDecision((body) => ({ type: 'evaluation.recorded', body })),
  }),
  writer({
    name: 'docket_report_gap',
    title: 'Report missing records',
    description:
      'Say that records of this decision are missing: how many, from when to when, why. Make nothing up.',
    inputSchema: recordTool('gap.recorded', { decision_id: DECISION_ARGUMENT }),
    record: inDecision((body) => ({ type: 'gap.recorded', body })),
  }),
  writer({
    name: 'docket_close_decision',
    title: 'Close a decision',
    description: 'End the work: how it ended, what was decided, how sure you are.',
    inputSchema: recordTool('decision.closed', { decision_id: DECISION_ARGUMENT }, ['entry_count']),
    record: inDecision((body) => ({ type: 'decision.closed', body })),
  }),
  reader({
    name: 'docket_get_decision',
    title: 'Read where a decision stands',
    description:
      'The directive and its reasons, what waits for a human, how far each side effect is.',
    inputSchema: {
      type: 'object',
      properties: { decision_id: DECISION_ARGUMENT },
      required: ['decision_id'],
      additionalProperties: false,
    },
    waitMs: () => 0,
  }),
];

/** First in the text that the model reads: what it may do. Unknown is stop. */
export function directiveText({ directive, reasons }: JsonObject): string {
  const known = TEXTS[directive as Directive] ?? TEXTS.stop;
  const why = Array.isArray(reasons)
    ? reasons.flatMap((reason) => (isJsonObject(reason) ? [String(reason['message'])] : []))
    : [];
  return [known, ...why].join(' ');
}

const TEXTS: Readonly<Record<Directive, string>> = {
  proceed: 'PROCEED.',
  hold: 'HOLD: do not act until a human has decided.',
  stop: 'STOP: end the work, and close the decision.',
};

type PlacedRecord = Pick<RecordRequest, 'type' | 'decisionId' | 'body'>;
type Described = Pick<McpTool, 'name' | 'title' | 'description' | 'inputSchema'>;

function writer({
  record,
  ...tool
}: Described & { record(given: JsonObject): PlacedRecord }): McpTool {
  return {
    ...tool,
    isRead: false,
    async call({ recording, principal, ledger, trace }, given) {
      const request = record(given);
      const { idempotency_key: key } = request.body;
      const idempotencyKey = typeof key === 'string' ? { idempotencyKey: key } : {};
      const recorded = await recording.record(principal, {
        ledger,
        trace,
        ...request,
        ...idempotencyKey,
      });
      return encodeRecorded(recorded);
    },
  };
}

function reader({ waitMs, ...tool }: Described & { waitMs(given: JsonObject): number }): McpTool {
  return {
    ...tool,
    isRead: true,
    async call({ decisions, principal, ledger, signal }, given) {
      const { summary, keys } = await decisions.read(principal, {
        ledger,
        decisionId: readDecisionId(given),
        waitMs: waitMs(given),
        signal,
      });
      return encodeDecision(summary, { keys, reader: principal });
    },
  };
}

function inDecision(record: (body: JsonObject) => PlacedRecord) {
  return (given: JsonObject): PlacedRecord => {
    const { decision_id: _id, ...body } = given;
    return { decisionId: readDecisionId(given), ...record(body) };
  };
}

function question({
  goal,
  question: asked,
  suggested,
  confidence = null,
  ...rest
}: JsonObject): PlacedRecord {
  const body: JsonObject = {
    current_phase: 'BLOCKED',
    needs_human: true,
    confidence,
    ...(goal === undefined ? {} : { goal }),
    ...(asked === undefined ? {} : { reason_blocked: asked }),
    ...(suggested === undefined ? {} : { suggested_escalation: suggested }),
    ...rest,
  };
  return { type: 'job_card.filed', body };
}

function readDecisionId({ decision_id: id }: JsonObject): string {
  if (typeof id === 'string' && id !== '') return id;
  throw badArgument('decision_id', id === undefined ? 'is required' : 'must be text');
}

function readSeconds(seconds: Json): number {
  const isWhole = typeof seconds === 'number' && Number.isInteger(seconds);
  if (isWhole && seconds >= 0 && seconds <= WAIT_SECONDS_MAX) return seconds;
  throw badArgument('seconds', `must be a whole number from 0 to ${WAIT_SECONDS_MAX}`);
}

function badArgument(name: string, detail: string): Problem {
  return new Problem('validation_failed', `The argument ${name} ${detail}.`, {
    errors: [{ pointer: `/${name}`, code: 'type', detail }],
  });
}
