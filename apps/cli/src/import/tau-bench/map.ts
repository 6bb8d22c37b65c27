import { isJsonObject, type JsonObject } from '@docket/chain';
import type { Outcome } from '@docket/record';
import { cutText, cutTexts, fitBody, visibleText } from '@docket/ingest';
import type { FittedRecord, ImportedRecord } from '@docket/ingest';
import type { ImportedRun } from '../record.js';
import type { ImportChoices } from '../trace-file.js';
import type { RunContext } from './context.js';
import { crashOf, unmeasuredFacts } from './crash.js';
import { mapEvaluations } from './evaluations.js';
import { runFacts } from './facts.js';
import { actionKey, policyDocument, type PolicyDocument, type TauBenchSource } from './source.js';
import { sourceTime } from './times.js';
import { TRANSFER_TOOL } from './tools.js';
import { stringOf } from './json-values.js';
import { conversationOf, readMessages, type TraceMessage } from './trace.js';
import { mapWork } from './work.js';

/** Facts that these traces do not hold. They are named in `decision.opened`, and never made up. */
const NOT_RECORDED: readonly string[] = [
  'alternatives_considered',
  'authority_scope',
  'confidence',
  'goal as the agent understood it',
  'occurred_at, where the source has no RFC 3339 time',
  'plan',
  'rationale',
  'side effect: idempotency key, intent before acting, owner',
];

/**
 * Maps one run to the records of one decision. Pure, and the same for the same file: ids of the
 * ledger aside, importing it twice makes the same requests.
 *
 * The source shows calls and their results, after the fact. So a changing call becomes the report of
 * a side effect that nobody registered beforehand, never an intent; see docs/guide/import.md.
 */
export function mapTauBench(
  run: number,
  value: JsonObject,
  source: TauBenchSource,
  choices: ImportChoices,
): ImportedRun {
  const read = readMessages(conversationOf(value).list);
  const request = visibleText(
    read.find(({ role, text }) => role === 'user' && text !== null)?.text,
  );
  const context: RunContext = {
    run,
    source,
    goal: request === undefined ? 'not recorded by the source' : cutText(request, 4_000),
    key: (what) => `tau-bench:${source.sha256.slice(0, 32)}:${run}:${what}`,
  };
  const { policy, messages } = takePolicy(source, read);
  const mapped: ImportedRecord[] = [
    mapOpening(context, value, { request, policy, choices }),
    ...mapWork(context, messages, policy),
    mapClosing(context, value, messages),
    ...mapEvaluations(context.key, run, value),
  ];
  // The literal types of each record are kept: fitting only replaces what is too long.
  const records = mapped.map((one) => ({ ...one, ...fitBody(one.body) }) as FittedRecord);
  return { run, records };
}

/** The policy, and the messages with its digest in place of its text: each run of a file repeats it. */
function takePolicy(
  { info }: TauBenchSource,
  messages: readonly TraceMessage[],
): { policy: PolicyDocument | undefined; messages: readonly TraceMessage[] } {
  const at = messages.findIndex(
    ({ role, text }) => role === 'system' && visibleText(text) !== undefined,
  );
  const given = messages[at]?.text ?? undefined;
  const environment = info?.['environment_info'];
  const stated = isJsonObject(environment) ? stringOf(environment['policy']) : undefined;
  const text = given ?? visibleText(stated);
  const policy = text === undefined ? undefined : policyDocument(text);
  if (given === undefined || policy === undefined) return { policy, messages };
  return {
    policy,
    messages: messages.map((message, index) => {
      if (index !== at) return message;
      const { content: _content, ...kept } = message.kept;
      return { ...message, kept: { ...kept, content_sha256: policy.sha256 } };
    }),
  };
}

