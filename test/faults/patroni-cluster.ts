import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeServerDirectory } from '@docket/store';
import { lastingPort } from '../support/lasting-port.js';
import { until, within } from '../support/within.js';
import { answersAt, makeProbe, queryAt, writeAt, type DatabaseServer } from './database-server.js';
import { kill } from './own-postgres.js';

/** Debian's places of the programs, and the packages that have them. */
const PROGRAMS = {
  etcd: ['/usr/bin/etcd', 'etcd-server'],
  patroni: ['/usr/bin/patroni', 'patroni'],
  haproxy: ['/usr/sbin/haproxy', 'haproxy'],
  postgres: ['/usr/lib/postgresql/15/bin/postgres', 'postgresql-15'],
} as const;
const PASSWORD = 'only-on-this-machine';
/** Patroni takes no less: how long a leader that says nothing keeps its place. */
const LEASE_S = 20;
/** A cluster that has no synchronous standby for so long has none any more. */
const SETTLES_S = 180;
/** A lease, an election, and a crash recovery. */
const TAKEN_OVER_S = 90;
const STARTS_S = 180;
/** Patroni stops its PostgreSQL first. */
const ENDS_S = 60;
const SAYS_S = 15;
/** Of each node's log, where something does not come. */
const LAST_LINES = 25;
/** Patroni's own lines that say something: not how a check of HAProxy's was cut off, nor that all is as it was. */
const TELLING = /^\d{4}-\S+ \S+ (?:INFO|WARNING|ERROR): (?!no action\.|Lock owner: |Traceback)/;
const NODES = ['one', 'two', 'three'];
const LOG = 'patroni.log';

type Member = { name: string; role: string; state: string; timeline?: number };

/** Debian packages that are not here. Empty where a cluster can be made. */
export function missingPackages(): string[] {
  return Object.values(PROGRAMS)
    .filter(([path]) => !existsSync(path))
    .map(([, name]) => name);
}

/** The cluster did not do what it is for. It says nothing about Docket, for or against. */
export class ClusterFault extends Error {}

/** One PostgreSQL with its Patroni. */
interface Node {
  name: string;
  restPort: number;
  port: number;
  directory: string;
  configuration: string;
  patroni: ChildProcess | undefined;
}

/**
 * Three PostgreSQL 15 under Patroni in synchronous mode, with etcd, and HAProxy before them, which leads to whichever
 * is the primary.
 */
export class PatroniCluster implements DatabaseServer {
  readonly directory: string;
  readonly url: string;
  readonly #nodes: readonly Node[];
  readonly #account: { uid: number; gid: number } | undefined;
  readonly #others: ChildProcess[] = [];

  private constructor(
    directory: string,
    port: number,
    nodes: readonly Node[],
    account: { uid: number; gid: number } | undefined,
  ) {
    this.directory = directory;
    this.url = `postgresql://docket:${PASSWORD}@127.0.0.1:${port}/postgres`;
    this.#nodes = nodes;
    this.#account = account;
  }

  /** `made` is told of its directory before anything runs there. */
  static async start(made: (directory: string) => Promise<void>): Promise<PatroniCluster> {
    const directory = await makeServerDirectory('docket-failover-');
    await made(directory);
    const account = serverAccount();
    const [etcd, peer, front] = [await lastingPort(), await lastingPort(), await lastingPort()];
    const nodes: Node[] = [];
    for (const name of NODES) {
      const place = join(directory, name);
      await mkdir(place, { mode: 0o700 });
      const [port, restPort] = [await lastingPort(), await lastingPort()];
      const configuration = join(place, 'patroni.json');
      const node = { name, restPort, port, directory: place, configuration, patroni: undefined };
      await writeFile(configuration, JSON.stringify(patroniSettings(node, etcd)), { mode: 0o600 });
      if (account !== undefined) {
        for (const path of [place, configuration]) await chown(path, account.uid, account.gid);
      }
      nodes.push(node);
    }
    const cluster = new PatroniCluster(directory, front, nodes, account);
    try {
      await cluster.#startEtcd(etcd, peer);
      for (const node of nodes) cluster.#startNode(node);
      await cluster.#startHaproxy(front);
      await cluster.#makeLogin();
      await cluster.settled();
    } catch (error) {
      await cluster.remove();
      throw error;
    }
    return cluster;
  }

