import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { FOUNDING_POLICY } from '@docket/record';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  call,
  problemOf,
  startTestApi,
  written,
  type Answer,
  type CallOptions,
  type TestApi,
} from '../api/support/api.js';
import { card, opening } from '../api/support/records.js';
import { PROJECT, runDocket } from '../support/built-command.js';
import { until } from '../support/within.js';
import { DatabaseCopies, settled } from './database-copies.js';

/**
 * What a database that went back is held against when nobody who runs has seen what is lost: the
 * checkpoints that are kept outside. And how a ledger goes on.
 */
describe('a ledger that went back', () => {
  let api: TestApi;
  let copies: DatabaseCopies;
  let checkpointsDir: string;
  const keys = new Map<string, string>();

  beforeEach(async () => {
    checkpointsDir = await mkdtemp(join(tmpdir(), 'docket-checkpoints-'));
    api = await startTestApi({ checkpointsDir });
    copies = new DatabaseCopies(api.database.url);
    for (const id of ['claims', 'quiet']) {
      await api.createLedger(id);
      for (const role of ['agent', 'administrator', 'auditor'] as const)
        keys.set(`${id} ${role}`, await api.createKey(id, role));
    }
  });
  afterEach(async () => {
    await api.close();
    await copies.drop();
    await rm(checkpointsDir, { recursive: true, force: true });
  });

  const open = (url = api.url, ledger = 'claims'): Promise<Answer> =>
    settled(() =>
      call(url, 'POST', `/v1/ledgers/${ledger}/decisions`, {
        key: keys.get(`${ledger} agent`),
        body: opening,
      }),
    );
  const checkpoint = (url = api.url, ledger = 'claims'): Promise<Answer> =>
    settled(() => call(url, 'GET', `/v1/ledgers/${ledger}/checkpoint`, { key: api.administrator }));
  const ready = (url = api.url): Promise<Answer> => settled(() => call(url, 'GET', '/readyz'));
  const restore = (body: object, url = api.url, key = 'claims administrator'): Promise<Answer> =>
    settled(() =>
      call(url, 'POST', '/v1/ledgers/claims/restorations', { key: keys.get(key), body }),
    );

  /** Takes entries and a checkpoint, which the database then no longer holds. */
  async function lose(): Promise<{ lost: number; kept: number; root: string }> {
    const kept = written(await open()).receipt;
    await copies.keep();
    await open();
    const lost = written(await open()).receipt;
    const signed = await checkpoint();
    expect(signed.status).toBe(200);
    await copies.putBack();
    return {
      lost: lost.seq + lost.entries.length,
      kept: kept.seq + kept.entries.length,
      root: Buffer.from(signed.text.split('\n')[2] ?? '', 'base64').toString('hex'),
    };
  }

  test('is noticed by a server that has seen nothing of it, from its start', async () => {
    const { lost, kept } = await lose();
    const { url } = await api.startAnother();
    const said = `The database went back: a checkpoint of the ledger claims was handed out that covers ${lost} entries, and now it holds ${kept}. Nothing was written.`;
    for (const answer of [await open(url), await checkpoint(url), await ready(url)])
      expect(problemOf(answer)).toMatchObject({ code: 'ledger_went_back', detail: said });
    expect((await open(url, 'quiet')).status).toBe(201);
    // What was signed is noted beside the seeds too; told of neither, it would have gone on.
    const noCheckpoints = { checkpointsDir: join(checkpointsDir, 'empty') };
    const told = await api.startAnother(noCheckpoints);
    expect(problemOf(await open(told.url)).code).toBe('ledger_went_back');
    const keysDir = await api.seedsAlone();
    const untold = await api.startAnother({ ...noCheckpoints, keysDir });
    expect((await open(untold.url)).status).toBe(201);
  });

  test('is noticed by a server that was away from the database before it writes again', async () => {
    const { url } = await api.startAnother();
    await open(url);
    await copies.keep();
    // This server sees none of these.
    for (let i = 0; i < 3; i++) await open();
    await checkpoint();
    await copies.putBack();
    expect(problemOf(await open(url)).code).toBe('ledger_went_back');
  });

  test('goes on when a person has recorded it, on every server, and verifies', async () => {
    const { url: other } = await api.startAnother();
    await open(other);
    const { lost, kept, root } = await lose();
    expect(problemOf(await ready()).code).toBe('ledger_went_back');
    expect(problemOf(await ready(other)).code).toBe('ledger_went_back');
    const restoration = { lost_size: lost, kept_size: kept, reason: 'the disk failed' };
    const refusals: [string, Promise<Answer>][] = [
      ['record_refused', restore({ ...restoration, lost_size: lost - 1 })],
      ['record_refused', restore({ ...restoration, kept_size: kept - 1 })],
      ['record_refused', restore({ ...restoration, restoration: 2 })],
      ['record_refused', restore({ ...restoration, lost_root: '0'.repeat(64) })],
      ['record_refused', restore({ ...restoration, lost_leaf_hash: '0'.repeat(64) })],
      ['validation_failed', restore({ ...restoration, reason: ' ' })],
      ['role_not_allowed', restore(restoration, api.url, 'claims agent')],
      ['role_not_allowed', restore(restoration, api.url, 'claims auditor')],
      ['wrong_ledger', restore(restoration, api.url, 'quiet administrator')],
    ];
    for (const [code, answer] of refusals) expect(problemOf(await answer).code).toBe(code);

    const recorded = await restore({ ...restoration, approved_by: 'head of operations' });
    expect(recorded.status).toBe(201);
    expect(written(recorded).receipt.seq).toBe(kept);
    expect(problemOf(await restore(restoration)).code).toBe('nothing_to_restore');
    // The other server finds the record by itself when it is asked.
    for (const url of [api.url, other]) {
      expect((await ready(url)).status).toBe(200);
      expect((await open(url)).status).toBe(201);
      expect((await checkpoint(url)).status).toBe(200);
    }
    const key = keys.get('claims auditor');
    const entries = await api.call('GET', `/v1/ledgers/claims/entries?from=${kept}&limit=1`, {
      key,
    });
    // Whatever noticed it first: what was signed proves more than the head that a server remembers.
    expect(entries.text).toContain(`"lost_root":"${root}"`);
    expect(entries.text).toContain('"approved_by":"head of operations"');
    const verified = await api.call('POST', '/v1/ledgers/claims/verification', {
      key,
      headers: { prefer: 'wait=60' },
    });
    expect(verified.json).toMatchObject({ report: { verified: true } });
    // A server that starts now holds what was kept since, and nothing of what was given up.
    const { url: late } = await api.startAnother();
    expect((await open(late)).status).toBe(201);
    expect(await readdir(join(checkpointsDir, 'claims'))).toContainEqual(
      expect.stringMatching(/^000001-/),
    );
  });

  test('goes on by the command that the guide prints', async () => {
    const guide = await readFile(`${PROJECT}docs/guide/operator-reference.md`, 'utf8');
    const printed =
      /^ *\$ npx docket (ledgers restore claims --lost )44( --kept )41( --reason )"(.*)"$/m;
    const [, command = '', keeping = '', because = '', reason = ''] = printed.exec(guide) ?? [];
    const { lost, kept } = await lose();
    expect(problemOf(await ready()).code).toBe('ledger_went_back');
    const argv = `${command}${lost}${keeping}${kept}${because}`.trim().split(' ');
    const env = { DOCKET_URL: api.url, DOCKET_API_KEY: keys.get('claims administrator') ?? '' };
    expect(await runDocket([...argv, reason], { env })).toMatchObject({ code: 0 });
    expect((await ready()).status).toBe(200);
    expect((await open()).status).toBe(201);
  });

  test('goes back behind its restoration: noticed again, however long it is by then', async () => {
    await copies.keep();
    await open();
    await open();
    await checkpoint();
    await copies.putBack();
    const alarm = problemOf(await ready());
    expect(alarm.code).toBe('ledger_went_back');
    const [, lost = '', kept = ''] = / (\d+) entr.* holds (\d+)\./.exec(alarm.detail ?? '') ?? [];
    await copies.keep();
    const restoration = { lost_size: Number(lost), kept_size: Number(kept), reason: 'restored' };
    expect((await restore(restoration)).status).toBe(201);
    await checkpoint();
    await copies.putBack();
    const { url } = await api.startAnother();
    expect(problemOf(await ready(url)).code).toBe('ledger_went_back');
    // What was lost now is the restoration, and with it that the first loss was given up.
    const again = problemOf(await restore(restoration, url));
    expect(again).toMatchObject({ code: 'record_refused', errors: [{ pointer: '/lost_size' }] });
  });

  test('what was lost is in the memory of no server when the ledger goes on', async () => {
    const { url: other } = await api.startAnother();
    const urls = [api.url, other];
    const ask = (url: string, method: string, path: string, options: CallOptions = {}) =>
      settled(() =>
        call(url, method, `/v1/ledgers/claims${path}`, {
          key: keys.get('claims agent'),
          ...options,
        }),
      );
    const whole = written(await open()).decision_id;
    // Of an attempt more than the stricter policy lets pass, each under a key of its own.
    const tryAgain = async (url: string): Promise<string> =>
      written(
        await ask(url, 'POST', `/decisions/${whole}/job-cards`, { body: { ...card, attempts: 2 } }),
      ).directive;
    const openOnce = (url: string, goal: string) =>
      ask(url, 'POST', '/decisions', {
        body: { ...opening, goal },
        headers: { 'idempotency-key': 'once' },
      });
    await copies.keep();

    const tripwires = { ...FOUNDING_POLICY.tripwires, attempts_max: 1 };
    const policy = { ...FOUNDING_POLICY, version: '2', tripwires };
    const stricter = await ask(api.url, 'PUT', '/policy', {
      key: keys.get('claims administrator'),
      body: { policy, reason: 'stricter', revision: 2 },
    });
    expect(stricter.status).toBe(201);
    const lostKey = await api.createKey('claims', 'agent');
    const lost = written(await openOnce(api.url, 'what is lost')).decision_id;
    // Both have all of it in their memory: they have judged by it.
    for (const url of urls) {
      expect(await tryAgain(url)).toBe('hold');
      expect((await ask(url, 'GET', `/decisions/${lost}`)).status).toBe(200);
      expect((await ask(url, 'GET', '/policy', { key: lostKey })).status).toBe(200);
      expect(problemOf(await openOnce(url, 'another')).code).toBe('idempotency_key_reused');
    }
    await checkpoint();
    await copies.putBack();
    const alarm = problemOf(await ready()).detail ?? '';
    const [, had = '', has = ''] = / (\d+) entr.* holds (\d+)\./.exec(alarm) ?? [];
    const sizes = { lost_size: Number(had), kept_size: Number(has) };
    expect((await restore({ ...sizes, reason: 'restored' })).status).toBe(201);

    for (const url of urls) {
      expect((await ready(url)).status).toBe(200);
      expect((await ask(url, 'GET', '/policy')).json).toMatchObject({ policy: FOUNDING_POLICY });
      expect(await tryAgain(url)).toBe('proceed');
      expect(problemOf(await ask(url, 'GET', `/decisions/${lost}`)).code).toBe('unknown_decision');
      // A key that was looked up is kept for five seconds.
      const byLostKey = () => ask(url, 'GET', '/policy', { key: lostKey });
      await until(60, 'the key to be unknown', async () => (await byLostKey()).status === 401);
    }
    // The key of the lost request is free, and then one for both.
    const first = await openOnce(api.url, 'another');
    expect(first.status).toBe(201);
    const second = await openOnce(other, 'another');
    expect([second.status, written(second).decision_id]).toEqual([200, written(first).decision_id]);
    const key = keys.get('claims auditor');
    for (const url of urls) {
      const verified = await ask(url, 'POST', '/verification', {
        key,
        headers: { prefer: 'wait=60' },
      });
      expect(verified.json).toMatchObject({ report: { verified: true } });
    }
  });

  test('a healthy ledger is not restored', async () => {
    const answer = await restore({ lost_size: 9, kept_size: 1, reason: 'to see' });
    expect(problemOf(answer)).toMatchObject({ status: 409, code: 'nothing_to_restore' });
  });

  test('a file among what is kept that is no checkpoint of the ledger keeps a server from starting', async () => {
    await checkpoint();
    const path = join(checkpointsDir, 'claims', '000000-0000000000000099.txt');
    await writeFile(path, 'docket.example/claims\n99\nAAAA\n\n— nobody AAAA\n');
    await expect(api.startAnother()).rejects.toThrow(
      `${path} is not a checkpoint that this ledger’s key signed`,
    );
    // Nothing is signed beside it either.
    await open();
    expect(problemOf(await checkpoint())).toMatchObject({
      status: 503,
      code: 'signing_key_unusable',
    });
    await rm(path);
    expect((await checkpoint()).status).toBe(200);
  });

  test('a ledger of which there is a checkpoint and nothing else is not forgotten', async () => {
    await copies.keep();
    await api.createLedger('late');
    await checkpoint(api.url, 'late');
    await copies.putBack();
    const { url } = await api.startAnother();
    expect(problemOf(await ready(url)).code).toBe('ledger_went_back');
    expect(problemOf(await checkpoint(url, 'late'))).toMatchObject({
      code: 'ledger_went_back',
      detail: expect.stringContaining('does not hold the ledger any more'),
    });
    // It is not begun anew under the key that has signed for it.
    const made = await call(url, 'POST', '/v1/ledgers', {
      key: api.administrator,
      body: { id: 'late' },
    });
    expect(problemOf(made).status).toBe(503);
  });
});
