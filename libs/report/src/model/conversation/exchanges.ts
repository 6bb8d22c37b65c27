import { ACTS, ASKED, CONSENT, ORDERED, REFUSAL, TAKEN_BACK } from './acts.js';
import { mayHaveChanged, sentencesOf, saidText } from './read.js';
import type { Called, RecordedConversation, Said } from './read.js';
import { turnsOf, type Turn } from './turns.js';
import { nameWords } from './words.js';
import { agentRefusals, isFiller, isQuotable, shared } from './requests.js';

/** What came behind a message of a user, before the next one. */
export type Came = CameCalls | { kind: 'refused' | 'answered'; said: Said; sentence: string };

/** A change that is recorded as having gone through; calls of one tool that did not; or others. */
interface CameCalls {
  kind: 'changed' | 'failed' | 'called';
  calls: [Called, ...Called[]];
}

/** A sentence of a user; those of a lower rank say more of what is asked for. */
interface Asked {
  sentence: string;
  rank: number;
}

/** A message of a user that asks, orders, agrees or takes back, and what was called and answered before the next one. */
export interface Turned {
  /** Undefined for calls before the first message of a user. */
  said: Said | undefined;
  /** In the order in which they were said. */
  asked: readonly Asked[];
  came: readonly Came[];
  /** All calls behind it. */
  calls: number;
}

/** A sentence that only thanks or greets, or ends the conversation of a simulated user. */
const COURTESY =
  /^(?:thank(?:s| you)\b|hi\b|hello\b|hey\b|great\b|perfect\b|got it\b|danke\b|hallo\b|guten tag\b)[^?]{0,60}$|^#{3}/iu;

