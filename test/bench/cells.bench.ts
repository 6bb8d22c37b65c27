import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { endProcess, startApi } from './api.bench.js';
import { withBenchServer } from './bench-server.js';
import { cpuSeconds, interleave, median, note, reportRatio, sized } from './measure.js';
import { childSeconds, postmasterOf } from './postgres-cpu.js';

/** Two cells, each on a core of its own with its server, its PostgreSQL and its load, against one of them. */
export const name = 'cells';

const CARDS = sized(6_000);
const ROUNDS = 5;

/** What a cell's processes took, seconds. */
interface Cpu {
  server: number;
  postgres: number;
  load: number;
}

export async function run(): Promise<void> {
  if (!canPin()) {
    note('not measured: it takes taskset and two cores');
    return;
  }
  const children: ChildProcess[] = [];
  await withBenchServer((first) =>
    withBenchServer(async (second) => {
      try {
        const cells = [
          await Cell.start(0, first.url, first.keys, children),
          await Cell.start(1, second.url, second.keys, children),
        ] as const;
        await measure(cells);
        await Promise.all(cells.map((cell) => cell.end()));
      } finally {
        await Promise.all(children.map(endProcess));
      }
    }),
  );
}

async function measure([first, second]: readonly [Cell, Cell]): Promise<void> {
  const rates = await interleave(ROUNDS, {
    one: () => first.file(CARDS),
    two: async () => {
      const both = await Promise.all([first.file(CARDS), second.file(CARDS)]);
      return both.reduce((sum, rate) => sum + rate, 0);
    },
  });
  const show = (way: string): string => median(rates[way] ?? []).toFixed(0);
  note(`cards through REST, a second: one cell ${show('one')}, two ${show('two')}`);
  for (const [i, cell] of [first, second].entries()) {
    const { server, postgres, load } = cell.cpuOfACard();
    note(
      `cell on core ${i}, µs of CPU a card: server ${server}, PostgreSQL ${postgres}, load ${load}`,
    );
  }
  reportRatio('cards in two cells, each on its core, against one', rates, ['two', 'one'], {
    min: 1.9,
  });
}

class Cell {
  readonly #load: ChildProcess;
  readonly #api: number;
  readonly #postmaster: number;
  readonly #sums: Cpu = { server: 0, postgres: 0, load: 0 };
  #cards = 0;

  private constructor(load: ChildProcess, api: number, postmaster: number) {
    this.#load = load;
    this.#api = api;
    this.#postmaster = postmaster;
  }

  static async start(
    core: number,
    url: string,
    keys: string,
    children: ChildProcess[],
  ): Promise<Cell> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const postmaster = await postmasterOf(client);
    await client.end();
    // Before anything of it is started: children go where their parent is.
    pin(core, postmaster);
    const { url: address, pid, key } = await startApi(url, keys, children);
    pin(core, pid);
    const script = fileURLToPath(new URL('cells.worker.js', import.meta.url));
    const load = fork(script, [address, key], { execArgv: [] });
    children.push(load);
    await once(load, 'message');
    pin(core, load.pid ?? 0);
    return new Cell(load, pid, postmaster);
  }

  /** Cards a second. */
  async file(cards: number): Promise<number> {
    const before = this.#cpu();
    this.#load.send(cards);
    const [rate] = (await once(this.#load, 'message')) as [number];
    const after = this.#cpu();
    for (const part of ['server', 'postgres', 'load'] as const)
      this.#sums[part] += after[part] - before[part];
    this.#cards += cards;
    return rate;
  }

  /** µs, of all rounds. */
  cpuOfACard(): Record<keyof Cpu, string> {
    const of = (part: keyof Cpu): string => ((this.#sums[part] / this.#cards) * 1e6).toFixed(0);
    return { server: of('server'), postgres: of('postgres'), load: of('load') };
  }

  async end(): Promise<void> {
    const exited = once(this.#load, 'exit');
    this.#load.send('end');
    await exited;
  }

  #cpu(): Cpu {
    return {
      server: cpuSeconds(this.#api) ?? Number.NaN,
      postgres: childSeconds(this.#postmaster),
      load: cpuSeconds(this.#load.pid ?? 0) ?? Number.NaN,
    };
  }
}

/** A process, with its threads and what it begins from then on. */
function pin(core: number, pid: number): void {
  execFileSync('taskset', ['-a', '-cp', String(core), String(pid)], { stdio: 'ignore' });
  // The children that it has.
  const found = childrenOf(pid);
  for (const child of found)
    execFileSync('taskset', ['-a', '-cp', String(core), child], { stdio: 'ignore' });
}

function childrenOf(pid: number): string[] {
  try {
    return execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  } catch {
    // It has none.
    return [];
  }
}

function canPin(): boolean {
  try {
    execFileSync('taskset', ['-c', '1', 'true'], { stdio: 'ignore' });
    return availableParallelism() > 1;
  } catch {
    // Not Linux, or without the tools of it.
    return false;
  }
}
