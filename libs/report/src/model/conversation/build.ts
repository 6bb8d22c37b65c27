import { canonicalize } from '@docket/chain';

import type { Conversation as Told, Exchange, SideEffectRow } from '../../schema/index.js';
import { joined, type Told as Words } from '../../narrative/told.js';
import type { ModelContext } from '../context.js';
import { agreedBefore } from './agreed.js';
import { ASIDE, type AskedSentence } from './asked.js';
import { isAskedForOnly } from './asked-for-only.js';
import type { Came } from './came.js';
import { courseOf } from './course.js';
import { uncalledTools } from './expected-texts.js';
import { disputedCalls } from './disputed.js';
import { exchangesOf, type Turned } from './exchanges.js';
import { toldDone } from './claims.js';
import { nearestGrounds, statedGrounds } from './grounds.js';
import { callOf, changedBy, VALUE_MAX } from './member-texts.js';
import { recordedConversation, type Called, type Said } from './read.js';
import { withMore } from './replies-further.js';
import { retriedText } from './retried.js';
import { toolsOf } from './told-tools.js';
import { agentRefusals } from './requests.js';

/** Requests and refusals that a dossier keeps; page 1 prints fewer. */
export const EACH_MAX = 20;

export const marksOf = (calls: readonly Pick<Called, 'entry'>[]): string[] => [
  ...new Set(calls.map(({ entry }) => entry.mark)),
];

/** What was asked and what came of it, what the agent said is not possible, and why, in the words that were recorded. */
export function buildConversation(context: ModelContext, effects: readonly EffectRow[]): Told {
  const { words } = context;
  const conversation = recordedConversation(context);
  const refused = agentRefusals(conversation);
  const grounds = statedGrounds(conversation);
  const exchanges = buildExchanges(context, effects);
  const course = exchanges.length === 0 ? courseOf(context) : undefined;
  const expected = uncalledTools(context);
  const nearest = grounds.length === 0 ? nearestTexts(context) : [];
  const agreed = agreedBefore(conversation).map(({ said, sentence, calls }) => ({
    tools: joined(toolsOf(context, calls), ', '),
    text: words.quote(sentence),
    evidence: marksOf([said, ...calls]),
  }));
  return {
    refusals: refused.slice(0, EACH_MAX).map(({ said, sentence, asked }) => ({
      text: words.said.refused(
        asked === undefined ? undefined : words.quote(asked.sentence),
        words.quote(sentence),
      ),
      evidence: marksOf([...(asked ? [asked.said] : []), said]),
    })),
    exchanges,
    ...(course === undefined || course.steps.length === 0 ? {} : { course }),
    ...(grounds.length === 0
      ? {}
      : {
          grounds: grounds.slice(0, EACH_MAX).map(({ said, sentence }) => ({
            text: words.quote(sentence),
            evidence: [said.entry.mark],
          })),
        }),
    ...(agreed.length === 0 ? {} : { agreed: agreed.slice(0, EACH_MAX) }),
    ...(expected.length === 0 ? {} : { expected: expected.slice(0, EACH_MAX) }),
    ...(nearest.length === 0 ? {} : { nearest }),
  };
}

/** Sentences of the agent that stand in for a ground. */
const NEAREST_MAX = 3;

/** What stands where a ground would: what the agent told, and what failed right before a handover. */
function nearestTexts(context: ModelContext): NonNullable<Told['nearest']> {
  const { words } = context;
  const { told, notes, failed } = nearestGrounds(recordedConversation(context));
  const quoted = (all: readonly { said: Said; sentence: string }[]) =>
    all.slice(0, NEAREST_MAX).map(({ said, sentence }) => ({
      kind: 'told' as const,
      text: words.quote(sentence),
      evidence: [said.entry.mark],
    }));
  const before =
    failed === undefined
      ? []
      : [
          {
            kind: 'failed_before_handover' as const,
            text: failedText(context, failed),
            evidence: marksOf(failed.slice(-1)),
          },
        ];
  return [...quoted(told), ...before, ...quoted(notes)];
}

