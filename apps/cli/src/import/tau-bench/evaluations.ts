import { canonicalize, isJsonObject, type Json, type JsonObject } from '@docket/chain';
import type { RecordBodies } from '@docket/record';
import { cutText, visibleText } from '@docket/ingest';
import type { ImportedRecord } from '@docket/ingest';
import { crashOf, isRewardMeasured } from './crash.js';
import { preconditionsOf } from './preconditions.js';
import { numberOf, stringOf } from './json-values.js';
import { effectOf } from './tools.js';

type Evaluation = RecordBodies['evaluation.recorded'];
type Judgement = Pick<Evaluation, 'kind' | 'score' | 'passed' | 'label' | 'explanation'> & {
  evaluator: string;
  name?: string;
  /** The source's own words, whole. */
  from: Json;
  /** What it expected, so that it can be held against the calls that are recorded. */
  expected?: JsonObject;
};

/** Every judgement of the run, each on its own: they may disagree, and none is averaged away. */
export function mapEvaluations(
  key: (what: string) => string,
  run: number,
  value: JsonObject,
): ImportedRecord[] {
  // Which format it is does not matter: what is judged is recorded wherever the run has it.
  // A run that crashed was not measured: its 0 stands for nothing, and is kept with the close.
  if (crashOf(value) !== undefined) return [];
  const judgements = [
    ...preconditions(value),
    ...judgementsOfTau(value),
    ...judgementsOfTau2(value),
  ];
  return judgements.map(({ evaluator, name, from, expected, ...judged }, index) => ({
    type: 'evaluation.recorded',
    body: {
      target: { kind: 'decision', ...(name === undefined ? {} : { name: cutText(name, 500) }) },
      evaluator: { id: evaluator },
      ...judged,
      idempotency_key: key(`evaluation-${index}`),
      ext: { import: { run, from, ...(expected === undefined ? {} : { expected }) } },
    },
  }));
}

/**
 * What the run says of its judgement and no evaluation carries: a reward that is no number, and all of
 * `reward_info` where it has no numeric reward, or checks without a verdict. Of a crashed run nothing: the
 * close keeps both.
 */
export function unjudgedFacts(value: JsonObject): JsonObject {
  if (crashOf(value) !== undefined) return {};
  const facts: JsonObject = {};
  const { reward: score, reward_info: info } = value;
  if (score !== undefined && score !== null && numberOf(score) === undefined)
    facts['reward'] = score;
  if (info !== undefined && info !== null && !isWhollyJudged(info)) facts['reward_info'] = info;
  return facts;
}

/** Whether each check, and the reward with what it rests on, is an evaluation. */
function isWhollyJudged(info: Json): boolean {
  if (!isJsonObject(info) || numberOf(info['reward']) === undefined) return false;
  const checks = CHECK_LISTS.flatMap((name) => {
    const list = info[name] ?? [];
    return Array.isArray(list) ? list : [list];
  });
  const { db_check: database } = info;
  const found = checks.length + (database === undefined || database === null ? 0 : 1);
  return judgementsOfTau2({ reward_info: info }).length === found + 1;
}

/** τ-bench: the end state of the database, and the facts told, compared with those expected. */
function judgementsOfTau(value: JsonObject): Judgement[] {
  const score = numberOf(value['reward']);
  if (score === undefined) return [];
  const info = isJsonObject(value['info']) ? value['info'] : {};
  const from = { reward: score, reward_info: info['reward_info'] ?? null };
  // What is stated beside no measurement is a score, and no verdict.
  if (!isRewardMeasured(value))
    return [{ evaluator: 'tau-bench reward', kind: 'heuristic', score, from }];
  const passed = isSuccessful(score);
  const expected = expectedOfTau(info);
  const kind = 'ground_truth' as const;
  const judged = { evaluator: 'tau-bench reward', kind, score, passed, from };
  return [expected === undefined ? judged : { ...judged, expected }];
}

/** As the benchmark itself counts its successes: a reward of 1, to a millionth. */
const isSuccessful = (score: number): boolean => Math.abs(score - 1) <= 1e-6;

/** The actions of the task, which are all that should have been changed, and the facts that were to be told and were not. */
function expectedOfTau(info: JsonObject): JsonObject | undefined {
  const task = isJsonObject(info['task']) ? info['task'] : {};
  const judged = isJsonObject(info['reward_info']) ? info['reward_info'] : {};
  const actions = judged['actions'] ?? task['actions'];
  if (!Array.isArray(actions)) return undefined;
  const details = isJsonObject(judged['info']) ? judged['info'] : {};
  const outputs = isJsonObject(details['outputs']) ? details['outputs'] : {};
  const untold = Object.keys(outputs).filter((text) => outputs[text] === false);
  return {
    whole: true,
    calls: items(actions).flatMap((action) => expectedCall(action['name'], action['kwargs'])),
    ...(untold.length === 0 ? {} : { untold }),
  };
}

function expectedCall(name: Json | undefined, given: Json | undefined): JsonObject[] {
  const tool = visibleText(stringOf(name));
  if (tool === undefined) return [];
  const effect = effectOf(tool);
  return [
    {
      tool_name: tool,
      ...(isJsonObject(given) ? { arguments: given } : {}),
      ...(effect === undefined ? {} : { effect }),
    },
  ];
}

