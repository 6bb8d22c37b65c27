import { expect, test } from '@jest/globals';
import type { Json } from '@docket/chain';
import { textOfAnswer } from './answer-text.js';

const TEXT = 'It rains in Portland.';

test.each<[string, Json]>([
  ['a text', TEXT],
  ['a message of OpenAI', { choices: [{ message: { role: 'assistant', content: TEXT } }] }],
  [
    'a response of OpenAI',
    { output: [{ type: 'message', content: [{ type: 'output_text', text: TEXT }] }] },
  ],
  [
    'a message of Gemini',
    { candidates: [{ content: { role: 'model', parts: [{ text: TEXT }] } }] },
  ],
  ['a part of Google ADK', { content: { parts: [{ text: TEXT }], role: 'model' } }],
  ['a list of OpenTelemetry', [{ role: 'assistant', parts: [{ type: 'text', content: TEXT }] }]],
  [
    'messages in a text',
    JSON.stringify([
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: TEXT },
    ]),
  ],
  [
    'a message of LangChain',
    {
      messages: [
        { type: 'human', content: 'Hi' },
        { type: 'ai', content: TEXT },
      ],
    },
  ],
])('the answer in %s', (_name, output) => {
  expect(textOfAnswer(output)).toBe(TEXT);
});

test.each<[string, Json | undefined]>([
  ['nothing', undefined],
  ['calls alone', [{ role: 'assistant', parts: [{ type: 'tool_call', name: 'look' }] }]],
  ['what a user said', [{ role: 'user', content: 'Hi' }]],
  ['a function call', { content: { parts: [{ function_call: { name: 'look' } }], role: 'model' } }],
  ['a number', 7],
])('%s is no answer', (_name, output) => {
  expect(textOfAnswer(output)).toBeUndefined();
});
