import { describe, expect, test } from '@jest/globals';
import {
  authorFault,
  evolvePrincipals,
  NO_PRINCIPALS,
  principalConflict,
  type Principals,
} from './principals.js';

const PERSON = 'oidc:https://login.example#ada';
const time = (minute: number): string => new Date(Date.UTC(2026, 0, 15, 9, minute)).toISOString();

type Entry = Parameters<typeof evolvePrincipals>[1];

const registered = (
  principal: string,
  role: 'reviewer' | 'officer',
  kind: 'oidc' | 'passphrase' | 'passkey' = 'oidc',
): Entry => ({
  type: 'principal.registered',
  body: { principal, role, authenticator: { kind, id: PERSON } },
  seq: 1,
  time: time(0),
});

const revoked = (principal: string, authenticator?: string): Entry => ({
  type: 'principal.revoked',
  body: { principal, ...(authenticator === undefined ? {} : { authenticator }) },
  seq: 2,
  time: time(1),
});

const after = (...entries: Entry[]): Principals =>
  entries.reduce<Principals>(evolvePrincipals, NO_PRINCIPALS);

const pointer = (principals: Principals, entry: Entry): string | undefined =>
  principalConflict(principals, entry)?.pointer;

describe.each(['oidc', 'passphrase'] as const)('a person who signs in by %s', (kind) => {
  const first = registered('prn_1', 'reviewer', kind);

  test('is one principal at a time, whatever the role', () => {
    const principals = after(first);
    for (const role of ['reviewer', 'officer'] as const) {
      const second = registered('prn_2', role, kind);
      expect(pointer(principals, second)).toBe('/authenticator/id');
      expect(evolvePrincipals(principals, second)).toBe(principals);
    }
  });

  test('is another one once the first has lost its authenticator, and back again a third', () => {
    const one = after(first, revoked('prn_1', PERSON));
    const second = registered('prn_2', 'officer', kind);
    expect(pointer(one, second)).toBeUndefined();
    const both = evolvePrincipals(one, second);
    const author = { role: 'reviewer', via: kind, time: time(2), decision: undefined } as const;
    expect(authorFault(both, { ...author, actor: 'prn_1' })?.code).toBe('author_not_in_force');
    expect(authorFault(both, { ...author, actor: 'prn_2' })?.code).toBe('author_mismatch');
    expect(authorFault(both, { ...author, actor: 'prn_2', role: 'officer' })).toBeUndefined();
    expect(pointer(both, first)).toBe('/authenticator/id');
    const back = evolvePrincipals(both, revoked('prn_2', PERSON));
    expect(pointer(back, registered('prn_3', 'reviewer', kind))).toBeUndefined();
  });

  test('writes by that and by nothing else', () => {
    const author = {
      actor: 'prn_1',
      role: 'reviewer',
      time: time(0),
      decision: undefined,
    } as const;
    expect(authorFault(after(first), { ...author, via: kind })).toBeUndefined();
    for (const via of ['api_key', 'passkey', kind === 'oidc' ? 'passphrase' : 'oidc'])
      expect(authorFault(after(first), { ...author, via })?.code).toBe('author_mismatch');
  });
});

test('a passkey stays with whom it was registered for, revoked or not', () => {
  const lost = after(registered('prn_1', 'reviewer', 'passkey'), revoked('prn_1', PERSON));
  expect(pointer(lost, registered('prn_2', 'reviewer', 'passkey'))).toBe('/authenticator/id');
});
