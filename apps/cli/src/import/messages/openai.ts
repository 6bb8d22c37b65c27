import { isJsonObject, type Json, type JsonObject } from '@docket/chain';
import { askedWith, joinedTexts, merged, givenText, saysCut, without } from './content.js';
import type { MessageLog, SaidTurn, SaidCall } from './said.js';

/**
 * A log of OpenAI: `messages` of Chat Completions with the `choices` of the answer, or `input` and `output` of Responses;
 * as one object, or as `request` and `response`.
 */
export function readOpenAi(log: JsonObject): MessageLog | undefined {
  const { request, response } = merged(log);
  const { messages, input, instructions } = request;
  const isChat = Array.isArray(messages);
  if (!isChat && typeof input !== 'string' && !Array.isArray(input)) return undefined;
  const said = isChat
    ? [...messages, ...answerOf(response)].map(chatMessage)
    : turns([...itemsOf(input), ...itemsOf(response['output'])]);
  const read = [
    'messages',
    'input',
    'instructions',
    'choices',
    'output',
    'model',
    'request',
    'response',
  ];
  return {
    said,
    system: givenText(instructions),
    model: givenText(response['model']) ?? givenText(request['model']),
    isCut: saysCut(response) || saysCut(chosen(response)?.choice ?? {}),
    ref: givenText(response['id']),
    rest: {
      ...without(request, read),
      ...without(response, read),
      ...otherChoices(response),
    },
    asked: askedWith(request, read),
  };
}

/** The message of the first choice, and what it stands in. */
function chosen({ choices }: JsonObject): { message: Json; choice: JsonObject } | undefined {
  const first = Array.isArray(choices) ? choices[0] : undefined;
  if (!isJsonObject(first) || !isJsonObject(first['message'])) return undefined;
  return { message: first['message'], choice: first };
}

function answerOf(response: JsonObject): Json[] {
  const answer = chosen(response);
  return answer === undefined ? [] : [answer.message];
}

/** What `choices` says beside the message that was taken as the answer. */
function otherChoices(response: JsonObject): JsonObject {
  const { choices } = response;
  if (choices === undefined || choices === null) return {};
  const answer = chosen(response);
  if (answer === undefined || !Array.isArray(choices)) return { choices };
  const about = without(answer.choice, ['message', 'index']);
  return {
    ...(Object.keys(about).length === 0 ? {} : { choice: about }),
    ...(choices.length > 1 ? { choices: choices.slice(1) } : {}),
  };
}

const itemsOf = (value: Json | undefined): readonly Json[] =>
  typeof value === 'string'
    ? [{ role: 'user', content: value }]
    : Array.isArray(value)
      ? value
      : [];

function chatMessage(message: Json): SaidTurn {
  if (!isJsonObject(message)) return plain('unknown', { content: message });
  const { tool_calls: calls, function_call: older, ...kept } = message;
  const role = givenText(message['role']) ?? 'unknown';
  if (role === 'tool' || role === 'function') {
    const id = givenText(message['tool_call_id']);
    const rest = without(message, ['role', 'content', 'tool_call_id']);
    const answer = { id, content: message['content'], isError: undefined, whole: message, rest };
    return { ...plain(role, message), kept: [], answers: [answer] };
  }
  const listed = Array.isArray(calls) ? calls : [];
  const made = listed.filter(isJsonObject);
  // What is no call, or no list of calls, stays with what was said.
  const odd = Array.isArray(calls) ? listed.filter((one) => !isJsonObject(one)) : calls;
  const isOdd = Array.isArray(odd) ? odd.length > 0 : odd !== undefined && odd !== null;
  const isOlder = isJsonObject(older) && made.length === 0;
  const said = {
    ...kept,
    ...(isOdd ? { tool_calls: odd } : {}),
    ...(older === undefined || older === null || isOlder ? {} : { function_call: older }),
  };
  return { ...plain(role, said), calls: (isOlder ? [{ function: older }] : made).map(callOf) };
}

function plain(role: string, message: JsonObject): SaidTurn {
  const text = joinedTexts(message['content']);
  return { role, messages: 1, kept: [message], text, calls: [], answers: [] };
}

function callOf(call: JsonObject): SaidCall {
  // A call of a tool of one's own kind has no `function`.
  const kind = ['function', 'custom'].find((name) => isJsonObject(call[name]));
  const made = kind === undefined ? call : (call[kind] as JsonObject);
  const read = ['id', 'type', 'name', 'arguments', 'input', ...(kind === undefined ? [] : [kind])];
  return {
    id: givenText(call['id']),
    name: givenText(made['name']) ?? 'not recorded',
    given: made['arguments'] ?? made['input'],
    rest: { ...without(made, read), ...without(call, read) },
  };
}

/** Items of Responses: what the model gave one after the other is one turn. */
function turns(items: readonly Json[]): SaidTurn[] {
  const said: SaidTurn[] = [];
  for (const item of items) {
    const one = itemSaid(item);
    const last = said.at(-1);
    if (last?.role !== 'assistant' || one.role !== 'assistant') said.push(one);
    else {
      last.messages += 1;
      last.kept.push(...one.kept);
      last.calls.push(...one.calls);
      last.text = one.text ?? last.text;
    }
  }
  return said;
}

function itemSaid(item: Json): SaidTurn {
  if (!isJsonObject(item)) return plain('unknown', { content: item });
  const type = givenText(item['type']) ?? 'message';
  if (/^(function|custom_tool)_call$/.test(type)) {
    const { name, arguments: given, input, call_id: id } = item;
    const call = {
      id: givenText(id),
      name: givenText(name) ?? 'not recorded',
      given: given ?? input,
      rest: without(item, ['type', 'name', 'arguments', 'input', 'call_id']),
    };
    return { ...plain('assistant', {}), kept: [], calls: [call] };
  }
  if (/^(function|custom_tool)_call_output$/.test(type)) {
    const { call_id: id, output } = item;
    const rest = without(item, ['type', 'call_id', 'output']);
    const answer = { id: givenText(id), content: output, isError: undefined, whole: item, rest };
    return { ...plain('tool', {}), kept: [], answers: [answer] };
  }
  // Reasoning, and calls of tools that the provider runs itself, are the model's.
  return plain(givenText(item['role']) ?? 'assistant', item);
}
