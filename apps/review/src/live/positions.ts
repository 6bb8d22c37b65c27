import { signal } from '@preact/signals';
import { ask } from '../ask.js';

/** Entries by ledger: of those that are others than before. */
type Told = Readonly<Record<string, number>>;

/** How far ledgers go, as far as it was told. */
export const positions = signal<Told>({});

const NAME = 'docket-positions';
const ADDRESS = '/v1/session/positions';
/** The stream says something every 15 seconds; after more than twice as long nobody listens to it. */
const SILENT_MS = 40_000;
/** When a stream that was refused is asked for again. */
const AGAIN_MS = 30_000;

let heardAt = -Infinity;

/** Whether it is told what changes, so that nothing need be asked for in the meantime. */
export const isTold = (): boolean => performance.now() - heardAt < SILENT_MS;

/**
 * Follows the ledgers of whoever is signed in: of several tabs one does, and tells the others; the next one when it is
 * closed. Where the browser has no locks, as without TLS, nothing is followed. @returns what ends it.
 */
export function followPositions(): () => void {
  if (!('locks' in navigator)) return () => undefined;
  const stop = new AbortController();
  const channel = new BroadcastChannel(NAME);
  channel.addEventListener('message', ({ data }: MessageEvent<Told>) => hear(data));
  const tell = (told: Told): void => {
    hear(told);
    channel.postMessage(told);
  };
  const { signal: ended } = stop;
  navigator.locks
    .request(NAME, { signal: ended }, () => listen(tell, ended))
    .catch(() => undefined);
  return () => {
    stop.abort();
    channel.close();
    heardAt = -Infinity;
    positions.value = {};
  };
}

function listen(tell: (told: Told) => void, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = (): void => {
      source = new EventSource(ADDRESS);
      source.addEventListener('positions', ({ data }: MessageEvent<string>) =>
        tell(JSON.parse(data) as Told),
      );
      source.addEventListener('error', () => {
        // A cut is mended by the browser. What was refused is not; that nobody is signed in any more is told here.
        if (source.readyState !== EventSource.CLOSED) return;
        ask('/v1/session').catch(() => undefined);
        timer = setTimeout(open, AGAIN_MS);
      });
    };
    open();
    ended.addEventListener('abort', () => {
      clearTimeout(timer);
      source.close();
      resolve();
    });
  });
}

function hear(told: Told): void {
  heardAt = performance.now();
  const isNew = Object.entries(told).some(([ledger, size]) => positions.peek()[ledger] !== size);
  if (isNew) positions.value = { ...positions.peek(), ...told };
}
