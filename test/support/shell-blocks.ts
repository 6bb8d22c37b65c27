import { spawn } from 'node:child_process';
import type { CommandResult } from './built-command.js';

/** The bodies of a document's ```sh blocks, in order: what a reader is told to run. */
export function readShellBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, body]) => body ?? '');
}

/** Runs a script with `sh`, ending at its first failing command. */
export function runShell(
  script: string,
  options: { cwd: string; env: Record<string, string> },
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-eu'], { cwd: options.cwd, env: options.env });
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString('utf8')));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...output }));
    child.stdin.end(script);
  });
}
