import type { Signed, SignedCounts } from '../model/signed.js';
import type { Standing } from '../model/standing.js';
import { fixed, joined, plural, say, type Told } from './told.js';

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
  repeated: 'signiert, mit der Signatur eines früheren Eintrags',
  unverified: 'signiert; ob die Signatur stimmt, wird nicht gezeigt',
  absent: 'nicht signiert',
  hidden: 'ob signiert wurde, wird nicht gezeigt',
}) satisfies Record<Signed, Told>;

/** Whether a record is signed by its agent. */
const GERMAN_SIGNED_BY_AGENT = fixed({
  ...GERMAN_SIGNED,
  verified: 'mit einem Schlüssel des Agenten signiert, geprüft',
}) satisfies Record<Signed, Told>;

/** The same of several records, behind their number; in the order in which they are told. */
const GERMAN_SIGNED_MANY = fixed({
  verified: 'mit einem Schlüssel des Agenten signiert, geprüft',
  invalid: 'mit einer Signatur, die nicht stimmt',
  repeated: 'mit der Signatur eines früheren Eintrags',
  unverified: 'signiert, und ob die Signatur stimmt, wird nicht gezeigt',
  hidden: 'von denen nicht gezeigt wird, ob sie signiert sind',
  absent: 'nicht signiert',
}) satisfies Record<Signed, Told>;

function germanAgentSignatures(records: number, counts: SignedCounts): Told {
  if (records === 0) return say`kein Eintrag von Agenten`;
  if (counts.absent === records)
    return say`von ${plural(records, 'Eintrag', 'Einträgen')} von Agenten ist keiner signiert`;
  const kinds = Object.keys(GERMAN_SIGNED_MANY) as Signed[];
  const told = kinds
    .filter((kind) => counts[kind] !== undefined)
    .map((kind) => say`${counts[kind] ?? 0} ${GERMAN_SIGNED_MANY[kind]}`);
  return say`von ${plural(records, 'Eintrag', 'Einträgen')} von Agenten: ${joined(told, '; ')}`;
}

/** What is said of reviews and signatures in a word. */
export const germanReviews = {
  standing: (standing: Standing): Told => GERMAN_STANDING[standing],
  signed: (signed: Signed): Told => GERMAN_SIGNED[signed],
  signedByAgent: (signed: Signed): Told => GERMAN_SIGNED_BY_AGENT[signed],
  agentSignatures: germanAgentSignatures,
};

/** Verdicts that are told one by one; the last ones, where there are more. */
const TOLD_MAX = 4;

/** Several reviews in order, and what they leave. */
export function germanVerdicts(count: Told, verdicts: readonly Told[], standing: Told): Told {
  const told = joined(verdicts.slice(-TOLD_MAX), ', ');
  const which = verdicts.length > TOLD_MAX ? say`die letzten der Reihe nach` : say`der Reihe nach`;
  return say`${count}, ${which}: ${told}; ${standing}`;
}
