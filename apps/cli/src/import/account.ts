import type { Json } from '@docket/chain';

/** Of one kind: what the source holds, what the records hold, and what is left out for a stated reason. */
export interface Account {
  kind: string;
  found: number;
  kept: number;
  named: number;
  /** Why, where anything was left out. */
  reason?: string;
}

/** Counts of the source and of the records, by kind. Who counts one side does not look at the other. */
export class Tally<Kind extends string> {
  readonly found = new Map<Kind, number>();
  readonly kept = new Map<Kind, number>();
  readonly named = new Map<Kind, number>();
  readonly #kinds: readonly Kind[];
  readonly #reasons: { readonly [K in Kind]?: string };

  /** @param reasons why something of a kind may be left out */
  constructor(kinds: readonly Kind[], reasons: { readonly [K in Kind]?: string }) {
    this.#kinds = kinds;
    this.#reasons = reasons;
  }

  /** Kinds of which there is something, in their order. */
  list(): Account[] {
    return this.#kinds
      .map((kind) => {
        const named = this.named.get(kind) ?? 0;
        const reason = named === 0 ? undefined : this.#reasons[kind];
        return {
          kind,
          found: this.found.get(kind) ?? 0,
          kept: this.kept.get(kind) ?? 0,
          named,
          ...(reason === undefined ? {} : { reason }),
        };
      })
      .filter(({ found, kept }) => found + kept > 0);
  }
}

export function tally<Kind extends string>(counts: Map<Kind, number>, kind: Kind, times = 1): void {
  counts.set(kind, (counts.get(kind) ?? 0) + times);
}

/** A member that is to be a list; empty where it is none. */
export function jsonItems(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** The kinds whose losses have no name; none when every count is told. */
export function unnamedLosses(accounts: readonly Account[]): Account[] {
  return accounts.filter(({ found, kept, named }) => found !== kept + named);
}
