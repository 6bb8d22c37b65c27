import {
  type Json,
  canonicalize,
  type JsonObject,
  type Leaf,
  sha256,
  toHex,
  utf8,
} from '@docket/chain';
import type { BodyDisclosure } from '@docket/chain';
import type { Findings } from '../finding.js';

const ERASURE = 'erasure.executed';

/** Values of one entry that one erasure made go: as the entry says it, or as the erasure does. Plain data. */
export interface ErasedHere {
  /** The entry that had them. */
  seq: number;
  /** The entry that records the erasure. */
  by: number;
  /** Over decision, type, time, commitment and places, so that both sides can be compared. */
  digest: string;
}

/** erasedIn tells which erasures an entry's disclosure names, each with the places that it left empty. */
export function erasedIn(
  seq: number,
  leaf: Leaf,
  disclosure: BodyDisclosure | undefined,
): ErasedHere[] {
  if (disclosure === undefined || 'secret' in disclosure) return [];
  const places = new Map<number, string[]>();
  for (const { pointer, erased_by: by } of disclosure.erased) {
    const known = places.get(by);
    if (known === undefined) places.set(by, [pointer]);
    else known.push(pointer);
  }
  const { time, type, decision, body: commitment } = leaf;
  return [...places].map(([by, pointers]) => ({
    seq,
    by,
    digest: digestOf([decision?.id ?? null, type, time, commitment], pointers),
  }));
}

/**
 * ordersOf tells what an entry orders to erase; `undefined`: it is an erasure of which that is not disclosed.
 * Whether the body is a good one is for others to say.
 */
export function ordersOf(
  seq: number,
  leaf: Leaf,
  body: JsonObject | undefined,
): ErasedHere[] | undefined {
  if (leaf.type !== ERASURE) return [];
  const values = body?.['values'];
  if (!Array.isArray(values)) return undefined;
  const orders: ErasedHere[] = [];
  for (const value of values as readonly unknown[]) {
    const { seq: of, decision, type, time, commitment, pointers } = Object(value) as Named;
    const said = [decision, type, time, commitment];
    if (!Number.isSafeInteger(of) || !Array.isArray(pointers)) return undefined;
    // What of it is withheld is absent, and null in a list.
    if (![...said, ...pointers].every((text) => typeof text === 'string')) return undefined;
    orders.push({ seq: of as number, by: seq, digest: digestOf(said, pointers as string[]) });
  }
  return orders;
}

type Named = Record<'seq' | 'decision' | 'type' | 'time' | 'commitment' | 'pointers', unknown>;

/** @param said what its leaf says of the entry. */
const digestOf = (said: readonly unknown[], pointers: readonly string[]): string =>
  toHex(sha256(utf8(canonicalize([...said, pointers.toSorted()] as Json))));

/** What an ErasureCheck was told so far. */
export interface KeptErasures {
  erased: readonly ErasedHere[];
  orders: readonly ErasedHere[];
  opaque: readonly number[];
}

/**
 * A value is gone only where an erasure names it, and every value that an erasure names is gone: holds what
 * entries say of themselves against what erasures say of them.
 */
export class ErasureCheck {
  readonly #erased = new Map<string, ErasedHere>();
  readonly #orders = new Map<string, ErasedHere>();
  /** Erasures whose values are not disclosed. */
  readonly #opaque = new Set<number>();

  kept(): KeptErasures {
    const [erased, orders] = [[...this.#erased.values()], [...this.#orders.values()]];
    return { erased, orders, opaque: [...this.#opaque] };
  }

  takeKept({ erased, orders, opaque }: KeptErasures): void {
    this.takeErased(erased);
    for (const order of orders) this.takeOrders(order.by, [order]);
    for (const by of opaque) this.takeOrders(by, undefined);
  }

  /** Values that are gone, of one entry. */
  takeErased(erased: readonly ErasedHere[]): void {
    for (const one of erased) this.#erased.set(nameOf(one), one);
  }

  /** What an erasure says; `undefined`: it does not say it here. */
  takeOrders(by: number, orders: readonly ErasedHere[] | undefined): void {
    if (orders === undefined) this.#opaque.add(by);
    else for (const one of orders) this.#orders.set(nameOf(one), one);
  }

  /**
   * Reports values that are gone without an erasure that names just them.
   * @param typeOf of the entry that is said to record it; undefined: not at hand.
   */
  reportErased(typeOf: (seq: number) => string | undefined, findings: Findings): void {
    const told = new Set<number>();
    for (const [name, { seq, by, digest }] of [...this.#erased].toSorted(byPlace)) {
      const order = this.#orders.get(name);
      if (this.#opaque.has(by) || order?.digest === digest) continue;
      const type = order === undefined ? typeOf(by) : ERASURE;
      if (type === ERASURE) {
        const message = `Values of entry ${seq} are said to be erased by entry ${by}, which does not name just these.`;
        findings.add('content_erasure_unrecorded', message, { seq });
      } else if (!told.has(by)) {
        told.add(by);
        const message = `Values are said to be erased by entry ${by}, which records no erasure.`;
        const found = type === undefined ? {} : { found: type };
        findings.add('content_erasure_unrecorded', message, {
          seq: by,
          expected: ERASURE,
          ...found,
        });
      }
    }
  }

  /** Entries that are said to record an erasure and were not seen to. */
  unexplained(): number[] {
    const unknown = [...this.#erased].filter(
      ([name, { by }]) => !this.#opaque.has(by) && !this.#orders.has(name),
    );
    return [...new Set(unknown.map(([, { by }]) => by))].toSorted((a, b) => a - b);
  }

  /** What erasures name and the entry does not say is gone, by the entry. */
  *remaining(): Generator<ErasedHere> {
    for (const [name, order] of this.#orders) if (!this.#erased.has(name)) yield order;
  }
}

/** reportKept says that what an erasure names is still there. */
export function reportKept({ seq, by }: ErasedHere, findings: Findings): void {
  const message = `Entry ${by} records that values of entry ${seq} are erased, and they are still there.`;
  findings.add('content_not_erased', message, { seq });
}

const nameOf = ({ seq, by }: ErasedHere): string => `${by} ${seq}`;
const byPlace = ([, a]: [string, ErasedHere], [, b]: [string, ErasedHere]): number =>
  a.by - b.by || a.seq - b.seq;
