import { expect, test } from '@jest/globals';
import { chooseLanguage, chooseOffer } from './accept.js';

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
  ['application/json; charset=utf-8', 'json'],
  ['Application/PDF', 'pdf'],
  ['text/csv', undefined],
  ['application/json;q=0', undefined],
  ['application/json;q=many', undefined],
] as const)('of JSON and PDF, Accept %j chooses %s', (accept, format) => {
  const offers = [
    ['json', 'application/json'],
    ['pdf', 'application/pdf'],
  ] as const;
  expect(chooseOffer(accept, offers)).toBe(format);
});

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['de', 'de'],
  ['DE-at', 'de'],
  ['fr, de-AT;q=0.8, en;q=0.3', 'de'],
  ['fr', 'en'],
  ['de;q=0', 'en'],
  ['en;q=0.2, de;q=0.3', 'de'],
  ['x'.repeat(10_000), 'en'],
] as const)('of English and German, Accept-Language %j chooses %s', (accepted, language) => {
  expect(chooseLanguage(accepted, ['en', 'de'])).toBe(language);
});
