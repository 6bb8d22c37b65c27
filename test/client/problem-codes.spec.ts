import { expect, test } from '@jest/globals';
import { PROBLEM_CODES, PROBLEMS } from '@docket/api';
import { DocketProblem } from '@docket/client';

const problem = (code: string, status: number) =>
  new DocketProblem({ type: `urn:docket:problem:${code}`, title: 'T', status, code, errors: [] });

test('the client knows every problem of this server, with its status', () => {
  for (const code of PROBLEM_CODES) {
    const { status } = PROBLEMS[code];
    expect([code, problem(code, status).isKnown]).toEqual([code, true]);
    expect([code, problem(code, status + 1).isKnown]).toEqual([code, false]);
  }
  expect(problem('constructor', 422).isKnown).toBe(false);
});
