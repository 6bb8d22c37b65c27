import type { ListedKey } from './listed.js';

/** What a key does. It never decides: it opens, moves, or takes back. */
type KeyAction = () => void;

/** Keys with what they do. Only one that the list of keys says can be bound. */
export type KeyBindings = Readonly<Partial<Record<ListedKey, KeyAction>>>;

const bindings = new Map<string, KeyAction[]>();

/** Binds keys as long as a view is there; of several bindings the newest counts. @returns what takes them away again. */
export function bindKeys(keys: KeyBindings): () => void {
  const entries = Object.entries(keys);
  for (const [key, action] of entries) bindings.set(key, [...(bindings.get(key) ?? []), action]);
  return () => {
    for (const [key, action] of entries)
      bindings.set(
        key,
        (bindings.get(key) ?? []).filter((one) => one !== action),
      );
  };
}

/** Listens for keys of the page from now on. In a field they are letters; with Ctrl, Alt or Meta they are the browser's. */
export function startKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (
      event.ctrlKey ||
      event.altKey ||
      event.metaKey ||
      event.defaultPrevented ||
      event.isComposing
    )
      return;
    if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return;
    const action = bindings.get(event.key)?.at(-1);
    if (action === undefined) return;
    event.preventDefault();
    action();
  });
}

/** Fields in which a letter is none: a slider takes arrows, and the page's keys go on working beside it. */
const WITHOUT_LETTERS = ['radio', 'checkbox', 'button', 'range', 'file'];

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isText = target instanceof HTMLInputElement && !WITHOUT_LETTERS.includes(target.type);
  return isText || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
