import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DossierJob } from '../dossier/make-dossier.js';
import { ServiceError } from '../service-error.js';
import type { PlaceOptions } from '../turns/turns.js';
import { ThreadPool, type PoolLimits } from './thread-pool.js';

/** Does what its job says. */
const WORKER = `
import { threadId } from 'node:worker_threads';
const answers = {
  echo: ({ value }) => value,
  thread: () => threadId,
  throw: () => { throw Object.assign(new RangeError('out of range'), { code: 'E_RANGE' }); },
  exit: () => process.exit(7),
  crash: () => new Promise(() => setImmediate(() => { throw new Error('crashed beside its job'); })),
  fill: () => { const kept = []; for (;;) kept.push(new Array(1e5).fill(kept.length)); },
  forever: () => new Promise(() => setInterval(() => {}, 1000)),
  spin: () => { for (;;); },
};
export default async function ({ job, progress }) {
  for (let step = 1; step <= (job.steps ?? 0); step++) progress.postMessage({ step });
  try {
    return { answer: await answers[job.do](job) };
  } catch (error) {
    return { failure: { name: error.name, message: error.message, stack: error.stack, code: error.code } };
  } finally {
    progress.close();
  }
}
`;

const LIMITS: PoolLimits = { threadsMax: 1, jobsMax: 8, jobTimeMsMax: 60_000, heapMbMax: 64 };

