import { expect, test } from '@jest/globals';
import { DocketProblem } from './problem.js';

const FIELDS = {
  type: 'urn:docket:problem:record_refused',
  title: 'The record was refused',
  status: 422,
  code: 'record_refused',
  next: 'Let another person do it.',
};

test('what the whole says of its one place is said once', () => {
  const detail = 'You proposed it.';
  const errors = [{ pointer: '/proposal', detail }];
  expect(new DocketProblem({ ...FIELDS, detail, errors }).message).toBe(
    'You proposed it: /proposal (record_refused). Let another person do it.',
  );
});

test('of several places each says what it is about', () => {
  const errors = [
    { pointer: '/a', detail: 'must be text' },
    { pointer: '', detail: 'must have b' },
  ];
  expect(new DocketProblem({ ...FIELDS, detail: 'It is not valid.', errors }).message).toBe(
    'It is not valid: /a must be text; the body must have b (record_refused). Let another person do it.',
  );
});
