import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { PROJECT } from '../support/built-command.js';
import { within } from '../support/within.js';
import type { Installation } from './installation.js';
import { kill } from './own-postgres.js';
import type { SeededRandom } from './seeded-random.js';

/** Undoes what a fault did to a server. What it did to the database or a way, `Installation.healDatabase` undoes. */
export type Heal = () => Promise<void>;

export interface Fault {
  readonly name: string;
  /** What it takes away: afterwards it is measured how soon the servers serve again. */
  readonly takes: 'database' | 'server';
  /** It lasts until it is healed. Else it is over at once. */
  readonly lasts?: boolean;
  /** Only an installation with a disk that can be filled has it. */
  readonly needsSmallDisk?: boolean;
  strike(place: Installation, random: SeededRandom): Promise<Heal>;
  /** Asked before it strikes: resolves when the database is back, where it comes back without being healed. */
  comesBack?(): Promise<void>;
}

const nothing: Heal = () => Promise.resolve();
const DAY_MS = 24 * 60 * 60 * 1000;

/** One of the servers and the way it has. */
function aServer({ servers, ways }: Installation, random: SeededRandom) {
  const at = random.below(servers.length);
  const [server, way] = [servers[at], ways[at]];
  if (server === undefined || way === undefined) throw new Error('An installation has servers.');
  return { server, way };
}

const onPostgres = (
  name: string,
  strike: (place: Installation, random: SeededRandom) => Promise<unknown>,
): Fault => ({
  name,
  takes: 'database',
  async strike(place, random) {
    await strike(place, random);
    return nothing;
  },
});

const PROCESSES: readonly Fault[] = [
  onPostgres('kill -9 postmaster', ({ postgres }) => postgres.signal('SIGKILL')),
  onPostgres('postgres stops at once (SIGQUIT)', ({ postgres }) => postgres.signal('SIGQUIT')),
  onPostgres('postgres stops fast (SIGINT)', ({ postgres }) => postgres.signal('SIGINT')),
  onPostgres('kill -9 backend', async ({ postgres }, random) => {
    const pids = await postgres.backends();
    if (pids.length > 0) kill(random.pick(pids), 'SIGKILL');
  }),
  onPostgres('pg_terminate_backend', async ({ postgres }) => {
    for (const pid of await postgres.backends()) {
      await postgres.query('SELECT pg_terminate_backend($1)', [pid]).catch(() => undefined);
    }
  }),
  {
    name: 'SIGSTOP backend',
    takes: 'database',
    lasts: true,
    async strike({ postgres }, random) {
      const pids = await postgres.backends();
      if (pids.length > 0) await postgres.freeze([random.pick(pids)]);
      return nothing;
    },
  },
  {
    name: 'SIGSTOP postgres, every process',
    takes: 'database',
    lasts: true,
    async strike({ postgres }) {
      await postgres.freeze();
      return nothing;
    },
  },
  {
    name: 'kill -9 server',
    takes: 'server',
    async strike(place, random) {
      const { server } = aServer(place, random);
      await server.kill();
      return () => server.ensure();
    },
  },
  {
    name: 'SIGSTOP server',
    takes: 'server',
    lasts: true,
    async strike(place, random) {
      const { server } = aServer(place, random);
      server.pause();
      return async () => server.resume();
    },
  },
];

/** So long the agents meet a server whose clock is wrong. */
const MET_MS = 500;

/** Each at a server of its own, so that two of them do not undo each other. */
const aheadBy = (name: string, aheadMs: number, at: number): Fault => ({
  name,
  takes: 'server',
  lasts: true,
  async strike({ servers }) {
    const server = servers[at];
    if (server === undefined) throw new Error('An installation has two servers.');
    await server.kill({
      CLOCK_AHEAD_MS: String(aheadMs),
      NODE_OPTIONS: `--import=file://${PROJECT}test/support/shifted-clock.mjs`,
    });
    return async () => {
      // The database is back, and it starts with this clock, however short the fault was to last.
      await server.ensure();
      await setTimeout(MET_MS);
      await server.kill();
      await server.ensure();
    };
  },
});

