import {
  canonicalBytes,
  isJsonObject,
  sha256,
  toHex,
  utf8,
  type Json,
  type JsonObject,
} from '@docket/chain';
import type { Outcome, RecordBodies, Stakes } from '@docket/record';
import { cutText, fitBody } from '../fit.js';
import type { FittedRecord, ImportedRecord, ImportedRun } from '../record.js';
import { crashFacts, crashOf } from './crash.js';
import { mapEvaluations } from './evaluations.js';
import { runFacts } from './facts.js';
import { actionKey, policyDocument, type PolicyDocument, type TauBenchSource } from './source.js';
import { domainOf, effectOf, TRANSFER_TOOL } from './tools.js';
import { readMessages, stringOf, type TraceCall, type TraceMessage } from './trace.js';

/** What whoever imports has to say, because no trace says it. */
export interface ImportChoices {
  stakes: Stakes;
}

/** Facts that these traces do not hold. They are named in `decision.opened`, and never made up. */
const NOT_RECORDED: readonly string[] = [
  'alternatives_considered',
  'authority_scope',
  'confidence',
  'goal as the agent understood it',
  'occurred_at (times of the source are kept word for word)',
  'plan',
  'rationale',
  'side effect: idempotency key, intent before acting, owner',
];

type JobCard = RecordBodies['job_card.filed'];
type ToolCall = NonNullable<JobCard['tool_calls']>[number];

/** Everything about one run that its records have in common. */
interface RunContext {
  run: number;
  source: TauBenchSource;
  goal: string;
  key(what: string): string;
}

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
  const list = value['traj'] ?? value['messages'];
  const messages = readMessages(Array.isArray(list) ? list : []);
  const request = messages.find(({ role, text }) => role === 'user' && text !== null)?.text ?? '';
  const context: RunContext = {
    run,
    source,
    goal: request === '' ? 'not recorded by the source' : cutText(request, 4_000),
    key: (what) => `tau-bench:${source.sha256.slice(0, 32)}:${run}:${what}`,
  };
  const policy = policyOf(source, messages);
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

function policyOf(
  { info }: TauBenchSource,
  messages: readonly TraceMessage[],
): PolicyDocument | undefined {
  const environment = info?.['environment_info'];
  const stated = isJsonObject(environment) ? stringOf(environment['policy']) : undefined;
  const given = messages.find(({ role }) => role === 'system')?.text ?? undefined;
  const text = given ?? stated;
  return text === undefined || text === '' ? undefined : policyDocument(text);
}

function mapOpening(
  { run, source, goal, key }: RunContext,
  value: JsonObject,
  facts: { request: string; policy: PolicyDocument | undefined; choices: ImportChoices },
): ImportedRecord {
  const { request, policy, choices } = facts;
  const agent = source.info?.['agent_info'];
  const model = isJsonObject(agent) ? stringOf(agent['llm']) : undefined;
  const implementation = isJsonObject(agent) ? stringOf(agent['implementation']) : undefined;
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
      ...(request === '' ? {} : { request: cutText(request, 50_000) }),
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
      ext: {
        import: {
          format: source.format,
          file: source.file,
          file_sha256: source.sha256,
          run,
          ...runFacts(value),
          task: taskOf(value, source) ?? null,
          goal_from: request === '' ? null : 'first user message',
          assigned: { stakes: 'by whoever imported' },
          not_recorded: [...NOT_RECORDED],
        },
      },
    },
  };
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

/** Cards and side effects, with what was said between the cards. */
function mapWork(
  context: RunContext,
  messages: readonly TraceMessage[],
  policy: PolicyDocument | undefined,
): ImportedRecord[] {
  const records: ImportedRecord[] = [];
  let said: JsonObject[] = [];
  let calls = 0;
  for (const message of messages) {
    // The policy is the lineage of the first card.
    if (message.role === 'system') continue;
    // The role alone says nothing that the card does not.
    if (message.calls.length === 0 || Object.keys(message.kept).length > 1) said.push(message.kept);
    for (const some of portions(message.calls)) {
      const first = records.length === 0;
      const number = calls;
      calls += some.length;
      records.push(
        mapCard(context, message, some, { number, said, policy: first ? policy : undefined }),
      );
      said = [];
      for (const [offset, call] of some.entries()) {
        const effect = mapSideEffect(context, call, number + offset);
        if (effect !== undefined) records.push(effect);
      }
    }
  }
  return records;
}

/** Calls of one card. */
const CALLS_MAX = 128;

function portions(calls: readonly TraceCall[]): TraceCall[][] {
  const count = Math.ceil(calls.length / CALLS_MAX);
  return Array.from({ length: count }, (_, i) => calls.slice(i * CALLS_MAX, (i + 1) * CALLS_MAX));
}

