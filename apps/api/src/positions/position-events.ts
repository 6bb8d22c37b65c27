type Sizes = ReadonlyMap<string, number>;

/** How long a browser waits before it comes again, in milliseconds. */
const RETRY_MS = 3_000;
/** Longest id that is read: one of ours for some hundreds of ledgers. */
const ID_LENGTH_MAX = 8_192;

/**
 * Positions as server-sent events (HTML, 9.2): data are the ledgers that are others than the reader knows, with
 * their entries, as JSON; empty where nothing changed, which shows that the stream lives. The id says all of them.
 *
 * @param known what the reader has seen, as its `Last-Event-ID` says.
 */
export async function* encodePositions(
  found: AsyncIterable<Sizes>,
  known: Sizes,
): AsyncGenerator<string> {
  let before = known;
  yield `retry: ${RETRY_MS}\n\n`;
  for await (const sizes of found) {
    const changed = [...sizes].filter(([ledger, size]) => before.get(ledger) !== size);
    before = sizes;
    const data = JSON.stringify(Object.fromEntries(changed));
    yield `event: positions\nid: ${idOf(sizes)}\ndata: ${data}\n\n`;
  }
}

const idOf = (sizes: Sizes): string =>
  [...sizes].map(([ledger, size]) => `${ledger}=${size}`).join('&');

/** What a `Last-Event-ID` says; nothing where it is none of ours: then all is told again. */
export function readEventId(id: string | string[] | undefined): Sizes {
  if (typeof id !== 'string' || id.length > ID_LENGTH_MAX) return new Map();
  const parts = id.split('&').map((part) => /^([a-z0-9-]+)=(\d{1,15})$/.exec(part));
  if (parts.includes(null)) return new Map();
  return new Map(parts.map((part) => [part?.[1] ?? '', Number(part?.[2])]));
}
