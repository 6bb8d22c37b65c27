import type { Json, JsonObject } from '@docket/chain';
import { cutText, visibleText } from '@docket/ingest';
import type { ImportedRecord } from '@docket/ingest';
import { stepKey, type LogMessage } from './history.js';

/** Members of a log that judge it: none of its agents saw them. */
const JUDGING: ReadonlySet<string> = new Set([
  'ground_truth',
  'groundtruth',
  'is_correct',
  'is_corrected',
  'labels',
  'mistake_agent',
  'mistake_reason',
  'mistake_step',
  'mistake_type',
]);

export function isJudging(member: string): boolean {
  return JUDGING.has(member);
}

/** Longest explanation of an evaluation. */
const EXPLANATION_MAX = 16_000;

/** What was found of the log after it had ended, as evaluations of the closed decision. */
export function mapVerdicts(
  key: (what: string) => string,
  run: number,
  value: JsonObject,
  messages: readonly LogMessage[],
): ImportedRecord[] {
  return [...answerCheck(key, run, value), ...attribution(key, run, value, messages)];
}

/** What judges the log and no evaluation carries. */
export function unjudged(value: JsonObject): JsonObject {
  const isChecked = typeof value['is_correct'] === 'boolean' || expectedAnswer(value) !== undefined;
  const isAttributed = isBlamed(value);
  const left = Object.entries(value).filter(([name, fact]) => {
    if (fact === null || !isJudging(name)) return false;
    return CHECKED.has(name) ? !isChecked : !isAttributed;
  });
  return left.length === 0 ? {} : { judged: Object.fromEntries(left) };
}

const CHECKED: ReadonlySet<string> = new Set(['ground_truth', 'groundtruth', 'is_correct']);

/** Whether the answer is the expected one, as the dataset says of one half of its logs; of the other what was expected. */
function answerCheck(
  key: (what: string) => string,
  run: number,
  value: JsonObject,
): ImportedRecord[] {
  const { is_correct: passed } = value;
  const expected = value['ground_truth'] ?? value['groundtruth'] ?? null;
  const answer = expectedAnswer(value);
  const isChecked = typeof passed === 'boolean';
  if (!isChecked && answer === undefined) return [];
  return [
    {
      type: 'evaluation.recorded',
      body: {
        target: { kind: 'decision' },
        kind: 'ground_truth',
        // Where nobody held the answer against it, it says what was expected, and is no verdict.
        evaluator: {
          id: isChecked ? 'check of the answer in the source' : 'expected answer in the source',
        },
        ...(isChecked ? { passed } : {}),
        ...(answer === undefined ? {} : { label: cutText(`expected answer: ${answer}`, 200) }),
        idempotency_key: key('answer'),
        ext: { import: { run, from: { is_correct: passed ?? null, ground_truth: expected } } },
      },
    },
  ];
}

/** The answer that the dataset expects, as a word; undefined where it gives none. */
export const expectedAnswer = (value: JsonObject): string | undefined =>
  wordOf(value['ground_truth'] ?? value['groundtruth']);

/** Whether anybody is blamed, or anything: an empty text blames nobody. */
function isBlamed(value: JsonObject): boolean {
  return ['mistake_agent', 'mistake_step', 'mistake_reason'].some(
    (name) => wordOf(value[name]) !== undefined,
  );
}

/**
 * A human's attribution of the failure: who made the decisive mistake, at which step, and why. It is a
 * verdict on work that had ended, so it stopped nothing, and it is an evaluation and no review.
 */
function attribution(
  key: (what: string) => string,
  run: number,
  value: JsonObject,
  messages: readonly LogMessage[],
): ImportedRecord[] {
  if (!isBlamed(value)) return [];
  const agent = wordOf(value['mistake_agent']);
  const step = wordOf(value['mistake_step']);
  const reason = visibleText(textOf(value['mistake_reason']));
  const message = step === undefined ? undefined : messages[stepNumber(step)];
  const said = message?.from;
  const from = Object.fromEntries(
    Object.entries(value).filter(
      ([name, fact]) => isJudging(name) && !CHECKED.has(name) && fact !== null,
    ),
  );
  const isOfCard = message !== undefined && !message.isHuman;
  return [
    {
      type: 'evaluation.recorded',
      ...(isOfCard ? { judges: key(stepKey(message)) } : {}),
      body: {
        target: {
          kind: isOfCard ? 'job_card' : 'decision',
          name: cutText(placeOf(step, message), 500),
        },
        kind: 'human',
        evaluator: { id: 'annotator of the source' },
        passed: false,
        label: cutText(
          `decisive mistake: ${agent ?? 'agent not recorded'}, step ${step ?? 'not recorded'}`,
          200,
        ),
        ...(reason === undefined ? {} : { explanation: cutText(reason, EXPLANATION_MAX) }),
        idempotency_key: key('attribution'),
        ext: {
          import: {
            run,
            from,
            ...(said === undefined || said === agent ? {} : { step_said_by: said }),
          },
        },
      },
    },
  ];
}

function placeOf(step: string | undefined, message: LogMessage | undefined): string {
  if (step === undefined) return 'the log: its annotator names no step';
  if (message === undefined) return `step ${step}, which the log does not have`;
  return `step ${step}, said by ${message.from ?? 'somebody not recorded'}`;
}

/** A step is a number or its digits; anything else is none of the log's. */
function stepNumber(step: string): number {
  return /^\d{1,9}$/.test(step) ? Number(step) : -1;
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : undefined;
}

function wordOf(value: Json | undefined): string | undefined {
  return visibleText(textOf(value))?.trim();
}
