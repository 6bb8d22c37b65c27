import { BODY_LIMITS } from '@docket/chain';
import { type BodyProblem, type ProblemKeyword, pointerToken } from './problem.js';

/**
 * limitProblem holds a whole body against the limits of docket-ledger/v1, which bound the free-form
 * members (`ext`, arguments, results) that schemas cannot. Its length in bytes is checked where the
 * bytes are made. Pointers are put together on the way back from a problem only.
 */
export function limitProblem(body: unknown): BodyProblem | undefined {
  return visit(body, 1, { left: BODY_LIMITS.valuesMax });
}

interface Budget {
  left: number;
}

function visit(value: unknown, depth: number, budget: Budget): BodyProblem | undefined {
  if (typeof value === 'object' && value !== null) return visitContainer(value, depth, budget);
  budget.left--;
  if (budget.left < 0) return tooMany();
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return undefined;
  if (typeof value !== 'number') return problem('type', 'must be a JSON value');
  return Number.isFinite(value) ? undefined : problem('type', 'must be a finite number');
}

function visitContainer(value: object, depth: number, budget: Budget): BodyProblem | undefined {
  if (depth > BODY_LIMITS.depthMax) {
    return problem('maxDepth', `must be nested at most ${BODY_LIMITS.depthMax} levels deep`);
  }
  if (Array.isArray(value)) {
    if (value.length === 0) budget.left--;
    for (let i = 0; i < value.length; i++) {
      const found = visit(value[i], depth + 1, budget);
      if (found !== undefined) return inside(found, String(i));
    }
  } else {
    if (!isPlain(value)) return problem('type', 'must be a JSON value');
    const names = Object.keys(value);
    if (names.length === 0) budget.left--;
    for (const name of names) {
      const found = visit((value as Record<string, unknown>)[name], depth + 1, budget);
      if (found !== undefined) return inside(found, name);
    }
  }
  return budget.left < 0 ? tooMany() : undefined;
}

/** A Date or a Map is an object too, and would be recorded as {}. Holds for objects of any realm. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function inside(found: BodyProblem, name: string): BodyProblem {
  // Too many values are the whole body's problem, not that of the one that was one too many.
  if (found.keyword === 'maxValues') return found;
  return { ...found, pointer: `/${pointerToken(name)}${found.pointer}` };
}

function problem(keyword: ProblemKeyword, message: string): BodyProblem {
  return { pointer: '', keyword, message };
}

function tooMany(): BodyProblem {
  return problem('maxValues', `must hold at most ${BODY_LIMITS.valuesMax} values in all`);
}
