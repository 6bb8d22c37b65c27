import { describe, expect, test } from '@jest/globals';
import { leaveOut, recordablePart, writable } from './left-out.js';
import { DocketProblem } from './problem.js';
import { InvalidValue } from './record-json.js';

const BODY = { to: 'executed', external_ref: 'x'.repeat(600), result: { a: 1 } };
const CODES: Readonly<Record<number, string>> = {
  401: 'not_authenticated',
  404: 'unknown_decision',
  409: 'impossible_transition',
  413: 'body_too_large',
  503: 'overloaded',
};
const refusal = (status: number, ...pointers: string[]) => of(status, CODES[status], pointers);
const of = (status: number, code = 'validation_failed', pointers: string[] = []) =>
  new DocketProblem({
    type: `urn:docket:problem:${code}`,
    title: 'The body does not fit its schema',
    status,
    code,
    errors: pointers.map((pointer) => ({ pointer, detail: 'is too long' })),
  });

describe('leaveOut', () => {
  test('leaves out what the refusal points to, and says so in the record', () => {
    const note = { pointer: '/external_ref', detail: 'is too long' };
    expect(leaveOut(BODY, refusal(422, '/external_ref'))).toEqual({
      body: { to: 'executed', result: { a: 1 }, ext: { not_recorded: [note] } },
      leftOut: [note],
    });
  });

  test('leaves out the result first where the refusal points to nothing of it', () => {
    const less = leaveOut(BODY, new InvalidValue([{ pointer: '', detail: 'is too large' }]));
    expect(less?.leftOut).toEqual([{ pointer: '/result', detail: 'is too large' }]);
    const least = leaveOut(less!.body, refusal(413));
    expect(Object.keys(least!.body)).toEqual(['to', 'ext']);
    expect(leaveOut(least!.body, refusal(413))).toBeUndefined();
  });

  test.each([401, 404, 409, 503])('is no answer to status %i', (status) => {
    expect(leaveOut(BODY, refusal(status, '/result'))).toBeUndefined();
  });

  test('is no answer to a code that is not known', () => {
    expect(leaveOut(BODY, of(422, 'of_another_version', ['/result']))).toBeUndefined();
  });
});

test('a part that throws when it is read is left out', () => {
  const read = () => {
    throw new Error('no');
  };
  expect(recordablePart('result', read)).toEqual({
    leftOut: [{ pointer: '/result', detail: 'cannot be read' }],
  });
});

test('text is written so that it can be recorded', () => {
  expect(writable('a\u0000b \ud83d')).toBe('a\\u0000b \\ud83d');
  expect(writable('\u{1f600}'.repeat(5), 3)).toBe('\u{1f600}\u{1f600}…');
});
