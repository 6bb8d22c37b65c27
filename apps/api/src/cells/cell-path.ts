/** What the path of a request says of where it belongs. */
export type NamedPlace =
  | { ledger: string }
  /** The registry of a cell, which answers it as its `registry`; `url` is the request's, so named. */
  | { registryOf: string; url: string };

const LEDGERS = '/v1/ledgers/';
const REGISTRY_OF_CELL = /^registry\.([a-z][a-z0-9]{0,15})$/;

/** Undefined where the path names no ledger. */
export function placeInPath(url: string): NamedPlace | undefined {
  if (!url.startsWith(LEDGERS)) return undefined;
  const end = url.slice(LEDGERS.length).search(/[/?#]/);
  const stop = end === -1 ? url.length : LEDGERS.length + end;
  const ledger = decoded(url.slice(LEDGERS.length, stop));
  if (ledger === undefined || ledger === '') return undefined;
  const cell = REGISTRY_OF_CELL.exec(ledger)?.[1];
  if (cell === undefined) return { ledger };
  return { registryOf: cell, url: `${LEDGERS}registry${url.slice(stop)}` };
}

/** As the router decodes it; undefined for what it refuses. */
function decoded(segment: string): string | undefined {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
