import { signal } from '@preact/signals';
import { askJson, inLedger, refusedBy, type Refused } from '../ask.js';
import type { QuestionPlace } from '../question/question.js';
import { readQueue } from '../queue/waiting.js';
import { session } from '../session/session.js';
import { changesSince, type LaterEntry } from './changes.js';
import { type VerdictDraft, type ReviewBody } from './compose.js';
import { keepDrafts, takeDrafts } from './kept-drafts.js';

/** How long an answer can be taken back before it is sent. */
export const UNDO_S = 8;

/** In place of a question: an answer about the decision as a whole. */
export const NO_QUESTION = '';

type PendingState =
  | { name: 'waiting'; secondsLeft: number }
  | { name: 'sending' }
  | { name: 'sent'; seq: number; directive: string }
  | { name: 'stale'; changes: readonly LaterEntry[] }
  | { name: 'failed'; refused: Refused }
  /** No answer came: it may have been recorded. */
  | { name: 'unknown'; refused: Refused };

/** An answer that somebody gave and that is not, or not yet, recorded. */
export interface Pending {
  /** Also its idempotency key: however often it is sent, it is recorded once. */
  key: string;
  ledger: string;
  decision: string;
  /** The question that it answers, or NO_QUESTION. */
  escalation: string;
  /** Of the decision, as it was shown. */
  goal: string;
  review: ReviewBody;
  /** The form as it was, for taking it back. */
  draft: VerdictDraft;
  /** Entries of the decision that were handed to the page. */
  seenEntries: number;
  state: PendingState;
}

export const pendings = signal<readonly Pending[]>([]);
/** Forms as they were left, by question: what was taken back stands in the form again. */
const drafts = new Map<string, VerdictDraft>();

const timers = new Map<string, ReturnType<typeof setInterval>>();

const keyOf = ({ ledger, decision, escalation }: QuestionPlace): string =>
  [ledger, decision, escalation].join('\n');

/** Whether forms that were kept from before the page was loaded were taken. */
let isTaken = false;

export function draftOf(place: QuestionPlace): VerdictDraft | undefined {
  if (!isTaken) {
    isTaken = true;
    for (const [key, draft] of takeDrafts(personNow())) drafts.set(key, draft);
  }
  return drafts.get(keyOf(place));
}

/** Keeps every form for the time that somebody is away from this page, proving who they are. */
export function keepForReturn(): void {
  keepDrafts(personNow(), drafts);
}

function personNow(): string {
  const now = session.value;
  return now === null || now === 'asking' ? '' : now.person;
}

export function keepDraft(place: QuestionPlace, draft: VerdictDraft): void {
  drafts.set(keyOf(place), draft);
}

/** Whether an answer to a question is given and not lost: it is no longer asked. */
export function isOnItsWay(question: {
  ledger: string;
  decision_id: string;
  escalation_id: string;
}): boolean {
  return pendings.value.some(
    ({ ledger, decision, escalation, state }) =>
      ledger === question.ledger &&
      decision === question.decision_id &&
      escalation === question.escalation_id &&
      ['waiting', 'sending', 'sent'].includes(state.name),
  );
}

/** Takes an answer, and sends it when the time to take it back is over. */
export function submit(given: Omit<Pending, 'key' | 'state'>): void {
  const key = crypto.randomUUID();
  const endsAt = performance.now() + UNDO_S * 1000;
  pendings.value = [...pendings.value, { ...given, key, state: waitingFor(endsAt) }];
  const timer = setInterval(() => {
    const state = waitingFor(endsAt);
    if (state.secondsLeft > 0) change(key, state);
    else void send(key);
  }, 250);
  timers.set(key, timer);
}

const waitingFor = (endsAt: number) => ({
  name: 'waiting' as const,
  secondsLeft: Math.ceil((endsAt - performance.now()) / 1000),
});

/** Takes back what has not been sent. @returns it, for going back to its form. */
export function undo(key?: string): Pending | undefined {
  const found = pendings.value.findLast(
    (one) => one.state.name === 'waiting' && (key === undefined || one.key === key),
  );
  if (found === undefined) return undefined;
  stopTimer(found.key);
  keepDraft(found, found.draft);
  dismiss(found.key);
  return found;
}

/** Takes it off the page. What is being sent stays until something comes of it. */
export function dismiss(key: string): void {
  pendings.value = pendings.value.filter((one) => one.key !== key);
}

/** Whether leaving the page would lose an answer. */
export const isUnsent = (): boolean =>
  pendings.value.some(({ state }) => ['waiting', 'sending', 'unknown'].includes(state.name));

/** Sends it. The ledger does not take it where something was recorded that its reviewer has not seen. */
export async function send(key: string): Promise<void> {
  stopTimer(key);
  const found = pendings.value.find((one) => one.key === key);
  if (found === undefined || found.state.name === 'sending' || found.state.name === 'sent') return;
  change(key, { name: 'sending' });
  try {
    const answer = await record(found);
    drafts.delete(keyOf(found));
    change(key, { name: 'sent', seq: answer.receipt.seq, directive: answer.directive });
  } catch (error) {
    const refused = refusedBy(error);
    keepDraft(found, found.draft);
    if (refused.code === 'decision_changed') {
      const changes = await changesSince(found).catch(() => []);
      change(key, { name: 'stale', changes });
      return void readQueue();
    }
    const isUnknown = refused.status === 0 || refused.status >= 500;
    change(key, { name: isUnknown ? 'unknown' : 'failed', refused });
  }
  void readQueue();
}

interface WriteAnswer {
  directive: string;
  receipt: { seq: number };
}

function record({ ledger, decision, review, key, seenEntries }: Pending): Promise<WriteAnswer> {
  const path = inLedger(ledger, 'decisions', decision, 'reviews');
  return askJson<WriteAnswer>(path, {
    method: 'POST',
    body: review,
    headers: { 'idempotency-key': `review/${key}`, 'docket-entries-seen': String(seenEntries) },
  });
}

function change(key: string, state: PendingState): void {
  pendings.value = pendings.value.map((one) => (one.key === key ? { ...one, state } : one));
}

function stopTimer(key: string): void {
  clearInterval(timers.get(key));
  timers.delete(key);
}