/** Of the way between one server and the database. */
const WAYS: readonly Fault[] = [
  {
    name: 'connections cut',
    takes: 'database',
    async strike(place, random) {
      aServer(place, random).way.cut();
      return nothing;
    },
  },
  {
    name: 'cut after the commit was sent',
    takes: 'database',
    async strike(place, random) {
      const { way } = aServer(place, random);
      way.cutAfter(random.pick(['docket-append', 'COMMIT']));
      return nothing;
    },
  },
  {
    name: 'answers to commits lost without a word',
    // They never come: there is no return to measure from.
    takes: 'server',
    async strike(place, random) {
      aServer(place, random).way.loseAnswersAfter('docket-append');
      return nothing;
    },
  },
  ...(['away', 'deaf', 'silent'] as const).map((state): Fault => ({
    name: `way ${state}`,
    takes: 'database',
    lasts: true,
    async strike(place, random) {
      const { way } = aServer(place, random);
      way.switchTo(state);
      return async () => way.switchTo('there');
    },
  })),
];

/** What the database or the host refuses. */
const CONDITIONS: readonly Fault[] = [
  {
    name: 'database read-only',
    takes: 'database',
    lasts: true,
    async strike({ postgres }) {
      await postgres.makeReadOnly();
      return nothing;
    },
  },
  {
    name: 'disk full',
    takes: 'database',
    lasts: true,
    needsSmallDisk: true,
    async strike({ postgres }) {
      await postgres.fillDisk();
      return nothing;
    },
  },
  // Within the bound its entries are taken; beyond it, all are refused.
  aheadBy('clock 200 s ahead', 200_000, 0),
  aheadBy('clock 400 days ahead', 400 * DAY_MS, 1),
];

/** Processes that are killed in the middle of what they do beside the servers. */
const WORK: readonly Fault[] = [
  {
    name: 'kill -9 rebuild',
    takes: 'server',
    async strike(place, random) {
      await killDuring(
        [`${PROJECT}apps/cli/bin/docket.js`, 'rebuild', '--ledger', place.ledger],
        { DATABASE_URL: place.postgres.url },
        300 + random.below(900),
      );
      return nothing;
    },
  },
  {
    name: 'kill -9 start',
    takes: 'server',
    async strike(place, random) {
      const env = place.environment(place.postgres.url, { DOCKET_PORT: '0' });
      await killDuring([SERVER], env, 200 + random.below(1_500));
      return nothing;
    },
  },
];

export const FAULTS: readonly Fault[] = [...PROCESSES, ...WAYS, ...CONDITIONS, ...WORK];

const SERVER = `${PROJECT}apps/api/dist/main.js`;
/** What a kill -9 needs at most until the process is gone. */
const GONE_S = 30;

/**
 * Starts Node with these arguments and kills it so many milliseconds later. @returns what it wrote to its standard
 * error until then.
 */
async function killDuring(
  argv: readonly string[],
  env: Record<string, string>,
  afterMs: number,
): Promise<string> {
  if (!existsSync(SERVER)) throw new Error('Docket is not built: run `npm run build` first.');
  const child = spawn(process.execPath, argv, {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
  const ended = once(child, 'close');
  await Promise.race([setTimeout(afterMs), ended]);
  child.kill('SIGKILL');
  await within(GONE_S, `the end of ${argv.join(' ')} after kill -9`, ended, () => errors);
  return errors;
}

/**
 * First starts on an empty database, each killed: in the migrations, while the registry or the first key is made,
 * or before. @returns the administrator keys that they showed.
 */
export async function killFirstStarts(
  place: Installation,
  random: SeededRandom,
  starts: number,
): Promise<string[]> {
  const shown: string[] = [];
  for (let n = 0; n < starts; n += 1) {
    const env = place.environment(place.postgres.url, { DOCKET_PORT: '0' });
    const errors = await killDuring([SERVER], env, 300 + random.below(1_200));
    shown.push(...(errors.match(/^docket_\S+$/gm) ?? []));
  }
  return shown;
}
