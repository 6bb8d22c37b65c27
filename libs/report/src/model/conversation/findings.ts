import { joined, type Told } from '../../narrative/told.js';
import type { ModelContext } from '../context.js';
import { WEIGHT, type Weighed } from '../weights.js';
import { otherAnswers } from './answers.js';
import { EACH_MAX, marksOf } from './build.js';
import { toolsOf } from './told-tools.js';
import { shortValue, VALUE_MAX } from './member-texts.js';
import { unbackedClaims } from './claims.js';
import { humanNotCalled } from './asked-human.js';
import { admissionsIn, askedFirst, withoutConsent } from './consents.js';
import {
  creditsCalledPayments,
  earlierFigureTold,
  otherFigures,
  otherStandings,
} from './lookups.js';
import { recordedConversation, type Called } from './read.js';
import { otherPayments } from './told-payments.js';
import { withoutRecord } from './unrecorded-findings.js';

/** What was said and what the calls show, where the two do not go together. */
export const saidAgainstCalls = (context: ModelContext): Weighed[] => [
  ...unbacked(context),
  ...notHandedOver(context),
  ...notAskedFirst(context),
  ...admitted(context),
  ...standings(context),
  ...figures(context),
  ...payments(context),
  ...credits(context),
  ...differingAnswers(context),
  ...unagreed(context),
  ...withoutRecord(context),
];

function unbacked(context: ModelContext): Weighed[] {
  const { words } = context;
  const claims = unbackedClaims(recordedConversation(context));
  if (claims.length === 0) return [];
  const names = [...new Set(claims.flatMap((claim) => claim.names))];
  return [
    {
      code: 'said_without_call',
      severity: 'attention',
      text: words.said.unbacked(
        claims.map(({ sentence }) => words.quote(sentence)),
        names.slice(0, LOOKED_FOR_MAX).map((name) => words.quote(name)),
        names.length > LOOKED_FOR_MAX,
      ),
      evidence: marksOf(claims.map(({ said }) => said)),
      weight: WEIGHT.saidOtherwise,
    },
  ];
}

/** Words that are told of those that were looked for. */
const LOOKED_FOR_MAX = 3;

/** A standing of the user that is told otherwise than it was looked up. */
function standings(context: ModelContext): Weighed[] {
  const { words } = context;
  return otherStandings(recordedConversation(context)).map(
    ({ said, sentence, call, member, answered }) => ({
      code: 'standing_differs',
      severity: 'attention',
      text: words.said.otherStanding(
        words.quote(sentence),
        words.quote(call.tool),
        words.quote(member),
        words.quote(answered),
      ),
      evidence: marksOf([said, call]),
      weight: WEIGHT.saidOtherwise,
    }),
  );
}

/** Figures of one change that are told. */
const FIGURES_MAX = 3;

/** Figures of things that a change answers otherwise than an earlier call. */
function figures(context: ModelContext): Weighed[] {
  const { words } = context;
  const byCall = new Map<Called, ReturnType<typeof otherFigures>>();
  for (const one of otherFigures(recordedConversation(context)))
    byCall.set(one.call, [...(byCall.get(one.call) ?? []), one]);
  return [...byCall].slice(0, EACH_MAX).map(([call, found]) => {
    const shown = found.slice(0, FIGURES_MAX).flatMap(({ id, member, earlier, later }): Told[] => {
      const [a, b] = [earlier, later].map((value) => shortValue(context, value));
      return a === undefined || b === undefined
        ? []
        : [words.said.figure(words.quote(member), words.quote(id), a, b)];
    });
    const [told] = found
      .slice(0, FIGURES_MAX)
      .flatMap((one) => earlierFigureTold(recordedConversation(context), one) ?? []);
    const before = [...new Map(found.map((one) => [one.before.tool, one.before])).values()];
    return {
      code: 'figure_differs',
      severity: 'attention',
      text: words.said.otherFigures(
        words.quote(call.tool),
        before.slice(0, FIGURES_MAX).map(({ tool }) => words.quote(tool)),
        shown,
        found.length - shown.length,
        told === undefined ? undefined : words.quote(told.sentence),
      ),
      evidence: marksOf([call, ...before, ...(told === undefined ? [] : [told.said])]),
      weight: WEIGHT.saidOtherwise,
    };
  });
}

