import { foremost } from '../../narrative/grouping.js';
import { shortenTo, type Told as Words } from '../../narrative/told.js';
import type { Conversation } from '../../schema/index.js';
import type { ModelContext } from '../context.js';
import { stringAt, type EntryView } from '../entry.js';
import { isSignOfChange } from './named-changes.js';
import { recordedConversation, saidText, type Called, type Said } from './read.js';

/** Steps that a dossier keeps; page 1 prints fewer. */
const STEPS_MAX = 20;
/** Of each quoted part, in UTF-16 units; the entries have it whole. */
const PART_MAX = 200;

/**
 * How an imported run went in which nothing tells what a user said with what followed: each message, by whom, and each
 * call, with what, and what it answered. Without the last message, which is told by itself. Undefined of a copy that
 * withholds something of them: what is left may only be told with that.
 */
export function courseOf(context: ModelContext): Conversation['course'] {
  const { said, calls, isImported } = recordedConversation(context);
  if (isImported !== true || context.entries.some(isPartHidden)) return undefined;
  const last = said.findLast(({ by }) => by === 'agent');
  const steps = [
    ...said
      .filter((one) => one !== last)
      .map((one) => ({
        order: one.order,
        entry: one.entry,
        mayChange: false,
        text: () => messageText(context, one),
      })),
    ...calls.map((one) => ({
      order: one.order,
      entry: one.entry,
      mayChange: isSignOfChange(one),
      text: () => callText(context, one),
    })),
  ].toSorted((a, b) => a.order - b.order);
  return {
    steps: foremost(steps, STEPS_MAX, ({ mayChange }) => mayChange).map(
      ({ entry, mayChange, text }) => ({
        text: text(),
        ...(mayChange ? { may_change: true as const } : {}),
        evidence: [entry.mark],
      }),
    ),
    more: Math.max(0, steps.length - STEPS_MAX),
  };
}

const isPartHidden = ({ hidden }: EntryView): boolean =>
  [...hidden.keys()].some((place) => /^\/(?:ext|tool_calls)(?:\/|$)/.test(place));

const brief = ({ words: { marks } }: ModelContext, text: Words): Words =>
  shortenTo(text, PART_MAX, marks);

/** As the source names who says it: by a name, or by a role that may name to whom. */
function messageText(context: ModelContext, said: Said): Words {
  const { words } = context;
  const at = said.pointer.slice(0, -'/content'.length);
  const speaker = stringAt(said.entry, `${at}/name`) ?? stringAt(said.entry, `${at}/role`);
  const fact = context.facts.at(said.entry, said.pointer);
  const text = fact.state === 'recorded' ? words.quote(saidText(said)) : fact.text;
  return words.said.stepSaid(
    speaker === undefined ? undefined : brief(context, words.quote(speaker)),
    brief(context, text),
  );
}

function callText(context: ModelContext, { tool, entry, result, status }: Called): Words {
  const { facts, words } = context;
  const at = result.slice(0, -'/result'.length);
  const read = facts.at(entry, `${at}/arguments`);
  // As the source has them, where they are no JSON object.
  const given = read.state === 'not_recorded' ? facts.at(entry, `${at}/arguments_raw`) : read;
  const answered = facts.at(entry, result);
  return words.said.stepCalled(
    words.quote(tool),
    given.state === 'not_recorded' ? undefined : brief(context, given.text),
    answered.state === 'not_recorded' ? undefined : brief(context, answered.text),
    status !== undefined && status !== 'ok' ? facts.at(entry, `${at}/status`).text : undefined,
  );
}
