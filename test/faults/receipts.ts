import { open, readFile, type FileHandle } from 'node:fs/promises';

/** What a server acknowledged: of a write under a key, the entry that it made. */
interface Receipt {
  kind: 'acknowledged';
  key: string;
  seq: number;
  leafHash: string;
}

/** A write of which a server said that nothing was written, and which was never sent again. */
interface Denial {
  kind: 'denied';
  key: string;
}

/** A ledger whose creation was acknowledged. */
interface Creation {
  kind: 'created';
  ledger: string;
}

export type Kept = Receipt | Denial | Creation;

/**
 * What the agents keep of the answers, outside of everything that is killed: a file of JSON lines. An answer counts
 * when it is on disk, and only then the agent goes on.
 */
export class ReceiptFile {
  readonly path: string;
  readonly #file: FileHandle;
  #waiting: { line: string; kept: () => void; failed: (error: unknown) => void }[] = [];
  #writing: Promise<void> | undefined;

  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.#file = file;
  }

  static async create(path: string): Promise<ReceiptFile> {
    return new ReceiptFile(path, await open(path, 'ax', 0o600));
  }

  /** Resolves when it is on disk. */
  keep(kept: Kept): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ line: `${JSON.stringify(kept)}\n`, kept: resolve, failed: reject });
      this.#writing ??= this.#write();
    });
  }

  async read(): Promise<Kept[]> {
    await this.#writing;
    const lines = (await readFile(this.path, 'utf8')).split('\n').slice(0, -1);
    // Written by `keep`.
    return lines.map((line) => JSON.parse(line) as Kept);
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#file.close();
  }

  /** What comes while one is being written shares the next fsync. */
  async #write(): Promise<void> {
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await this.#file.appendFile(batch.map(({ line }) => line).join(''));
        await this.#file.datasync();
        for (const { kept } of batch) kept();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.#writing = undefined;
  }
}
