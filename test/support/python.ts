import { spawn, spawnSync } from 'node:child_process';
import type { CommandResult } from './built-command.js';

const found = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], {
  encoding: 'utf8',
});

/** Whether this machine has Python; where it has none, a spec says so loudly and passes. */
export const hasPython = found.status === 0;

/** The interpreter itself: `python3` may be a script of a version manager, which looks for it each time. */
export const PYTHON = hasPython ? found.stdout.trim() : 'python3';

/** Whether its Python has a module: `pip`, `mypy`. */
export function hasPythonModule(name: string): boolean {
  return spawnSync(PYTHON, ['-m', name, '--version']).status === 0;
}

/** Whether its Python finds a package that is to be imported: `langchain`. */
export function hasPythonPackage(name: string): boolean {
  const find = `import importlib.util, sys; sys.exit(importlib.util.find_spec('${name}') is None)`;
  return spawnSync(PYTHON, ['-c', find]).status === 0;
}

/** Runs Python in a clean environment and collects what it prints. */
export function runPython(
  argv: string[],
  env: Record<string, string> = {},
  cwd?: string,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(PYTHON, argv, {
      env: { PATH: process.env['PATH'] ?? '', PYTHONDONTWRITEBYTECODE: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(cwd === undefined ? {} : { cwd }),
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString('utf8')));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...output }));
  });
}