/** Who somebody is, and what they do not have at hand. */
const IDENTITY =
  /\b(?:user ?(?:id|name)|e-?mail|zip|my name|names?:|account (?:details|username)|(?:reservation|order) ids?\b[^.]{0,20}\bhandy|don['’]t (?:have|remember))\b/iu;

/** What somebody wants done, whatever else the sentence says. */
const WANTS = /\b(?:want|like|need|möchte|will) (?:to|you)\b|\bmöchte\b/iu;

const isIdentity = (sentence: string): boolean => IDENTITY.test(sentence) && !WANTS.test(sentence);

/** Of a sentence that says least of what is asked for; of one that says nothing of it. */
const LEAST = 7;
const NOTHING = 8;

/** How much a sentence says of what is asked for: the less the more. */
function weightOf(sentence: string, came: readonly Came[]): number {
  if (COURTESY.test(sentence) || !isQuotable(sentence)) return NOTHING;
  if (isIdentity(sentence) || isFiller(sentence)) return LEAST;
  const answers = came.flatMap((one) => ('sentence' in one ? [one.sentence] : []));
  const isAsked = ASKED.test(sentence);
  const same = Math.max(0, ...answers.map((answer) => shared(sentence, answer)));
  if (same > (isAsked ? 0 : 1)) return 0;
  if (isAsked && answers.length > 0) return 1;
  const isOrdered = ORDERED.test(sentence);
  // What is taken back is behind what is done.
  if (isOrdered && !TAKEN_BACK.test(sentence) && came.some(({ kind }) => kind === 'changed'))
    return 2;
  if (TAKEN_BACK.test(sentence)) return 3;
  if (isOrdered) return 3;
  if (isAsked) return 4;
  return CONSENT.test(sentence) ? 5 : 6;
}

/** Longest sentence that is quoted though it is short, `YES`, and one of a simulated user that ends its part. */
const LONGEST = 260;
const END_SIGN = '###';

/** Its sentences, ranked; those that say nothing or little of what is asked for only where there are no others. */
function askedIn(said: Said, came: readonly Came[], often: ReadonlySet<string>): Asked[] {
  const all = sentencesOf(saidText(said))
    .filter((text) => text.length <= LONGEST && !text.endsWith(':') && !text.startsWith(END_SIGN))
    .map((sentence, at) => ({
      sentence,
      at,
      weight: often.has(sentence) ? NOTHING : weightOf(sentence, came),
    }));
  const least = Math.min(...all.map(({ weight }) => weight));
  const telling = all.filter(({ weight }) => weight <= Math.max(least, LEAST - 1));
  const ranks = new Map(
    telling
      .toSorted((a, b) => a.weight - b.weight || a.at - b.at)
      .map(({ at }, rank) => [at, rank]),
  );
  return telling.map(({ sentence, at }) => ({ sentence, rank: ranks.get(at) ?? at }));
}

/** What an agent offers or is about to do answers nothing yet. */
const OFFER =
  /^(?:certainly|sure|of course|i can|we can|i['’]ve|to|you (?:asked|mentioned|requested)|gerne|ich kann)\b|\b(?:i['’]ll|i will|let me|let['’]s|once|please|you can|if you|ich werde|bitte|falls|sobald)\b/iu;

/** The sentence of the agent's first reply that names most of what was asked for; a question answers nothing. */
function answerTo(said: Said, replies: readonly Said[], onlyRefusal: boolean): Came[] {
  const questions = sentencesOf(saidText(said)).filter(
    (text) => isQuotable(text) && ASKED.test(text),
  );
  const wanted = questions.filter((text) => text.endsWith('?') && !isFiller(text));
  const [best] = replies
    .slice(0, 1)
    .flatMap((reply) =>
      sentencesOf(saidText(reply))
        .filter((text) => isQuotable(text) && !text.endsWith('?') && !OFFER.test(text))
        .map((sentence) => {
          const same = Math.max(0, ...wanted.map((text) => shared(text, sentence)));
          const refuses = REFUSAL.test(sentence) ? 1 : 0;
          return { said: reply, sentence, same, refuses };
        }),
    )
    .filter(({ same, refuses }) => same + refuses > 1 || (refuses > 0 && same > 0))
    .toSorted((a, b) => b.refuses - a.refuses || b.same - a.same);
  if (best === undefined || (onlyRefusal && best.refuses === 0)) return [];
  return [{ kind: 'answered', said: best.said, sentence: best.sentence }];
}

/** Beginnings of words in the names of tools that hand over to a human. */
const HANDS_OVER = ACTS.flatMap(({ promised, tools }) =>
  promised?.test('transfer') === true ? tools : [],
);

const handsOver = ({ tool }: Called): boolean =>
  nameWords(tool).some((word) => HANDS_OVER.some((begin) => word.startsWith(begin)));

/**
 * Calls in order; those of one tool that failed are one. Calls of which it is known neither that they change something
 * nor that they failed are left out: most of them look something up, or are an agent's own work.
 */
function calledOf(calls: readonly Called[]): CameCalls[] {
  const came: CameCalls[] = [];
  for (const call of calls) {
    if (call.effect === 'read') continue;
    const kind = !mayHaveChanged(call)
      ? 'failed'
      : call.effect === 'write' && call.status === 'ok'
        ? 'changed'
        : 'called';
    const known = came.find((one) => one.kind === kind && one.calls[0].tool === call.tool);
    if (known === undefined || kind === 'changed') came.push({ kind, calls: [call] });
    else known.calls.push(call);
  }
  return came.filter(({ kind, calls: [one] }) => kind !== 'called' || !isOwnWork(one));
}

/** Whether neither is known: that it changes something, nor that it hands over. */
const isOwnWork = (call: Called): boolean =>
  mayHaveChanged(call) && call.effect !== 'write' && !handsOver(call);

/** Sentences that more than one message of a user has: a turn of phrase. */
function saidOften(turns: readonly Turn[]): Set<string> {
  const often = new Set<string>();
  const known = new Set<string>();
  for (const { said } of turns)
    for (const sentence of new Set(said === undefined ? [] : sentencesOf(saidText(said))))
      (known.has(sentence) ? often : known).add(sentence);
  return often;
}

/** Whether a message asks, orders or takes something back, and does more than tell who somebody is. */
const isRequest = ({ sentence }: Asked): boolean =>
  isQuotable(sentence) &&
  !COURTESY.test(sentence) &&
  !isIdentity(sentence) &&
  !isFiller(sentence) &&
  (ASKED.test(sentence) || ORDERED.test(sentence) || TAKEN_BACK.test(sentence));

/**
 * What users said from message to message, and what was called and answered behind each before the next: an order
 * of events, and no more. A first message behind which nothing came but a question is the request itself.
 */
export function exchangesOf(conversation: RecordedConversation): Turned[] {
  const refusals = new Map(agentRefusals(conversation).map((one) => [one.said, one.sentence]));
  const turns = turnsOf(conversation);
  if (turns.length === 1) return [];
  const often = saidOften(turns);
  return turns.flatMap(({ said, replies, calls }, i): Turned[] => {
    const called = calledOf(calls);
    const refused = replies.flatMap((reply): Came[] => {
      const sentence = refusals.get(reply);
      return sentence === undefined ? [] : [{ kind: 'refused', said: reply, sentence }];
    });
    if (said === undefined)
      return called.length === 0 ? [] : [{ said, asked: [], came: called, calls: calls.length }];
    const answered =
      refused.length > 0 ? refused : answerTo(said, replies, i === 1 || called.length > 0);
    const came = [...called, ...answered];
    const asked = askedIn(said, came, often);
    const isOpening = i === 1;
    const isShown = came.length > 0 || (!isOpening && asked.some(isRequest));
    return isShown ? [{ said, asked, came, calls: calls.length }] : [];
  });
}