function mapCard(
  { run, goal, key }: RunContext,
  message: TraceMessage,
  calls: readonly TraceCall[],
  more: { number: number; said: JsonObject[]; policy: PolicyDocument | undefined },
): ImportedRecord {
  const asks = calls.some(({ name }) => name === TRANSFER_TOOL);
  const { number, said, policy } = more;
  const answers = calls.flatMap(({ result }, call) =>
    result === undefined || Object.keys(result.kept).length === 0 ? [] : [{ call, ...result.kept }],
  );
  return {
    type: 'job_card.filed',
    body: {
      // Calling a tool is executing, and calling for a human is escalating: the trace shows both.
      current_phase: asks ? 'ESCALATING' : 'EXECUTING',
      goal,
      confidence: null,
      needs_human: asks,
      tool_calls: calls.map(mapCall),
      ...(policy === undefined
        ? {}
        : {
            lineage: [
              {
                role: 'input' as const,
                document_id: policy.document_id,
                version: null,
                content_hash: policy.sha256,
              },
            ],
          }),
      idempotency_key: key(`card-${number}`),
      ext: {
        import: {
          run,
          message: message.index,
          ...(said.length === 0 ? {} : { messages: said }),
          ...(answers.length === 0 ? {} : { answers }),
        },
      },
    },
  };
}

function mapCall(call: TraceCall): ToolCall {
  const { id, name, result, raw } = call;
  const effect = effectOf(name);
  return {
    tool_name: cutText(name, 200),
    ...(id === undefined ? {} : { tool_call_id: cutText(id, 200) }),
    ...(call.arguments === undefined ? {} : { arguments: call.arguments }),
    ...(raw === undefined
      ? {}
      : {
          arguments_raw: cutText(raw.text, 65_536),
          arguments_parse_error: cutText(raw.error, 1_000),
        }),
    ...(effect === undefined ? {} : { effect }),
    ...(result === undefined
      ? {}
      : {
          ...(result.status === 'unknown' ? {} : { status: result.status }),
          result: result.text,
        }),
  };
}

function mapSideEffect(
  { run, key }: RunContext,
  call: TraceCall,
  number: number,
): ImportedRecord | undefined {
  if (effectOf(call.name) !== 'write') return undefined;
  const { result } = call;
  const body = {
    operation: call.name,
    target: { system: domainOf(call.name) ?? 'not recorded', resource: resourceOf(call.arguments) },
    owner: 'not recorded',
    arguments_digest: `sha256:${digestArguments(call)}`,
    idempotency_key: key(`effect-${number}`),
    ext: { import: { run, call: number } },
  };
  if (result === undefined) {
    const reason = 'The source has no result for this call.';
    return { type: 'side_effect.outcome_unknown', body: { ...body, reason } };
  }
  if (result.status === 'unknown') {
    const reason = `The source does not say whether this call succeeded. The tool answered: ${JSON.stringify(cutText(result.text, 1_500))}`;
    return { type: 'side_effect.outcome_unknown', body: { ...body, reason } };
  }
  const reported = { ...body, observed_by: 'tool' as const };
  if (result.status === 'ok') return { type: 'side_effect.executed', body: reported };
  const reason = cutText(result.text, 4_000) || 'The tool answered with an error.';
  return { type: 'side_effect.failed', body: { ...reported, reason } };
}

function digestArguments({ arguments: parsed, raw }: TraceCall): string {
  return toHex(sha256(raw === undefined ? canonicalBytes(parsed ?? null) : utf8(raw.text)));
}

/** Ids in order of how closely they name what is changed. */
const RESOURCES = ['reservation_id', 'order_id', 'line_id', 'bill_id', 'user_id', 'customer_id'];

function resourceOf(args: JsonObject | undefined): string {
  for (const name of RESOURCES) {
    const id: Json | undefined = args?.[name];
    if (typeof id === 'string' && id !== '') return cutText(`${name.slice(0, -3)}/${id}`, 512);
  }
  return 'not recorded';
}

function mapClosing(
  { run, key }: RunContext,
  value: JsonObject,
  messages: readonly TraceMessage[],
): ImportedRecord {
  const lastCard = messages.findLastIndex(({ calls }) => calls.length > 0);
  const said = messages
    .slice(lastCard + 1)
    .filter(({ role }) => role !== 'system')
    .map(({ kept }) => kept);
  const ended = value['termination_reason'] ?? null;
  return {
    type: 'decision.closed',
    body: {
      outcome: outcomeOf(value, messages),
      idempotency_key: key('closed'),
      ext: {
        import: {
          run,
          termination_reason: ended,
          ...crashFacts(value),
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
  if (reason !== undefined) return OUTCOMES[reason] ?? 'abandoned';
  const last = messages.at(-1);
  return last?.role === 'user' && last.text?.includes('###STOP###') === true
    ? 'completed'
    : 'abandoned';
}