  /** One that owns what it makes: no server starts with a superuser's. */
  async #makeLogin(): Promise<void> {
    const url = this.url.replace('//docket:', '//postgres:');
    await this.#until(STARTS_S, 'a first primary', () => answersAt(url));
    await queryAt(url, `CREATE ROLE docket LOGIN CREATEROLE PASSWORD '${PASSWORD}'`);
    await queryAt(url, 'GRANT CREATE ON DATABASE postgres TO docket');
    await makeProbe(this.url);
  }

  restore(): Promise<void> {
    for (const node of this.#nodes) {
      if (!isRunning(node.patroni)) this.#startNode(node);
    }
    return Promise.resolve();
  }

  /** Resolves when there is a primary to which HAProxy leads, and what it acknowledges is on a standby too. */
  async ensure(): Promise<void> {
    const isWritten = async (): Promise<boolean> => (await writeAt(this.url)) !== undefined;
    await this.#until(TAKEN_OVER_S, 'a write to be acknowledged', isWritten);
  }

  /**
   * Resolves when there is a primary, another one that has every commit, and a third on the same timeline: with one of
   * them away, what the next primary acknowledges is on two still.
   */
  async settled(): Promise<void> {
    await this.restore();
    const isSettled = async (): Promise<boolean> => {
      const members = await this.#members();
      const leader = members.find(({ role }) => role === 'leader');
      const running = members.filter(
        ({ state, timeline }) => state === 'running' && timeline === leader?.timeline,
      );
      return running.length === NODES.length && running.some(({ role }) => role === 'sync_standby');
    };
    await this.#until(SETTLES_S, 'a primary with a synchronous standby and a third', isSettled);
    await this.ensure();
  }

  /** Resolves when another node than this has acknowledged a write of our own, by the way that Docket has. */
  async takenOverFrom(before: string): Promise<void> {
    const { port } = this.#node(before);
    const isTakenOver = async (): Promise<boolean> => {
      const wrote = await writeAt(this.url);
      return wrote !== undefined && wrote !== port;
    };
    await this.#until(TAKEN_OVER_S, `a write to another primary than ${before}`, isTakenOver);
  }

  async leader(): Promise<string> {
    const leader = (await this.#members()).find(({ role }) => role === 'leader');
    if (leader === undefined) throw new ClusterFault('There is no leader.');
    return leader.name;
  }

  /** kill -9 of the primary's postmaster: Patroni lets another one lead. */
  async killPrimary(): Promise<void> {
    const pid = await this.#postmaster(this.#node(await this.leader()));
    if (pid !== undefined) kill(pid, 'SIGKILL');
  }

  /** As if the primary's host lost power: its Patroni and every PostgreSQL process at once. */
  async killHost(): Promise<void> {
    const node = this.#node(await this.leader());
    node.patroni?.kill('SIGKILL');
    const pid = await this.#postmaster(node);
    if (pid !== undefined) kill(pid, 'SIGKILL');
  }

  /** The primary's Patroni and postmaster stand still; whoever leads next, they wake up behind. */
  async freezeHost(): Promise<() => Promise<void>> {
    const node = this.#node(await this.leader());
    const pids = [node.patroni?.pid, await this.#postmaster(node)].filter(
      (pid) => pid !== undefined,
    );
    for (const pid of pids) kill(pid, 'SIGSTOP');
    return async () => {
      for (const pid of pids) kill(pid, 'SIGCONT');
    };
  }

  /** An operator's own change of primary, with everybody alive. */
  async switchOver(): Promise<void> {
    const leader = await this.leader();
    const { restPort } = this.#node(leader);
    // Refused while no standby has every commit.
    let said = '';
    const body = JSON.stringify({ leader });
    const isDone = async (): Promise<boolean> => {
      const url = `http://127.0.0.1:${restPort}/switchover`;
      const answer = await fetch(url, { method: 'POST', body });
      said = await answer.text();
      return answer.ok;
    };
    await this.#until(TAKEN_OVER_S, 'the switchover', isDone, () => said);
  }

  async remove(): Promise<void> {
    for (const node of this.#nodes) {
      await end(node.patroni, 'SIGTERM');
      // Where its Patroni was killed, or had to be.
      const pid = await this.#postmaster(node);
      if (pid !== undefined) kill(pid, 'SIGKILL');
    }
    for (const child of this.#others) await end(child, 'SIGKILL');
    await rm(this.directory, { recursive: true, force: true, maxRetries: 10 });
  }

  /** @throws {ClusterFault} where it does not come, with what every node said last. */
  async #until(
    seconds: number,
    what: string,
    isSo: () => Promise<boolean>,
    state: () => string = () => '',
  ): Promise<void> {
    const waited = until(seconds, what, isSo, { state });
    await waited.catch(async (error: unknown) => {
      const members = await this.#members();
      const words = this.#nodes.map(async ({ name, directory }) => {
        const log = await readFile(join(directory, LOG), 'utf8').catch(() => '');
        const lines = log.split('\n').filter((line) => TELLING.test(line));
        return `${name}: ${lines.slice(-LAST_LINES).join('\n  ')}`;
      });
      const said = [JSON.stringify(members), ...(await Promise.all(words))].join('\n');
      throw new ClusterFault(`${error instanceof Error ? error.message : String(error)}\n${said}`);
    });
  }

  async #startEtcd(port: number, peer: number): Promise<void> {
    const client = `http://127.0.0.1:${port}`;
    const flags = [`--data-dir=${join(this.directory, 'etcd')}`, `--listen-client-urls=${client}`];
    flags.push(`--advertise-client-urls=${client}`, `--listen-peer-urls=http://127.0.0.1:${peer}`);
    flags.push('--enable-v2=true');
    this.#others.push(spawnOurs(PROGRAMS.etcd[0], flags, { stdio: 'ignore', env: {} }));
    const isHealthy = (): Promise<boolean> =>
      fetch(`${client}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    await this.#until(STARTS_S, 'etcd', isHealthy);
  }

  #startNode(node: Node): void {
    // As its own account cannot: the log outlives what is killed.
    const log = openSync(join(node.directory, LOG), 'a');
    try {
      node.patroni = spawnOurs(PROGRAMS.patroni[0], [node.configuration], {
        ...this.#account,
        stdio: ['ignore', log, log],
        cwd: '/',
        env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' },
      });
    } finally {
      closeSync(log);
    }
  }

  async #startHaproxy(port: number): Promise<void> {
    const path = join(this.directory, 'haproxy.cfg');
    const servers = this.#nodes.map(
      ({ name, port: its, restPort }) => `  server ${name} 127.0.0.1:${its} check port ${restPort}`,
    );
    await writeFile(path, `${HAPROXY(port)}${servers.join('\n')}\n`);
    this.#others.push(
      spawnOurs(PROGRAMS.haproxy[0], ['-f', path, '-db'], { stdio: 'ignore', env: {} }),
    );
  }

  async #members(): Promise<Member[]> {
    for (const { restPort } of this.#nodes) {
      try {
        const signal = AbortSignal.timeout(2_000);
        const answer = await fetch(`http://127.0.0.1:${restPort}/cluster`, { signal });
        return ((await answer.json()) as { members: Member[] }).members;
      } catch {
        // Its Patroni is down: another one knows too.
      }
    }
    return [];
  }

  #node(name: string): Node {
    const node = this.#nodes.find((one) => one.name === name);
    if (node === undefined) throw new Error(`There is no node ${name}.`);
    return node;
  }

  async #postmaster({ directory }: Node): Promise<number | undefined> {
    const text = await readFile(join(directory, 'data', 'postmaster.pid'), 'utf8').catch(() => '');
    const pid = Number(text.split('\n')[0]);
    return pid > 0 ? pid : undefined;
  }
}

