import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { call, problemOf } from '../api/support/api.js';
import { Stage, emptyTally } from '../faults/campaign.js';
import { SeededRandom } from '../faults/seeded-random.js';
import { runDocket } from '../support/built-command.js';

/** A copy of the data folder, made under load, is put back after the loss of the database. */
let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open(emptyTally(), new SeededRandom(1), { agents: 8 });
});
afterEach(() => stage.close());

/** What a person keeps elsewhere: the ledger's public checkpoint, as it is now. */
async function keepCheckpoint(name: string): Promise<string> {
  const [server] = stage.place.servers;
  const { text } = await call(server?.url ?? '', 'GET', '/v1/ledgers/claims/checkpoint', {
    key: stage.place.administrator,
  });
  const path = join(stage.place.database.directory, name);
  await writeFile(path, text);
  return path;
}

/** Moves away what was signed, and the seed, of each ledger that the copy does not hold: nobody wants it back. */
async function forgetLedgers(): Promise<void> {
  const { servers, database, keysDirectory } = stage.place;
  const gone = join(database.directory, 'gone');
  await mkdir(gone);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ ledger_id: string }>('SELECT ledger_id FROM docket.ledger');
  await client.end();
  const held = new Set(rows.map((row) => row.ledger_id));
  for (const server of servers) await server.stop();
  for (const folder of [keysDirectory, join(keysDirectory, 'checkpoints')]) {
    for (const name of await readdir(folder)) {
      const ledger = name.replace(/\.(?:(?:server\.)?seed|signed)$/, '');
      if (name === 'checkpoints' || held.has(ledger)) continue;
      await rename(join(folder, name), join(gone, name));
    }
  }
  for (const server of servers) await server.ensure();
}

/**
 * Records that the ledgers go on from the copy, with the numbers that the servers give, until the servers are ready.
 * @returns entries kept of `ledger`.
 */
async function goOn(ledger: string): Promise<number> {
  const [server] = stage.place.servers;
  const url = server?.url ?? '';
  const kept = new Map<string, number>();
  for (;;) {
    const ready = await call(url, 'GET', '/readyz');
    if (ready.status === 200) break;
    const refused = problemOf(ready);
    expect(refused.code).toBe('ledger_went_back');
    const said = / of the ledger (\S+) .*?(\d+) entr.* holds (\d+)\./.exec(refused.detail ?? '');
    if (said === null) throw new Error(`no loss of a tail: ${refused.detail}`);
    const [, name = '', lost, found] = said;
    expect(kept.has(name)).toBe(false);
    kept.set(name, Number(found));
    const answer = await call(url, 'POST', `/v1/ledgers/${name}/restorations`, {
      key: stage.place.administrator,
      body: { lost_size: Number(lost), kept_size: Number(found), reason: 'a drill' },
    });
    const unexpected = answer.status === 201 ? '' : answer.text;
    expect({ name, status: answer.status, said: unexpected }).toEqual({
      name,
      status: 201,
      said: '',
    });
  }
  // The other server finds what was recorded by itself.
  for (const other of stage.place.servers)
    expect((await call(other.url, 'GET', '/readyz')).status).toBe(200);
  return kept.get(ledger) ?? 0;
}

const verify = (checkpoint: string) =>
  runDocket(['verify', '--ledger', 'claims', '--checkpoint', checkpoint], {
    env: { DATABASE_URL: stage.place.database.url },
  });

test('what was acknowledged before it is there and verifies; what came after is named as lost', async () => {
  const { servers, postgres } = stage.place;
  stage.work();
  await stage.agents.waitFor(10);
  await stage.agents.stop();
  const before = await stage.receipts();
  const old = await keepCheckpoint('before.txt');
  stage.work();
  const copy = await postgres.copyWhileRunning('copy');
  await stage.agents.waitFor(10);
  await stage.agents.stop();
  const newest = await keepCheckpoint('after.txt');
  expect((await verify(newest)).code).toBe(0);

  for (const server of servers) await server.stop();
  await postgres.putBack(copy);
  for (const server of servers) await server.ensure();

  // The servers hold the copy against what they signed, and wait for a person.
  const [server] = servers;
  expect(problemOf(await call(server?.url ?? '', 'GET', '/readyz')).code).toBe('ledger_went_back');
  await forgetLedgers();
  const kept = await goOn('claims');
  // A checkpoint from before the copy holds; a later one shows that the tail is not there.
  expect(await verify(old)).toMatchObject({ code: 0 });
  const { code, stdout } = await verify(newest);
  expect(code).toBe(1);
  expect(stdout).toContain('tail_missing');
  // Of the receipts, exactly those of the tail are lost, none from before the copy.
  const wrong = await stage.check();
  // At the position of the first of them is now the record that says so.
  const lost = wrong.filter(
    (one) =>
      one.startsWith('lost: ') ||
      (one.startsWith('changed: ') && one.endsWith(` acknowledged as entry ${kept}`)),
  );
  expect(lost.length).toBeGreaterThan(0);
  expect(wrong).toEqual(lost);
  for (const one of before) {
    if (one.kind === 'acknowledged') expect(lost.join('\n')).not.toContain(`${one.key},`);
  }
  // It is written to again.
  stage.work();
  await stage.agents.waitFor(10);
  await stage.agents.stop();
  expect((await verify(old)).code).toBe(0);
  expect((await verify(newest)).code).toBe(1);
});
