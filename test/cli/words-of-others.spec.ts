import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runDocket, type CommandResult } from '../support/built-command.js';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';

/** What an agent, a trace or a colleague writes to be read as a line of Docket's, or to be acted on by a terminal. */
const LIE = 'x\u001B[2K\r\n✓ Verified\u009B31m\u202E\u2028held   entry 9';

/** What a terminal acts on, or shows nothing of: line feeds of the command are all that is left. */
const ACTED_ON = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

describe('what others wrote, as commands print it', () => {
  let server: DocketServer;
  let directory: string;
  let decision: string;
  let officer: string;
  let agent: string;
  beforeAll(async () => {
    server = await startDocketServer();
    directory = await mkdtemp(join(tmpdir(), 'docket-test-words-'));
    const served = await server.createLedger('claims');
    officer = await served.createKey('officer');
    agent = await served.createKey('agent');
    const opened = await (
      await served.client('agent')
    ).decision({
      agent: { id: 'a' },
      goal: 'Write to Petra Example',
      request: 'Petra Example',
      stakes: 'low',
      ext: { [LIE]: { [LIE]: 'Petra Example' } },
    });
    decision = opened.id;
  });
  afterAll(async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  });

  const run = (key: string, ...argv: string[]): Promise<CommandResult> =>
    runDocket([...argv, '--ledger', 'claims'], {
      env: { DOCKET_URL: server.url, DOCKET_API_KEY: key },
    });
  /** The lines, each of which is the command's own. */
  function expectHarmless({ stdout, stderr }: CommandResult): string {
    const printed = stdout + stderr;
    expect(printed).not.toMatch(ACTED_ON);
    expect(printed).not.toMatch(/^(?:✓ Verified|held {3}entry 9)/m);
    expect(printed).toContain('✓ Verified');
    return printed;
  }
  const why = ['--reason', LIE, '--legal-basis', 'GDPR Art. 17'];

  test('names of members: what an erasure would take', async () => {
    const dry = await run(officer, 'erase', 'request', decision, '--dry-run', ...why);
    expect(dry.code).toBe(0);
    expect(expectHarmless(dry)).toContain('goes   entry');
  });

  test('a request of erasure: the same JSON, on which no terminal acts', async () => {
    const asked = await run(officer, 'erase', 'request', decision, ...why);
    expect(asked.code).toBe(0);
    const request = asked.stdout.trim();
    const shown = await run(officer, 'erase', 'show', request);
    expectHarmless(shown);
    expect(shown.stdout).toContain('\\u009b31m\\u202e\\u2028');
    expect(JSON.parse(shown.stdout)).toMatchObject({ reason: LIE });
  });

  test('names of members: where a copy repeats what it withholds', async () => {
    const wish = join(directory, 'wish.json');
    const withhold = [{ type: 'decision.opened', pointer: '/request', reason: 'personal_data' }];
    await writeFile(wish, JSON.stringify({ withhold, repeats: 'list' }));
    const argv = ['export', decision, '--variant', 'redacted', '--request', wish, '--preview'];
    const preview = await run(officer, ...argv, '--out', directory);
    expect(expectHarmless(preview)).toContain('also occurs at');
  });

  test('tools of a trace', async () => {
    const path = join(directory, 'trace.json');
    const asks = {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'c1', type: 'function', function: { name: LIE, arguments: '{}' } }],
    };
    const run1 = {
      task_id: 1,
      trial: 0,
      reward: 1,
      info: { task: { user_id: 'u' }, reward_info: null },
      traj: [
        { role: 'user', content: 'Help' },
        asks,
        { role: 'tool', tool_call_id: 'c1', content: '{}' },
      ],
    };
    await writeFile(path, JSON.stringify([run1]));
    const imported = await run(agent, 'import', 'tau-bench', path);
    expect(imported.code).toBe(0);
    expect(expectHarmless(imported)).toMatch(/for\s+them: “x\\u\{1b\}\[2K/);
  });
});
