import { argumentsIn, earlierAnswer } from './changes.js';
import { mayHaveChanged, type Called, type RecordedConversation } from './read.js';

/** A change of something that has a date before the present that the source gave the agent. */
export interface OfThePast {
  call: Called;
  /** All dates that are recorded of the thing, in order, each once; at least one lies before. */
  dates: readonly string[];
  present: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}/u;
/** Members that say when something takes place, and those that say when it was made. */
const WHEN = /date|departure|arrival|check_?in|check_?out|begin|start|^on$|^day$/iu;
const MADE = /creat|updat|birth|dob|issued|modified|booked/iu;
/** Changes that are looked at, and members of one. */
const CHANGES_MAX = 200;
const MEMBERS_MAX = 2_000;

/** Changes whose thing has, in the answer before it or else in its own, a date before the present that the source gave. */
export function doneInThePast(conversation: RecordedConversation): OfThePast[] {
  const { calls, statedTime: present } = conversation;
  const [today] = (present !== undefined && DAY.exec(present)) || [];
  if (present === undefined || today === undefined) return [];
  return calls
    .filter((call) => call.effect === 'write' && call.status === 'ok' && mayHaveChanged(call))
    .slice(-CHANGES_MAX)
    .flatMap((call): OfThePast[] => {
      const thing = earlierAnswer(conversation, call) ?? call.answer();
      if (thing === undefined) return [];
      const found = new Set<string>();
      let left = MEMBERS_MAX;
      for (const { member, after } of argumentsIn(thing)) {
        left -= 1;
        if (left < 0) break;
        if (!WHEN.test(member) || MADE.test(member) || typeof after !== 'string') continue;
        const [day] = DAY.exec(after) ?? [];
        if (day !== undefined) found.add(day);
      }
      const dates = [...found].toSorted();
      return dates.some((day) => day < today) ? [{ call, dates, present }] : [];
    });
}
