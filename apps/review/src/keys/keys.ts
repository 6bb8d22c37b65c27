/** What a key does. It never decides: it opens, moves, or takes back. */
export type KeyAction = () => void;

const bindings = new Map<string, KeyAction[]>();

/** Binds keys as long as a view is there; of several bindings the newest counts. @returns what takes them away again. */
export function bindKeys(keys: Readonly<Record<string, KeyAction>>): () => void {
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

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isText =
    target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type);
  return isText || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
