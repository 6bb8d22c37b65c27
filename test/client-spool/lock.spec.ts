import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileSpool } from '@docket/client/node';
import { PROJECT } from '../support/built-command.js';

const ROUNDS = 30;
const CONTENDERS = 5;

let parent: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'docket-lock-'));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

interface Line {
  name: string;
  what: string;
  key: string | undefined;
}

test('of many processes one holds the spool; kill -9 of each holder loses and doubles nothing', async () => {
  const directory = join(parent, 'spool');
  const journal = join(parent, 'journal');
  await writeFile(journal, '');
  const lines = async (): Promise<Line[]> =>
    (await readFile(journal, 'utf8'))
      .split('\n')
      .slice(0, -1)
      .map((line) => {
        const [name = '', what = '', key] = line.split(' ');
        return { name, what, key };
      });
  const children = new Map<string, ChildProcess>();
  const start = (name: string): void => {
    const script = `${PROJECT}test/client-spool/lock-contender.js`;
    const stdio = ['ignore', 'ignore', 'inherit'] as const;
    children.set(
      name,
      spawn(process.execPath, [script, directory, journal, name], { stdio: [...stdio] }),
    );
  };
  const stop = async (name: string): Promise<void> => {
    const child = children.get(name)!;
    children.delete(name);
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);
  };

  let started = 0;
  while (started < CONTENDERS) start(`p${started++}`);
  for (let round = 0, seen = 0; round < ROUNDS; round++) {
    // Whoever kept something since the last kill, and has it still or again, is killed in the middle.
    let holder: string | undefined;
    while (holder === undefined) {
      await pause(5);
      const last = (await lines()).slice(seen).at(-1);
      if (last?.what === 'kept' && children.has(last.name)) holder = last.name;
    }
    // Somewhere in its turn: in a write, between two, while it gives the lock back, or after that.
    await pause(Math.random() * 20);
    await stop(holder);
    // And one of those that are at the lock, in the middle of taking it.
    const [waiting] = [...children.keys()].toSorted(() => Math.random() - 0.5);
    await stop(waiting!);
    seen = (await lines()).length;
    start(`p${started++}`);
    start(`p${started++}`);
  }
  for (const name of children.keys()) await stop(name);

  const all = await lines();
  // Nobody keeps a record between another's `enter` and its end.
  let current: string | undefined;
  const handedOver: string[] = [];
  for (const { name, what } of all) {
    if (what === 'enter') {
      current = name;
      handedOver.push(name);
    }
    expect(name).toBe(current);
  }
  expect(new Set(handedOver).size).toBeGreaterThan(ROUNDS / 2);
  const kept = all.filter(({ what }) => what === 'kept').map(({ key }) => key!);
  const spool = await fileSpool({ directory, maxRecords: 1_000_000 });
  const keys = spool.pending.map(({ idempotencyKey }) => idempotencyKey);
  const found = new Set(keys);
  await spool.close();
  expect(spool.damage.filter(({ kind }) => kind === 'corrupt')).toEqual([]);
  expect(keys).toHaveLength(found.size);
  expect(kept.filter((key) => !found.has(key))).toEqual([]);
  // One more per kill at most: on the disk, and killed before it was said so.
  const kills = started;
  expect(kills).toBe(2 * ROUNDS + CONTENDERS);
  expect(found.size - kept.length).toBeLessThanOrEqual(kills);
  const lost = kept.filter((key) => !found.has(key)).length;
  process.stdout.write(
    `lock: ${ROUNDS} rounds, ${kills} kills, ${handedOver.length} turns, ${kept.length} acknowledged, ${lost} lost, ${keys.length - found.size} doubled\n`,
  );
});
