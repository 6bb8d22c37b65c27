/** What was made of a text before, or is made now; of so many texts, the last ones. */
export function keptBy<T>(
  kept: Map<string, T>,
  most: number,
  text: string,
  make: (text: string) => T,
): T {
  const value = kept.get(text) ?? make(text);
  kept.delete(text);
  kept.set(text, value);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  return value;
}
