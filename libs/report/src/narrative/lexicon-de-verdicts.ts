import type { Standing } from '../model/standing.js';
import { fixed, joined, say, type Told } from './told.js';

/** What the reviews of a decision leave. */
export const GERMAN_STANDING = fixed({
  stopped: 'danach bleibt die Entscheidung gestoppt',
  waiting: 'danach ist eine Eskalation noch unbeantwortet',
  not_stopped: 'danach gilt kein Stopp',
  unknown: 'ob danach ein Stopp gilt oder eine Eskalation offen ist, wird nicht gezeigt',
}) satisfies Record<Standing, Told>;

/** Verdicts that are told one by one; the last ones, where there are more. */
const TOLD_MAX = 4;

/** Several reviews in order, and what they leave. */
export function germanVerdicts(count: Told, verdicts: readonly Told[], standing: Told): Told {
  const told = joined(verdicts.slice(-TOLD_MAX), ', ');
  const which = verdicts.length > TOLD_MAX ? say`die letzten der Reihe nach` : say`der Reihe nach`;
  return say`${count}, ${which}: ${told}; ${standing}`;
}
