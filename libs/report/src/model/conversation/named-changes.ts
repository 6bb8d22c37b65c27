import { isJsonObject, type Json } from '@docket/chain';
import { ACTS, NO_CLAIM } from './acts.js';
import { handsOver } from './handover.js';
import { mayHaveChanged, type Called } from './read.js';
import { nameWords } from './words.js';

/** What tools are called that change something, as verbs. */
const CHANGES: ReadonlySet<string> = new Set(
  (
    'add append insert attach book create cancel delete remove void terminate refund reimburse reverse update modify ' +
    'switch adjust edit patch revert swap exchange replace issue send notify grant award transfer escalate forward ' +
    'enable disable activate deactivate suspend block pay charge purchase submit post publish upload write save move ' +
    'rename deploy approve reject withdraw deposit invite assign reset install return register subscribe unsubscribe'
  ).split(' '),
);

/** What tools are called that only look something up, whatever else their names say. */
const LOOKS_UP =
  /^(?:get|list|find|search|read|fetch|look|lookup|check|query|show|view|describe|count|calculate|think|retrieve|load)$/u;

/** Where an answer tells in words what was done. */
const TELLING: ReadonlySet<string> = new Set(['content', 'message', 'result', 'output', 'text']);
/** Longest text that is read as telling what was done, in UTF-16 units: a longer one is a document. */
const TELLING_MAX = 200;

const DONE = new RegExp(
  `(?<!\\p{L})(?:${ACTS.map(({ done }) => done.source).join('|')}|created|saved|submitted|paid|published|erstellt|gespeichert|bezahlt)(?!\\p{L})`,
  'iu',
);
const IS_DONE = new RegExp(`^(?:${DONE.source})$`, 'iu');

const tellsDone = (text: string): boolean =>
  text.length <= TELLING_MAX && DONE.test(text) && !NO_CLAIM.test(text);

function answersDone(call: Called, looksUp: boolean): boolean {
  const members = call.answer();
  if (members === undefined) {
    const text = call.answerText?.() ?? '';
    return !looksUp && !/^\s*[[{]/u.test(text) && tellsDone(text);
  }
  return Object.entries(members).some(
    ([name, value]: [string, Json]) =>
      (value === true && IS_DONE.test(name)) ||
      (!looksUp && TELLING.has(name) && typeof value === 'string' && tellsDone(value)) ||
      (isJsonObject(value) &&
        Object.entries(value).some(([n, v]) => v === true && IS_DONE.test(n))),
  );
}

/** Whom a tool that hands over is named for: a transfer of anything else may well be a change. */
const HUMAN = /^(?:human|agent|person|people|representative|supervisor|operator|support)$/u;

/** A handover is told as such, and changes nothing. */
const isToHuman = (call: Called): boolean =>
  handsOver(call) && nameWords(call.tool).some((word) => HUMAN.test(word));

/**
 * Whether a call that is not known to have failed is declared to change something, or, where nothing is declared, its
 * tool is named for a change or its answer says that one was made. It is no more than a sign: what it is told as is
 * that nothing was declared, never that something was changed.
 */
export function isSignOfChange(call: Called): boolean {
  if (!mayHaveChanged(call) || isToHuman(call)) return false;
  if (call.effect !== undefined) return true;
  const words = nameWords(call.tool);
  const looksUp = words.some((word) => LOOKS_UP.test(word));
  return (!looksUp && words.some((word) => CHANGES.has(word))) || answersDone(call, looksUp);
}
