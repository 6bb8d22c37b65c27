import { ACTS, ASKED, CONSENT, KNOWN_LANGUAGE, NO_REFUSAL, REFUSAL } from './acts.js';
import {
  mayHaveChanged,
  sentencesOf,
  saidText,
  type Called,
  type RecordedConversation,
  type Said,
} from './read.js';
import { isAlike, thingsIn, nameWords } from './words.js';

/** What the agent said could not be done, and what had been asked before it. */
export interface AgentRefusal {
  said: Said;
  sentence: string;
  asked?: { said: Said; sentence: string };
  /** A later call that went through and is called like what was said not to be possible: perhaps of another thing. */
  doneBy?: Called;
}

/** Longest sentence that is quoted, in UTF-16 units: one that is longer is not cut, but left to the conversation. */
const SENTENCE_MAX = 260;
const SENTENCE_MIN = 18;

/** Whether a sentence can be quoted whole. */
export const isQuotable = (sentence: string): boolean =>
  sentence.length >= SENTENCE_MIN && sentence.length <= SENTENCE_MAX && !sentence.endsWith(':');

/** Short and about something that another sentence names: `Can you help with that?` */
const isFiller = (sentence: string): boolean =>
  sentence.split(/\s+/u).length <= 6 && /\b(?:this|that|it|something|das|es)\b/iu.test(sentence);

const isAsked = (sentence: string): boolean =>
  isQuotable(sentence) && ASKED.test(sentence) && !isFiller(sentence);

/** Words that ask and deny, and name nothing that is asked for. */
const NO_MATTER =
  /^(?:want|like|please|can|cannot|could|would|help|need|know|there|unfortunately|unable|able|not|possible|allow|provide|however|since|current|currently|because|sorry|what|how|when|about|get|make|let|sure|thank|just|only|more|else|will|are|but|bitte|leider|möchte|kann|nicht|ich|sie|wir)/u;

const mattersIn = (text: string): string[] =>
  thingsIn(text).filter((word) => !NO_MATTER.test(word));

const shared = (a: string, b: string): number => {
  const others = mattersIn(b);
  return mattersIn(a).filter((word) => others.some((other) => isAlike(word, other))).length;
};

/** Sentences of a reply that answer what was asked last, without naming it again. */
const AT_ONCE = 2;

/**
 * What a refusal answers: the sentence of the message right before it that names the same, or the only one that
 * asks. Undefined where that is not to be told: a pair of two exchanges would say what nobody said.
 */
function askedOf(before: Said, reply: Said, sentence: string): string | undefined {
  const asking = sentencesOf(saidText(before)).filter((text) => ASKED.test(text));
  const [best] = asking
    .filter(isAsked)
    .map((text) => ({ text, same: shared(text, sentence) }))
    .toSorted((a, b) => b.same - a.same || b.text.length - a.text.length);
  if (best === undefined || best.same > 0) return best?.text;
  const isFirst = sentencesOf(saidText(reply)).indexOf(sentence) < AT_ONCE;
  return asking.length === 1 && isFirst ? best.text : undefined;
}

/** What names one thing and no other: a word with a digit, or of capitals. */
const idsIn = (text: string): string[] =>
  text.match(/[\p{L}\p{N}_]*(?:\p{N}[\p{L}\p{N}_]{3,}|\p{Lu}{5,})[\p{L}\p{N}_]*/gu) ?? [];

/** Calls of one tool that went through and read nothing only, the last of them first. */
interface Done {
  words: readonly string[];
  calls: readonly { call: Called; given: () => string }[];
}

function doneByTool(calls: readonly Called[]): Done[] {
  const byTool = new Map<string, Called[]>();
  for (const call of calls) {
    if (call.effect === 'read' || call.status !== 'ok') continue;
    const known = byTool.get(call.tool);
    if (known === undefined) byTool.set(call.tool, [call]);
    else known.push(call);
  }
  return [...byTool].map(([tool, made]) => ({
    words: nameWords(tool),
    calls: made.toReversed().map((call) => {
      let given: string | undefined;
      return {
        call,
        given: () => (given ??= JSON.stringify(call.arguments ?? {})),
      };
    }),
  }));
}

