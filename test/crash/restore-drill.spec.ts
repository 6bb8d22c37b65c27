import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

/** Records that the ledger goes on from the copy, with the numbers that the servers give. @returns entries kept. */
async function goOn(ledger: string): Promise<number> {
  const [server] = stage.place.servers;
  const url = server?.url ?? '';
  const refused = problemOf(await call(url, 'GET', '/readyz'));
  expect(refused.code).toBe('ledger_went_back');
  const numbers = refused.detail?.match(/\d+(?= entries)|(?<=holds )\d+/g)?.map(Number) ?? [];
  const answer = await call(url, 'POST', `/v1/ledgers/${ledger}/restorations`, {
    key: stage.place.administrator,
    body: { lost_size: numbers[0], kept_size: numbers[1], reason: 'a drill' },
  });
  expect(answer.status).toBe(201);
  return numbers[1] ?? 0;
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
