import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { problemOf, startTestApi, type TestApi } from './support/api.js';

describe('a ledger whose creation is refused', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
  });
  afterAll(() => api.close());

  test.each([
    [
      'an unknown enforcement',
      { id: 'new', policy: { enforcement: 'maybe' } },
      '/policy/enforcement',
    ],
    ['an unknown member', { id: 'new', policy: { colour: 'red' } }, '/policy/colour'],
    [
      'a trip-wire out of range',
      { id: 'new', policy: { tripwires: { handoff_confidence: 2 } } },
      '/policy/tripwires/handoff_confidence',
    ],
    ['no policy at all', { id: 'new', policy: null }, '/policy'],
    ['an id with a path in it', { id: '../new' }, '/id'],
    ['an id with capitals', { id: 'New' }, '/id'],
    ['an id that is taken', { id: 'claims' }, '/id'],
    ['the id of the registry', { id: 'registry' }, '/id'],
  ])('leaves nothing behind: %s', async (_name, body, pointer) => {
    const [key] = [api.administrator];
    const before = (await readdir(api.keysDir)).sort();
    const registered = await api.size('registry');
    const answer = await api.call('POST', '/v1/ledgers', { key, body });
    const problem = problemOf(answer);
    expect([409, 422]).toContain(problem.status);
    expect(problem.errors?.map((place) => place.pointer)).toContain(pointer);
    expect(problem.next).not.toBe('');
    expect((await readdir(api.keysDir)).sort()).toEqual(before);
    expect(before).toEqual(['claims.seed', 'claims.signed', 'registry.seed', 'registry.signed']);
    expect(await api.size('registry')).toBe(registered);
    expect((await api.call('GET', '/v1/ledgers/new', { key })).status).toBe(404);
  });

  test('can be created afterwards', async () => {
    await api.createLedger('new');
    expect((await readdir(api.keysDir)).sort()).toEqual([
      'claims.seed',
      'claims.signed',
      'new.seed',
      'new.signed',
      'registry.seed',
      'registry.signed',
    ]);
  });
});
