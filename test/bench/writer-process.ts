import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Another process that appends to the same ledger: store-append.worker.ts. */
export class WriterProcess {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async start(url: string, keysDirectory: string, ledgerId: string): Promise<WriterProcess> {
    const script = fileURLToPath(new URL('store-append.worker.js', import.meta.url));
    const child = fork(script, [url, keysDirectory, ledgerId], { execArgv: [] });
    await once(child, 'message');
    return new WriterProcess(child);
  }

  /** Entries a second. */
  async append(writers: number, operations: number): Promise<number> {
    this.#child.send({ writers, operations });
    const [rate] = (await once(this.#child, 'message')) as [number];
    return rate;
  }

  async end(): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.send('end');
    await exited;
  }
}
