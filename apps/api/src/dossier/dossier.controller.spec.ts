import { expect, test } from '@jest/globals';
import { chooseFormat } from './dossier.controller.js';

test.each([
  [undefined, 'json'],
  ['', 'json'],
  ['*/*', 'json'],
  ['application/*', 'json'],
  ['application/json', 'json'],
  ['application/pdf', 'pdf'],
  ['application/json;q=0.5, application/pdf', 'pdf'],
  ['application/pdf;q=0.5, application/json;q=0.4', 'pdf'],
  ['text/html, application/pdf;q=0.9, */*;q=0.8', 'pdf'],
  ['*/*, application/json;q=0', 'pdf'],
  ['text/csv', undefined],
  ['application/json;q=0', undefined],
] as const)('chooseFormat(%j)', (accept, format) => {
  expect(chooseFormat(accept)).toBe(format);
});