const HAPROXY = (port: number): string => `defaults
  mode tcp
  timeout connect 2s
  timeout client 1h
  timeout server 1h
listen primary
  bind 127.0.0.1:${port}
  option httpchk GET /primary
  http-check expect status 200
  default-server inter 500ms fall 1 rise 1 on-marked-down shutdown-sessions
`;

function patroniSettings(node: Omit<Node, 'patroni'>, etcd: number): object {
  const { name, restPort, port, directory } = node;
  const login = (username: string): object => ({ username, password: PASSWORD });
  return {
    scope: 'docket',
    name,
    restapi: { listen: `127.0.0.1:${restPort}`, connect_address: `127.0.0.1:${restPort}` },
    // Over etcd's API 3 Patroni 3.0.2, which Debian 12 has, overwrites the leader's key when it wakes up behind its lease:
    // two lead, and what the second acknowledged is gone. Its way over API 2 compares first.
    etcd: { host: `127.0.0.1:${etcd}` },
    bootstrap: {
      dcs: {
        ttl: LEASE_S,
        loop_wait: 2,
        retry_timeout: 3,
        // Nothing that was acknowledged is on one machine only. Without the strict form a new primary acknowledges alone
        // until a standby has followed it, and a primary that wakes up meanwhile may take its place back.
        synchronous_mode: true,
        synchronous_mode_strict: true,
        // One that crashed is not waited for: another one leads at once.
        master_start_timeout: 0,
        primary_start_timeout: 0,
        postgresql: { use_pg_rewind: true, parameters: { wal_log_hints: 'on' } },
      },
      initdb: [{ encoding: 'UTF8' }, 'data-checksums', { locale: 'C' }],
    },
    postgresql: {
      listen: `127.0.0.1:${port}`,
      connect_address: `127.0.0.1:${port}`,
      data_dir: join(directory, 'data'),
      bin_dir: '/usr/lib/postgresql/15/bin',
      pgpass: join(directory, 'pgpass'),
      pg_hba: [
        'host all all 127.0.0.1/32 scram-sha-256',
        'host replication all 127.0.0.1/32 scram-sha-256',
      ],
      authentication: {
        superuser: login('postgres'),
        replication: login('replicator'),
        rewind: login('rewinder'),
      },
      parameters: { unix_socket_directories: directory, max_connections: 100 },
    },
  };
}

/** PostgreSQL refuses to be root. */
function serverAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string): number =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Whatever ends the campaign ends them too. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGTERM');
});

function spawnOurs(program: string, argv: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(program, argv, options);
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

const isRunning = (child: ChildProcess | undefined): boolean =>
  child !== undefined && child.exitCode === null && child.signalCode === null;

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (child === undefined || !isRunning(child)) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await within(ENDS_S, `the end of ${child.spawnfile}`, ended).catch(async () => {
    child.kill('SIGKILL');
    await within(SAYS_S, `the end of ${child.spawnfile} after kill -9`, ended);
  });
}
