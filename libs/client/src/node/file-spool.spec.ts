import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SpooledRecord } from '../spool.js';
import { fileSpool, type FileSpool, type FileSpoolOptions } from './file-spool.js';
import { encodeSpoolLine, type LogEntry } from './line.js';

const record = (n: number, more: Partial<SpooledRecord> = {}): SpooledRecord => ({
  ledger: 'claims',
  type: 'job_card.filed',
  decisionId: 'dec_1',
  body: { goal: `card ${n}`, occurred_at: '2026-01-15T00:00:00.000Z' },
  idempotencyKey: `key-${n}`,
  spooledAt: '2026-01-15T00:00:00.000Z',
  ...more,
});
const keys = (spool: FileSpool): string[] => spool.pending.map((one) => one.idempotencyKey);

describe('fileSpool', () => {
  let directory: string;
  let log: string;
  let opened: FileSpool[];
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docket-spool-'));
    log = join(directory, 'spool.jsonl');
    opened = [];
  });
  afterEach(async () => {
    for (const spool of opened) await spool.close();
    await rm(directory, { recursive: true, force: true });
  });

  async function open(options: Partial<FileSpoolOptions> = {}): Promise<FileSpool> {
    const spool = await fileSpool({ directory, ...options });
    opened.push(spool);
    return spool;
  }
  async function reopen(options: Partial<FileSpoolOptions> = {}): Promise<FileSpool> {
    await opened.pop()?.close();
    return open(options);
  }

  test('keeps records in order, also those appended at once, and across a new start', async () => {
    const spool = await open();
    await Promise.all([1, 2, 3, 4, 5].map((n) => spool.append(record(n))));
    expect(keys(spool)).toEqual(['key-1', 'key-2', 'key-3', 'key-4', 'key-5']);
    const again = await reopen();
    expect(again.pending).toEqual([1, 2, 3, 4, 5].map((n) => record(n)));
    expect(again.damage).toEqual([]);
  });

  test('forgets what is settled, and remembers the ids that what waits needs', async () => {
    const spool = await open();
    const opening = record(1, { type: 'decision.opened' });
    const { decisionId: _none, ...withoutDecision } = opening;
    await spool.append(withoutDecision);
    await spool.append(record(2, { decisionId: 'local:claims/key-1' }));
    await spool.settle(withoutDecision, { decisionId: 'dec_9' });
    const again = await reopen();
    expect(keys(again)).toEqual(['key-2']);
    expect(again.givenId('local:claims/key-1')).toBe('dec_9');
    await again.settle(again.pending[0]!, {});
    // Only the line that says which form the others have.
    expect((await readFile(log, 'utf8')).split('\n')).toHaveLength(2);
  });

  test('every truncation of the log loses the last records only, and says so', async () => {
    const spool = await open();
    for (const n of [1, 2, 3]) await spool.append(record(n));
    const whole = await readFile(log);
    const lines = whole.toString('utf8').split('\n');
    // Before them stands the line that says which form they have.
    const ends = [1, 2, 3, 4].map((n) => lines.slice(0, n).join('\n').length + 1);
    // A cut at every byte of a log of this size would take a minute of fsync: every seventh will do.
    for (let size = ends[0]! + 1; size < whole.length; size += 7) {
      await opened.pop()?.close();
      await rm(join(directory, 'losses.json'), { force: true });
      await writeFile(log, whole);
      await truncate(log, size);
      const cut = await open();
      const complete = ends.slice(1).filter((end) => end <= size).length;
      expect(keys(cut)).toEqual(['key-1', 'key-2', 'key-3'].slice(0, complete));
      const isTorn = !ends.includes(size);
      expect(cut.damage.map(({ kind }) => kind)).toEqual(isTorn ? ['torn'] : []);
      expect(cut.losses.map(({ kind, records }) => ({ kind, records }))).toEqual(
        isTorn ? [{ kind: 'interrupted', records: 1 }] : [],
      );
    }
  });

  test('sets a changed line aside, keeps the others, and counts it once', async () => {
    const spool = await open();
    for (const n of [1, 2, 3]) await spool.append(record(n));
    const text = await readFile(log, 'utf8');
    await writeFile(log, text.replace('card 2', 'card 9'));
    const again = await reopen();
    expect(keys(again)).toEqual(['key-1', 'key-3']);
    expect(again.damage).toMatchObject([{ kind: 'corrupt', lineNumber: 3 }]);
    expect(again.losses).toMatchObject([{ kind: 'spool_lost', records: 1 }]);
    const [aside] = (await readFile(join(directory, 'set-aside.jsonl'), 'utf8')).split('\n');
    const { line } = JSON.parse(aside!) as { line: string };
    expect(Buffer.from(line, 'base64').toString('utf8')).toContain('card 9');
    // As if the machine had gone down between the count and the rewrite of the log.
    await opened.pop()?.close();
    await writeFile(log, text.replace('card 2', 'card 9'));
    const { id } = again.losses[0]!;
    expect((await open()).losses.map((loss) => loss.id)).toEqual([id]);
  });

  test('a damaged line that held no record is no loss', async () => {
    await open();
    await opened.pop()?.close();
    await appendFile(log, `{"sum":"${'0'.repeat(64)}","entry":{"kind":"done","ledger":"x"}}\n`);
    const spool = await open();
    expect(spool.damage).toHaveLength(1);
    expect(spool.losses).toEqual([]);
  });

  test.each([{ maxRecords: 2 }, { maxBytes: 800 }])(
    'refuses what goes past %p, and counts it',
    async (limits) => {
      const spool = await open(limits);
      await spool.append(record(1));
      await spool.append(record(2));
      for (const n of [3, 4]) {
        await expect(spool.append(record(n))).rejects.toMatchObject({ code: 'spool_full' });
      }
      expect(keys(await reopen(limits))).toEqual(['key-1', 'key-2']);
      expect(opened[0]!.losses).toMatchObject([
        { kind: 'dropped', ledger: 'claims', records: 2, byType: { 'job_card.filed': 2 } },
      ]);
    },
  );

  test('what is lost while a gap is being filed stays for the next one', async () => {
    const spool = await open({ maxRecords: 1 });
    await spool.append(record(1));
    await expect(spool.append(record(2))).rejects.toThrow();
    const filed = structuredClone(spool.losses[0]!);
    await expect(spool.append(record(3))).rejects.toThrow();
    await spool.settleLoss(filed);
    expect(spool.losses).toMatchObject([{ records: 1, byType: { 'job_card.filed': 1 } }]);
    expect(spool.losses[0]!.id).not.toBe(filed.id);
    // Or before its gap is filed: what was said of the first must not change.
    spool.holdLoss(spool.losses[0]!);
    await expect(spool.append(record(4))).rejects.toThrow();
    expect(spool.losses).toMatchObject([{ records: 1 }, { records: 1 }]);
    for (const loss of spool.losses) await spool.settleLoss(loss);
    expect((await reopen()).losses).toEqual([]);
  });

  test('keeps what the ledger refused', async () => {
    const spool = await open();
    await spool.append(record(1));
    const answer = {
      type: 'urn:docket:problem:decision_closed',
      title: 'The decision is closed',
      status: 409,
      code: 'decision_closed',
      errors: [],
    };
    const refused = { record: record(1), why: 'the decision is closed', answer };
    await spool.setAside(refused, 'dec_1');
    expect(spool.setAsideCount).toBe(1);
    const again = await reopen();
    expect(again.pending).toEqual([]);
    expect(again.setAsideCount).toBe(1);
    expect(again.losses).toMatchObject([{ kind: 'dropped', records: 1, decisionId: 'dec_1' }]);
    const aside = await readFile(join(directory, 'set-aside.jsonl'), 'utf8');
    expect(JSON.parse(aside)).toEqual({ at: expect.any(String), ...refused });
  });

  test('has a bound for what was refused, beyond which it waits as before', async () => {
    const spool = await open({ maxAsideBytes: 400 });
    for (const n of [1, 2]) await spool.append(record(n));
    await spool.setAside({ record: record(1), why: 'x' }, undefined);
    await expect(spool.setAside({ record: record(2), why: 'x' }, undefined)).rejects.toMatchObject({
      code: 'spool_lost',
    });
    expect(keys(spool)).toEqual(['key-2']);
    expect(keys(await reopen())).toEqual(['key-2']);
    // A person has taken it away.
    await opened.pop()?.close();
    await rm(join(directory, 'set-aside.jsonl'));
    const emptied = await open({ maxAsideBytes: 400 });
    await emptied.setAside({ record: record(2), why: 'x' }, undefined);
    expect(emptied.setAsideCount).toBe(1);
  });

  test.each([
    { kind: 'format', version: 2 },
    { kind: 'stamp', record: 'of a later version' },
  ])('leaves a log alone that another version wrote: %j', async (line) => {
    const spool = await open();
    await spool.append(record(1));
    await opened.pop()?.close();
    await appendFile(log, encodeSpoolLine(line as unknown as LogEntry));
    const before = await readFile(log, 'utf8');
    await expect(open()).rejects.toMatchObject({ code: 'spool_version' });
    expect(await readFile(log, 'utf8')).toBe(before);
    expect(await readdir(directory)).not.toContain('in-use');
  });

  test('reads a log from before there was a line that says its form', async () => {
    await writeFile(log, encodeSpoolLine({ kind: 'record', record: record(1) }));
    expect(keys(await open())).toEqual(['key-1']);
  });

  test('stays small however many records pass through it', async () => {
    const spool = await open({ maxBytes: 4_000 });
    await spool.append(record(0));
    for (let n = 1; n <= 60; n++) {
      await spool.append(record(n));
      await spool.settle(record(n - 1), {});
    }
    expect(keys(spool)).toEqual(['key-60']);
    expect((await stat(log)).size).toBeLessThan(4_000);
    expect(keys(await reopen())).toEqual(['key-60']);
  });

  test('belongs to one user at a time', async () => {
    await open();
    await expect(open()).rejects.toMatchObject({ code: 'spool_in_use' });
    await opened.pop()?.close();
    expect(await readdir(directory)).not.toContain('in-use');
    await expect(open()).resolves.toBeDefined();
  });

  test('one of many who ask at once gets it', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 20 }, () => open()));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await readdir(directory)).filter((name) => name.startsWith('taking-'))).toEqual([]);
  });

  /** What a process leaves that was killed: a socket on which nobody listens. */
  async function leaveSocket(name: string): Promise<void> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(directory, 'bound'), resolve));
    await mkdir(join(directory, dirname(name)), { recursive: true });
    // Closing removes the name that it was bound to.
    await rename(join(directory, 'bound'), join(directory, name));
    await new Promise((resolve) => server.close(resolve));
  }

  test('takes over from a process that is gone, whoever has its process id now', async () => {
    for (const pid of [1, process.pid, process.ppid, 4_194_304]) {
      await leaveSocket(`in-use/${pid}-0123456789ab`);
      await leaveSocket(`taking-ba9876543210/${pid}-ba9876543210`);
      await open();
      expect(await readdir(directory)).not.toContain('taking-ba9876543210');
      await opened.pop()?.close();
    }
  });

  test('does not heed a file that names a living process', async () => {
    await writeFile(join(directory, 'lock'), String(process.ppid));
    await expect(open()).resolves.toBeDefined();
  });

  test('has a lock where a path is too long for a socket', async () => {
    const long = join(directory, 'x'.repeat(100), 'y'.repeat(100));
    await open({ directory: long });
    await expect(open({ directory: long })).rejects.toMatchObject({ code: 'spool_in_use' });
    await opened.pop()?.close();
    await expect(open({ directory: long })).resolves.toBeDefined();
  });
});
