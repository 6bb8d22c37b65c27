import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { discloseAll } from '@docket/chain';
import { CheckpointService } from '@docket/store';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AGENT_CARD, OPENED } from '../../libs/verify/src/fixtures/decisions.js';
import { MemoryLedger } from '../../libs/verify/src/fixtures/memory-ledger.js';
import { type CommandResult, runDocket } from '../support/built-command.js';
import { hostDocket } from '../support/hosted-command.js';
import { card, opened } from '../support/records.js';
import { openTestStore, type TestStore } from '../support/store.js';

const docket = hostDocket();

/** More than what is read of a server between two points to go on from. */
const ENTRIES = 8_400;
const PAGE = 8_192;

interface Told {
  verified: boolean;
  entries_checked: number;
  earlier_reading?: { entries: number; judged: number; began: string; stopped: string };
  limits: string[];
  checks: { name: string; state: string; count: number }[];
}

/** Entries that what is kept is behind, and those whose rules are; undefined where nothing is kept yet. */
async function keptUpTo(path: string): Promise<{ next: number; seen: number } | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const [, seen] = /^at .*"seen":(\d+)/m.exec(text) ?? [];
  const [, next] = /^ranges .*"next":(\d+)/m.exec(text) ?? [];
  return seen === undefined || next === undefined
    ? undefined
    : { next: Number(next), seen: Number(seen) };
}

async function until(path: string, entries: number): Promise<void> {
  while (((await keptUpTo(path))?.next ?? 0) < entries) await sleep(2);
}

/** Runs a command line until `when`, and ends its process by the signal. */
async function stopped(
  argv: string[],
  signal: NodeJS.Signals,
  when: () => Promise<unknown>,
  env: Record<string, string> = {},
): Promise<CommandResult> {
  const spawned = new AbortController();
  let child: ChildProcess | undefined;
  const ended = runDocket(argv, {
    env,
    onSpawn: (process) => {
      child = process;
      spawned.abort();
    },
  });
  if (!spawned.signal.aborted) await once(spawned.signal, 'abort');
  await Promise.race([when(), ended]);
  child?.kill(signal);
  return ended;
}

const same = ({ earlier_reading: _earlier, limits, ...told }: Told): unknown => ({
  ...told,
  limits: limits.filter((line) => !line.includes('earlier run')),
});

