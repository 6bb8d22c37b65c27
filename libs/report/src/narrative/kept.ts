/** What was made of a part of a document before, or is made now. Nothing of it outlives the part: it is kept weakly, by the part itself. */
export function keptWith<P extends object, T>(kept: WeakMap<P, T>, part: P, make: () => T): T {
  const before = kept.get(part);
  if (before !== undefined) return before;
  const made = make();
  kept.set(part, made);
  return made;
}
