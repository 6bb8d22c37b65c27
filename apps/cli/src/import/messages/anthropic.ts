import { isJsonObject, type Json, type JsonObject } from '@docket/chain';
import { askedWith, joinedTexts, merged, givenText, saysCut, without } from './content.js';
import type { MessageLog, SaidTurn, SaidAnswer, SaidCall } from './said.js';

/**
 * A log of Anthropic's Messages: `system` and `messages`, with `content` of the answer; as one object, or as `request`
 * and `response`.
 */
export function readAnthropic(log: JsonObject): MessageLog | undefined {
  const { request, response } = merged(log);
  const { messages, system } = request;
  if (!Array.isArray(messages)) return undefined;
  const answer =
    'content' in response ? [{ role: 'assistant', content: response['content'] ?? null }] : [];
  const read = ['messages', 'system', 'content', 'model', 'role', 'request', 'response'];
  return {
    said: [...messages, ...answer].map(messageSaid),
    system: joinedTexts(system),
    model: givenText(response['model']) ?? givenText(request['model']),
    isCut: saysCut(response),
    ref: givenText(response['id']),
    rest: { ...without(request, read), ...without(response, read) },
    asked: askedWith(request, read),
  };
}

function messageSaid(message: Json): SaidTurn {
  const whole = isJsonObject(message) ? message : { content: message };
  const role = givenText(whole['role']) ?? 'unknown';
  const { content } = whole;
  const said = { role, messages: 1, text: joinedTexts(content) };
  if (!Array.isArray(content)) return { ...said, kept: [whole], calls: [], answers: [] };
  const calls: SaidCall[] = [];
  const answers: SaidAnswer[] = [];
  const others = content.filter((block) => {
    if (!isJsonObject(block)) return true;
    const { type, id, name, input, tool_use_id: of, is_error: isError } = block;
    if (type === 'tool_use') {
      calls.push({
        id: givenText(id),
        name: givenText(name) ?? 'not recorded',
        given: input,
        rest: without(block, ['type', 'id', 'name', 'input']),
      });
      return false;
    }
    if (type !== 'tool_result') return true;
    answers.push({
      id: givenText(of),
      content: block['content'],
      isError: typeof isError === 'boolean' ? isError : undefined,
      whole: { role, content: [block] },
      rest: without(block, ['type', 'tool_use_id', 'content', 'is_error']),
    });
    return false;
  });
  const kept = others.length === 0 ? [] : [{ ...whole, content: others }];
  return { ...said, kept, calls, answers };
}
