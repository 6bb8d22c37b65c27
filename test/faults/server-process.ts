import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { spawnApi, type ApiProcess } from '../api/support/api.js';
import { PROJECT } from '../support/built-command.js';
import { lastingPort } from '../support/lasting-port.js';
import { within } from '../support/within.js';
import { kill } from './own-postgres.js';

const START_TRIES_MAX = 300;
/** A start waits for the database, which may be away as long as a fault lasts. */
const START_S = 120;
const METRICS_MS = 10_000;

/** Whatever ends the campaign ends them too. */
const running = new Set<ApiProcess>();
process.once('exit', () => {
  for (const { child } of running) child.kill('SIGKILL');
});

/** Of a process, in MiB. */
export interface Memory {
  residentMb: number;
  /** Objects, and what they hold outside of the heap. */
  heldMb: number;
}

/** Of a server that is to be looked into: its metrics, and a collection of garbage on demand. */
export const LOOKED_INTO: Readonly<Record<string, string>> = {
  DOCKET_METRICS_PORT: '0',
  NODE_OPTIONS: `--import=file://${PROJECT}test/support/collected-garbage.mjs`,
};
const COLLECTIONS = 3;
const COLLECTION_MS = 300;

/** One server of an installation, as a supervisor keeps it: started anew whenever it was killed. */
export class ServerProcess {
  readonly #env: Record<string, string>;
  #api: ApiProcess | undefined;
  #starting: Promise<void> | undefined;
  #url: string | undefined;
  /** Of the process that runs now, beside the others' environment. */
  #extra: Record<string, string> = {};
  #endIsOurs = false;
  #kills = 0;
  #tree = PROJECT;
  /** Ends that nobody asked for, after it had begun to listen. */
  readonly deaths: string[] = [];
  /** Why the last start failed, if it did. */
  #lastStart = '';
  /** First administrator keys that its starts showed. */
  readonly shownKeys: string[] = [];

  constructor(env: Record<string, string>) {
    this.#env = env;
  }

  /** The same at every start. */
  get url(): string {
    if (this.#url === undefined) throw new Error('It was not started.');
    return this.#url;
  }

  /** Resolves when it listens. A start that fails, as it does while the database is away, is done again. */
  ensure(): Promise<void> {
    this.#starting ??= this.#start().finally(() => {
      this.#starting = undefined;
    });
    return within(START_S, 'a start of the server', this.#starting, () => this.#lastStart);
  }

  /** kill -9, and a new start behind it. */
  async kill(extra: Record<string, string> = {}): Promise<void> {
    this.#extra = extra;
    this.#kills += 1;
    this.#endIsOurs = true;
    await this.#api?.kill('SIGKILL');
    this.#api = undefined;
    void this.ensure().catch(() => undefined);
  }

  /** An orderly restart, by the build of another tree. */
  async upgradeTo(tree: string): Promise<void> {
    this.#tree = tree;
    await this.stop();
    await this.ensure();
  }

  pause(): void {
    this.#signal('SIGSTOP');
  }

  resume(): void {
    this.#signal('SIGCONT');
  }

  /** SIGTERM. @returns its exit code. */
  async stop(): Promise<number | null> {
    // What was under way ends, or is given up by its own deadline.
    if (this.#starting !== undefined) await this.ensure().catch(() => undefined);
    this.#endIsOurs = true;
    this.resume();
    return (await this.#api?.kill('SIGTERM')) ?? null;
  }

  /**
   * Behind a collection of garbage, the least of a few looks: it works meanwhile. It is started with `LOOKED_INTO`.
   * @throws where it does not say: only Linux tells what is resident.
   */
  async memory(): Promise<Memory> {
    const looks: Memory[] = [];
    for (let look = 0; look < COLLECTIONS; look += 1) {
      this.#signal('SIGUSR2');
      await setTimeout(COLLECTION_MS);
      looks.push(await this.#look());
    }
    const least = (read: (memory: Memory) => number): number => Math.min(...looks.map(read));
    return { residentMb: least((one) => one.residentMb), heldMb: least((one) => one.heldMb) };
  }

  /** By how much half of the turns of its event loop were late since it was asked last. It is started with `LOOKED_INTO`. */
  async loopLagMs(): Promise<number> {
    return metric(await this.#metrics(), 'nodejs_eventloop_lag_p50_seconds') * 1000;
  }

  async #look(): Promise<Memory> {
    const [status, metrics] = await Promise.all([
      readFile(`/proc/${this.#api?.child.pid}/status`, 'utf8'),
      this.#metrics(),
    ]);
    const resident = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    if (resident === undefined) throw new Error('The system does not say what is resident.');
    const held = ['nodejs_heap_size_used_bytes', 'nodejs_external_memory_bytes'];
    return {
      residentMb: Number(resident) / 1024,
      heldMb: held.reduce((sum, name) => sum + metric(metrics, name), 0) / 1024 ** 2,
    };
  }

  async #metrics(): Promise<string> {
    const url = this.#api?.metricsUrl;
    if (url === undefined) return '';
    const signal = AbortSignal.timeout(METRICS_MS);
    return fetch(url, { signal }).then(
      (answer) => answer.text(),
      () => '',
    );
  }

  async #start(): Promise<void> {
    for (let tries = 1; !this.#runs(); tries += 1) {
      try {
        await this.#spawn();
      } catch (error) {
        this.#lastStart = String(error);
        if (tries === START_TRIES_MAX) throw error;
        await setTimeout(100);
      }
    }
  }

  async #spawn(): Promise<void> {
    const port = this.#url === undefined ? String(await lastingPort()) : new URL(this.#url).port;
    const kills = this.#kills;
    const env = { ...this.#env, ...this.#extra, DOCKET_PORT: port };
    const api = await spawnApi(env, this.#tree);
    this.#url = api.url;
    if (kills !== this.#kills) {
      // Killed before it listened, and of the environment before.
      await api.kill('SIGKILL');
      throw new Error('Killed while it started.');
    }
    this.#api = api;
    this.#endIsOurs = false;
    if (api.administrator !== undefined) this.shownKeys.push(api.administrator);
    running.add(api);
    api.child.once('exit', (code, signal) => {
      running.delete(api);
      if (this.#api === api && !this.#endIsOurs) this.deaths.push(`${code ?? signal}`);
    });
  }

  #runs(): boolean {
    const child = this.#api?.child;
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  #signal(signal: NodeJS.Signals): void {
    const pid = this.#api?.child.pid;
    if (pid !== undefined && this.#runs()) kill(pid, signal);
  }
}

function metric(metrics: string, name: string): number {
  const found = new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics);
  if (found === null) throw new Error(`The server does not say ${name}.`);
  return Number(found[1]);
}