/** Different answers of calls of one tool that are told. */
const ANSWERS_MAX = 3;

/** Calls of one tool that failed, with how often each was answered. */
function failedText(context: ModelContext, calls: readonly [Called, ...Called[]]): Words {
  const { words } = context;
  const times = new Map<Words | undefined, number>();
  for (const call of calls) {
    const answer = errorOf(context, call);
    times.set(answer, (times.get(answer) ?? 0) + 1);
  }
  const answers = [...times].slice(0, ANSWERS_MAX);
  const told = answers.reduce((sum, [, n]) => sum + n, 0);
  return words.said.failedTimes(calledText(context, calls), calls.length, {
    answers: answers.map(([answer, n]) => ({ answer, n })),
    more: calls.length - told,
  });
}

/** A tool with how often it was called; of several calls whether with the same arguments each time. */
function calledText({ words }: ModelContext, calls: readonly [Called, ...Called[]]): Words {
  const given = calls.map((call) => call.arguments);
  const isKnown = given.every((one) => one !== undefined);
  const isSame = isKnown && new Set(given.map((one) => canonicalize(one ?? {}))).size === 1;
  return words.said.calledTimes(
    words.quote(calls[0].tool),
    calls.length,
    isKnown ? isSame : undefined,
  );
}

type EffectRow = Pick<SideEffectRow, 'evidence' | 'operation' | 'status'>;

/** Sentences of one message that a dossier keeps, those that say most, and what came behind it. */
const SENTENCES_MAX = 12;
const CAME_MAX = 12;

function buildExchanges(context: ModelContext, effects: readonly EffectRow[]): Exchange[] {
  const { words } = context;
  const rows = new Map(effects.map((row) => [callOf(context, row), row]));
  // Page 1 tells a number that a subtraction left as about so much; section 11 has it as recorded.
  const brief: ModelContext = { ...context, words: { ...words, recordedAs: words.said.about } };
  const conversation = recordedConversation(context);
  const disputed = disputedCalls(conversation);
  const called = (call: Called): Words => {
    const id = resourceOf(context, rows.get(call));
    const name = words.quote(call.tool);
    const whole = id === undefined ? name : words.said.on(name, id);
    const by = disputed.get(call);
    return by === undefined ? whole : words.said.disputed(whole, by);
  };
  const cameRow = (came: Came, _: number, all: readonly Came[]): Exchange['came'][number] => {
    if (came.kind === 'not_called') {
      return {
        kind: came.kind,
        calls: 0,
        text: words.quote(came.wish),
        changed: [],
        evidence: [],
      };
    }
    if ('sentence' in came) return sentenceRow(words, came);
    const { kind, calls } = came;
    const [first] = calls;
    const shown = { kind, calls: calls.length, evidence: marksOf(calls.slice(-1)) };
    if (kind === 'changed') {
      const row = rows.get(first);
      return {
        ...shown,
        ...(isAskedForOnly(conversation, first) ? { is_requested: true as const } : {}),
        text: retriedText(context, called(first), { call: first, all }),
        changed: row ? changedBy(brief, row, true) : [],
      };
    }
    if (kind === 'looked_up')
      return { ...shown, text: joined(toolsOf(context, calls), ', '), changed: [] };
    const text = kind === 'failed' ? failedText(context, calls) : calledText(context, calls);
    return { ...shown, text, changed: [] };
  };
  return exchangesOf(conversation)
    .slice(0, EACH_MAX)
    .map(({ said, isRequest, before, between, agreed, asked, came, calls, isEnd = false }) => ({
      ...(isRequest ? { is_request: true } : {}),
      ...saidBefore(words, { before, between }),
      asked: asked
        .filter(({ rank }) => rank % ASIDE < SENTENCES_MAX)
        .map(({ sentence, rank, at, isReply = false }, n, kept) => ({
          text: words.quote(sentence),
          rank,
          ...(isReply ? { is_reply: true } : {}),
          ...(isBehindGap({ at, isReply }, kept[n - 1]) ? { behind_gap: true as const } : {}),
        })),
      came: [
        ...withMore(came).slice(0, CAME_MAX).map(cameRow),
        ...moreRow(words, withMore(came).slice(CAME_MAX)),
        ...toldOf(context, came, disputed),
      ],
      calls,
      ...(isEnd ? { is_end: true as const } : {}),
      evidence: said === undefined ? [] : marksOf(agreed === undefined ? [said] : [agreed, said]),
    }));
}

