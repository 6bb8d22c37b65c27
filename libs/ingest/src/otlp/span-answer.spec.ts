import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@docket/chain';
import type { OtlpSpan } from './items.js';
import { mapTrace, type Trace } from './map-trace.js';

const idOf = (n: number): string => n.toString(16).padStart(16, '0');
const span = (n: number, attributes: JsonObject, more: Partial<OtlpSpan> = {}): OtlpSpan => ({
  traceId: '5b8efff798038103d269b633813fc60c',
  spanId: idOf(n),
  ...(n === 1 ? {} : { parentSpanId: idOf(1) }),
  name: `span ${n}`,
  start: `170000000${n}000000000`,
  end: `170000000${n}500000000`,
  attributes,
  events: [],
  links: [],
  status: 'unset',
  resource: {},
  ...more,
});
const agent = (more: JsonObject = {}) =>
  span(1, { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': 'helper', ...more });
const closing = (trace: Trace) => {
  const closed = mapTrace(trace).decisions[0]?.records.find(
    ({ type }) => type === 'decision.closed',
  );
  if (closed?.type !== 'decision.closed') throw new Error('no closing');
  return closed;
};

describe('what the agent answered in words', () => {
  const said = (...spans: OtlpSpan[]) => {
    const { body } = closing({ spans, keepsAnswer: true });
    expect(body).not.toHaveProperty('decided');
    const { ext = {} } = body;
    return [ext['import'], (ext['otlp'] as JsonObject)['from']];
  };
  const message = (content: string) => ({ messages: [{ role: 'assistant', content }] });
  const chat = (n: number, attributes: JsonObject, parent = 1) =>
    span(n, { 'gen_ai.operation.name': 'chat', ...attributes }, { parentSpanId: idOf(parent) });
  const parts = (...list: object[]) => JSON.stringify([{ role: 'assistant', parts: list }]);

  test('stands with the close as a message: of the whole, without what was thought', () => {
    const thought = { type: 'reasoning', content: 'Hm.' };
    const root = agent({
      'gen_ai.output.messages': parts(thought, { type: 'text', content: 'It is on its way.' }),
    });
    expect(said(root, chat(2, { 'gen_ai.completion': 'Let me see.' }))).toEqual([
      message('It is on its way.'),
      { answer: 'gen_ai.output.messages', answer_span: idOf(1) },
    ]);
  });

  test.each<[string, JsonObject]>([
    [
      'gen_ai.output.messages',
      { 'gen_ai.output.messages': parts({ type: 'text', content: 'Yes.' }) },
    ],
    ['gen_ai.completion.0.content', { 'gen_ai.completion.0.content': 'Yes.' }],
    ['llm.output_messages.0.message.content', { 'llm.output_messages.0.message.content': 'Yes.' }],
    ['output.value', { 'output.value': '{"messages":[{"type":"ai","content":"Yes."}]}' }],
    ['ai.response.text', { 'ai.response.text': 'Yes.' }],
    ['mlflow.spanOutputs', { 'mlflow.spanOutputs': '"Yes."' }],
  ])('else of the last call of a model of its own: %s', (attribute, attributes) => {
    const below = span(4, {
      'gen_ai.operation.name': 'invoke_agent',
      'gen_ai.agent.name': 'other',
    });
    const spans = [agent(), chat(2, { 'gen_ai.completion': 'No.' }), chat(3, attributes), below];
    expect(said(...spans, chat(5, { 'gen_ai.completion': 'Of the other.' }, 4))).toEqual([
      message('Yes.'),
      { answer: attribute, answer_span: idOf(3) },
    ]);
  });

  test('a call of tools is no answer, and nothing is said where nobody asks for it', () => {
    const calls = { 'gen_ai.output.messages': parts({ type: 'tool_call', name: 'look_up' }) };
    expect(said(agent(), chat(2, { 'gen_ai.completion': 'Wait.' }), chat(3, calls))).toEqual([
      undefined,
      undefined,
    ]);
    const { body } = closing({ spans: [agent({ 'gen_ai.completion': 'Done.' })] });
    expect(body.ext).not.toHaveProperty('import');
  });
});