describe('a pool of threads', () => {
  let directory: string;
  let file: string;
  const pools: ThreadPool<'dossier'>[] = [];

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'docket-threads-'));
    file = join(directory, 'worker.mjs');
    writeFileSync(file, WORKER);
  });
  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.close()));
    rmSync(directory, { recursive: true });
  });

  function open(limits: Partial<PoolLimits> = {}, workerFile = (): string => file) {
    const pool = new ThreadPool('dossier', { ...LIMITS, ...limits }, workerFile);
    pools.push(pool);
    // The worker above takes jobs of its own.
    const runAs =
      (ledger: string, principal = 'prn_a', options?: PlaceOptions) =>
      (job: object, report?: (progress: never) => void): Promise<unknown> =>
        pool.run({ ledger, principal }, job as DossierJob, report, options);
    return { pool, run: runAs('claims'), runAs };
  }

  test('answers each job, in the order in which they came', async () => {
    const { run } = open();
    const order: unknown[] = [];
    const jobs = [1, 2, 3].map((value) =>
      run({ do: 'echo', value }).then((answer) => order.push(answer)),
    );
    await Promise.all(jobs);
    expect(order).toEqual([1, 2, 3]);
  });

  test('keeps one thread for one job after another, and as many as it may for several', async () => {
    const one = open();
    const ids = [await one.run({ do: 'thread' }), await one.run({ do: 'thread' })];
    expect(new Set(ids).size).toBe(1);
    const two = open({ threadsMax: 2 });
    const stuck = two.run({ do: 'forever' }).catch(() => undefined);
    expect(await two.run({ do: 'echo', value: 'past it' })).toBe('past it');
    await two.pool.close();
    await stuck;
  });

  test('passes reports of progress on', async () => {
    const { run } = open();
    const steps: unknown[] = [];
    await run({ do: 'echo', steps: 3 }, (progress) => steps.push(progress));
    // The last ones may come with the answer, none is invented.
    expect(steps).toEqual([{ step: 1 }, { step: 2 }, { step: 3 }].slice(0, steps.length));
    expect(steps.length).toBeGreaterThan(0);
  });

  test('an error of the task comes back with its name and code, and the thread goes on', async () => {
    const { run } = open();
    const before = await run({ do: 'thread' });
    await expect(run({ do: 'throw' })).rejects.toMatchObject({
      name: 'RangeError',
      message: 'out of range',
      code: 'E_RANGE',
    });
    expect(await run({ do: 'thread' })).toBe(before);
  });

  test.each([
    ['exit', /^The thread for dossier ended: .*7/],
    ['crash', /^The thread for dossier ended: crashed beside its job/],
    ['fill', /^The thread for dossier ended: .*memory limit/],
  ])(
    'a thread that ends (%s) fails its job with one error; those behind it are done',
    async (how, says) => {
      const { run } = open();
      const failed = run({ do: how });
      const behind = run({ do: 'echo', value: 'behind' });
      await expect(failed).rejects.toThrow(says);
      expect(await behind).toBe('behind');
      expect(await run({ do: 'echo', value: 'next' })).toBe('next');
    },
  );

  test.each(['forever', 'spin'])(
    'a job past its time (%s) is ended, and the next is done',
    async (how) => {
      const { pool, run } = open({ jobTimeMsMax: 300 });
      await expect(run({ do: how })).rejects.toThrow(
        'The thread for dossier took longer than 0.3 s.',
      );
      pool.limits.jobTimeMsMax = 60_000;
      expect(await run({ do: 'echo', value: 'next' })).toBe('next');
    },
  );

  test('refuses one job more than it may have, at once, and takes it later', async () => {
    const { pool, run } = open({ jobsMax: 2 });
    const accepted = [run({ do: 'forever' }), run({ do: 'echo' })].map((job) =>
      job.catch((error: unknown) => error),
    );
    expect(() => run({ do: 'echo' })).toThrow(
      expect.objectContaining({ code: 'overloaded', retryAfterSeconds: 5 }),
    );
    await pool.close();
    for (const error of await Promise.all(accepted)) {
      expect(error).toBeInstanceOf(ServiceError);
      expect(error).toMatchObject({ code: 'shutting_down' });
    }
    expect(() => run({ do: 'echo' })).toThrow(expect.objectContaining({ code: 'shutting_down' }));
  });

  test('a ledger that keeps its thread busy leaves the other one to the others', async () => {
    const { pool, runAs } = open({ threadsMax: 2, threadsOfLedgerMax: 1 });
    const stuck = [1, 2, 3].map(() => runAs('a')({ do: 'forever' }).catch(() => 'ended'));
    for (let n = 0; n < 3; n++) expect(await runAs('b')({ do: 'echo', value: n })).toBe(n);
    await pool.close();
    expect(await Promise.all(stuck)).toEqual(['ended', 'ended', 'ended']);
  });

  test('one thread goes round between ledgers, and within one between principals', async () => {
    const { runAs } = open({ jobsMax: 32 });
    const order: string[] = [];
    const jobs = ['a p', 'a p', 'a p', 'a p', 'a q', 'b p'].map((whose) => {
      const [ledger = '', principal = ''] = whose.split(' ');
      return runAs(ledger, principal)({ do: 'echo' }).then(() => order.push(whose));
    });
    await Promise.all(jobs);
    // The first of a came when nobody waited.
    expect(order).toEqual(['a p', 'a p', 'b p', 'a q', 'a p', 'a p']);
  });

  test('one ledger, and one principal, cannot take all the places', async () => {
    const limits = { jobsMax: 8, jobsOfLedgerMax: 3, jobsOfPrincipalMax: 2 };
    const { pool, runAs } = open(limits);
    const wait = (ledger: string, principal: string): Promise<unknown> =>
      runAs(ledger, principal)({ do: 'forever' }).catch((error: unknown) => error);
    const refused = expect.objectContaining({ code: 'overloaded' });
    const stuck = [wait('a', 'p'), wait('a', 'p')];
    expect(() => wait('a', 'p')).toThrow(refused);
    stuck.push(wait('a', 'q'));
    expect(() => wait('a', 'r')).toThrow(refused);
    stuck.push(wait('b', 'p'));
    await pool.close();
    for (const error of await Promise.all(stuck))
      expect(error).toMatchObject({ code: 'shutting_down' });
  });

  test('a job whose place has an end is ended in time, under way or waiting', async () => {
    const { runAs } = open();
    const inTime = { timeMs: 300 };
    const underWay = runAs('a', 'p', inTime)({ do: 'spin' });
    const waiting = runAs('b', 'p', inTime)({ do: 'echo' });
    await expect(underWay).rejects.toMatchObject({ code: 'took_too_long' });
    // Its turn came at that moment, or never.
    const late = await waiting.catch((error: unknown) => error);
    if (late !== undefined)
      expect(['overloaded', 'took_too_long']).toContain((late as ServiceError).code);
    expect(await runAs('a')({ do: 'echo', value: 'next' })).toBe('next');
  });

  test('what waits is made ready when its turn has come, and places are given back', async () => {
    const { pool } = open({ jobsMax: 2 });
    const share = { ledger: 'a', principal: 'p' };
    const places = [pool.reserve(share), pool.reserve(share)];
    expect(() => pool.reserve(share)).toThrow(expect.objectContaining({ code: 'overloaded' }));
    let ready = 0;
    const prepare = (value: object) => () => Promise.resolve((ready++, value as DossierJob));
    const first = places[0]!.run(prepare({ do: 'echo' }));
    const second = places[1]!.run(prepare({ do: 'echo' }));
    expect(ready).toBe(1);
    await Promise.all([first, second]);
    expect(ready).toBe(2);
    for (const place of places) place.leave();
    // Twice is once.
    places[0]!.leave();
    const again = [pool.reserve(share), pool.reserve(share)];
    expect(() => pool.reserve(share)).toThrow(expect.objectContaining({ code: 'overloaded' }));
    for (const place of again) place.leave();
  });

  test('a worker file that cannot be loaded fails each job with one error that names it', async () => {
    const { run } = open({}, () => join(directory, 'missing.mjs'));
    for (let i = 0; i < 2; i++) await expect(run({ do: 'echo' })).rejects.toThrow('missing.mjs');
  });

  test('a build that is missing fails the job, and says what to run', async () => {
    const { run } = open({}, () => {
      throw new Error('worker.js is missing: run npm run build.');
    });
    await expect(run({ do: 'echo' })).rejects.toThrow('run npm run build');
  });
});
