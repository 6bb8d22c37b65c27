/**
 * Every acknowledged entry survives kill -9: of the process that wrote it, of a PostgreSQL backend, of
 * the whole server. And two processes with 64 writers leave no gap and no fork.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CompactRange,
  ZERO_HASH_HEX,
  decodeLeaf,
  equalBytes,
  fromHex,
  leafHash,
  toHex,
} from '@docket/chain';
import {
  CheckpointService,
  KeyVault,
  LedgerService,
  databaseReader,
  makeServerDirectory,
  openDatabase,
  startEmbeddedPostgres,
} from '@docket/store';
import type { Database, EmbeddedPostgresServer } from '@docket/store';
import pg from 'pg';
import { verify } from '@docket/verify';
import { WriterProcess, compileWriter } from './writer-process.js';
import type { Acknowledged } from './writer-process.js';

const WRITERS = 64;

describe('kill -9', () => {
  let directory: string;
  let dataDir: string;
  let server: EmbeddedPostgresServer;
  let script: string;
  const url = (): string => server.superuserUrl;
  const keysDirectory = (): string => join(directory, 'keys');

  beforeAll(async () => {
    script = await compileWriter();
    directory = await makeServerDirectory('docket-crash-');
    dataDir = join(directory, 'data');
    server = await startEmbeddedPostgres({ dataDir, persistent: true });
  });
  afterAll(async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  });

  async function withLedger(ledgerId: string): Promise<void> {
    await onDatabase(async (_database, ledgers) => {
      await ledgers.start();
      await ledgers.createLedger({ id: ledgerId, createdBy: 'prn_admin' });
    });
  }

  async function onDatabase(
    use: (database: Database, ledgers: LedgerService) => Promise<void>,
  ): Promise<void> {
    const database = await openDatabase({ url: url() });
    const vault = new KeyVault(keysDirectory());
    try {
      await use(database, new LedgerService(database, vault, { host: 'docket.example' }));
    } finally {
      await database.close();
    }
  }

  const start = (ledgerId: string, writers: number): WriterProcess =>
    new WriterProcess(script, { url: url(), keysDirectory: keysDirectory(), ledgerId, writers });

  /** The chain and the tree from the first entry on, and in it everything that was acknowledged. */
  async function expectIntact(
    ledgerId: string,
    acknowledged: readonly Acknowledged[],
  ): Promise<void> {
    await onDatabase(async (database, ledgers) => {
      const reader = await databaseReader(database, ledgerId);
      const { size, publicKey } = await reader.describe();
      const stored = new Map<number, string>();
      const range = CompactRange.empty();
      let prev = ZERO_HASH_HEX;
      for await (const batch of reader.entries(0, size)) {
        for (const { leaf, disclosure } of batch) {
          const header = decodeLeaf(leaf);
          expect(header.seq).toBe(stored.size);
          expect(header.prev).toBe(prev);
          expect(disclosure).toBeDefined();
          const hash = leafHash(leaf);
          range.append(hash);
          prev = toHex(hash);
          stored.set(header.seq, prev);
        }
      }
      expect(stored.size).toBe(size);
      const head = await reader.projections.head();
      expect(head?.size).toBe(size);
      expect(equalBytes(head?.lastHash ?? new Uint8Array(), fromHex(prev))).toBe(true);
      expect(equalBytes(head?.frontier ?? new Uint8Array(), range.encode())).toBe(true);
      const lost = acknowledged.filter(({ seq, leafHash: hash }) => stored.get(seq) !== hash);
      expect(lost).toEqual([]);
      // Bodies, rules and every projection too: what was half done may have left nothing behind.
      const vault = new KeyVault(keysDirectory());
      await new CheckpointService(database, ledgers, vault).issue(ledgerId);
      const report = await verify(reader, { depth: 'full', trustedKey: publicKey });
      expect(report.findings).toEqual([]);
    });
  }

  test('of the writing process, at random moments', async () => {
    await withLedger('writer');
    const acknowledged: Acknowledged[] = [];
    for (let round = 0; round < 6; round += 1) {
      const writer = start('writer', WRITERS);
      await writer.waitFor(1 + randomInt(400));
      acknowledged.push(...(await writer.kill()));
    }
    expect(acknowledged.length).toBeGreaterThan(100);
    await expectIntact('writer', acknowledged);
  });

  test('of one of two writing processes; no gap and no fork', async () => {
    await withLedger('two');
    const [first, second] = [start('two', WRITERS / 2), start('two', WRITERS / 2)];
    await Promise.all([first.waitFor(300), second.waitFor(300)]);
    const acknowledged = await first.kill();
    const before = second.acknowledged().length;
    // The one that lives is not held up by a lock of the one that died.
    await second.waitFor(before + 300);
    acknowledged.push(...(await second.kill()));
    const seqs = acknowledged.map(({ seq }) => seq);
    expect(new Set(seqs).size).toBe(seqs.length);
    await expectIntact('two', acknowledged);
  });

  test('of the PostgreSQL backend that writes', async () => {
    await withLedger('backend');
    const writer = start('backend', WRITERS);
    for (let round = 1; round <= 3; round += 1) {
      await writer.waitFor(300 * round);
      await killBackends();
      await waitUntilAnswers();
    }
    await writer.waitFor(1_200);
    await expectIntact('backend', await writer.kill());
  });

  test.each(['SIGKILL', 'SIGQUIT'] as const)(
    'of the whole PostgreSQL server (%s)',
    async (signal) => {
      const ledgerId = `server-${signal.toLowerCase()}`;
      await withLedger(ledgerId);
      const writer = start(ledgerId, WRITERS);
      await writer.waitFor(400);
      const postmaster = Number(
        (await readFile(join(dataDir, 'postmaster.pid'), 'utf8')).split('\n')[0],
      );
      const port = Number(new URL(url()).port);
      process.kill(postmaster, signal);
      await waitUntilSilent();
      server = await startEmbeddedPostgres({ dataDir, persistent: true, port });
      const before = writer.acknowledged().length;
      // The same process goes on by itself when the server is back.
      await writer.waitFor(before + 200);
      await expectIntact(ledgerId, await writer.kill());
    },
  );

  /** As the kernel does when memory runs out: PostgreSQL then ends every session and recovers. */
  async function killBackends(): Promise<void> {
    const client = await connect();
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query LIKE '%docket.%' AND backend_type = 'client backend'`,
    );
    for (const { pid } of rows) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch (error) {
        // It ended by itself between the query and the signal.
        // By its code: Node's errors are of another realm here, and no instance of this one's Error.
        if ((error as { code?: unknown }).code !== 'ESRCH') throw error;
      }
    }
    await client.end();
  }

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: url() });
    // The server takes this connection down with the others.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  async function answers(): Promise<boolean> {
    try {
      const client = await connect();
      await client.query('SELECT 1');
      await client.end();
      return true;
    } catch {
      return false;
    }
  }

  async function waitUntilAnswers(): Promise<void> {
    while (!(await answers())) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  async function waitUntilSilent(): Promise<void> {
    while (await answers()) await new Promise((resolve) => setTimeout(resolve, 50));
  }
});
