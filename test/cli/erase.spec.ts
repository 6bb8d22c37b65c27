import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DocketErasures } from '@docket/client';
import { runDocket, type CommandResult } from '../support/built-command.js';
import { startDocketServer, type DocketServer } from '../support/docket-server.js';
import { hostDocket } from '../support/hosted-command.js';

const docket = hostDocket();

describe('docket erase', () => {
  let server: DocketServer;
  let decision: string;
  let asking: string;
  let second: string;
  beforeAll(async () => {
    server = await startDocketServer();
    const served = await server.createLedger('claims');
    asking = await served.createKey('officer');
    second = await served.createKey('officer');
    const agent = await served.client('agent');
    const opening = {
      agent: { id: 'a' },
      goal: 'Write to Ada Quill',
      stakes: 'low',
      subject_ref: 'customer-7f3a',
    } as const;
    decision = (await agent.decision(opening)).id;
  });
  afterAll(() => server.stop());

  const run = (key: string, ...argv: string[]): Promise<CommandResult> =>
    docket(['erase', ...argv, '--ledger', 'claims'], {
      env: { DOCKET_URL: server.url, DOCKET_API_KEY: key },
    });
  const why = ['--reason', 'asked', '--legal-basis', 'GDPR Art. 17'];
  const opened = async (): Promise<string> => {
    const served = new DocketErasures({ url: server.url, apiKey: asking, ledger: 'claims' });
    for (let seq = 1; seq < 20; seq++) {
      const found = await served.preview({ decision, entries: [{ seq }] }).catch(() => undefined);
      if (found !== undefined) return String(seq);
    }
    throw new Error('the decision has no entry');
  };

  test('asks as one person, shows, and confirms as another', async () => {
    const seq = await opened();
    const dry = await run(asking, 'request', decision, '--entry', seq, '--dry-run', ...why);
    expect(dry).toMatchObject({ code: 0, stdout: '2\n' });
    expect(dry.stderr).toContain(`goes   entry ${seq}  /goal\n`);
    expect(dry.stderr).toContain(`stays  entry ${seq}  /stakes\n`);
    const asked = await run(asking, 'request', decision, '--entry', `${seq}:/goal`, ...why);
    expect(asked).toMatchObject({ code: 0 });
    expect(asked.stdout).toMatch(/^\d+\n$/);
    const request = asked.stdout.trim();
    const shown = JSON.parse((await run(second, 'show', request)).stdout) as object;
    expect(shown).toMatchObject({
      state: 'waiting',
      reason: 'asked',
      values: [{ pointers: ['/goal'] }],
    });
    const listed = JSON.parse((await run(second, 'list')).stdout) as object;
    expect(listed).toMatchObject({ waiting: [{ request: Number(request) }], legalHolds: [] });
    const alone = await run(asking, 'confirm', request);
    expect(alone).toMatchObject({ code: 1, stdout: '' });
    expect(alone.stderr).toContain('an erasure takes two people');
    const done = await run(second, 'confirm', request, '--note', 'checked');
    expect(done).toMatchObject({ code: 0 });
    expect(done.stdout).toMatch(/^\d+\n$/);
    expect(done.stderr).toContain('1 values are gone');
    const again = await run(second, 'confirm', request);
    expect(again.stderr).toContain('does not wait: it is ordered');
    const read = JSON.parse((await run(second, 'show', request)).stdout) as object;
    expect(read).toMatchObject({ state: 'ordered', ordered: { seq: Number(done.stdout) } });
    const out = await mkdtemp(join(tmpdir(), 'docket-certificate-'));
    const certified = await run(second, 'certificate', request, '--out', out, '--locale', 'de');
    const base = join(out, `claims.erasure-${request}`);
    expect(certified).toMatchObject({ code: 0, stdout: `${base}.json\n${base}.pdf\n` });
    for (const file of [`${base}.json`, `${base}.pdf`]) {
      const checked = await runDocket(['verify', file]);
      expect([checked.code, checked.stderr]).toEqual([0, '']);
      expect(checked.stdout).toContain('1 values of 1 entries');
      const told = JSON.parse((await docket(['verify', file, '--json'])).stdout) as object;
      const order = Number(done.stdout);
      expect(told).toMatchObject({
        verdict: 'verified',
        request: Number(request),
        order,
        values: 1,
      });
    }
    const forged = (await readFile(`${base}.json`, 'utf8')).replace(
      '"pointer":"/goal"',
      '"pointer":"/gaol"',
    );
    await writeFile(`${base}.json`, forged);
    expect(await runDocket(['verify', `${base}.json`])).toMatchObject({ code: 1 });
    const withCheckpoint = ['verify', `${base}.pdf`, '--receipts', `${base}.json`];
    expect(await docket(withCheckpoint)).toMatchObject({ code: 2 });
    await rm(out, { recursive: true });
  });

  test('lists the decisions about a person, and asks for all of them', async () => {
    const wish = ['request', '--subject', 'customer-7f3a', ...why];
    const dry = await run(asking, ...wish, '--dry-run');
    expect(dry).toMatchObject({ code: 0, stdout: '1\n' });
    expect(dry.stderr).toContain(`of ${decision}\ngoes   entry ${await opened()}  /subject_ref\n`);
    const asked = await run(asking, ...wish);
    expect(asked).toMatchObject({ code: 0 });
    expect((await run(second, 'confirm', asked.stdout.trim())).stderr).toContain(
      '1 values are gone',
    );
    expect(await run(asking, ...wish)).toMatchObject({ code: 1, stdout: '' });
  });

  test.each([
    [['request', 'dec_x', '--entry', 'x', ...why], 2],
    [['request', ...why], 2],
    [['request', 'dec_x', '--subject', 'customer-7f3a', ...why], 2],
    [['request', '--subject', 'nobody', ...why], 1],
    [['confirm', '-1'], 2],
    [['confirm', '0'], 1],
    [['certificate', '0'], 1],
    [['certificate', '0', '--format', 'csv'], 2],
    [['request', 'dec_nowhere', '--entry', '1', ...why], 1],
  ])('%j ends with %i and prints nothing', async (argv, code) => {
    expect(await run(asking, ...argv)).toMatchObject({ code, stdout: '' });
  });

  test('the client places and lifts a legal hold', async () => {
    const client = new DocketErasures({ url: server.url, apiKey: asking, ledger: 'claims' });
    const { receipt } = await client.placeHold({ decisions: [decision], reason: 'a claim' });
    const outlook = await client.preview({ decision, entries: [{ seq: Number(await opened()) }] });
    expect(outlook.held.map(({ hold }) => hold)).toEqual(outlook.values.map(() => receipt.seq));
    const { legalHolds } = await client.list();
    expect(legalHolds).toMatchObject([{ hold: receipt.seq, record: { decisions: [decision] } }]);
    await client.liftHold({ hold: receipt.seq, reason: 'settled' });
  });
});