describe('a verification that was stopped goes on', () => {
  let folder: string;
  let ledger: MemoryLedger;
  let lines: string[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'docket-test-resumed-'));
    ledger = new MemoryLedger();
    let id = '';
    for (let n = 0; ledger.size < ENTRIES; n++) {
      if (n % 40 === 0) id = ledger.record({ type: 'decision.opened', body: OPENED });
      ledger.record({ type: 'job_card.filed', body: AGENT_CARD }, id);
      if (n % 40 === 39)
        ledger.record({ type: 'decision.closed', body: { outcome: 'completed' } }, id);
    }
    ledger.checkpoint();
    lines = ledger.entries.map(({ leaf, body, secret, material }) =>
      JSON.stringify({
        seq: leaf.seq,
        leaf: new TextDecoder().decode(material.leaf),
        disclosure: discloseAll(body, secret),
      }),
    );
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('from a server, after kill -9 and after Ctrl-C', async () => {
    /** Answers nothing more behind this entry; and what was asked for. */
    let silentFrom = PAGE + 1;
    const asked: number[] = [];
    let isSilent = (): void => undefined;
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://server');
      if (url.pathname.endsWith('/checkpoint')) return response.end(ledger.notes.at(-1));
      if (!url.pathname.endsWith('/entries'))
        return response.end(
          JSON.stringify({ origin: ledger.origin, public_key: ledger.publicKey }),
        );
      const from = Number(url.searchParams.get('from'));
      asked.push(from);
      if (from >= silentFrom) return isSilent();
      const to = Math.min(from + Number(url.searchParams.get('limit')), silentFrom);
      return response.end(
        lines
          .slice(from, to)
          .map((line) => `${line}\n`)
          .join(''),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/ledgers/claims`;
    const kept = join(folder, 'server.kept');
    const verify = ['verify', url, '--resume', kept, '--json'];
    try {
      const killed = await stopped(verify, 'SIGKILL', () => until(kept, PAGE));
      expect(killed).toMatchObject({ code: null, stdout: '' });
      expect(killed.stderr).toBe(`docket: ${kept} is not there: this begins at entry 0.\n`);
      expect((await stat(kept)).mode & 0o777).toBe(0o600);

      silentFrom = PAGE + 100;
      const silence = new Promise<void>((resolve) => (isSilent = resolve));
      const interrupted = await stopped(verify, 'SIGINT', () => silence);
      expect(interrupted).toMatchObject({ code: 130, stdout: '' });
      expect(interrupted.stderr).toBe(
        `docket: Interrupted. The same command goes on from ${kept}.\n`,
      );
      expect(await keptUpTo(kept)).toEqual({ next: PAGE, seen: PAGE + 100 });

      silentFrom = Infinity;
      asked.length = 0;
      const { code, stdout } = await docket(verify);
      expect(code).toBe(0);
      const told = JSON.parse(stdout) as Told;
      expect(told).toMatchObject({ verified: true, entries_checked: ledger.size });
      expect(told.earlier_reading).toMatchObject({ entries: PAGE, judged: PAGE + 100 });
      expect(told.limits[0]).toContain(`Entries 0 to ${PAGE - 1} were read by an earlier run`);
      // Entry 0 says whose ledger it is, and the last that was read is looked at again.
      expect(asked).toEqual([0, PAGE - 1, PAGE]);
      const whole = await docket(['verify', url, '--json']);
      expect(same(told)).toEqual(same(JSON.parse(whole.stdout) as Told));
      await expect(stat(kept)).rejects.toThrow('ENOENT');
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  test('of a file, after kill -9; what is torn or of another ledger is refused', async () => {
    const file = join(folder, 'claims.ledger.ndjson');
    const header = {
      format: 'docket-ledger-file/v1',
      origin: ledger.origin,
      public_key: ledger.publicKey,
      size: ledger.size,
      checkpoint: ledger.notes.at(-1),
    };
    await writeFile(file, `${[JSON.stringify(header), ...lines].join('\n')}\n`);
    const kept = join(folder, 'file.kept');
    const verify = ['verify', file, '--resume', kept];
    expect(await stopped(verify, 'SIGKILL', () => until(kept, 1_024))).toMatchObject({
      code: null,
    });
    const text = await readFile(kept, 'utf8');

    await writeFile(kept, text.slice(0, -70));
    const torn = await docket(verify);
    expect(torn).toMatchObject({ code: 2, stdout: '' });
    expect(torn.stderr).toBe(
      `docket: ${kept} is not gone on with: it is torn, or was altered: it is not what was kept. Nothing was taken from it; name another file to begin at entry 0.\n`,
    );
    await writeFile(kept, text);
    const other = await docket([...verify, '--depth', 'chain']);
    expect(other.stderr).toContain('is not gone on with: it is of another depth.');
    const quick = await docket([...verify, '--depth', 'quick']);
    expect(quick.stderr).toContain('only a whole ledger is gone on with');

    const went = await docket(verify);
    expect(went.code).toBe(0);
    expect(went.stdout.replace(/\s+/g, ' ')).toMatch(
      /Entries 0 to \d+ were read by an earlier run \(2\S+ to 2\S+, \S+\).* and were not read again/,
    );

    // A file that was cut back to an older state meanwhile.
    await writeFile(kept, text);
    const { next } = (await keptUpTo(kept))!;
    await writeFile(file, '');
    await appendFile(
      file,
      `${[JSON.stringify(header), ...lines.slice(0, next - 1), lines.at(-1)!.replace(/"seq":\d+/, `"seq":${next - 1}`), ...lines.slice(next)].join('\n')}\n`,
    );
    const changed = await docket(verify);
    expect(changed.code).toBe(1);
    expect(changed.stdout).toContain('earlier_reading_mismatch');
  });

  test('is for one ledger: refused beside what continues it, and of anything else', async () => {
    const kept = join(folder, 'claims.kept');
    const source = join(folder, 'claims.ledger.ndjson');
    const bag = join(folder, 'bag');
    await mkdir(bag);
    await writeFile(join(bag, 'bagit.txt'), 'BagIt-Version: 1.0\n');
    for (const [given, said] of [
      [[source, '--with-predecessors'], 'takes one ledger'],
      [[source, '--predecessor', source], 'takes one ledger'],
      [[bag], 'is for a ledger'],
    ] as const) {
      const refused = await docket(['verify', ...given, '--resume', kept]);
      expect(refused).toMatchObject({ code: 2, stdout: '' });
      expect([given, refused.stderr]).toEqual([given, expect.stringContaining(said)]);
      expect(existsSync(kept)).toBe(false);
    }
  });

  test('a file that cannot be written is told before anything is read', async () => {
    const kept = join(folder, 'none', 'kept');
    const source = join(folder, 'claims.ledger.ndjson');
    const refused = await docket(['verify', source, '--resume', kept]);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain(`${kept} cannot be written`);
  });
});

describe('of a ledger in a database', () => {
  let store: TestStore;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'docket-test-resumed-'));
    store = await openTestStore();
    await store.ledgers.createLedger({ id: 'claims', createdBy: 'prn_admin' });
    const { decisionId: id = '' } = await store.ledgers.append('claims', opened());
    for (let n = 0; n < 10; n++)
      await store.ledgers.appendBatch(
        'claims',
        Array.from({ length: 300 }, () => card(id)),
      );
    await new CheckpointService(store.database, store.ledgers).issue('claims');
  });
  afterAll(async () => {
    await store?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('it goes on with the database as it is then, its projections too', async () => {
    const kept = join(folder, 'kept');
    const env = { DATABASE_URL: store.url };
    const verify = ['verify', '--ledger', 'claims', '--resume', kept, '--json'];
    const ended = await stopped(verify, 'SIGINT', () => until(kept, 1_024), env);
    expect(ended).toMatchObject({ code: 130, stdout: '' });
    const { next } = (await keptUpTo(kept))!;
    await store.ledgers.append('claims', opened({ goal: 'Another' }));

    const { code, stdout } = await docket(verify, { env });
    const told = JSON.parse(stdout) as Told;
    expect([code, told.verified]).toEqual([0, true]);
    expect(told.earlier_reading?.entries).toBe(next);
    const whole = await docket(['verify', '--ledger', 'claims', '--json'], { env });
    expect(same(told)).toEqual(same(JSON.parse(whole.stdout) as Told));
  });
});
