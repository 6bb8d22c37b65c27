import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { makeServerDirectory } from '@docket/store';
import pg from 'pg';
import { answersAt, kill, type DatabaseServer } from './own-postgres.js';

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
/** A cluster that has no synchronous standby for so long has none any more: a fault of Patroni's, and not of Docket. */
const SETTLES_MS_MAX = 180_000;
const NODES = ['one', 'two', 'three'];

type Member = { name: string; role: string; state: string };

/** Debian packages that are not here. Empty where a cluster can be made. */
export function missingPackages(): string[] {
  return Object.values(PROGRAMS)
    .filter(([path]) => !existsSync(path))
    .map(([, name]) => name);
}

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

  static async start(): Promise<PatroniCluster> {
    const directory = await makeServerDirectory('docket-failover-');
    const account = serverAccount();
    const ports = await freePorts(3 + 2 * NODES.length);
    const [etcd = 0, peer = 0, front = 0, ...rest] = ports;
    const nodes: Node[] = [];
    for (const [i, name] of NODES.entries()) {
      const place = join(directory, name);
      await mkdir(place, { mode: 0o700 });
      const [port = 0, restPort = 0] = rest.slice(2 * i, 2 * i + 2);
      const configuration = join(place, 'patroni.json');
      const node = { name, restPort, port, directory: place, configuration, patroni: undefined };
      await writeFile(configuration, JSON.stringify(patroniSettings(node, etcd)), { mode: 0o600 });
      if (account !== undefined) {
        for (const path of [place, configuration]) await chown(path, account.uid, account.gid);
      }
      nodes.push(node);
    }
    const cluster = new PatroniCluster(directory, front, nodes, account);
    await cluster.#startEtcd(etcd, peer);
    for (const node of nodes) cluster.#startNode(node);
    await cluster.#startHaproxy(front);
    await cluster.#makeLogin();
    await cluster.settled();
    return cluster;
  }

  /** One that owns what it makes: no server starts with a superuser's. */
  async #makeLogin(): Promise<void> {
    const url = this.url.replace('//docket:', '//postgres:');
    while (!(await answersAt(url))) await setTimeout(20);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(`CREATE ROLE docket LOGIN CREATEROLE PASSWORD '${PASSWORD}'`);
      await client.query('GRANT CREATE ON DATABASE postgres TO docket');
    } finally {
      await client.end();
    }
  }

  restore(): Promise<void> {
    for (const node of this.#nodes) {
      if (!isRunning(node.patroni)) this.#startNode(node);
    }
    return Promise.resolve();
  }

  /** Resolves when there is a primary to which HAProxy leads. */
  async ensure(): Promise<void> {
    while (!(await answersAt(this.url))) await setTimeout(20);
  }

  /** Resolves when there is a primary and another one that has every commit: who may fail next. */
  async settled(): Promise<void> {
    await this.restore();
    const began = Date.now();
    for (;;) {
      const members = await this.#members();
      if (Date.now() - began > SETTLES_MS_MAX)
        throw new Error(`The cluster does not settle: ${JSON.stringify(members)}`);
      const leads = members.some(({ role, state }) => role === 'leader' && state === 'running');
      // The third may still be on its way: Patroni takes its time to rewind one.
      if (leads && members.some(({ role }) => role === 'sync_standby')) break;
      await setTimeout(200);
    }
    await this.ensure();
  }

  /** Resolves when another node leads, and HAProxy leads to it. */
  async ledByOther(before: string): Promise<void> {
    for (;;) {
      const leader = (await this.#members()).find(({ role }) => role === 'leader');
      if (leader !== undefined && leader.name !== before && leader.state === 'running') break;
      await setTimeout(100);
    }
    await this.ensure();
  }

  async leader(): Promise<string> {
    const leader = (await this.#members()).find(({ role }) => role === 'leader');
    if (leader === undefined) throw new Error('There is no leader.');
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
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${restPort}/switchover`, {
        method: 'POST',
        body: JSON.stringify({ leader }),
      });
      await answer.text();
      if (answer.ok) return;
      await setTimeout(500);
    }
  }

  async remove(): Promise<void> {
    for (const node of this.#nodes) await end(node.patroni, 'SIGTERM');
    for (const child of this.#others) await end(child, 'SIGKILL');
    await rm(this.directory, { recursive: true, force: true });
  }

  async #startEtcd(port: number, peer: number): Promise<void> {
    const client = `http://127.0.0.1:${port}`;
    const flags = [`--data-dir=${join(this.directory, 'etcd')}`, `--listen-client-urls=${client}`];
    flags.push(`--advertise-client-urls=${client}`, `--listen-peer-urls=http://127.0.0.1:${peer}`);
    this.#others.push(spawnOurs(PROGRAMS.etcd[0], flags, { stdio: 'ignore', env: {} }));
    while (
      !(await fetch(`${client}/health`).then(
        ({ ok }) => ok,
        () => false,
      ))
    )
      await setTimeout(100);
  }

  #startNode(node: Node): void {
    node.patroni = spawnOurs(PROGRAMS.patroni[0], [node.configuration], {
      ...this.#account,
      stdio: 'ignore',
      cwd: '/',
      env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' },
    });
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
    etcd3: { host: `127.0.0.1:${etcd}` },
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

async function freePorts(count: number): Promise<number[]> {
  const probes = Array.from({ length: count }, () => createServer());
  const ports: number[] = [];
  for (const probe of probes) {
    await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
    ports.push((probe.address() as AddressInfo).port);
  }
  for (const probe of probes) probe.close();
  return ports;
}

const isRunning = (child: ChildProcess | undefined): boolean =>
  child !== undefined && child.exitCode === null && child.signalCode === null;

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (child === undefined || !isRunning(child)) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
