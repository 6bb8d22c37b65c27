import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Compiles writer.ts, which runs on the packages as they are built. */
export async function compileWriter(): Promise<string> {
  const outfile = `${here}dist/writer.js`;
  await build({
    entryPoints: [`${here}writer.ts`],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  return outfile;
}

export interface Acknowledged {
  seq: number;
  leafHash: string;
}

/** A process that appends for ever, and what it said was on disk. */
export class WriterProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;
  #output = '';
  #errors = '';

  constructor(
    script: string,
    settings: { url: string; keysDirectory: string; ledgerId: string; writers: number },
  ) {
    const { url, keysDirectory, ledgerId, writers } = settings;
    this.#child = spawn(process.execPath, [script, url, keysDirectory, ledgerId, String(writers)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // The compiled packages, not their sources: as a server would run.
      env: { PATH: process.env['PATH'] },
    });
    this.#exited = once(this.#child, 'close');
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.#errors += text));
  }

  /** Resolves when at least `count` entries were acknowledged. */
  async waitFor(count: number): Promise<void> {
    while (this.#lines().length < count) {
      if (this.#child.exitCode !== null) throw new Error(`The writer ended: ${this.#errors}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** kill -9, and everything that was acknowledged before it took effect. */
  async kill(): Promise<Acknowledged[]> {
    this.#child.kill('SIGKILL');
    await this.#exited;
    return this.acknowledged();
  }

  acknowledged(): Acknowledged[] {
    return this.#lines().map((line) => {
      const [seq = '', leafHash = ''] = line.split(' ');
      return { seq: Number(seq), leafHash };
    });
  }

  /** Whole lines only: the last one may have been cut off. */
  #lines(): string[] {
    return this.#output.split('\n').slice(0, -1);
  }
}
