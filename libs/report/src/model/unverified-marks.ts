import type { DossierModel } from '../schema/index.js';

/** Marks of entries, and of reviews, which stand for an entry that a finding of the verification names; reviews first. */
export function unverifiedMarks(
  { findings }: Pick<DossierModel['integrity'], 'findings'>,
  marks: DossierModel['marks'],
): string[] {
  const wrong = new Set(findings.flatMap(({ seq }) => seq ?? []));
  const named = Object.keys(marks).filter((mark) => wrong.has(marks[mark]?.seq ?? -1));
  return ['H', 'E'].flatMap((letter) => named.filter((mark) => mark.startsWith(letter)));
}