/** Beginnings that in a sentence are of things, and of nothing that is done: `an economy ticket`. */
const THINGS: ReadonlySet<string> = new Set(
  'ticket human order hand credit mail email messag sms set put giv turn lock'.split(' '),
);

/** The last call that went through later and did what the sentence says is not possible, as far as names tell. */
function doneLater(refusal: string, order: number, tools: readonly Done[]): Called | undefined {
  const words = nameWords(refusal);
  const begins = ACTS.filter((act) =>
    act.tools.some((begin) => !THINGS.has(begin) && words.some((word) => word.startsWith(begin))),
  ).flatMap((act) => act.tools);
  const ids = idsIn(refusal);
  const found = tools
    .filter((tool) => tool.words.some((word) => begins.some((begin) => word.startsWith(begin))))
    .flatMap(({ calls }) => {
      if ((calls[0]?.call.order ?? 0) < order) return [];
      const named = calls.find(
        ({ call, given }) =>
          ids.length === 0 || (call.order > order && ids.some((id) => given().includes(id))),
      );
      return named === undefined ? [] : [named.call];
    });
  return found.toSorted((a, b) => b.order - a.order)[0];
}

const ABOUT_INFORMATION = /\b(?:access|information|details|tell you|look up|einsehen|auskunft)\b/iu;

/** Messages behind a refusal that are looked through: it must not take as long as their number squared. */
const LATER_MAX = 40;

/** Words that a later message has to name again to give what was said not to be known. */
const GIVEN_MIN = 2;

/** Whether a later message of the agent gives, in figures, what it had said it could not tell. */
const isGivenLater = (refusal: string, later: readonly Said[]): boolean =>
  ABOUT_INFORMATION.test(refusal) &&
  later.some(
    (one) =>
      one.by === 'agent' &&
      sentencesOf(saidText(one)).some(
        (text) => /\d/u.test(text) && !REFUSAL.test(text) && shared(refusal, text) >= GIVEN_MIN,
      ),
  );

/**
 * Messages of the agent that say that something is not possible, each with its first sentence that does; not what a
 * later message gives.
 */
export function agentRefusals({ said, calls }: RecordedConversation): AgentRefusal[] {
  const found: AgentRefusal[] = [];
  const told = new Set<string>();
  const tools = doneByTool(calls);
  let before: Said | undefined;
  for (const [i, one] of said.entries()) {
    if (one.by !== 'agent') {
      before = one;
      continue;
    }
    const sentence = sentencesOf(saidText(one)).find(
      (text) => isQuotable(text) && REFUSAL.test(text) && !NO_REFUSAL.test(text),
    );
    if (sentence === undefined || told.has(sentence)) continue;
    told.add(sentence);
    if (isGivenLater(sentence, said.slice(i + 1, i + 1 + LATER_MAX))) continue;
    const doneBy = doneLater(sentence, one.order, tools);
    const asked = before === undefined ? undefined : askedOf(before, one, sentence);
    found.push({
      said: one,
      sentence,
      ...(before === undefined || asked === undefined
        ? {}
        : { asked: { said: before, sentence: asked } }),
      ...(doneBy === undefined ? {} : { doneBy }),
    });
  }
  return found;
}

/** What the user asked for in later messages, in whole sentences; the first message is the request itself. */
export function laterRequests({ said }: RecordedConversation): { said: Said; sentence: string }[] {
  const later = said.filter(({ by }) => by === 'user').slice(1);
  return later.flatMap((one) =>
    sentencesOf(saidText(one))
      .filter(isAsked)
      .map((sentence) => ({ said: one, sentence })),
  );
}

/** Whether the user's text holds no word of agreement, in a language whose words are known. */
const holdsNoConsent = (text: string): boolean => KNOWN_LANGUAGE.test(text) && !CONSENT.test(text);

/** Changes that went through behind a message of the user that holds no word of agreement. */
export function withoutConsent({
  said,
  calls,
}: RecordedConversation): { call: Called; said: Said }[] {
  return calls
    .filter((call) => call.effect === 'write' && mayHaveChanged(call))
    .flatMap((call) => {
      const last = said.findLast(({ by, order }) => by === 'user' && order < call.order);
      return last !== undefined && holdsNoConsent(saidText(last)) ? [{ call, said: last }] : [];
    });
}
