import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Root of the project. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const COMMAND = `${PROJECT}apps/cli/bin/docket.js`;

export interface CommandResult {
  /** null when a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CommandOptions {
  env?: Record<string, string>;
  cwd?: string;
  /** What the process reads; nothing where left out. */
  input?: string;
  /** Called with the process once it runs, to interrupt it for instance. */
  onSpawn?: (child: ChildProcess) => void;
}

/** Runs the built `docket` in a process of its own, with a clean environment and no terminal. */
export function runDocket(argv: string[], options: CommandOptions = {}): Promise<CommandResult> {
  if (!existsSync(`${PROJECT}apps/cli/dist/main.js`)) {
    throw new Error('docket is not built: run `npm run build`, or `npm test`, which does.');
  }
  return run([COMMAND, ...argv], options);
}

/** Runs Node on `argv` and collects what it prints. */
export function run(argv: string[], options: CommandOptions = {}): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argv, {
      cwd: options.cwd ?? PROJECT,
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    // It may end without reading: what it prints then says why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString('utf8')));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...output }));
    options.onSpawn?.(child);
  });
}
