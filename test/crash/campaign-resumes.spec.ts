import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { emptyTally } from '../faults/campaign.js';
import { processesOf, removeLeft } from '../faults/left-behind.js';
import { missingPackages } from '../faults/patroni-cluster.js';
import { type Progress, readProgress, saveProgress } from '../faults/progress.js';
import { PROJECT, run } from '../support/built-command.js';

const PROGRAM = `${PROJECT}test/faults/run.js`;
const play = (...argv: string[]) => run([PROGRAM, ...argv]);

/** The long form of the campaign of faults, as its own program. */
describe('npm run test:faults', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-campaign-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  test.each(['--help', '-h'])('%s says what can be asked for', async (option) => {
    const { code, stdout, stderr } = await play(option);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Usage: npm run test:faults -- \[faults \| soak/);
  });

  test.each<[argv: string[], says: string]>([
    [['--nonsense'], "Unknown option '--nonsense'"],
    [['nonsense'], 'One of faults, soak, overload, failover is played, not "nonsense".'],
    [['faults', 'soak'], 'not "faults soak"'],
    [['--faults', '0'], '--faults is a whole number from 1 to 1000000, not "0".'],
    [['--faults', '1e9'], 'not "1e9".'],
    [['--faults'], "Option '--faults <value>' argument missing"],
    [['soak', '--faults', '5'], 'soak takes no --faults.'],
    [['--seed', '-3'], "Option '--seed' argument is ambiguous"],
    [['--seed', '4294967296'], '--seed is a whole number from 0 to 4294967295'],
    [['--resume', 'x', '--seed', '5'], '--resume stands alone'],
    [['--resume', 'out/faults/there-is-none.json'], 'There is no out/faults/there-is-none.json.'],
    [['--resume', 'package.json'], 'package.json is not the progress of a campaign'],
    [['--resume', 'test'], 'test cannot be read: EISDIR'],
  ])('%j plays nothing', async (argv, says) => {
    const { code, stdout, stderr } = await play(...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test('goes on where it was killed, with what it had counted', async () => {
    // Three first starts and one round of at most five faults: the second round is always played.
    const seed = 2 ** 31 + process.pid;
    const path = join(PROJECT, `out/faults/faults-${seed}.json`);
    const argv = ['--seed', String(seed), '--strikes', '1', '--faults', '9'];
    const before: { progress?: Progress } = {};
    try {
      const killed = await run([PROGRAM, ...argv], {
        onSpawn: (child) => {
          void (async () => {
            while (child.exitCode === null && before.progress === undefined) {
              const kept = await readProgress(path);
              if (kept?.tally.rounds === 1) before.progress = kept;
              await setTimeout(20);
            }
            child.kill('SIGKILL');
          })();
        },
      });
      expect(killed.code).toBeNull();
      const { progress } = before;
      if (progress === undefined) throw new Error(killed.stdout + killed.stderr);
      expect(progress).toMatchObject({ seed, wanted: 9, isOver: false });
      expect(progress.tally.stages).toEqual({ opened: 1, verified: 0 });
      expect(await stat(progress.directory)).toBeDefined();
      // PostgreSQL at least, which nobody ends with it; a server may just have been struck.
      expect(await processesOf(progress.directory)).not.toEqual([]);

      const anew = await play(...argv);
      expect([anew.code, anew.stderr]).toMatchObject([2, expect.stringContaining('is not over')]);

      const resumed = await play('--resume', path);
      expect(resumed.stdout).toContain(`${progress.tally.agents.acknowledged} acknowledged;`);
      expect(resumed).toMatchObject({ code: 0, stderr: '' });
      const over = await readProgress(path);
      expect(over).toMatchObject({ seed, isOver: true, directory: '' });
      expect(over?.tally).toMatchObject({
        rounds: 2,
        stages: { opened: 2, verified: 1 },
        wrong: [],
      });
      expect(over?.tally.agents.acknowledged).toBeGreaterThan(progress.tally.agents.acknowledged);
      for (const [name, n] of Object.entries(progress.tally.strikes))
        expect(over?.tally.strikes[name]).toBeGreaterThanOrEqual(n);
      // What was cut is told, and what it left is gone.
      expect(resumed.stdout).toContain('verify clean on 1 of 2 installations');
      expect(resumed.stdout).toContain('in 2 sittings');
      await expect(stat(progress.directory)).rejects.toThrow('ENOENT');
      expect(await processesOf(progress.directory)).toEqual([]);

      const again = await play('--resume', path);
      expect(again.stdout).toContain('It is over.');
      expect(await readProgress(path)).toEqual(over);
    } finally {
      await rm(path, { force: true });
    }
  });

  test('a cluster that is killed while it starts is known, and ended whole', async () => {
    const missing = missingPackages();
    if (missing.length > 0) {
      process.stderr.write(`NOT TESTED: a cluster. Not here: ${missing.join(', ')}.\n`);
      return;
    }
    const seed = 2 ** 31 + process.pid;
    const path = join(PROJECT, `out/faults/failover-${seed}.json`);
    const left: { directory: string; processes: number[] } = { directory: '', processes: [] };
    try {
      const killed = await run([PROGRAM, 'failover', '--failovers', '1', '--seed', `${seed}`], {
        onSpawn: (child) => {
          void (async () => {
            // etcd, three times Patroni, and a PostgreSQL at least.
            while (child.exitCode === null && left.processes.length < 5) {
              left.directory = (await readProgress(path))?.directory ?? '';
              if (left.directory !== '') left.processes = await processesOf(left.directory);
              await setTimeout(20);
            }
            child.kill('SIGKILL');
          })();
        },
      });
      expect([killed.code, left.processes.length]).toEqual([null, expect.any(Number)]);
      expect(await processesOf(left.directory)).not.toEqual([]);
      // Another's, who looks into it.
      const looking = run(['-e', 'setTimeout(() => {}, 2_000)', join(left.directory, 'one')]);
      await removeLeft(left.directory);
      expect(await processesOf(left.directory)).toEqual([]);
      await expect(stat(left.directory)).rejects.toThrow('ENOENT');
      expect((await looking).code).toBe(0);
    } finally {
      await rm(path, { force: true });
    }
  });

  describe('what is kept of it', () => {
    const progress = (): Progress => ({
      mode: 'faults',
      seed: 5,
      random: 7,
      wanted: 500,
      strikes: 4,
      directory: '',
      isOver: false,
      sittings: [{ tree: 'unknown', pid: process.pid, minutes: 1.5 }],
      tally: { ...emptyTally(), wrong: ['entry 3 is lost'], servesAgainMs: [12.5] },
    });

    test('is read as it was written, also where a write was cut', async () => {
      const path = join(directory, 'deep', 'kept.json');
      expect(await readProgress(path)).toBeUndefined();
      await saveProgress(path, progress());
      expect(await readProgress(path)).toEqual(progress());
      await writeFile(`${path}.tmp`, '{"format":');
      expect(await readProgress(path)).toEqual(progress());
      await saveProgress(path, { ...progress(), random: 8 });
      expect((await readProgress(path))?.random).toBe(8);
    });

    test('a finding in it is one of the whole campaign', async () => {
      const path = join(directory, 'found.json');
      await saveProgress(path, { ...progress(), isOver: true });
      const { code, stdout } = await play('--resume', path);
      expect(code).toBe(1);
      expect(stdout).toContain('WRONG: 1\n  entry 3 is lost');
    });

    test.each<[what: string, spoil: (kept: Progress) => unknown]>([
      ['without a member', ({ seed: _seed, ...others }) => others],
      ['with another', (kept) => ({ ...kept, other: 1 })],
      ['a count that is none', (kept) => ({ ...kept, wanted: '500' })],
      ['findings that are none', (kept) => ({ ...kept, tally: { ...kept.tally, wrong: [1] } })],
      ['of a mode that is not counted', (kept) => ({ ...kept, mode: 'soak' })],
      ['a list', (kept) => [kept]],
    ])('%s is not gone on with', async (_what, spoil) => {
      const path = join(directory, 'spoilt.json');
      await saveProgress(path, progress());
      const { format, ...kept } = JSON.parse(await readFile(path, 'utf8')) as Progress & {
        format: string;
      };
      const spoilt = spoil(kept);
      await writeFile(
        path,
        JSON.stringify(Array.isArray(spoilt) ? spoilt : { format, ...(spoilt as object) }),
      );
      await expect(readProgress(path)).rejects.toThrow('is not the progress of a campaign');
    });
  });
});
