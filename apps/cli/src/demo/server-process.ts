import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isReadyMessage, type ReadyMessage } from '../ready-message.js';
import { DemoFailure } from './narrator.js';

/** The API in a process of its own, as `docket serve` runs it. */
export interface ServerProcess {
  url: string;
  administratorKey: string;
  /** Asks the process to end and waits for it; kills it when it does not. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts `docket serve` on a free port and waits until it listens.
 *
 * The child has a process group of its own, so that a Ctrl-C reaches the demo alone, and ends when
 * the channel to its parent closes, so that it never outlives a demo that was killed.
 */
export async function startServerProcess(env: Record<string, string>): Promise<ServerProcess> {
  const command = fileURLToPath(new URL('../../bin/docket.js', import.meta.url));
  const child = fork(command, ['serve', '--host', '127.0.0.1', '--port', '0'], {
    // Only what the child needs: a DATABASE_URL of the caller's shell must not be written to.
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  const errors = keepTail(child);
  const ready = await waitUntilReady(child).catch(async (cause: unknown) => {
    await stopChild(child);
    throw new DemoFailure(`The server did not start. ${errors()}`.trim(), { cause });
  });
  if (ready.administratorKey === undefined) {
    await stopChild(child);
    throw new DemoFailure('The server gave no administrator key at its first start.');
  }
  return {
    url: ready.url,
    administratorKey: ready.administratorKey,
    stop: () => stopChild(child),
  };
}

const START_TIMEOUT_MS = 60_000;
/** Acknowledged entries survive a killed server, so there is no need to wait for long. */
const STOP_TIMEOUT_MS = 3_000;
const TAIL_LENGTH_MAX = 2_000;

function waitUntilReady(child: ChildProcess): Promise<ReadyMessage> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`not listening after ${START_TIMEOUT_MS / 1_000} s`)),
      START_TIMEOUT_MS,
    );
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      finish();
    };
    child.on('message', (message) => {
      if (isReadyMessage(message)) settle(() => resolve(message));
    });
    child.once('error', (error) => settle(() => reject(error)));
    child.once('exit', (code) => settle(() => reject(new Error(`ended with code ${code}`))));
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}

/** Reads the child's output, so that its pipes never fill, and keeps the end of what it said. */
function keepTail(child: ChildProcess): () => string {
  let tail = '';
  const keep = (chunk: Buffer): void => {
    tail = (tail + chunk.toString('utf8')).slice(-TAIL_LENGTH_MAX);
  };
  child.stdout?.resume();
  child.stderr?.on('data', keep);
  return () => tail;
}
