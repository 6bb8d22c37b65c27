import { expect, test } from '@jest/globals';
import { unnamedLosses } from '../account.js';
import { checkFile } from '../check.js';
import { langfuseFile } from './file.js';

const at = (second: number): string => `2026-01-01T00:00:0${second}.000Z`;
const step = (id: string, type: string, second: number, more: object): object => ({
  id,
  type,
  name: id,
  startTime: at(second),
  endTime: at(second + 1),
  ...(id === 'graph' ? {} : { parentObservationId: 'graph' }),
  metadata: { resourceAttributes: { 'service.name': 'unknown_service' } },
  ...more,
});

const observations = [
  step('graph', 'SPAN', 0, { input: { messages: [{ type: 'human', content: 'Search.' }] } }),
  step('asked', 'GENERATION', 1, {
    model: 'model-a',
    output: { role: 'assistant', content: '', additional_kwargs: { tool_calls: [{ id: 'c' }] } },
  }),
  step('Web-Search', 'SPAN', 2, {
    input: "{'query': 'example'}",
    output: { type: 'tool', name: 'Web-Search', tool_call_id: 'c', content: 'example.com' },
  }),
  step('told', 'GENERATION', 3, {
    model: 'model-a',
    output: { role: 'assistant', content: 'It is example.com.' },
  }),
];
const text = JSON.stringify({ trace: { id: 't' }, observations });
const file = langfuseFile(new TextEncoder().encode(text), 'trace.json');
const { records } = file.map(0, file.runs[0]!.read(), { stakes: 'low' });
const bodyOf = (type: string) => records.find((one) => one.type === type)?.body;

test('a span of LangGraph that gave the message of a tool is a call, with what it took and gave', () => {
  expect(JSON.stringify(bodyOf('job_card.filed'))).toContain('example.com');
  expect(bodyOf('job_card.filed')).toMatchObject({
    tool_calls: [{ tool_name: 'Web-Search', tool_call_id: 'c' }],
  });
});

test('what the last call of a model answered in words stands with the close, and is no decision', () => {
  expect(bodyOf('decision.closed')).toMatchObject({
    ext: { import: { messages: [{ role: 'assistant', content: 'It is example.com.' }] } },
  });
  expect(bodyOf('decision.closed')).not.toHaveProperty('decided');
});

test('a service that nobody named names no agent, and the one model of all calls is its', () => {
  expect(bodyOf('decision.opened')).toMatchObject({ agent: { id: 'graph', model: 'model-a' } });
});

test('what is kept adds up to what the source holds', () => {
  const { accounts } = checkFile(file, { stakes: 'low' });
  expect(unnamedLosses(accounts)).toEqual([]);
  expect(accounts.find(({ kind }) => kind === 'tool calls')).toMatchObject({ found: 1, kept: 1 });
});
