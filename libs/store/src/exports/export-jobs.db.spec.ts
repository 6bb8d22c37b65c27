import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openTestStore, type TestStore } from '../../../../test/support/store.js';
import { SessionSecret } from '../sessions/session-secret.js';
import { RowSeals } from '../signing/row-seal.js';
import { EXPORT_PART_BYTES, type ExportJob } from './export-job.js';
import { ExportJobs, ExportLost } from './export-jobs.js';
import { ExportTooLarge, ExportWriter } from './export-writer.js';

const WANTED = {
  requestedBy: 'prn_officer',
  role: 'officer' as const,
  via: 'api_key' as const,
  request: { kind: 'ledger' },
  waitingMax: 20,
  waitingOfLedgerMax: 20,
};

describe('exports in the background', () => {
  let store: TestStore;
  let jobs: ExportJobs;

  beforeAll(async () => {
    store = await openTestStore();
    await store.ledgers.createLedger({ id: 'claims', createdBy: 'prn_admin' });
    const seals = new RowSeals(new SessionSecret(store.keysDirectory));
    jobs = new ExportJobs(store.database, store.ledgers, seals);
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    const client = await store.database.owner();
    await client.query('DELETE FROM docket.export_part; DELETE FROM docket.export_job');
    await client.end();
  });

  const create = async (more: object = {}): Promise<ExportJob> =>
    (await jobs.create('claims', { ...WANTED, ...more })).job;
  const claim = async (worker = 'w1'): Promise<ExportJob> => {
    const job = await jobs.claim(worker);
    if (job === undefined) throw new Error('nothing to claim');
    return job;
  };
  const lapse = async (id: string): Promise<void> => {
    const client = await store.database.owner();
    await client.query(
      `UPDATE docket.export_job SET lease_until = now() - interval '1 s' WHERE export_id = $1`,
      [id],
    );
    await client.end();
  };
  const writer = (job: ExportJob, bytesMax = 10_000_000): ExportWriter =>
    new ExportWriter(store.database, {
      exportId: job.id,
      ledgerNo: job.ledgerNo,
      attempt: job.attempts,
      bytesMax,
    });
  const complete = async (job: ExportJob, bytes: Uint8Array): Promise<ExportJob> => {
    const file = writer(job);
    await file.write(bytes);
    const about = { mediaType: 'application/pdf', name: 'a.pdf', facts: { document_id: 'd' } };
    return jobs.complete(job, { ...(await file.end()), ...about });
  };
  const partsOf = async (id: string): Promise<number> => {
    const sql = 'SELECT count(*)::int AS n FROM docket.export_part WHERE export_id = $1';
    return (await store.database.of('all').query<{ n: number }>(sql, [id])).rows[0]?.n ?? -1;
  };
  const read = async (job: ExportJob, from: number, to: number): Promise<Buffer> => {
    const chunks: Buffer[] = [];
    if (job.file === null) throw new Error('The job has no file.');
    const file = await jobs.open(job, job.file);
    for await (const chunk of file.read(from, to)) chunks.push(chunk);
    return Buffer.concat(chunks);
  };

  test('each job goes to one of many that ask at the same moment, oldest first', async () => {
    const made = [await create(), await create(), await create()];
    const taken = await Promise.all(Array.from({ length: 8 }, (_, n) => jobs.claim(`w${n}`)));
    const ids = taken.flatMap((job) => (job === undefined ? [] : [job.id]));
    expect(ids.toSorted()).toEqual(made.map(({ id }) => id).toSorted());
  });

  /** As many claims, one after the other. */
  const turns = async (count: number, besides: readonly number[] = []): Promise<ExportJob[]> => {
    const taken: ExportJob[] = [];
    for (let n = 0; n < count; n++) {
      const job = await jobs.claim('w', besides);
      if (job !== undefined) taken.push(job);
    }
    return taken;
  };

  test('ledgers have their turns one after the other, and principals within them', async () => {
    for (const id of ['other', 'third']) {
      await store.ledgers.createLedger({ id, createdBy: 'prn_admin' });
    }
    for (let n = 0; n < 5; n++) await create();
    const colleague = await create({ requestedBy: 'prn_colleague' });
    const { job: other } = await jobs.create('other', WANTED);
    const { job: third } = await jobs.create('third', WANTED);
    const [first, ...next] = await turns(8);
    expect(first?.ledgerNo).not.toBe(other.ledgerNo);
    // Five waited before each of these.
    expect(new Set(next.slice(0, 2).map(({ id }) => id))).toEqual(new Set([other.id, third.id]));
    expect(next[2]?.id).toBe(colleague.id);
    expect(next).toHaveLength(7);
  });

  test('a ledger that has its turn is passed over', async () => {
    const job = await create();
    expect(await jobs.claim('w', [job.ledgerNo])).toBeUndefined();
    expect((await jobs.claim('w', [job.ledgerNo + 1]))?.id).toBe(job.id);
  });

  test('one principal may have half of the places of its ledger, one ledger not all', async () => {
    const bounds = { waitingOfLedgerMax: 4, waitingMax: 5 };
    const places = [{}, {}, { requestedBy: 'prn_colleague' }, { requestedBy: 'prn_colleague' }];
    for (const [n, place] of places.entries()) {
      await create({ ...bounds, ...place });
      // The third of the first one is refused, with room for the colleague.
      if (n === 1) await expect(create(bounds)).rejects.toMatchObject({ code: 'overloaded' });
    }
    const more = { ...bounds, requestedBy: 'prn_third' };
    await expect(create(more)).rejects.toMatchObject({ code: 'overloaded' });
    const { job } = await jobs.create('other', { ...WANTED, ...bounds });
    expect(job.state).toBe('queued');
    await expect(jobs.create('third', { ...WANTED, ...bounds })).rejects.toMatchObject({
      code: 'overloaded',
    });
  });

  test('a file of any length comes back as it was, whole and in ranges', async () => {
    await create();
    const bytes = Buffer.alloc(2 * EXPORT_PART_BYTES + 77);
    for (let i = 0; i < bytes.length; i++) bytes[i] = (i * 31) % 251;
    const job = await claim();
    const file = writer(job);
    for (let at = 0; at < bytes.length; at += 99_991)
      await file.write(bytes.subarray(at, at + 99_991));
    const ended = await file.end();
    expect(ended).toEqual({
      size: bytes.length,
      parts: 3,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    const about = { mediaType: 'application/x-ndjson', name: 'a', facts: {} };
    const done = await jobs.complete(job, { ...ended, ...about });
    for (const [from, to] of [
      [0, bytes.length],
      [0, 1],
      [EXPORT_PART_BYTES - 1, EXPORT_PART_BYTES + 1],
      [EXPORT_PART_BYTES, 2 * EXPORT_PART_BYTES],
      [2 * EXPORT_PART_BYTES + 5, bytes.length],
    ] as const) {
      expect((await read(done, from, to)).equals(bytes.subarray(from, to))).toBe(true);
    }
  });

  test('a file is not longer than it may be', async () => {
    await create();
    const file = writer(await claim(), 10);
    await file.write(new Uint8Array(10));
    await expect(file.write(new Uint8Array(1))).rejects.toThrow(ExportTooLarge);
  });

  test('the job of a process that fell silent is taken over, and what that one writes is not taken', async () => {
    await create();
    const first = await claim('w1');
    expect(await jobs.claim('w2')).toBeUndefined();
    const late = writer(first);
    await late.write(new Uint8Array(EXPORT_PART_BYTES));
    await lapse(first.id);
    const second = await claim('w2');
    expect([second.id, second.attempts]).toEqual([first.id, 2]);
    await expect(late.write(new Uint8Array(EXPORT_PART_BYTES))).rejects.toThrow(ExportLost);
    expect(await jobs.renew(first, { done: 1, total: 2 })).toBe(false);
    await expect(complete(first, new Uint8Array(3))).rejects.toThrow(ExportLost);
    const done = await complete(second, Buffer.from('second'));
    await jobs.finish(done, { seq: 7, expiresAt: '2999-01-01T00:00:00.000Z' });
    await jobs.sweep();
    // The part of the first attempt is gone, the file is whole.
    expect(await partsOf(first.id)).toBe(1);
    expect((await read(done, 0, 6)).toString()).toBe('second');
  });

  test('a file that was complete is not made again, only recorded', async () => {
    await create();
    const made = await complete(await claim('w1'), Buffer.from('made once'));
    await lapse(made.id);
    const taken = await claim('w2');
    expect(taken.file).toEqual(made.file);
    await jobs.finish(taken, { seq: 9, expiresAt: '2999-01-01T00:00:00.000Z' });
    const ready = await jobs.get('claims', made.id);
    expect([ready.state, ready.recordedSeq]).toEqual(['ready', 9]);
    expect((await read(ready, 0, 9)).toString()).toBe('made once');
  });

  test('what never comes to its end is given up, visibly; what was given back is not counted', async () => {
    const { id } = await create();
    await jobs.release(await claim(), { begun: false });
    for (let n = 0; n < 3; n++) {
      await claim();
      await lapse(id);
    }
    expect(await jobs.claim('w9')).toBeUndefined();
    expect(await jobs.get('claims', id)).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining('3 times') as unknown,
    });
  });

  test('a key asks once; another request under it is refused; room is bounded', async () => {
    const first = await jobs.create('claims', { ...WANTED, idempotencyKey: 'k' });
    const again = await jobs.create('claims', { ...WANTED, idempotencyKey: 'k' });
    expect([again.job.id, again.replayed]).toEqual([first.job.id, true]);
    const other = { ...WANTED, request: { kind: 'dossier' }, idempotencyKey: 'k' };
    await expect(jobs.create('claims', other)).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
    // Somebody else's key is another key.
    await jobs.create('claims', { ...other, requestedBy: 'prn_auditor' });
    await expect(jobs.create('claims', { ...WANTED, waitingMax: 2 })).rejects.toMatchObject({
      code: 'overloaded',
    });
    const keys = Array.from({ length: 6 }, () =>
      jobs.create('claims', { ...WANTED, idempotencyKey: 'at once' }),
    );
    expect(new Set((await Promise.all(keys)).map(({ job }) => job.id)).size).toBe(1);
  });

  test('withdrawn: what waits or runs is cancelled, what is ready loses its file, not its record', async () => {
    const waiting = await create();
    expect((await jobs.withdraw('claims', waiting.id)).state).toBe('cancelled');
    await create();
    const running = await claim();
    const file = writer(running);
    await file.write(new Uint8Array(EXPORT_PART_BYTES));
    expect((await jobs.withdraw('claims', running.id)).state).toBe('cancelled');
    await expect(file.write(new Uint8Array(EXPORT_PART_BYTES))).rejects.toThrow(ExportLost);
    await create();
    const ready = await complete(await claim(), Buffer.from('x'));
    // Between the file and its entry nothing can be withdrawn.
    expect((await jobs.withdraw('claims', ready.id)).state).toBe('running');
    await jobs.finish(ready, { seq: 3, expiresAt: '2999-01-01T00:00:00.000Z' });
    expect(await jobs.withdraw('claims', ready.id)).toMatchObject({
      state: 'expired',
      recordedSeq: 3,
    });
    await jobs.sweep();
    expect([await partsOf(running.id), await partsOf(ready.id)]).toEqual([0, 0]);
  });

  test('a file expires by itself', async () => {
    await create();
    const done = await complete(await claim(), Buffer.from('x'));
    await jobs.finish(done, { seq: 3, expiresAt: '2026-01-01T00:00:00.000Z' });
    await jobs.sweep();
    expect((await jobs.get('claims', done.id)).state).toBe('expired');
    expect(await partsOf(done.id)).toBe(0);
  });

  test('the role of the server cannot rewrite what was asked for, nor remove it', async () => {
    await create();
    const { ledgerNo } = await store.ledgers.getLedger('claims');
    const app = (sql: string): Promise<unknown> => store.database.of(ledgerNo).query(sql);
    for (const sql of [
      `UPDATE docket.export_job SET requested_by = 'prn_other'`,
      `UPDATE docket.export_job SET request = '{}'`,
      'DELETE FROM docket.export_job',
      `UPDATE docket.export_part SET bytes = ''`,
    ])
      await expect(app(sql)).rejects.toThrow(/permission denied/);
  });
});
