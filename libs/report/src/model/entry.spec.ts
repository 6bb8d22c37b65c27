import { expect, test } from '@jest/globals';
import type { BodyDisclosure } from '@docket/chain';
import { TestLedger } from '../fixtures/ledger.js';
import { readEntry } from './entry.js';

test.each([
  ['nothing in it', {}],
  ['a body and no secret', { body: { goal: 'x' } }],
  ['a secret and no body', { secret: '00'.repeat(32) }],
  ['a body that is a text', { body: 'x', secret: '00'.repeat(32) }],
  ['one list of four members', { skeleton: {}, disclosed: [], withheld: [] }],
  ['a list of nothing', { skeleton: 'a', disclosed: [null], withheld: [], erased: [] }],
  [
    'a pointer that is none',
    { skeleton: 'a', disclosed: [], withheld: [{ pointer: 1 }], erased: [] },
  ],
  ['a list that is none', { skeleton: 'a', disclosed: {}, withheld: [], erased: [] }],
])('a disclosure with %s is read as none, and is not trusted', async (_name, disclosure) => {
  const ledger = new TestLedger();
  ledger.submit('decision.opened', { agent: { id: 'a' }, goal: 'x', stakes: 'low' }, 'dec_1');
  const [entry] = (await ledger.evidence('dec_1')).entries;
  const given = { ...entry!, disclosure: disclosure as unknown as BodyDisclosure };
  expect(readEntry(given, 'scalar')).toMatchObject({ trusted: false, body: {} });
});
