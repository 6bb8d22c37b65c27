import type { BatchPlan } from './plan.js';
import type { Request } from './request-queue.js';

/** Tells a submitter what became of its request; called once the batch is on disk. */
export type Reply = () => void;

/** Plans a request, and says how its submitter is to be told. */
export function attempt(plan: BatchPlan, request: Request): Reply {
  try {
    const outcomes = plan.attempt(request.submissions);
    const [first] = outcomes;
    if (first !== undefined && 'refusal' in first) return () => request.reject(first.refusal);
    return () => request.resolve(outcomes);
  } catch (error) {
    return () => request.reject(error);
  }
}

const ANSWERS_PER_TURN = 8;

/**
 * Each answer lets its submitter go on, which takes longer than the answer: validating and salting the
 * next record. A few at a time, so that the next batch goes out between them and PostgreSQL has work
 * while this process has.
 */
export function answerInTurns(answers: readonly Reply[], from = 0): void {
  const to = from + ANSWERS_PER_TURN;
  for (const answer of answers.slice(from, to)) answer();
  if (to < answers.length) setImmediate(answerInTurns, answers, to);
}