/** A payment that the agent tells with another amount than was answered. */
function payments(context: ModelContext): Weighed[] {
  const { words } = context;
  return otherPayments(recordedConversation(context))
    .slice(0, EACH_MAX)
    .flatMap(({ said, sentence, call, member, amounts }): Weighed[] => {
      const value = shortValue(context, [...amounts]);
      if (value === undefined) return [];
      return [
        {
          code: 'payment_differs',
          severity: 'attention',
          text: words.said.otherPayment(
            words.quote(sentence),
            words.quote(call.tool),
            words.quote(member),
            value,
          ),
          evidence: marksOf([said, call]),
          weight: WEIGHT.saidOtherwise,
        },
      ];
    });
}

/** A credit that the agent tells as a payment. */
function credits(context: ModelContext): Weighed[] {
  const { words } = context;
  return creditsCalledPayments(recordedConversation(context))
    .slice(0, EACH_MAX)
    .flatMap(({ said, sentence, call, member, amount }): Weighed[] => {
      const value = shortValue(context, amount);
      if (value === undefined) return [];
      const text = words.said.creditCalledPayment(
        words.quote(sentence),
        words.quote(call.tool),
        words.quote(member),
        value,
      );
      return [
        {
          code: 'credit_called_payment',
          severity: 'attention',
          text,
          evidence: marksOf([said, call]),
          weight: WEIGHT.saidOtherwise,
        },
      ];
    });
}

/** That a user asked for a human, and nothing that was called behind it hands over to one. */
function notHandedOver(context: ModelContext): Weighed[] {
  const { words } = context;
  const found = humanNotCalled(recordedConversation(context));
  if (found === undefined) return [];
  return [
    {
      code: 'human_not_called',
      severity: 'attention',
      text: words.said.humanNotCalled(
        joined(
          [found.sentence, ...(found.why === undefined ? [] : [found.why])].map((sentence) =>
            words.quote(sentence),
          ),
          ' ',
        ),
      ),
      evidence: [found.said.entry.mark],
      weight: WEIGHT.saidOtherwise,
    },
  ];
}

/** Changes behind a message that asks to be asked first. */
function notAskedFirst(context: ModelContext): Weighed[] {
  const { words } = context;
  return askedFirst(recordedConversation(context))
    .slice(0, EACH_MAX)
    .map(({ said, sentence, calls }) => ({
      code: 'not_asked_first',
      severity: 'attention',
      text: words.said.notAskedFirst(words.quote(sentence), toolsOf(context, calls)),
      evidence: marksOf([said, ...calls]),
      weight: WEIGHT.saidOtherwise,
    }));
}

/** What the agent itself says it did wrong, in one item: it says the same more than once. */
function admitted(context: ModelContext): Weighed[] {
  const { words } = context;
  const found = admissionsIn(recordedConversation(context));
  if (found.length === 0) return [];
  return [
    {
      code: 'admitted',
      severity: 'attention',
      text: words.said.admitted(
        joined(
          found.slice(0, ADMITTED_MAX).map(({ sentence }) => words.quote(sentence)),
          ' ',
        ),
      ),
      evidence: marksOf(found.map(({ said }) => said)),
      weight: WEIGHT.saidOtherwise,
    },
  ];
}

/** Sentences that are told of it. */
const ADMITTED_MAX = 5;

function differingAnswers(context: ModelContext): Weighed[] {
  const { words } = context;
  const byCall = new Map<Called, Told[]>();
  for (const { call, member, asked, answered } of otherAnswers(recordedConversation(context))) {
    const [a, b] = [asked, answered].map((value) => shortValue(context, value));
    if (a === undefined || b === undefined) continue;
    const told = words.said.askedAnswered(words.quote(member), a, b);
    byCall.set(call, [...(byCall.get(call) ?? []), told]);
  }
  return [...byCall].map(([call, members]) => ({
    code: 'answer_differs',
    severity: 'attention',
    text: words.said.otherAnswer(words.quote(call.tool), members),
    evidence: [call.entry.mark],
    weight: WEIGHT.saidOtherwise,
  }));
}

function unagreed(context: ModelContext): Weighed[] {
  const { words } = context;
  const found = withoutConsent(recordedConversation(context));
  const [first] = found;
  if (first === undefined) return [];
  const quoted = words.quote(first.said.content.trim());
  const isShort = found.every(({ said }) => said === first.said) && quoted.length <= VALUE_MAX * 3;
  const calls = found.map(({ call }) => call);
  return [
    {
      code: 'changed_without_agreement',
      severity: 'attention',
      text: words.said.withoutConsent(toolsOf(context, calls), isShort ? quoted : undefined),
      evidence: [...new Set(found.flatMap(({ said, call }) => [said.entry.mark, call.entry.mark]))],
      weight: WEIGHT.contradiction,
    },
  ];
}
