import { expect, test } from '@jest/globals';
import { PROBLEM_CODES, PROBLEMS } from '@docket/api';
import { CLIENT_ERRORS } from '@docket/client';
import { readFile, writeFile } from 'node:fs/promises';
import { PROJECT } from '../support/built-command.js';

const SOURCES = `${PROJECT}libs/client-python/src/docket_audit/`;

/** With `DOCKET_UPDATE_GOLDEN=1` it writes them. */
test('the Python client knows every problem of this server, with its status', async () => {
  const path = `${SOURCES}_problem_codes.py`;
  const module = await readFile(path, 'utf8');
  const codes = PROBLEM_CODES.map((code) => `        "${code}": ${PROBLEMS[code].status},\n`);
  const expected = module.replace(/(?<=^ {4}\{\n)[^}]*(?=^ {4}\}$)/m, codes.join(''));
  if (process.env['DOCKET_UPDATE_GOLDEN'] === '1') await writeFile(path, expected);
  else expect(module).toBe(expected);
  expect(expected).toContain('"validation_failed": 422');
});

test('what the Python client says by itself, the other one says by the same code', async () => {
  const module = await readFile(`${SOURCES}_errors.py`, 'utf8');
  const codes = [...module.matchAll(/^ {8}"([a-z_]+)": /gm)].map(([, code]) => code);
  expect(codes.length).toBeGreaterThan(20);
  expect(Object.keys(CLIENT_ERRORS)).toEqual(expect.arrayContaining(codes));
});
