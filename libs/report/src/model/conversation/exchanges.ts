import { AGREES, ASKED, ORDERED, TAKEN_BACK } from './acts.js';
import { askedIn, COURTESY, isIdentity, type AskedSentence } from './asked.js';
import type { Came, CameCalls } from './came.js';
import { further, inOrder } from './came-order.js';
import { isGround } from './ground-sentences.js';
import { handsOver, isHandover } from './handover.js';
import { tellsSum } from './money.js';
import { isSignOfChange } from './named-changes.js';
import { laterAnswers, notCalled } from './opening.js';
import { proposalBefore, type Proposal } from './proposals.js';
import { mayHaveChanged, saidSentences, saidText } from './read.js';
import type { Called, RecordedConversation, Said } from './read.js';
import {
  answersTo,
  askedBack,
  departureTold,
  introducedIn,
  proposedIn,
  repliedWith,
  sumTold,
  type Behind,
} from './replies.js';
import { isFiller, isQuotable, mattersIn, refusalsIn } from './requests.js';
import { turnsOf, type Turn } from './turns.js';
import { isAlike } from './words.js';

/** A message of a user that asks, orders, agrees or takes back, and what was called and answered before the next one. */
export interface Turned {
  /** Undefined for calls before the first message of a user. */
  said: Said | undefined;
  /** Whether it is the request, which the dossier has in a box of its own. */
  isRequest: boolean;
  /** What the agent had asked or offered right before, where the message agrees and names little itself. */
  before: Proposal | undefined;
  /** The message before, where this one says no more than that it is agreed to. */
  agreed: Said | undefined;
  /** Why it is due, as the agent said between the two; absent where it only asked. */
  between?: { said: Said; sentence: string };
  /** In the order in which they were said, those of the message before first. */
  asked: readonly AskedSentence[];
  came: readonly Came[];
  /** All calls behind it. */
  calls: number;
  /** Whether nothing is recorded behind it; absent where something is. */
  isEnd?: boolean;
}

/** Calls of which it is known that all of them only look something up. */
function lookedUpBy(calls: readonly Called[]): Came[] {
  const [first, ...others] = calls;
  return first !== undefined && calls.every(({ effect }) => effect === 'read')
    ? [{ kind: 'looked_up', calls: [first, ...others] }]
    : [];
}

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

/** Whether neither is known: that it changes something, nor that it hands over, and nothing is a sign of a change. */
const isOwnWork = (call: Called): boolean =>
  mayHaveChanged(call) && call.effect !== 'write' && !handsOver(call) && !isSignOfChange(call);

/** Sentences that more than one message of a user has: a turn of phrase. */
function saidOften(turns: readonly Turn[]): Set<string> {
  const often = new Set<string>();
  const known = new Set<string>();
  for (const { said } of turns)
    for (const sentence of new Set(said === undefined ? [] : saidSentences(said)))
      (known.has(sentence) ? often : known).add(sentence);
  return often;
}

/** Whether a message asks, orders or takes something back, and does more than tell who somebody is. */
const isRequest = ({ sentence }: AskedSentence): boolean =>
  isQuotable(sentence) &&
  !COURTESY.test(sentence) &&
  !isIdentity(sentence) &&
  !isFiller(sentence) &&
  !OWN_PLAN.test(sentence) &&
  !THANKS_FOR.test(sentence) &&
  !(CONFIRMS.test(sentence) && !ASKED.test(sentence)) &&
  (ASKED.test(sentence) || ORDERED.test(sentence) || TAKEN_BACK.test(sentence));

/** That something is so, or is agreed to, orders nothing of itself. */
const CONFIRMS = /^(?:(?:yes|ja),? )?(?:i|ich) (?:confirm|agree|approve|bestätige|stimme)\b/iu;

/** What is to be so only then is not yet agreed to. */
const LATER = /\b(?:once|as soon as|sobald)\b/iu;

/** What was done is thanked for, however long it is said. */
const THANKS_FOR = /^(?:thanks?|thank you|danke) (?:for|für)\b/iu;

