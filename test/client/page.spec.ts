import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { PROJECT, run } from '../support/built-command.js';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';

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
