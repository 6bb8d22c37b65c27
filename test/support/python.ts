import { spawn, spawnSync } from 'node:child_process';
import type { CommandResult } from './built-command.js';

/** Whether this machine has Python; where it has none, a spec says so loudly and passes. */
export const hasPython = spawnSync('python3', ['--version']).status === 0;

/** Whether its Python has a module: `pip`, `mypy`. */
export function hasPythonModule(name: string): boolean {
  return spawnSync('python3', ['-m', name, '--version']).status === 0;
}

/** Whether its Python finds a package that is to be imported: `langchain`. */
export function hasPythonPackage(name: string): boolean {
  const find = `import importlib.util, sys; sys.exit(importlib.util.find_spec('${name}') is None)`;
  return spawnSync('python3', ['-c', find]).status === 0;
}

/** Runs `python3` in a clean environment and collects what it prints. */
export function runPython(
  argv: string[],
  env: Record<string, string> = {},
  cwd?: string,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('python3', argv, {
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
