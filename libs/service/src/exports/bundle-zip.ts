import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A file of a bag, in pieces. */
export type BagContent = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/** Mode of a file that everybody may read. */
const MODE = 0o100_644;

/**
 * A bag (BagIt 1.0, RFC 8493) as a ZIP archive, written in memory of a few pieces: one folder, whose manifests come last.
 * Archives beyond 4 GiB are ZIP64.
 */
export class BundleZip {
  readonly #zip = new ZipFile();
  readonly #folder: string;
  readonly #time: Date;
  readonly #payload: string[] = [];
  readonly #tags: string[] = [];
  #payloadBytes = 0;
  #current: Readable | undefined;

  /** @param options.time that of every file in it. */
  constructor({ folder, time }: { folder: string; time: Date }) {
    this.#folder = folder;
    this.#time = time;
    // Whoever reads the archive gets the failure of a file in it.
    this.#zip.on('error', (error: Error) => this.#output.destroy(error));
  }

  get #output(): Readable {
    return this.#zip.outputStream as Readable;
  }

  /** Files come in the order in which they are added; what they hold is asked for when it is their turn. */
  add(path: string, content: () => BagContent): void {
    const options = { mtime: this.#time, mode: MODE };
    this.#zip.addReadStreamLazy(`${this.#folder}/${path}`, options, (take) => {
      this.#current = Readable.from(this.#counted(path, content()), { objectMode: false });
      take(null, this.#current);
    });
  }

  /** The archive; `info` is asked once everything before it was written. */
  async *read(
    info: () => readonly (readonly [label: string, value: string])[],
  ): AsyncGenerator<Buffer> {
    this.add('manifest-sha256.txt', () => [this.#payload.join('')]);
    this.add('bag-info.txt', () => {
      const oxum = ['Payload-Oxum', `${this.#payloadBytes}.${this.#payload.length}`] as const;
      return [[...info(), oxum].map(([label, value]) => `${label}: ${value}\n`).join('')];
    });
    this.add('tagmanifest-sha256.txt', () => [this.#tags.join('')]);
    this.#zip.end();
    try {
      yield* this.#output as AsyncIterable<Buffer>;
    } finally {
      await this.#stop();
    }
  }

  /** Ends what is being read, so that nothing of it is left when its source is closed. */
  async #stop(): Promise<void> {
    const current = this.#current;
    if (current === undefined || current.closed) return;
    const closed = once(current, 'close');
    current.destroy();
    await closed;
  }

  async *#counted(path: string, content: BagContent): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    let size = 0;
    for await (const piece of content) {
      if (piece.length === 0) continue;
      const bytes = Buffer.from(piece);
      hash.update(bytes);
      size += bytes.length;
      yield bytes;
    }
    const isPayload = path.startsWith('data/');
    (isPayload ? this.#payload : this.#tags).push(`${hash.digest('hex')}  ${path}\n`);
    if (isPayload) this.#payloadBytes += size;
  }
}