function mapOpening(
  { run, source, goal, key }: RunContext,
  value: JsonObject,
  facts: {
    request: string | undefined;
    policy: PolicyDocument | undefined;
    choices: ImportChoices;
  },
): ImportedRecord {
  const { request, policy, choices } = facts;
  const agent = source.info?.['agent_info'];
  const stated = (name: string, max: number): string | undefined => {
    const text = visibleText(isJsonObject(agent) ? stringOf(agent[name]) : undefined);
    return text === undefined ? undefined : cutText(text, max);
  };
  const model = stated('llm', 200);
  const implementation = stated('implementation', 110);
  const time = sourceTime(value['start_time']);
  const digest = policy === undefined ? undefined : `sha256:${policy.sha256}`;
  return {
    type: 'decision.opened',
    body: {
      agent: {
        id: implementation === undefined ? source.format : `${source.format}/${implementation}`,
        ...(model === undefined ? {} : { model }),
      },
      goal,
      stakes: choices.stakes,
      origin: {
        kind: 'imported',
        source: cutText(
          `${source.format}, run ${run} of ${source.file}, sha256 ${source.sha256}`,
          500,
        ),
        importer: 'docket import',
      },
      ...(request === undefined ? {} : { request: cutText(request, 50_000) }),
      ...(policy === undefined ? {} : { policy_refs: [`${policy.document_id} ${digest}`] }),
      ...(model === undefined && digest === undefined
        ? {}
        : {
            system: {
              ...(model === undefined ? {} : { model }),
              ...(digest === undefined ? {} : { policy: digest }),
            },
          }),
      idempotency_key: key('opened'),
      ...time.body,
      ext: {
        import: {
          format: source.format,
          file: source.file,
          file_sha256: source.sha256,
          run,
          ...time.note,
          ...fileFacts(source),
          ...runFacts(value),
          task: taskOf(value, source) ?? null,
          goal_from: request === undefined ? null : 'first user message',
          ...(policy?.stated_time === undefined ? {} : { stated_time: policy.stated_time }),
          assigned: { stakes: 'by whoever imported' },
          not_recorded: [...NOT_RECORDED],
        },
      },
    },
  };
}

/** What is left of each text that the file says once for all of its runs. */
const FILE_TEXT_MAX = 400;

function fileFacts({ info, beside }: TauBenchSource): JsonObject {
  const facts: JsonObject = { ...(info === undefined ? {} : { info }), ...beside };
  return Object.keys(facts).length === 0 ? {} : { of_file: cutTexts(facts, FILE_TEXT_MAX) };
}

/**
 * The task that the run was about. τ-bench has it in the run. A τ²-bench file lists its tasks apart, and
 * `task_id` is not to be relied on: a task is taken only where the checks name its very actions.
 */
function taskOf(value: JsonObject, { tasksByActions }: TauBenchSource): JsonObject | undefined {
  const info = value['info'];
  if (isJsonObject(info) && isJsonObject(info['task'])) return info['task'];
  const reward = value['reward_info'];
  const checks = isJsonObject(reward) ? reward['action_checks'] : undefined;
  if (!Array.isArray(checks)) return undefined;
  const actions = checks.map((check) => (isJsonObject(check) ? (check['action'] ?? null) : null));
  const wanted = actionKey(actions);
  return wanted === undefined ? undefined : tasksByActions?.get(wanted);
}

function mapClosing(
  { run, key }: RunContext,
  value: JsonObject,
  messages: readonly TraceMessage[],
): ImportedRecord {
  const lastCard = messages.findLastIndex(({ calls }) => calls.length > 0);
  const said = messages.slice(lastCard + 1).map(({ kept }) => kept);
  const ended = value['termination_reason'];
  const time = sourceTime(value['end_time']);
  return {
    type: 'decision.closed',
    body: {
      outcome: outcomeOf(value, messages),
      idempotency_key: key('closed'),
      ...time.body,
      ext: {
        import: {
          run,
          ...(ended === undefined ? {} : { termination_reason: ended }),
          ...time.note,
          ...unmeasuredFacts(value),
          ...(said.length === 0 ? {} : { messages: said }),
        },
      },
    },
  };
}

const OUTCOMES: { readonly [reason: string]: Outcome } = {
  user_stop: 'completed',
  agent_stop: 'completed',
  too_many_errors: 'failed',
  agent_error: 'failed',
  user_error: 'failed',
};

/** How the conversation ended; whether the work was right is for the evaluations to say. */
function outcomeOf(value: JsonObject, messages: readonly TraceMessage[]): Outcome {
  const isTransferred = messages.some(({ calls }) =>
    calls.some(({ name, result }) => name === TRANSFER_TOOL && result?.status === 'ok'),
  );
  if (isTransferred) return 'handed_over';
  if (crashOf(value) !== undefined) return 'failed';
  const reason = stringOf(value['termination_reason']);
  if (reason !== undefined && Object.hasOwn(OUTCOMES, reason)) return OUTCOMES[reason] as Outcome;
  if (reason !== undefined) return /error|invalid/i.test(reason) ? 'failed' : 'abandoned';
  const last = messages.at(-1);
  return last?.role === 'user' && last.text?.includes('###STOP###') === true
    ? 'completed'
    : 'abandoned';
}
