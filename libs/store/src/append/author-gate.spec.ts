import { expect, test } from '@jest/globals';
import { evolvePrincipals, NO_PRINCIPALS } from '@docket/record';
import type { Author, LedgerState } from '@docket/record';
import { AuthorGate } from './author-gate.js';
import type { PreparedSubmission } from './submission.js';

const time = (minute: number): string => new Date(Date.UTC(2026, 0, 15, 9, minute)).toISOString();
const registered = evolvePrincipals(NO_PRINCIPALS, {
  type: 'principal.registered',
  body: { principal: 'prn_1', role: 'agent', authenticator: { kind: 'api_key', id: 'k1' } },
  seq: 1,
  time: time(0),
});
const revoked = evolvePrincipals(registered, {
  type: 'principal.revoked',
  body: { principal: 'prn_1' },
  seq: 2,
  time: time(1),
});

const AGENT: Author = { actor: 'prn_1', role: 'agent', via: 'api_key' };
const by = (author: Author) => ({ author: { ...author } }) as PreparedSubmission;
const state = (principals: LedgerState['principals']) =>
  ({ holdsAuthors: true, principals }) as LedgerState;

test('whom it let in comes again by the same state alone, and as nobody else', () => {
  const gate = new AuthorGate(time(2));
  const before = state(registered);
  gate.admit(before, by(AGENT));
  gate.admit(before, by(AGENT));
  const refused = expect.objectContaining({ code: 'author_not_in_force' });
  for (const other of [{ actor: 'prn_2' }, { role: 'reviewer' }, { via: 'oidc' }] as const)
    expect(() => gate.admit(before, by({ ...AGENT, ...other }))).toThrow(refused);
  // Who was refused in between is refused still, and who was let in is let in.
  gate.admit(before, by(AGENT));
  expect(() => gate.admit(state(revoked), by(AGENT))).toThrow(refused);
  gate.admit(before, by(AGENT));
});
