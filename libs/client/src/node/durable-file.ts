import { open, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Replaces a file so that after a crash either the old content or the new one is there, whole. */
export async function replaceFile(path: string, content: string): Promise<void> {
  const draft = `${path}.new`;
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await syncDirectory(dirname(path));
}

/** Makes a new name in a directory durable. Windows has no such call, and does it by itself. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/**
 * A file that grows by whole, durable appends. What is asked for while one append is on its way to the
 * disk goes together with the next: many writers share one fsync.
 */
export class AppendFile {
  readonly #file: FileHandle;
  #size: number;
  #waiting: { text: string; resolve: () => void; reject: (error: unknown) => void }[] = [];
  #writing: Promise<void> | undefined;
  #failure: { error: unknown } | undefined;

  private constructor(file: FileHandle, size: number) {
    this.#file = file;
    this.#size = size;
  }

  static async open(path: string): Promise<AppendFile> {
    const file = await open(path, 'a', 0o600);
    const { size } = await file.stat();
    await syncDirectory(dirname(path));
    return new AppendFile(file, size);
  }

  /** Bytes, with what is on its way. */
  get size(): number {
    return this.#size;
  }

  get hasFailed(): boolean {
    return this.#failure !== undefined;
  }

  /** Resolves when `text` is on the disk. After a failure nothing more is taken. */
  append(text: string): Promise<void> {
    this.#size += Buffer.byteLength(text);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ text, resolve, reject });
      this.#writing ??= this.#write().finally(() => (this.#writing = undefined));
    });
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#file.close();
  }

  /** A file whose name was removed takes writes as before, and is gone with this process. */
  async #checkStillThere(): Promise<void> {
    const { nlink } = await this.#file.stat();
    if (nlink === 0) throw new Error('the file was removed while it was in use');
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      try {
        // After a failed write or fsync nobody knows what the disk holds: a later success would lie.
        if (this.#failure !== undefined) throw this.#failure.error;
        await this.#file.appendFile(group.map(({ text }) => text).join(''));
        await this.#file.datasync();
        await this.#checkStillThere();
        for (const { resolve } of group) resolve();
      } catch (error) {
        this.#failure ??= { error };
        for (const { reject } of group) reject(error);
      }
    }
  }
}
