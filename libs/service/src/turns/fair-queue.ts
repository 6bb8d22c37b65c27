/** Whose work something is. */
export interface Share {
  ledger: string;
  /** `prn_…`: the same one, whichever of its keys was used. */
  principal: string;
}

/**
 * What waits, taken in turns: round robin between ledgers, within a ledger between principals, and of one
 * principal in the order in which it came. However much one of them has waiting, another's next item is behind
 * one item of each of them at most.
 */
export class FairQueue<Item> {
  /** The order of the keys is the order of the turns: who had one goes to the end. */
  readonly #ledgers = new Map<string, Map<string, Item[]>>();

  push({ ledger, principal }: Share, item: Item): void {
    let principals = this.#ledgers.get(ledger);
    if (principals === undefined) this.#ledgers.set(ledger, (principals = new Map()));
    const items = principals.get(principal);
    if (items === undefined) principals.set(principal, [item]);
    else items.push(item);
  }

  /** The next item of a ledger that may have one now; undefined where none waits that may. */
  take(mayHave: (ledger: string) => boolean = () => true): Item | undefined {
    for (const [ledger, principals] of this.#ledgers) {
      if (!mayHave(ledger)) continue;
      this.#ledgers.delete(ledger);
      const [first] = principals;
      if (first === undefined) continue;
      const [principal, items] = first;
      principals.delete(principal);
      const item = items.shift();
      if (items.length > 0) principals.set(principal, items);
      if (principals.size > 0) this.#ledgers.set(ledger, principals);
      return item;
    }
    return undefined;
  }

  /** Takes out what is not waited for any more; false where it does not wait here. */
  remove({ ledger, principal }: Share, item: Item): boolean {
    const principals = this.#ledgers.get(ledger);
    const items = principals?.get(principal);
    const at = items?.indexOf(item) ?? -1;
    if (principals === undefined || items === undefined || at === -1) return false;
    items.splice(at, 1);
    if (items.length === 0) principals.delete(principal);
    if (principals.size === 0) this.#ledgers.delete(ledger);
    return true;
  }

  /** Everything that waits, which waits no more. */
  takeAll(): Item[] {
    const items = [...this.#ledgers.values()].flatMap((principals) => [...principals.values()]);
    this.#ledgers.clear();
    return items.flat();
  }
}