/** What the user will do, or does not need, asks for nothing. */
const OWN_PLAN =
  /^(?:i['’]ll (?:keep|watch|wait|be (?:on|watching|waiting)|check|follow)|i will (?:keep|watch|wait|check|follow)|no need\b|ich warte|ich werde (?:warten|darauf achten))/iu;

/** Words that a message names besides agreeing. */
const AGREES_ONLY = 2;
/** Longest message that only agrees to what was said to be due, in UTF-16 units. */
const AGREES_SHORTLY = 60;

/**
 * A message that says no more than that it agrees, behind which something was done, with the one before it, behind
 * which nothing came but a question: that one says what was agreed to.
 */
function agreedWith(before: Turned | undefined, one: Turned): Turned | undefined {
  if (before?.said === undefined || one.said === undefined || before.isRequest) return undefined;
  const between = groundBetween(before);
  const shown = between ?? sumBetween(before);
  const [first] = saidSentences(one.said);
  const text = saidText(one.said);
  const isAgreement =
    first !== undefined &&
    (AGREES.test(first) || CHOOSES.test(first) || isOnlyGiven(before, one)) &&
    (between === undefined
      ? mattersIn(text).length <= AGREES_ONLY ||
        namesNoMore(before, one) ||
        isOnlyGiven(before, one)
      : text.length <= AGREES_SHORTLY) &&
    one.came.some((came) => 'calls' in came || came.kind === 'refused');
  const isAsked =
    before.agreed === undefined &&
    (between !== undefined ||
      (before.calls === 0 &&
        before.came.every(({ kind }) => kind === 'asked' || kind === 'proposed')));
  if (!isAgreement || !isAsked) return undefined;
  const own = one.asked.map((asked) => ({ ...asked, isReply: true }));
  const earlier = before.asked.map((asked) => ({ ...asked, rank: asked.rank + own.length }));
  return {
    ...one,
    before: undefined,
    agreed: before.said,
    ...(shown === undefined ? {} : { between: shown }),
    asked: [...earlier, ...own],
    calls: before.calls + one.calls,
  };
}

const isQuestion = ({ kind }: Came): boolean => kind === 'asked';

/** Whether a message was only asked back, and the next one gives what was asked for and wants nothing more. */
const isOnlyGiven = (before: Turned, one: Turned): boolean =>
  before.came.length > 0 && before.came.every(isQuestion) && !one.asked.some(isRequest);

/** What takes one of those that were offered, and says of none what it is. */
const CHOOSES =
  /^(?:i['’]ll|i will|i['’]d like to|let['’]s|let us|ich nehme|wir nehmen)(?: (?:go (?:ahead )?with|take|choose|proceed with))?(?: the)? (?:option|number|choice|first|second|third|last|variante|nummer)\b/iu;

/** Words of its own that a message may have which goes on with the one before it. */
const OF_ITS_OWN = 8;

/** Whether a message was only asked back, and the next one agrees and names about nothing else. */
function namesNoMore(before: Turned, one: Turned): boolean {
  if (before.said === undefined || one.said === undefined) return false;
  if (before.came.length === 0 || !before.came.every(isQuestion)) return false;
  const known = mattersIn(saidText(before.said)).slice(0, MATTERS_MAX);
  const own = mattersIn(saidText(one.said)).slice(0, MATTERS_MAX);
  return own.filter((word) => !known.some((other) => isAlike(word, other))).length <= OF_ITS_OWN;
}

/** Words of a message that are compared. */
const MATTERS_MAX = 80;

/** The ground that alone came behind a message. */
function groundBetween({ came }: Turned): Turned['between'] {
  const [first] = came;
  return came.length === 1 && first?.kind === 'answered' && isGround(first.sentence)
    ? { said: first.said, sentence: first.sentence }
    : undefined;
}

/** What the agent last said it comes to, where it proposed one thing behind a message: the next one agrees to that. */
function sumBetween({ came }: Turned): Turned['between'] {
  const [sum, ...others] = came.flatMap((one) => (one.kind === 'proposed' ? [one] : []));
  return sum === undefined || others.length > 0 || !tellsSum(sum.sentence)
    ? undefined
    : { said: sum.said, sentence: sum.sentence };
}

/** What the agent said behind a message that it cannot do; of what it gave later, also what it gave. */
function refusedIn(
  conversation: RecordedConversation,
): ReadonlyMap<Said, Extract<Came, { sentence: string }>[]> {
  return new Map(
    refusalsIn(conversation).map(({ said, sentence, given }) => [
      said,
      given === undefined
        ? [{ kind: 'refused', said, sentence }]
        : [
            { kind: 'refused', said, sentence, isGivenLater: true },
            { kind: 'answered_later', ...given },
          ],
    ]),
  );
}

/** What became of what the request asked for, beside what was said and called right behind it. */
function cameLater(
  conversation: RecordedConversation,
  { said: request, replies }: { said: Said; replies: readonly Said[] },
  came: readonly Came[],
): readonly Came[] {
  const wishes = saidSentences(request).filter((sentence) => isRequest({ sentence, rank: 0 }));
  const later = laterAnswers(conversation, { request, replies }, wishes, came);
  return [...later, ...notCalled(conversation, wishes, came)];
}

/** A message with what was called and answered right behind it. */
interface Read {
  turn: Turn;
  said: Said;
  asked: AskedSentence[];
  /** What was called and answered, and of the request also what came later. */
  now: readonly Came[];
  came: readonly Came[];
  isShown: boolean;
}

/** What stands behind a message, as far as an answer beside it is told. */
function behindOf(called: readonly CameCalls[]): Behind {
  if (called.length === 0) return 'nothing';
  const isChanged = called.some(({ kind }) => kind === 'changed') && !called.some(isHandover);
  return isChanged ? 'change' : 'other';
}

function readTurn(
  conversation: RecordedConversation,
  turn: Turn,
  isOpening: boolean,
  known: {
    refusals: ReturnType<typeof refusedIn>;
    given: ReadonlySet<string>;
    often: ReadonlySet<string>;
  },
): Read | undefined {
  const { said, replies, calls } = turn;
  if (said === undefined) return undefined;
  const called = calledOf(calls);
  const refused = replies.flatMap((reply) => known.refusals.get(reply) ?? []);
  const behind = behindOf(called);
  const answered = answersTo(said, replies, refused, { behind, given: known.given });
  // Where nothing else came, a sum is told as what was proposed.
  const isBeside = behind === 'change' || (behind === 'nothing' && refused.length > 0);
  const now = [
    ...called,
    ...answered,
    ...(isBeside ? further(answered, sumTold(said, replies)) : []),
  ];
  const later = isOpening
    ? cameLater(conversation, { said, replies }, now)
    : calls.length + replies.length === 0
      ? []
      : notCalled(
          conversation,
          saidSentences(said).filter(
            (text) => isQuotable(text) && AGREES.test(text) && !LATER.test(text),
          ),
          now,
          true,
        );
  // What is answered later stands in the place of what the first answer says beside a refusal.
  const isLater = later.some(({ kind }) => kind === 'answered_later');
  const isRefused = now.some(({ kind }) => kind === 'refused');
  const came = inOrder([
    ...now.filter(({ kind }) => kind !== 'answered' || !isLater || !isRefused),
    ...later,
  ]);
  // What is answered beside the rest does not say what the message is about.
  const main = refused.length > 0 ? refused : answered.slice(0, 1);
  const asked = askedIn(said, [...called, ...main], known.often);
  const isShown = came.length > 0 || (!isOpening && asked.some(isRequest));
  return { turn, said, asked, now, came, isShown };
}

/** Replies to a message, and to those behind it that are not told: these only give what the agent asked for. */
function repliesFrom(all: readonly (Read | undefined)[], at: number): readonly Said[] {
  const replies = [...(all[at]?.turn.replies ?? [])];
  for (let next = at + 1; next < all.length && all[next]?.isShown === false; next += 1)
    replies.push(...(all[next]?.turn.replies ?? []));
  return replies;
}

/** What the agent proposed or asked, where nothing was done or refused; else what was only looked up. */
function cameBesides(all: readonly (Read | undefined)[], at: number): Came[] {
  const one = all[at];
  if (one === undefined || one.came.some((came) => 'calls' in came || came.kind === 'refused'))
    return [];
  const replies = repliesFrom(all, at);
  const proposed = further(one.came, proposedIn(replies));
  const departs = proposed.length === 0 ? [] : departureTold(one.turn.replies);
  if (proposed.length > 0 || one.came.length > 0)
    return [...further([...one.came, ...proposed], departs), ...proposed];
  // What was asked for only later was asked of another message.
  const { replies: own } = one.turn;
  const back = askedBack(own.length === 0 ? replies : own);
  const introduced = introducedIn(one.said, own);
  // What the agent found says more than that it then asked.
  if (introduced.length > 0)
    return [
      ...introduced,
      ...further(
        introduced,
        back.filter(({ kind }) => kind !== 'asked'),
      ),
    ];
  if (back.length > 0) return back;
  // Where nothing was done, what the agent said is what followed, and not what it looked up or worked out for it.
  const { calls, replies: answers } = one.turn;
  if (calls.length === 0) return repliedWith(one.said, answers);
  const replied = repliedWith(one.said, answers.slice(-1));
  // Lines of a list of what was found are no answer by themselves.
  return replied.length === 1 ? replied : lookedUpBy(calls);
}

/** Calls before the first message of a user. */
function turnedBefore({ calls }: Turn): Turned[] {
  const came = calledOf(calls);
  const nothing = { said: undefined, before: undefined, agreed: undefined };
  return came.length === 0
    ? []
    : [{ ...nothing, isRequest: false, asked: [], came, calls: calls.length }];
}

/**
 * What users said from message to message, and what was called and answered behind each before the next: an order
 * of events, and no more. The first message, the request, is followed further: to what was answered later, and to what
 * no call is named for. One behind which nothing came but a question is the request itself.
 */
export function exchangesOf(conversation: RecordedConversation): Turned[] {
  const given = new Set(
    refusalsIn(conversation).flatMap((one) => (one.given === undefined ? [] : [one.sentence])),
  );
  const turns = turnsOf(conversation);
  if (turns.length === 1) return [];
  const known = { refusals: refusedIn(conversation), given, often: saidOften(turns) };
  const read = turns.map((turn, i) => readTurn(conversation, turn, i === 1, known));
  let last: readonly Came[] = [];
  const all = turns.flatMap((turn, i): Turned[] => {
    const one = read[i];
    if (one === undefined) return turnedBefore(turn);
    if (!one.isShown) return [];
    const { said, asked, now, came } = one;
    const before = proposalBefore(said, turns[i - 1]?.replies ?? [], now, last);
    last = inOrder([...came, ...cameBesides(read, i)]);
    const calls = turn.calls.length;
    const wishes = asked.filter(isRequest);
    // Of one behind which nothing came what it asks for is told, and not what is said beside it.
    const told = last.length === 0 && wishes.length > 0 ? wishes : asked;
    const isEnd = i === turns.length - 1 && calls === 0 && turn.replies.length === 0;
    return [
      {
        said,
        isRequest: i === 1,
        before,
        agreed: undefined,
        asked: told,
        came: last,
        calls,
        ...(isEnd ? { isEnd } : {}),
      },
    ];
  });
  return toldOnce(
    all.reduce<Turned[]>((told, one) => {
      const agreed = agreedWith(told.at(-1), one);
      return agreed === undefined ? [...told, one] : [...told.slice(0, -1), agreed];
    }, []),
  );
}

/** What is answered in the very words of before is told once, where something else came behind the message too. */
function toldOnce(turns: readonly Turned[]): Turned[] {
  const told = new Set<string>();
  return turns.map((turn) => {
    const came = turn.came.filter((one) => one.kind !== 'answered' || !told.has(one.sentence));
    for (const one of came)
      if (one.kind === 'answered' || one.kind === 'answered_later') told.add(one.sentence);
    return came.length === 0 ? turn : { ...turn, came };
  });
}