/** τ²-bench: every check apart, and the reward that the benchmark makes of them. */
function judgementsOfTau2(value: JsonObject): Judgement[] {
  const info = value['reward_info'];
  if (!isJsonObject(info)) return [];
  return [
    ...databaseCheck(info['db_check']),
    ...items(info['env_assertions']).map(environmentAssertion),
    ...items(info['action_checks']).map(actionCheck),
    ...items(info['communicate_checks']).map(communicateCheck),
    ...items(info['nl_assertions']).map(judgedAssertion),
    ...reward(info),
  ].filter(({ score, passed }) => score !== undefined || passed !== undefined);
}

function databaseCheck(check: Json | undefined): Judgement[] {
  if (!isJsonObject(check)) return [];
  return [
    {
      evaluator: 'tau2-bench database check',
      kind: 'ground_truth',
      ...verdict(check['db_match']),
      ...scored(check['db_reward']),
      from: check,
    },
  ];
}

function environmentAssertion(check: JsonObject): Judgement {
  const assertion = isJsonObject(check['env_assertion']) ? check['env_assertion'] : {};
  return {
    evaluator: 'tau2-bench environment assertion',
    kind: 'ground_truth',
    ...named(assertion['func_name']),
    ...verdict(check['met']),
    ...scored(check['reward']),
    from: check,
  };
}

function actionCheck(check: JsonObject): Judgement {
  const action = isJsonObject(check['action']) ? check['action'] : {};
  return {
    evaluator: 'tau2-bench action check',
    kind: 'ground_truth',
    ...named(actionName(action)),
    ...verdict(check['action_match']),
    ...scored(check['action_reward']),
    from: check,
    ...(check['action_match'] === false
      ? { expected: { calls: expectedCall(action['name'], action['arguments']) } }
      : {}),
  };
}

/** The very action: one tool is called with other arguments, and is then another action. */
function actionName(action: JsonObject): Json | undefined {
  const name = stringOf(action['name']);
  if (name === undefined) return undefined;
  const id = stringOf(action['action_id']);
  const call = `${name} ${canonicalize(action['arguments'] ?? {})}`;
  return id === undefined ? call : `${call} (${id})`;
}

/** A search for words in what the agent said. */
function communicateCheck(check: JsonObject): Judgement {
  return {
    evaluator: 'tau2-bench communicate check',
    kind: 'heuristic',
    ...named(check['info']),
    ...verdict(check['met']),
    ...explained(check['justification']),
    from: unsaid(check),
  };
}

/** A model's verdict on an assertion in words. */
function judgedAssertion(check: JsonObject): Judgement {
  return {
    evaluator: 'tau2-bench assertion judge',
    kind: 'judge',
    ...named(check['nl_assertion']),
    ...verdict(check['met']),
    ...explained(check['justification']),
    from: unsaid(check),
  };
}

const CHECK_LISTS = [
  'action_checks',
  'communicate_checks',
  'env_assertions',
  'nl_assertions',
] as const;

/** Members that are evaluations of their own, and the score itself. */
const CHECKS: ReadonlySet<string> = new Set([...CHECK_LISTS, 'db_check', 'reward']);

/** What the benchmark computes from some of the checks; `basis` says from which. */
function reward(info: JsonObject): Judgement[] {
  const score = numberOf(info['reward']);
  if (score === undefined) return [];
  const from: JsonObject = {};
  for (const name of ['reward_basis', 'reward_breakdown', 'info']) from[name] = info[name] ?? null;
  for (const [name, value] of Object.entries(info)) {
    if (value !== null && !CHECKS.has(name)) from[name] = value;
  }
  const passed = isSuccessful(score);
  return [{ evaluator: 'tau2-bench reward', kind: 'heuristic', score, passed, from }];
}

function items(list: Json | undefined): JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

function verdict(value: Json | undefined): { passed?: boolean } {
  return typeof value === 'boolean' ? { passed: value } : {};
}

function scored(value: Json | undefined): { score?: number } {
  const score = numberOf(value);
  return score === undefined ? {} : { score };
}

function named(value: Json | undefined): { name?: string } {
  const name = visibleText(stringOf(value));
  return name === undefined ? {} : { name };
}

/** Longest explanation of an evaluation. */
const EXPLANATION_MAX = 16_000;

function explained(value: Json | undefined): { explanation?: string } {
  const text = visibleText(stringOf(value));
  return text === undefined ? {} : { explanation: cutText(text, EXPLANATION_MAX) };
}

/** The check less what the evaluation says in the same words: a justification that was cut stays whole here. */
function unsaid(check: JsonObject): JsonObject {
  const { met, justification, ...from } = check;
  if (met !== undefined && verdict(met).passed === undefined) from['met'] = met;
  const isSaid = explained(justification).explanation === justification;
  if (justification !== undefined && !isSaid) from['justification'] = justification;
  return from;
}

/**
 * A condition that was checked beside the work. It judges what the run started from as much as the run,
 * so it is a rule's finding and no ground truth of the work.
 */
function preconditions(value: JsonObject): Judgement[] {
  return preconditionsOf(value).flatMap(({ name, passed, from }) =>
    passed === undefined
      ? []
      : [
          {
            evaluator: 'precondition check',
            kind: 'heuristic' as const,
            ...named(name),
            passed,
            from,
          },
        ],
  );
}
