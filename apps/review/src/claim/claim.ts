import { signal } from '@preact/signals';
import { askJson, inLedger, refusedBy, type Refused } from '../ask.js';
import type { QuestionPlace } from '../question/question.js';

/** Who works at a question, and what somebody noted who gave it back: `QuestionWork` of the API. No evidence. */
export interface WorkAt {
  claim: { holder: string; yours: boolean; given_by: string; until: string } | null;
  note: { text: string; yours: boolean; at: string } | null;
}

/** Of the question on the screen, as far as it is known. */
interface Known {
  of: string;
  work: WorkAt | undefined;
  refused: Refused | undefined;
}

const known = signal<Known | undefined>(undefined);

/** The question that was asked about last: what comes later of another one is of a page that was left. */
let lastAsked: string | undefined;

/** A claim that is good for less is prolonged while its holder answers. */
const PROLONG_MS = 10 * 60_000;

const keyOf = ({ ledger, decision, escalation }: QuestionPlace): string =>
  JSON.stringify([ledger, decision, escalation]);

const addressOf = ({ ledger, decision, escalation }: QuestionPlace, ...more: string[]): string =>
  inLedger(ledger, 'decisions', decision, 'escalations', escalation, 'claim', ...more);

/** What is known of a question; undefined: nothing yet. */
export function workAt(place: QuestionPlace): Known | undefined {
  const now = known.value;
  return now?.of === keyOf(place) ? now : undefined;
}

/** Whether somebody else has it. */
export const isTheirs = ({ claim }: Pick<WorkAt, 'claim'>): boolean =>
  claim !== null && !claim.yours;

async function ask(
  place: QuestionPlace,
  asked: () => Promise<WorkAt>,
): Promise<WorkAt | undefined> {
  const of = keyOf(place);
  lastAsked = of;
  const tell = (now: Omit<Known, 'of'>): void => {
    if (lastAsked === of) known.value = { of, ...now };
  };
  try {
    const work = await asked();
    tell({ work, refused: undefined });
    return work;
  } catch (error) {
    tell({ work: workAt(place)?.work, refused: refusedBy(error) });
    return undefined;
  }
}

/** Reads it; what does not come, or was asked for before something was written, leaves what is known. */
export async function readClaim(place: QuestionPlace): Promise<void> {
  const of = keyOf(place);
  const before = known.value;
  lastAsked = of;
  try {
    const work = await askJson<WorkAt>(addressOf(place));
    if (lastAsked !== of || (known.value?.of === of && known.value !== before)) return;
    known.value = { of, work, refused: undefined };
  } catch {
    // Nobody is kept from answering by it: it is read again soon.
  }
}

interface Reviewer {
  principal: string;
  role: string;
  name: string | null;
  yours: boolean;
}

/** Whom an officer can give a question to. @throws {Refused} */
export async function readReviewers(ledger: string): Promise<Reviewer[]> {
  const { reviewers } = await askJson<{ reviewers: Reviewer[] }>(inLedger(ledger, 'reviewers'));
  return reviewers.filter(({ yours }) => !yours);
}

/** Takes it; an officer also from somebody else, and for somebody else. */
export async function takeClaim(
  place: QuestionPlace,
  body: { take_over?: true; to?: string } = {},
): Promise<void> {
  await ask(place, () => askJson(addressOf(place), { method: 'PUT', body }));
}

/** Takes it for whoever begins to answer, and prolongs it for whoever goes on; what somebody else has stays theirs. */
export function claimByAnswering(place: QuestionPlace): void {
  if (isTaking) return;
  isTaking = true;
  void takeUnlessTheirs(place).finally(() => {
    isTaking = false;
  });
}

let isTaking = false;

/** Who begins before it was said whose it is has begun all the same: it is asked for first. */
async function takeUnlessTheirs(place: QuestionPlace): Promise<void> {
  if (workAt(place)?.work === undefined) await readClaim(place);
  const work = workAt(place)?.work;
  if (work === undefined || isTheirs(work)) return;
  const until = work.claim === null ? -Infinity : Date.parse(work.claim.until);
  if (until - Date.now() <= PROLONG_MS) await takeClaim(place);
}

/** @returns whether it was given back. */
export async function giveBack(place: QuestionPlace, note: string): Promise<boolean> {
  const body = note.trim() === '' ? {} : { note: note.trim() };
  const path = addressOf(place, 'returns');
  return (await ask(place, () => askJson(path, { method: 'POST', body }))) !== undefined;
}
