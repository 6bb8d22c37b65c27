import { checkDisclosure, decodeLeaf, type JsonObject } from '@docket/chain';
import { erasablePointers } from '@docket/record/schemas';
import { discloseEntry, type StoredEntry } from '@docket/store';
import { ServiceError } from '../service-error.js';

/** What of an entry goes and stays of what is at or below the pointers. `at`: where they stand in the request. */
export function placesOf(
  entry: StoredEntry,
  granularity: 'scalar' | 'whole',
  pointers: readonly string[],
  at: string,
): { goes: string[]; stays: string[] } {
  const { schema, body: commitment } = decodeLeaf(entry.leaf);
  const disclosure = discloseEntry(entry);
  const checked = checkDisclosure(commitment, disclosure, granularity);
  if (!checked.ok || disclosure === undefined || entry.body === undefined)
    throw new ServiceError(
      'not_possible',
      `Entry ${entry.seq} is not what its leaf commits to: verify the ledger.`,
    );
  const body = JSON.parse(Buffer.from(entry.body).toString('utf8')) as JsonObject;
  const gone = new Set(
    [...checked.states].flatMap(([pointer, state]) => (state === 'erased' ? [pointer] : [])),
  );
  const erasable = new Set(erasablePointers(schema, body).filter((one) => !gone.has(one)));
  const all = scalarsOf(body, '').filter((one) => !gone.has(one));
  const [goes, stays] = [new Set<string>(), new Set<string>()];
  for (const [i, pointer] of pointers.entries()) {
    const below = all.filter((one) => one === pointer || one.startsWith(`${pointer}/`));
    if (below.length === 0) throw invalid(`${at}/pointers/${i}`, 'names no value that is there');
    for (const one of below) (erasable.has(one) ? goes : stays).add(one);
  }
  return { goes: [...goes].toSorted(), stays: [...stays].toSorted() };
}

function scalarsOf(value: unknown, pointer: string): string[] {
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (children.length === 0) return [pointer];
  return children.flatMap(([name, child]) =>
    scalarsOf(child, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}

export const invalid = (pointer: string, detail: string): ServiceError =>
  new ServiceError('invalid_request', 'The erasure cannot be asked for like this.', {
    places: [{ pointer, detail }],
  });