/** What the agent had proposed before a message, and what it said between it and the next one. */
function saidBefore(
  words: ModelContext['words'],
  { before, between }: { before: Turned['before']; between: Turned['between'] | undefined },
): Pick<Exchange, 'before' | 'between'> {
  const quoted = (said: Said, sentences: readonly string[]) => ({
    text: joined(
      sentences.map((sentence) => words.quote(sentence)),
      ' ',
    ),
    evidence: [said.entry.mark],
  });
  return {
    ...(before === undefined ? {} : { before: quoted(before.said, before.sentences) }),
    ...(between === undefined ? {} : { between: quoted(between.said, [between.sentence]) }),
  };
}

/** A sentence of the agent behind a message. */
function sentenceRow(
  words: ModelContext['words'],
  { kind, said, sentence, isMore }: Extract<Came, { sentence: string }>,
): Exchange['came'][number] {
  return {
    kind,
    calls: 0,
    text: words.quote(sentence),
    changed: [],
    ...(isMore === true ? { is_more: true as const } : {}),
    evidence: [said.entry.mark],
  };
}

/** Whether something of the message stands between a sentence and the one that is told before it. */
function isBehindGap(
  { at, isReply }: { at: number | undefined; isReply: boolean },
  before: AskedSentence | undefined,
): boolean {
  if (before?.at === undefined || at === undefined) return false;
  return (before.isReply ?? false) === isReply && at !== before.at + 1;
}

/** How many calls more there are behind a message. */
function moreRow(words: ModelContext['words'], more: readonly Came[]): Exchange['came'] {
  const made = more.flatMap((one) => ('calls' in one ? one.calls : []));
  if (made.length === 0) return [];
  const text = words.said.moreCalls(made.length);
  const evidence = marksOf(made.slice(-1));
  return [{ kind: 'called', calls: made.length, text, changed: [], evidence }];
}

/** What the agent told of the last change behind a message, where other records give other values of it. */
function toldOf(
  context: ModelContext,
  came: readonly Came[],
  disputed: Pick<ReadonlySet<Called>, 'has'>,
): Exchange['came'] {
  const call = came.flatMap((one) => (one.kind === 'changed' ? one.calls : [])).at(-1);
  const told =
    call && disputed.has(call) ? toldDone(recordedConversation(context), call) : undefined;
  if (told === undefined || came.some((one) => 'sentence' in one)) return [];
  const text = context.words.quote(told.sentence);
  return [{ kind: 'answered', calls: 0, text, changed: [], evidence: [told.said.entry.mark] }];
}

/** What an action was done to, without its system: there it is the same for all. */
function resourceOf(context: ModelContext, row: EffectRow | undefined): Words | undefined {
  const [first] = row?.evidence ?? [];
  const entry = context.entries.find(({ mark }) => mark === first);
  const fact = entry && context.facts.at(entry, '/target/resource');
  return fact?.state === 'recorded' ? fact.text : undefined;
}

/** What a call answered that did not go through, where that is short. */
function errorOf(context: ModelContext, { entry, result }: Called): Words | undefined {
  const fact = context.facts.at(entry, result);
  return fact.state === 'recorded' && fact.text.length <= VALUE_MAX * 2 ? fact.text : undefined;
}
