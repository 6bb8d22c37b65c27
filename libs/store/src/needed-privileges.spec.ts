import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { NEEDED_PRIVILEGES } from './needed-privileges.js';

test('what the server needs is what the migrations grant', () => {
  const schema = readFileSync(new URL('../schema.sql', import.meta.url), 'utf8');
  const granted = [...schema.matchAll(/^GRANT (.+?) ON (docket\.\w+) TO docket_app;$/gm)].flatMap(
    ([, privileges = '', relation = '']) =>
      privileges
        .replaceAll(/ \([^)]*\)/g, '')
        .split(', ')
        .map((privilege) => `${relation} ${privilege}`),
  );
  expect(NEEDED_PRIVILEGES.map((needed) => needed.join(' ')).sort()).toEqual(granted.sort());
});
