import { signal } from '@preact/signals';
import { queryOf, readWish } from './wish.js';

/** A search with a name, as this browser keeps it. */
export interface KeptView {
  name: string;
  /** Of the address of the list. */
  query: string;
}

const KEPT = 'docket-views';
export const NAME_MAX = 60;
/** More are no list that somebody reads. */
const VIEWS_MAX = 30;

export const views = signal<readonly KeptView[]>(read());

/** Keeps a view under a name; one of the same name is replaced. The newest come last, the oldest go. */
export function keepView(name: string, query: string): void {
  const kept = views.value.filter((one) => one.name !== name);
  write([...kept, { name, query }].slice(-VIEWS_MAX));
}

export function dropView(name: string): void {
  write(views.value.filter((one) => one.name !== name));
}

function write(next: readonly KeptView[]): void {
  views.value = next;
  try {
    localStorage.setItem(KEPT, JSON.stringify(next));
  } catch {
    // It counts until the page is left.
  }
}

/** What lies in the browser may be anybody's: only views are taken from it. */
function read(): KeptView[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept.flatMap((one: unknown) => {
      const { name, query } = (one ?? {}) as Partial<Record<string, unknown>>;
      if (typeof name !== 'string' || name === '' || typeof query !== 'string') return [];
      const known = queryOf(readWish(new URLSearchParams(query)));
      return [{ name: name.slice(0, NAME_MAX), query: known }];
    });
  } catch {
    return [];
  }
}
