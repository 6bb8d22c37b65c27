/** Gives the focus to the first element of the view that is meant, where there is one, and shows it. */
export function focusFirst(selector: string): void {
  const first = document.querySelector<HTMLElement>(`#content :is(${selector}):not(:disabled)`);
  first?.scrollIntoView({ block: 'nearest' });
  first?.focus();
}

/** Gives the focus to the card after, or before, the one that has it. */
export function moveFocus(within: HTMLElement | null, by: 1 | -1): void {
  const cards = [...(within?.querySelectorAll<HTMLElement>('a.card') ?? [])];
  const at = cards.findIndex((card) => card === document.activeElement);
  const next = at === -1 ? (by === 1 ? 0 : cards.length - 1) : at + by;
  cards[Math.min(Math.max(next, 0), cards.length - 1)]?.focus();
}
