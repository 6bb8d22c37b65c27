import type { Signed } from '../model/signed.js';
import type { Standing } from '../model/standing.js';
import { fixed, joined, say, type Told } from './told.js';

/** What the reviews of a decision leave. */
const GERMAN_STANDING = fixed({
  stopped: 'danach bleibt die Entscheidung gestoppt',
  waiting: 'danach ist eine Eskalation noch unbeantwortet',
  not_stopped: 'danach gilt kein Stopp',
  unknown: 'ob danach ein Stopp gilt oder eine Eskalation offen ist, wird nicht gezeigt',
}) satisfies Record<Standing, Told>;

/** Whether a review is signed by its reviewer. */
const GERMAN_SIGNED = fixed({
  verified: 'mit Passkey signiert, geprüft',
  invalid: 'signiert, aber die Signatur stimmt nicht',
  unverified: 'signiert; ob die Signatur stimmt, wird nicht gezeigt',
  absent: 'nicht signiert',
  hidden: 'ob signiert wurde, wird nicht gezeigt',
}) satisfies Record<Signed, Told>;

/** What is said of reviews in a word. */
export const germanReviews = {
  standing: (standing: Standing): Told => GERMAN_STANDING[standing],
  signed: (signed: Signed): Told => GERMAN_SIGNED[signed],
};

/** Verdicts that are told one by one; the last ones, where there are more. */
const TOLD_MAX = 4;

/** Several reviews in order, and what they leave. */
export function germanVerdicts(count: Told, verdicts: readonly Told[], standing: Told): Told {
  const told = joined(verdicts.slice(-TOLD_MAX), ', ');
  const which = verdicts.length > TOLD_MAX ? say`die letzten der Reihe nach` : say`der Reihe nach`;
  return say`${count}, ${which}: ${told}; ${standing}`;
}
