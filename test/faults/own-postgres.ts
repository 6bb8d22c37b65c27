import { execFile } from 'node:child_process';
import {
  chown,
  copyFile,
  mkdir,
  readFile,
  rm,
  stat,
  statfs,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { makeServerDirectory, startEmbeddedPostgres } from '@docket/store';
import type { EmbeddedPostgresServer } from '@docket/store';
import pg from 'pg';
import { lastingPort } from '../support/lasting-port.js';
import { within } from '../support/within.js';
import { answersAt, makeProbe, queryAt, writeAt, type DatabaseServer } from './database-server.js';

/** Size of a disk that can be filled: PostgreSQL's files, its WAL, and some rounds of entries. */
const SMALL_DISK_MB = 320;
/** How long it may not answer before it is taken to hang. */
const HANGS_MS = 20_000;
/** What it needs at most until it is back. */
const BACK_S = 150;

export interface OwnPostgresOptions {
  smallDisk?: boolean;
  made?: (directory: string) => Promise<void>;
}

/** A PostgreSQL server that is ours to kill. Its port stays the same. */
export class OwnPostgres implements DatabaseServer {
  readonly directory: string;
  #dataDir: string;
  /** Mounted by us: a disk of its own, which can be full. */
  readonly #volume: string | undefined;
  #server: EmbeddedPostgresServer;
  #stopped: number[] = [];
  #isReadOnly = false;
  /** How often it hung of itself, and was killed. */
  hangs = 0;

  private constructor(
    directory: string,
    dataDir: string,
    volume: string | undefined,
    server: EmbeddedPostgresServer,
  ) {
    this.directory = directory;
    this.#dataDir = dataDir;
    this.#volume = volume;
    this.#server = server;
  }

  /**
   * With `smallDisk` on a tmpfs of its own, which takes root. `made` is told of its directory before anything runs there.
   * @throws where it cannot be mounted.
   */
  static async start({ smallDisk = false, made }: OwnPostgresOptions = {}): Promise<OwnPostgres> {
    const directory = await makeServerDirectory('docket-faults-');
    await made?.(directory);
    const volume = smallDisk ? join(directory, 'volume') : undefined;
    if (volume !== undefined) {
      await mkdir(volume);
      const size = `size=${SMALL_DISK_MB}m,mode=0711`;
      await promisify(execFile)('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', volume]);
    }
    const dataDir = join(volume ?? directory, 'data');
    const port = await lastingPort();
    const server = await startEmbeddedPostgres({ dataDir, persistent: true, port });
    const postgres = new OwnPostgres(directory, dataDir, volume, server);
    await makeProbe(postgres.url);
    if (smallDisk) {
      await postgres.query(`ALTER SYSTEM SET max_wal_size = '64MB'`);
      await postgres.query(`ALTER SYSTEM SET min_wal_size = '32MB'`);
      await postgres.query('SELECT pg_reload_conf()');
    }
    return postgres;
  }

  /** Address of the superuser. */
  get url(): string {
    return this.#server.superuserUrl;
  }

  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]> {
    return queryAt(this.url, text, values === undefined ? {} : { values });
  }

  answers(): Promise<boolean> {
    return answersAt(this.url);
  }

  async restore(): Promise<void> {
    this.thaw();
    await this.emptyDisk();
  }

  /** The processes that serve Docket's connections. Empty where the database does not answer. */
  async backends(): Promise<number[]> {
    try {
      const rows = await this.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND application_name = 'docket'`,
      );
      return rows.map(({ pid }) => pid);
    } catch {
      return [];
    }
  }

  /** Sends the signal to the server itself. */
  async signal(signal: NodeJS.Signals): Promise<void> {
    const pid = await this.#postmaster();
    if (pid !== undefined) kill(pid, signal);
  }

  /** Stops every process of the server, or the ones that are named, without their knowing. */
  async freeze(pids?: readonly number[]): Promise<void> {
    const all = pids ?? [...(await this.#children()), (await this.#postmaster()) ?? 0];
    for (const pid of all) {
      if (pid <= 0) continue;
      kill(pid, 'SIGSTOP');
      this.#stopped.push(pid);
    }
  }

  thaw(): void {
    for (const pid of this.#stopped.splice(0)) kill(pid, 'SIGCONT');
  }

  /** Leaves no free byte on the small disk. */
  async fillDisk(): Promise<void> {
    if (this.#volume === undefined) throw new Error('This server has no small disk.');
    const { bavail, bsize } = await statfs(this.#volume);
    // A tmpfs takes no sparse file into account: the zeros have to be written.
    const chunk = Buffer.alloc(1024 * 1024);
    const path = join(this.#volume, 'ballast');
    for (let left = bavail * bsize; left > 0; left -= chunk.length) {
      try {
        await writeFile(path, chunk.subarray(0, Math.min(left, chunk.length)), { flag: 'a' });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return;
        throw error;
      }
    }
  }

  async emptyDisk(): Promise<void> {
    if (this.#volume === undefined) return;
    const path = join(this.#volume, 'ballast');
    await truncate(path).catch(() => undefined);
    await rm(path, { force: true });
  }

  /** Every transaction that does not say otherwise only reads, until `ensure`. */
  async makeReadOnly(): Promise<void> {
    this.#isReadOnly = true;
    await this.#setReadOnly('SET default_transaction_read_only = on');
  }

  /**
   * Starts it again where it is down, and lets it write. Kills it where it hangs, as a supervisor does: struck again
   * while it stops or recovers, PostgreSQL 18 may wait for its own checkpointer for ever.
   */
  async ensure(): Promise<void> {
    const given = new AbortController();
    const state = (): string => `It hung ${this.hangs} times.`;
    try {
      await within(BACK_S, 'PostgreSQL to come back', this.#comeBack(given.signal), state);
    } finally {
      given.abort();
    }
  }

  async #comeBack(given: AbortSignal): Promise<void> {
    let hangsAt = performance.now() + HANGS_MS;
    while (!given.aborted) {
      if (!this.#isReadOnly && (await writeAt(this.url)) !== undefined) return;
      if (performance.now() > hangsAt) {
        this.hangs += 1;
        await this.signal('SIGKILL');
        hangsAt = performance.now() + HANGS_MS;
      }
      if ((await this.#postmaster()) === undefined) await this.#startAgain();
      if (this.#isReadOnly)
        this.#isReadOnly = !(await this.#setReadOnly('RESET default_transaction_read_only'));
      await setTimeout(20);
    }
  }

  /** @returns whether it was done: the database may be away. */
  async #setReadOnly(command: string): Promise<boolean> {
    try {
      await this.query(`ALTER SYSTEM ${command}`);
      await this.query('SELECT pg_reload_conf()');
      return true;
    } catch {
      return false;
    }
  }

  /**
   * A copy of the data folder, made while the server runs, as the manual says it is done (26.3.3): between the start
   * and the end of a backup, with the label and the WAL that it needs. @returns its folder, which can be started.
   */
  async copyWhileRunning(name: string): Promise<string> {
    const copy = join(this.directory, name);
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    try {
      await client.query(`SELECT pg_backup_start('copy', true)`);
      // Files come and go meanwhile: what is missing is in the WAL.
      await copyAsItIs(this.#dataDir, copy);
      const { rows } = await client.query<{ labelfile: string }>(
        'SELECT labelfile FROM pg_backup_stop(false)',
      );
      await rm(join(copy, 'postmaster.pid'), { force: true });
      await writeFile(join(copy, 'backup_label'), rows[0]?.labelfile ?? '');
      await copyAsItIs(join(this.#dataDir, 'pg_wal'), join(copy, 'pg_wal'));
      const { uid, gid } = await stat(this.#dataDir);
      await chown(join(copy, 'backup_label'), uid, gid);
      await copyFile(`${this.#dataDir}.password`, `${copy}.password`);
      return copy;
    } finally {
      await client.end();
    }
  }

  /** Stops for good and starts from the copy instead, as after a restore. */
  async putBack(copy: string): Promise<void> {
    await this.#server.stop();
    const port = Number(new URL(this.url).port);
    this.#dataDir = copy;
    this.#server = await startEmbeddedPostgres({ dataDir: copy, persistent: true, port });
  }

  async remove(): Promise<void> {
    this.thaw();
    await this.#server.stop();
    if (this.#volume !== undefined) await promisify(execFile)('umount', ['-l', this.#volume]);
    await rm(this.directory, { recursive: true, force: true });
  }

  async #startAgain(): Promise<void> {
    const port = Number(new URL(this.url).port);
    // One that stands still would keep its memory, and no server starts beside it.
    this.thaw();
    await this.#server.stop();
    this.#server = await startEmbeddedPostgres({ dataDir: this.#dataDir, persistent: true, port });
  }

  /** Its pid; undefined when it is not running. */
  async #postmaster(): Promise<number | undefined> {
    try {
      const text = await readFile(join(this.#dataDir, 'postmaster.pid'), 'utf8');
      const pid = Number(text.split('\n')[0]);
      return isAlive(pid) ? pid : undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async #children(): Promise<number[]> {
    try {
      const rows = await this.query<{ pid: number }>('SELECT pid FROM pg_stat_activity');
      return rows.map(({ pid }) => pid);
    } catch {
      return [];
    }
  }
}

/** With owners and modes. Files that go away meanwhile are left out. */
async function copyAsItIs(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', `${from}/.`, to]).catch((error: unknown) => {
    if (!String(error).includes('No such file or directory')) throw error;
  });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ESRCH') return false;
    throw error;
  }
}

/** To a process that may have ended by itself meanwhile. */
export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // By its code: Node's errors are of another realm under Jest.
    if ((error as { code?: unknown }).code !== 'ESRCH') throw error;
  }
}
