import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll } from '@jest/globals';
import { type CommandOptions, type CommandResult, PROJECT } from './built-command.js';
import type { MeasuredResult } from './measured-command.js';

/** Runs command lines of the built `docket`, one after another. */
export type HostedDocket = (
  argv: string[],
  options?: Pick<CommandOptions, 'env' | 'cwd'>,
) => Promise<CommandResult>;

/**
 * The built `docket` in one process for all command lines of a test file: what a process of its own takes to
 * load, it takes once. Environment and directory are those of each command line alone. For what the process
 * itself shows (its streams, signals, exit), there is `runDocket`.
 *
 * Call it where `afterAll` may be called.
 */
export function hostDocket(): HostedDocket {
  const host = hostForFile();
  return async (argv, options) => (await host(argv, options)).result;
}

/**
 * The same, with what was spent: the time of each command line, and of memory the most that any until then
 * held, together with all that those before it left. A bound that holds for it holds for each alone.
 */
export function hostMeasuredDocket(): (...of: Parameters<HostedDocket>) => Promise<MeasuredResult> {
  const host = hostForFile();
  let earlierMs = 0;
  return async (argv, options) => {
    const { result, spent } = await host(argv, options);
    const cpuMs = spent.cpuMs - earlierMs;
    earlierMs = spent.cpuMs;
    return { ...result, cpuMs, peakBytes: spent.peakBytes };
  };
}

interface Hosted {
  result: CommandResult;
  /** By the host since it started. */
  spent: Pick<MeasuredResult, 'peakBytes' | 'cpuMs'>;
}

function hostForFile(): (...of: Parameters<HostedDocket>) => Promise<Hosted> {
  let host: Promise<{ socket: string; end: () => Promise<void> }> | undefined;
  afterAll(async () => (await host)?.end());
  return async (argv, { env = {}, cwd = PROJECT } = {}) => {
    const { socket } = await (host ??= startOwnHost());
    const own = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' };
    const connection = connect(socket);
    connection.end(JSON.stringify({ argv, cwd, env: { ...own, ...env } }));
    const { spent, ...result } = JSON.parse(await text(connection)) as CommandResult &
      Pick<Hosted, 'spent'>;
    return { result, spent };
  };
}

async function startOwnHost(): Promise<{ socket: string; end: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'docket-test-host-'));
  const socket = join(folder, 'commands.sock');
  const host = await startCommandHost(socket);
  return {
    socket,
    async end() {
      if (host.exitCode === null && host.signalCode === null) {
        const ended = once(host, 'exit');
        host.kill();
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts the process that runs the command lines (command-host.js), once it listens on the path `socket`. */
export async function startCommandHost(socket: string): Promise<ChildProcess> {
  const host = fork(`${PROJECT}test/support/command-host.js`, [socket], {
    env: { PATH: process.env['PATH'] ?? '' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await new Promise<void>((resolve, reject) => {
    host.once('message', () => resolve());
    host.once('exit', (code) => reject(new Error(`the host of commands ended with ${code}`)));
  });
  return host;
}
