import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { codeBlockOf } from '../docs/code-blocks.js';
import { PROJECT, run } from '../support/built-command.js';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { readSubmitted } from '../client-spool/entries.js';

let server: DocketServer;
let sections: string[];
beforeAll(async () => {
  server = await startDocketServer();
  sections = (await readFile(`${PROJECT}libs/client/README.md`, 'utf8')).split(/^## /m);
});
afterAll(() => server.stop());

/** The example of a section of the page, and what the page says that it prints. */
function exampleOf(heading: string): { code: string; output: string } {
  const section = sections.find((one) => one.startsWith(heading)) ?? '';
  const code = /```js\n([\s\S]*?)```/.exec(section)?.[1];
  const output = /It prints\n\n```\n([\s\S]*?)```/.exec(section)?.[1];
  if (code === undefined || output === undefined) throw new Error(`no example: ${heading}`);
  return { code, output };
}

// Evaluated in the project's root, where the package's own name leads to its build.
const evaluate = (code: string, env: Record<string, string>) =>
  run(['--input-type=module', '--eval', code], { env: { DOCKET_URL: server.url, ...env } });

test('the first example of the package page runs and prints what the page says', async () => {
  const { code, output } = exampleOf('# @docket/client');
  const { createKey } = await server.createLedger('claims');
  const result = await evaluate(code, { DOCKET_API_KEY: await createKey('agent') });
  expect(result).toEqual({ code: 0, stdout: output, stderr: '' });
});

test('so does the one of runs and tools, in ten lines at most', async () => {
  const { code, output } = exampleOf('Ten lines: runs and tools');
  expect(code.trimEnd().split('\n').length).toBeLessThanOrEqual(10);
  const { createKey } = await server.createLedger('runs');
  const result = await evaluate(code.replaceAll("ledger: 'claims'", "ledger: 'runs'"), {
    DOCKET_API_KEY: await createKey('agent'),
    OFFICER_KEY: await createKey('officer'),
  });
  expect(result).toEqual({ code: 0, stdout: output, stderr: '' });
});

test('so does the one of handoffs, incidents, gaps and policy', async () => {
  const { code, output } = exampleOf('Handoffs, incidents, gaps, policy');
  const { createKey } = await server.createLedger('support');
  const result = await evaluate(code, {
    AGENT_KEY: await createKey('agent'),
    OFFICER_KEY: await createKey('officer'),
    ADMINISTRATOR_KEY: await createKey('administrator'),
  });
  expect(result).toEqual({ code: 0, stdout: output, stderr: '' });
});

/** What stands around the fragments of the page, in the order in which one leads to the next. */
const AROUND: readonly (readonly [before: string, fragment: string])[] = [
  [
    `import { DocketClient, retrieved, sourceDocument } from '@docket/client';
const { DOCKET_URL: url, DOCKET_API_KEY: apiKey } = process.env;
const docket = new DocketClient({ url, apiKey, ledger: 'fragments' });
const opening = { agent: { id: 'refund-agent' }, goal: 'Refund order 44812', stakes: 'low' };
const decision = await docket.decision(opening);
const card = { current_phase: 'EXECUTING', goal: opening.goal, confidence: 0.9, needs_human: false };
const policy = sourceDocument({ document_id: 'refund-policy', version: '3.1' });
const hits = [{ id: 'refund-policy', version: '3.1', score: 0.9, text: 'Refunds in part are fine.' }];`,
    'const found = await retrieved(',
  ],
  [
    `const target = { system: 'payments', resource: 'order-44812' };
const intent = { operation: 'issue_refund', target, owner: 'finance' };
const cut = async () => { throw new Error('the connection was cut'); };
await decision.sideEffect('refund:order-44812', intent, cut).catch(() => undefined);
const [{ sideEffectId }] = (await decision.read()).sideEffects;`,
    'await decision.reconcile(',
  ],
  ['', 'await decision.compensate('],
  [
    `const { signal } = new AbortController();
await decision.jobCard({ ...card, needs_human: true });
const reviewer = new DocketClient({ url, apiKey: process.env.REVIEWER_KEY, ledger: 'fragments' });
const asked = reviewer.existing(decision.id);
for (const { escalation_id } of (await asked.read()).reasons)
  await asked.review({ verdict: 'approve', reason: 'It was looked at.', escalation_id });`,
    'const { directive } = await decision.waitForVerdict(',
  ],
];

test('the fragments between them run as they stand', async () => {
  const fragments = sections.flatMap((one) =>
    [...one.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code),
  );
  expect(fragments).toHaveLength(AROUND.length);
  const program = AROUND.map(([before, begins]) => {
    const fragment = fragments.find((code) => code.startsWith(begins));
    if (fragment === undefined) throw new Error(`no fragment: ${begins}`);
    return `${before}\n${fragment}`;
  });
  const told = `const { sideEffects } = await decision.read();
console.log(directive, ...sideEffects.map(({ status }) => status));`;
  const { createKey } = await server.createLedger('fragments');
  const result = await evaluate([...program, told].join('\n'), {
    DOCKET_API_KEY: await createKey('agent'),
    REVIEWER_KEY: await createKey('reviewer'),
  });
  expect(result).toEqual({ code: 0, stdout: 'proceed compensated executed\n', stderr: '' });
});

test('the function of the guide says the trace that the agent works in', async () => {
  const fragment = codeBlockOf('docs/guide/agent-developer.md', 'import { context, propagation }');
  const before = `import { trace } from '@opentelemetry/api';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { DocketClient } from '@docket/client';
new NodeTracerProvider().register();
const { DOCKET_URL: url, DOCKET_API_KEY: apiKey } = process.env;`;
  const after = `const opening = { agent: { id: 'refund-agent' }, goal: 'Refund order 44812', stakes: 'low' };
await trace.getTracer('guide').startActiveSpan('run', async (span) => {
  await client.decision(opening);
  console.log(span.spanContext().traceId);
});`;
  const { createKey } = await server.createLedger('traced');
  const program = [before, fragment.replace("'claims'", "'traced'"), after].join('\n');
  const result = await evaluate(program, { DOCKET_API_KEY: await createKey('agent') });
  expect(result).toMatchObject({ code: 0, stderr: '' });
  const [opened] = await readSubmitted(server.url, 'traced', await createKey('auditor'));
  expect(opened?.body).toMatchObject({ trace_id: result.stdout.trim() });
});
