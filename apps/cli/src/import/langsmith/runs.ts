import { isJsonObject, type Json, type JsonObject } from '@docket/chain';
import { isGiven, objectMembers, unusable, type ObservedStep } from '../observed/trace.js';

/** What LangSmith's kinds of runs are, by Langfuse's names. */
const TYPES: { readonly [type: string]: string } = {
  llm: 'GENERATION',
  tool: 'TOOL',
  retriever: 'RETRIEVER',
  embedding: 'EMBEDDING',
};

const kindOf = (type: string): string =>
  (Object.hasOwn(TYPES, type) ? TYPES[type] : undefined) ?? type.toUpperCase();

/** Members that are read here; all others stand as they are, to be counted. */
const READ: ReadonlySet<string> = new Set([
  'id',
  'trace_id',
  'parent_run_id',
  'name',
  'run_type',
  'start_time',
  'end_time',
  'dotted_order',
  'inputs',
  'outputs',
  'error',
  'status',
  'extra',
  'child_runs',
]);

/** The trace of a run; of an older one, its root's id in `dotted_order`, or its own where it is the root. */
export function traceOfRun({
  id,
  trace_id: trace,
  dotted_order: order,
}: JsonObject): string | undefined {
  if (typeof trace === 'string' && trace !== '') return trace;
  const [, root] = typeof order === 'string' ? (/^\d{8}T\d+Z([^.]+)/.exec(order) ?? []) : [];
  return root ?? (typeof id === 'string' ? id : undefined);
}

/** A run, and those that are nested in it. @throws {CommandFailure} `unusable`, for what is none. */
export function observedRuns(run: JsonObject): ObservedStep[] {
  const { id, run_type: type, name, parent_run_id: parent, child_runs: children } = run;
  if (typeof id !== 'string' || id === '' || typeof type !== 'string')
    throw unusable(`A run has no text "id" and "run_type": ${JSON.stringify(id ?? null)}.`);
  const nested = nestedIn(children, id);
  const value = valueOf(run, type);
  return [
    {
      id,
      parent: typeof parent === 'string' ? parent : undefined,
      type: kindOf(type),
      name: typeof name === 'string' ? name : '',
      value,
      attributes: attributesOf(run, type, value),
    },
    ...nested.flatMap((child) => observedRuns({ parent_run_id: id, ...child })),
  ];
}

/** @throws {CommandFailure} `unusable`, for what is no list of runs: left out, it would be lost without a word. */
function nestedIn(children: Json | undefined, id: string): JsonObject[] {
  if (!isGiven(children)) return [];
  if (Array.isArray(children) && children.every(isJsonObject)) return children;
  throw unusable(`"child_runs" of the run ${JSON.stringify(id)} is no list of runs.`);
}

function valueOf(run: JsonObject, type: string): JsonObject {
  const { inputs, outputs, error, status, extra } = run;
  const output = soleMember(outputs, 'output');
  const hasError = isGiven(error) && error !== '';
  const isFailed = hasError || status === 'error' || isFailedMessage(objectMembers(output));
  const { metadata, ...others } = objectMembers(extra);
  const rest = Object.entries(run).filter(([name]) => !READ.has(name));
  return {
    ...Object.fromEntries(rest),
    ...(Object.keys(others).length === 0 ? {} : { extra: others }),
    type: kindOf(type),
    ...timesOf(run),
    ...(isFailed ? { level: 'ERROR' } : {}),
    ...(hasError ? { statusMessage: error } : {}),
    ...(isGiven(inputs) ? { input: soleMember(inputs, 'input') } : {}),
    ...(isGiven(outputs) ? { output } : {}),
    ...(isGiven(metadata) ? { metadata } : {}),
  };
}

/** A message of a tool says of its call how it went; any other answer may have a `status` of its own. */
const isFailedMessage = ({ type, tool_call_id: call, status }: JsonObject): boolean =>
  status === 'error' && (type === 'tool' || typeof call === 'string');

/** A tool that takes or gives one thing stands as `{"input": …}` and `{"output": …}`. */
function soleMember(value: Json | undefined, name: string): Json {
  if (!isJsonObject(value)) return value ?? null;
  const inner = value[name];
  return Object.keys(value).length === 1 && inner !== undefined ? inner : value;
}

/** The API writes times without a zone; `dotted_order` has the same moment in UTC, which says what they are. */
function timesOf(run: JsonObject): JsonObject {
  const { start_time: start, end_time: end, dotted_order: order } = run;
  const last = typeof order === 'string' ? (order.split('.').at(-1) ?? '') : '';
  const digits = (text: Json | undefined): string => String(text).replace(/\D/g, '').slice(0, 14);
  const isUtc = /^\d{8}T\d+Z/.test(last) && digits(last.split('Z')[0]) === digits(start);
  const zoned = (time: Json): Json =>
    typeof time === 'string' && isUtc && /:\d\d(\.\d+)?$/.test(time) ? `${time}Z` : time;
  return {
    ...(isGiven(start) ? { startTime: zoned(start) } : {}),
    ...(isGiven(end) ? { endTime: zoned(end) } : {}),
  };
}

/** Where a run may say which conversation it is part of. */
const CONVERSATIONS = ['thread_id', 'session_id', 'conversation_id'];

function attributesOf(
  { extra }: JsonObject,
  type: string,
  { input, output }: JsonObject,
): JsonObject {
  const { metadata, invocation_params: params } = objectMembers(extra);
  const said = objectMembers(metadata);
  const asked = objectMembers(params);
  const conversation = CONVERSATIONS.map((name) => said[name]).find(isGiven);
  const model = [asked['model'], asked['model_name'], said['ls_model_name']].find(isGiven);
  const callId = objectMembers(output)['tool_call_id'];
  return {
    'langsmith.span.kind': type,
    ...(isGiven(input) ? { 'langsmith.run.inputs': input } : {}),
    ...(isGiven(output) ? { 'langsmith.run.outputs': output } : {}),
    ...(conversation === undefined ? {} : { 'gen_ai.conversation.id': conversation }),
    ...(typeof model === 'string' && type === 'llm' ? { 'gen_ai.request.model': model } : {}),
    ...(typeof callId === 'string' && type === 'tool' ? { 'gen_ai.tool.call.id': callId } : {}),
  };
}
