import { inDossier, sectionId, type PlaceOf } from '../parts/references.js';
import type { SeenDecision } from '../question/seen.js';

/** Sections of the dossier that the page of a decision has in its own form. The annex says nothing of the decision. */
const SECTIONS = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15] as const;

/** What links of the page of a decision may lead to: what stands on it. */
export function placesOn({ model }: SeenDecision): PlaceOf {
  const ids = new Set<string>([
    ...SECTIONS.map(sectionId),
    ...model.timeline.flatMap(({ evidence }) => evidence),
    ...policyMarks(model),
    ...model.lineage.map(({ mark }) => mark),
    ...model.oversight.reviews.map(({ mark }) => mark),
  ]);
  return (id) => (ids.has(id) ? { href: `#${id}`, title: inDossier(id) } : undefined);
}

/** Marks of the policy at opening, which came before the decision: the timeline has none of them. */
export function policyMarks({
  oversight,
  timeline,
}: Pick<SeenDecision['model'], 'oversight' | 'timeline'>): string[] {
  const told = new Set(timeline.flatMap(({ evidence }) => evidence));
  return oversight.rules.policy.evidence.filter((mark) => !told.has(mark));
}

/** The place in the replay that an entry has. */
export const replayId = (mark: string): string => `replay-${mark}`;

/** The entry whose place in the replay is asked for. */
export const replayedMark = (id: string): string | undefined => /^replay-(E\d+)$/.exec(id)?.[1];
