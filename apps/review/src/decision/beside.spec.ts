import { expect, test } from '@jest/globals';
import { besideOf } from './beside.js';

type Needed = Parameters<typeof besideOf>[0];

const entry = (decisionSeq: number, type: string, body: object, more: object = {}) => ({
  mark: `E${decisionSeq}`,
  decisionSeq,
  type,
  body: body as never,
  trusted: true,
  hidden: new Map<string, never>(),
  ...more,
});
const fact = (value: unknown, state = 'recorded') =>
  ({ state, text: '', value, evidence: [] }) as never;
const none = fact(undefined, 'not_recorded');
const nothing: Needed['model']['oversight'] = { escalations: [], reviews: [] };

const of = (entries: Needed['entries'], oversight = nothing) =>
  Object.fromEntries(besideOf({ entries, model: { oversight } }));

test('an entry has beside it what replaces it, and who comments on it', () => {
  const entries = [
    entry(0, 'decision.opened', {}),
    entry(1, 'job_card.filed', { supersedes: 0 }),
    entry(2, 'comment.recorded', { text: 'why?', about: 1 }),
    entry(3, 'comment.recorded', { text: 'of it all' }),
    // What stands in another type, or in nothing that there is, is about nothing.
    entry(4, 'job_card.filed', { about: 1 }),
    entry(5, 'comment.recorded', { text: 'x', about: 99 }),
  ];
  expect(of(entries)).toEqual({
    E0: [{ mark: 'E1', kind: 'superseded' }],
    E1: [{ mark: 'E2', kind: 'commented' }],
  });
});

test('of an entry that does not verify, or is withheld, nothing is said', () => {
  const about = { text: 'x', about: 0 };
  const entries = [
    entry(0, 'decision.opened', {}),
    entry(1, 'comment.recorded', about, { trusted: false }),
    entry(2, 'comment.recorded', about, { hidden: new Map([['/about', {}]]) }),
  ];
  expect(of(entries)).toEqual({});
});

test('what a reviewer put right stands beside the card that asked, member by member', () => {
  const entries = [entry(0, 'decision.opened', {}), entry(1, 'job_card.filed', {})];
  const escalations = [{ id: 'esc-1', cause: fact(1) }];
  const review = (before: unknown, after: unknown, more: object = {}) => ({
    before: fact(before),
    after: fact(after),
    escalation: fact('esc-1'),
    evidence: ['H1', 'E4'],
    ...more,
  });
  const linesOf = (...reviews: ReturnType<typeof review>[]) =>
    of(entries, { escalations, reviews })['E1'];
  expect(linesOf(review({ amount: '9', to: 'a' }, { amount: '8', to: 'a' }))).toEqual([
    {
      mark: 'E4',
      kind: 'corrected',
      lines: [{ name: 'amount', before: '9', after: '8' }],
    },
  ]);
  expect(linesOf(review({ a: 1 }, { b: null }))).toMatchObject([
    {
      lines: [
        { name: 'a', before: 1, after: undefined },
        { name: 'b', after: null },
      ],
    },
  ]);
  expect(linesOf(review('denied', 'paid'))).toMatchObject([
    { lines: [{ before: 'denied', after: 'paid' }] },
  ]);
  // A verdict that puts nothing right, one whose values are withheld, one of another question.
  expect(
    linesOf(
      review(1, 2, { before: none, after: none }),
      review(1, 2, { before: fact(1, 'withheld') }),
      review(1, 2, { escalation: none }),
      review(1, 2, { evidence: [] }),
    ),
  ).toBeUndefined();
});
