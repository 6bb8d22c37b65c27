import { computed, signal } from '@preact/signals';
import { askJson, inLedger, refusedBy, type Refused } from '../ask.js';
import type { WorkAt } from '../claim/claim.js';
import { ledgers } from '../session/session.js';

/** What was announced, as far as it is stated. */
interface AnnouncedAction {
  operation: string | null;
  target: { system: string; resource: string } | null;
  amount: { value: string; currency: string } | null;
}

/** A question that waits for a human, as `listWaitingEscalations` says it. */
export interface WaitingQuestion {
  ledger: string;
  decision_id: string;
  escalation_id: string;
  rule: string;
  directive: 'hold' | 'stop';
  due_at: string | null;
  overdue: boolean;
  /** How many different people have to say yes to the same, and how many have. */
  approvals_needed: number;
  approvals: number;
  /** Whether whoever is signed in is one of those. */
  approved_by_you: boolean;
  stakes: string;
  goal: string;
  agent_id: string;
  agent_name: string | null;
  announced: AnnouncedAction | null;
  opened_at: string;
  /** Who works at it, and what somebody noted who gave it back. */
  claim: WorkAt['claim'];
  note: WorkAt['note'];
}

interface WaitingList {
  escalations: Omit<WaitingQuestion, 'ledger'>[];
  waiting: number;
  complete: boolean;
}

type Read = { ledger: string; list: WaitingList } | { ledger: string; refused: Refused };

/** Of one ledger; more that wait are counted. */
const LIMIT = 100;

const read = signal<readonly Read[] | undefined>(undefined);

/** Whether anything was read yet. */
export const isRead = computed(() => read.value !== undefined);
export const refusals = computed(() =>
  (read.value ?? []).flatMap((one) => ('refused' in one ? [one] : [])),
);
export const incomplete = computed(() =>
  lists().flatMap(({ ledger, list }) => (list.complete ? [] : [ledger])),
);
/** How many wait in all, and how many of these are not shown. */
const waiting = computed(() => lists().reduce((sum, { list }) => sum + list.waiting, 0));
export const hidden = computed(() => waiting.value - questions.value.length);

/** Those of all ledgers, the most urgent first: as each ledger orders its own. */
export const questions = computed<WaitingQuestion[]>(() =>
  lists()
    .flatMap(({ ledger, list }) => list.escalations.map((one) => ({ ledger, ...one })))
    .toSorted(byUrgency),
);

const lists = () => (read.value ?? []).flatMap((one) => ('list' in one ? [one] : []));

const STAKES = ['low', 'medium', 'high', 'critical'];
/** Behind every time that is one. */
const NEVER = '~';

export function byUrgency(a: WaitingQuestion, b: WaitingQuestion): number {
  const [dueA, dueB] = [a.due_at ?? NEVER, b.due_at ?? NEVER];
  if (dueA !== dueB) return dueA < dueB ? -1 : 1;
  const stakes = STAKES.indexOf(b.stakes) - STAKES.indexOf(a.stakes);
  if (stakes !== 0 || a.opened_at === b.opened_at) return stakes;
  return a.opened_at < b.opened_at ? -1 : 1;
}

/** Asks every ledger what waits. One that refuses does not hide the others. */
export async function readQueue(): Promise<void> {
  read.value = await Promise.all(
    ledgers.value.map(async ({ id }): Promise<Read> => {
      try {
        const path = `${inLedger(id, 'escalations')}?limit=${LIMIT}`;
        return { ledger: id, list: await askJson<WaitingList>(path) };
      } catch (error) {
        return { ledger: id, refused: refusedBy(error) };
      }
    }),
  );
}

/** The question that the queue leads to when it comes next. */
let nextUp: WaitingQuestion | undefined;

/** Lets the queue begin at a question, which is not opened by it: that is recorded, and is for a person to do. */
export function beginAt(question: WaitingQuestion | undefined): void {
  nextUp = question;
}

/** Where the queue is to begin, once. */
export function takeNextUp(): WaitingQuestion | undefined {
  const taken = nextUp;
  nextUp = undefined;
  return taken;
}

/** Where a question stands. */
interface QuestionAddress {
  ledger: string;
  decision: string;
  escalation: string;
}

/** What comes after a question in the queue, from its beginning again behind its end; of what `isAsked` leaves. */
export function nextAfter(
  question: QuestionAddress,
  isAsked: (one: WaitingQuestion) => boolean = () => true,
): WaitingQuestion | undefined {
  const all = questions.value;
  const at = all.findIndex((one) => isSame(one, question));
  return [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))].find(isAsked);
}

const isSame = (one: WaitingQuestion, question: QuestionAddress): boolean =>
  one.ledger === question.ledger &&
  one.decision_id === question.decision &&
  one.escalation_id === question.escalation;
