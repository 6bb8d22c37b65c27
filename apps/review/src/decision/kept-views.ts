import { ask, askJson, inLedger, Refused } from '../ask.js';
import { filtersOf, queryOf, readWish, wishOf, type DecisionWish } from './wish.js';

/** A search with a name, as a ledger keeps it. */
export interface KeptView {
  ledger: string;
  id: string;
  name: string;
  /** Undefined where it asks for something that the server or this page does not know. */
  wish: DecisionWish | undefined;
  isShared: boolean;
  isYours: boolean;
}

export const NAME_MAX = 60;

interface ViewAnswer {
  view_id: string;
  name: string;
  filter: Record<string, string> | null;
  shared: boolean;
  yours: boolean;
}

export async function readViews(ledgers: readonly string[]): Promise<KeptView[]> {
  const lists = await Promise.all(ledgers.map(readIn));
  return lists.flat();
}

async function readIn(ledger: string): Promise<KeptView[]> {
  const { views } = await askJson<{ views: ViewAnswer[] }>(inLedger(ledger, 'views'));
  return views.map((one) => ({
    ledger,
    id: one.view_id,
    name: one.name,
    wish: one.filter === null ? undefined : wishOf(ledger, one.filter),
    isShared: one.shared,
    isYours: one.yours,
  }));
}

/** Keeps what is looked for in a ledger; theirs of the same name is replaced. @throws {Refused} */
export async function keepView(
  ledger: string,
  { name, wish, isShared }: Pick<KeptView, 'name' | 'isShared'> & { wish: DecisionWish },
): Promise<void> {
  const body = { name, filter: Object.fromEntries(filtersOf(wish)), shared: isShared };
  await ask(inLedger(ledger, 'views'), { method: 'POST', body });
}

/** @throws {Refused} */
export async function dropView({ ledger, id }: KeptView): Promise<void> {
  await ask(`${inLedger(ledger, 'views')}/${encodeURIComponent(id)}`, { method: 'DELETE' });
}

const IN_BROWSER = 'docket-views';

/** What became of searches that this browser kept before ledgers did. */
export interface MovedViews {
  moved: number;
  /** The server does not know what they look for. */
  refused: number;
}

/**
 * Moves them to the server, once, to each ledger: they looked in all of them. One of another name stays beside what is
 * kept there. Undefined where there are none. @throws {Refused} what was not moved by then stays in the browser.
 */
export async function moveViews(kept: readonly KeptView[], ledgers: readonly string[]) {
  const here = readBrowser();
  if (here.length === 0 || ledgers.length === 0) return undefined;
  const result: MovedViews = { moved: 0, refused: 0 };
  for (const { name, wish } of here) {
    let isKnown = true;
    for (const ledger of ledgers) isKnown &&= await moveTo(ledger, { name, wish, kept });
    result[isKnown ? 'moved' : 'refused'] += 1;
  }
  localStorage.removeItem(IN_BROWSER);
  return result;
}

interface Moving {
  name: string;
  wish: DecisionWish;
  kept: readonly KeptView[];
}

/** @returns false where the server does not take what is looked for. */
async function moveTo(ledger: string, { name, wish, kept }: Moving): Promise<boolean> {
  const there = kept.filter((one) => one.ledger === ledger && one.isYours);
  const query = queryOf({ ...wish, ledger });
  const isKept = (called: string): KeptView | undefined => there.find((one) => one.name === called);
  let free = name;
  for (let i = 2; isKept(free) !== undefined; i++) {
    const found = isKept(free)?.wish;
    if (found !== undefined && queryOf(found) === query) return true;
    free = `${name.slice(0, NAME_MAX - 5)} (${i})`;
  }
  try {
    await keepView(ledger, { name: free, wish, isShared: false });
    return true;
  } catch (error) {
    if (error instanceof Refused && error.code === 'validation_failed') return false;
    throw error;
  }
}

/** What lies in the browser may be anybody's: only views are taken from it. */
function readBrowser(): { name: string; wish: DecisionWish }[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(IN_BROWSER) ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept.flatMap((one: unknown) => {
      const { name, query } = (one ?? {}) as Partial<Record<string, unknown>>;
      if (typeof name !== 'string' || typeof query !== 'string') return [];
      const called = name
        .replaceAll(/\p{Cc}/gu, ' ')
        .trim()
        .slice(0, NAME_MAX)
        .trim();
      return called === '' ? [] : [{ name: called, wish: readWish(new URLSearchParams(query)) }];
    });
  } catch {
    return [];
  }
}
