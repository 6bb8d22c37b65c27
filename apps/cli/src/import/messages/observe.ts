import { sha256, toHex, utf8, type Json, type JsonObject } from '@docket/chain';
import type { ObservedStep, ObservedSource, ObservedTrace } from '../observed/trace.js';
import type { MessageLog, SaidTurn, SaidAnswer, SaidCall } from './said.js';

/**
 * observe makes a trace of a conversation: an agent, below it each turn of the model, below that its calls. A log has no
 * times, so only the order stands for when it was.
 */
export function observe(
  source: ObservedSource,
  index: number,
  { said, system, model, isCut, ref, rest }: MessageLog,
): ObservedTrace {
  const observations: ObservedStep[] = [];
  const waiting: { call: SaidCall; observation: ObservedStep }[] = [];
  const messages: { order: number; message: JsonObject }[] = [];
  let left = 0;
  let systems = system === undefined ? 0 : 1;
  let instructions = system;
  for (const [at, turn] of said.entries()) {
    const order = at + 1;
    const orphans = turn.answers.filter((answer) => !isTaken(waiting, answer));
    const isSystem = turn.role === 'system' || turn.role === 'developer';
    const isFirstSystem = isSystem && instructions === undefined && turn.text !== undefined;
    if (isFirstSystem) {
      instructions = turn.text;
      systems++;
    }
    const kept = isFirstSystem ? turn.kept.map(digested) : turn.kept;
    const whole = [...kept, ...orphans.map(({ whole: one }) => one)];
    messages.push(...whole.map((message) => ({ order, message })));
    left += Math.max(0, turn.messages - whole.length);
    // Whoever is said to have made a call: it was made.
    if (turn.role !== 'assistant' && turn.calls.length === 0) continue;
    const id = `turn-${at}`;
    observations.push(
      observation(order, { id, parent: ROOT, type: 'GENERATION', name: 'turn', model }),
    );
    for (const [number, call] of turn.calls.entries()) {
      const made = toolCall(order, { id: `call-${at}-${number}`, parent: id }, call);
      observations.push(made);
      waiting.push({ call, observation: made });
    }
  }
  const { ended, why } = isCut ? CUT : endOf(said, waiting.length);
  const root = rootOf({
    format: source.format,
    model,
    instructions,
    rest,
    request: requestOf(said),
  });
  if (ended) root.ended = said.length + 1;
  return {
    ...source,
    trace: { id: `log-${index}`, index },
    ref,
    outcomeFrom: why,
    messages,
    counts: { messages: messages.length + left, answered: left, systems },
    observations: [root, ...observations],
  };
}

const ROOT = 'conversation';
/** What the log says of its end counts before what its last words look like. */
const CUT = { ended: false, why: 'the log says that the last answer failed, or was cut' };

/**
 * Gives an answer to the call that it names, of the newest turn that made one of this id; or, where it names none, to
 * the first that waits.
 */
function isTaken(
  waiting: { call: SaidCall; observation: ObservedStep }[],
  { id, content, isError, rest }: SaidAnswer,
): boolean {
  const newest = waiting.findLast(({ call }) => call.id === id)?.observation.order;
  const at = waiting.findIndex(
    ({ call, observation: { order } }) => id === undefined || (call.id === id && order === newest),
  );
  const [found] = at === -1 ? [] : waiting.splice(at, 1);
  if (found === undefined) return false;
  const { observation: made } = found;
  if (content !== undefined && content !== null) {
    made.value['output'] = content;
    made.attributes['gen_ai.tool.call.result'] = content;
  }
  Object.assign(made.value, named('answer', rest));
  if (isError === true) made.value['level'] = 'ERROR';
  // Only a log that says so says that it went well.
  if (isError === false && made.order !== undefined) made.ended = made.order;
  return true;
}

function observation(
  order: number,
  {
    id,
    parent,
    type,
    name,
    model,
  }: Omit<ObservedStep, 'value' | 'attributes'> & { model?: string | undefined },
): ObservedStep {
  return {
    id,
    parent,
    type,
    name,
    order,
    value: { type },
    attributes: {
      'gen_ai.operation.name': type === 'TOOL' ? 'execute_tool' : 'chat',
      ...(model === undefined ? {} : { 'gen_ai.request.model': model }),
    },
  };
}

function toolCall(
  order: number,
  place: { id: string; parent: string },
  { id, name, given, rest }: SaidCall,
): ObservedStep {
  const made = observation(order, { ...place, type: 'TOOL', name });
  const isGiven = given !== undefined && given !== null;
  return {
    ...made,
    value: { ...named('call', rest), ...made.value, ...(isGiven ? { input: given } : {}) },
    attributes: {
      ...made.attributes,
      'gen_ai.tool.name': name,
      ...(id === undefined ? {} : { 'gen_ai.tool.call.id': id }),
      ...(isGiven ? { 'gen_ai.tool.call.arguments': given } : {}),
    },
  };
}

function rootOf(facts: {
  format: string;
  model: string | undefined;
  instructions: string | undefined;
  request: Json | undefined;
  rest: JsonObject;
}): ObservedStep {
  const { format, model, instructions, request, rest } = facts;
  return {
    id: ROOT,
    parent: undefined,
    type: 'AGENT',
    name: format,
    order: 0,
    value: { ...named('log', rest), type: 'AGENT' },
    attributes: {
      'gen_ai.operation.name': 'invoke_agent',
      'gen_ai.agent.name': format,
      ...(model === undefined ? {} : { 'gen_ai.request.model': model }),
      ...(instructions === undefined ? {} : { 'gen_ai.system_instructions': instructions }),
      ...(request === undefined ? {} : { 'gen_ai.input.messages': request }),
    },
  };
}

/** Under names of their own: none of them is what an observation says of itself. */
function named(whose: 'log' | 'call' | 'answer', rest: JsonObject): JsonObject {
  const members = Object.entries(rest).map(([name, value]) => [`${whose}.${name}`, value]);
  return Object.fromEntries(members) as JsonObject;
}

function requestOf(said: readonly SaidTurn[]): Json | undefined {
  const first = said.find(({ role, text }) => role === 'user' && text !== undefined);
  return first?.text === undefined ? undefined : [{ role: 'user', content: first.text }];
}

function endOf(said: readonly SaidTurn[], waiting: number): { ended: boolean; why: string } {
  const last = said.at(-1);
  if (last?.role !== 'assistant' || last.calls.length > 0 || waiting > 0)
    return { ended: false, why: 'the log does not end with words of the model' };
  return { ended: true, why: 'the log ends with words of the model, and no call waits' };
}

/** The text is often the same in many logs, and long: keep it with what wrote it. */
function digested({ content, ...kept }: JsonObject): JsonObject {
  return { ...kept, content_sha256: toHex(sha256(utf8(JSON.stringify(content ?? null)))) };
}
