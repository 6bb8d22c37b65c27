import { LedgerSizes } from '@docket/store';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';

export type Sizes = ReadonlyMap<string, number>;

/** How often sizes are read while somebody waits for one to change, in milliseconds: one statement for all. */
const LOOK_MS = 1_000;

interface Waiter {
  ledgers: readonly string[];
  known: Sizes | undefined;
  /** With what was found; undefined: nothing is looked at any more, or it could not be. */
  wake: (sizes: Sizes | undefined) => void;
}

/** Looks how large ledgers are, whichever process writes to them, as long as somebody waits for it. */
@Injectable()
export class SizeWatch implements OnModuleDestroy {
  readonly #waiting = new Set<Waiter>();
  #timer: NodeJS.Timeout | undefined;
  #lookedAt = -Infinity;
  #isStopping = false;

  constructor(
    @Inject(LedgerSizes) private readonly sizes: LedgerSizes,
    @Inject(SERVICE_SETTINGS) private readonly settings: Pick<ServiceSettings, 'cells'>,
  ) {}

  onModuleDestroy(): void {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    this.#wakeAll();
  }

  /**
   * Sizes of ledgers once one is another than is known, or after `waitMs`; at the next look where none is known.
   * Undefined where they could not be read, nobody waits any more (`signal`), or the process stops.
   */
  next(
    ledgers: readonly string[],
    known: Sizes | undefined,
    { waitMs, signal }: { waitMs: number; signal: AbortSignal },
  ): Promise<Sizes | undefined> {
    if (this.#isStopping || signal.aborted) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const gone = (): void => waiter.wake(undefined);
      const timer = setTimeout(() => waiter.wake(known ?? new Map()), waitMs);
      const wake = (sizes: Sizes | undefined): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', gone);
        this.#waiting.delete(waiter);
        resolve(sizes);
      };
      const waiter: Waiter = { ledgers, known, wake };
      signal.addEventListener('abort', gone);
      this.#waiting.add(waiter);
      this.#lookSoon();
    });
  }

  #lookSoon(): void {
    if (this.#timer !== undefined || this.#waiting.size === 0 || this.#isStopping) return;
    const leftMs = this.#lookedAt + LOOK_MS - performance.now();
    this.#timer = setTimeout(() => void this.#look(), Math.max(0, leftMs));
  }

  async #look(): Promise<void> {
    try {
      const ledgers = [...new Set([...this.#waiting].flatMap((waiter) => waiter.ledgers))];
      const { cells } = this.settings;
      const sizes = await (cells?.sizesOf(ledgers) ?? this.sizes.read(ledgers));
      for (const { ledgers: own, known, wake } of this.#waiting) {
        const found = new Map(own.flatMap((id) => entryOf(sizes, id)));
        if (known === undefined || !isSame(known, found)) wake(found);
      }
    } catch {
      // Who waits is let go, comes again, and is told then what is wrong.
      this.#wakeAll();
    } finally {
      this.#lookedAt = performance.now();
      this.#timer = undefined;
      this.#lookSoon();
    }
  }

  #wakeAll(): void {
    for (const { wake } of this.#waiting) wake(undefined);
  }
}

function entryOf(sizes: Sizes, id: string): [string, number][] {
  const size = sizes.get(id);
  // One that came while it was looked is found at the next look.
  return size === undefined ? [] : [[id, size]];
}

const isSame = (a: Sizes, b: Sizes): boolean =>
  a.size === b.size && [...a].every(([id, size]) => b.get(id) === size);
