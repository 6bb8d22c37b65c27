import { describe, expect, test } from '@jest/globals';
import type { DatabaseFacts } from '@docket/store';
import { checkDatabase, type DatabaseCheckId } from './database-checks.js';

const CONTEXT = { clockAheadMaxS: 300, databaseSetting: 'DOCKET_CELL_B_URL' };
const DAY_S = 86_400;

const found = <Name extends keyof DatabaseFacts>(
  id: DatabaseCheckId,
  name: Name,
  value: DatabaseFacts[Name],
): object | undefined => checkDatabase({ [name]: { value } }, CONTEXT, [id])[0];

describe('what is found of a database of a cell', () => {
  test('names the setting that has its address', () => {
    const login = { name: 'postgres', isSuperuser: true, ownsSchema: true, isEmbedded: false };
    expect(found('database.login', 'login', login)).toMatchObject({
      verdict: 'failed',
      found: expect.stringContaining('postgres, the login of DOCKET_CELL_B_URL, is a superuser'),
    });
    expect(found('database.standby', 'isStandby', true)).toMatchObject({
      verdict: 'failed',
      next: 'Name the primary in DOCKET_CELL_B_URL.',
    });
  });
});

describe('own verifications', () => {
  const of = (...ledgers: DatabaseFacts['selfVerified']) =>
    found('ledgers.self_verified', 'selfVerified', ledgers);
  const none = { result: null, ageS: null };
  const worker = expect.stringMatching(/^Run a process of role worker;/);

  test('of a ledger that was just made are none to be missed: no process is said to be lacking', () => {
    expect(of({ id: 'new', madeS: 60, ...none })).toEqual({
      id: 'ledgers.self_verified',
      verdict: 'note',
      found: 'new recorded no verification of its own yet, and is not two days old.',
      next: 'Look again when DOCKET_VERIFY_HOURS have passed since its beginning.',
    });
  });

  test('of one that is older are to be missed, also beside a new one', () => {
    const old = { id: 'old', madeS: 2 * DAY_S + 1, ...none };
    expect(of({ id: 'new', madeS: 60, ...none }, old)).toMatchObject({
      verdict: 'note',
      found: 'old recorded no verification of its own yet.',
      next: worker,
    });
    const late = { id: 'late', madeS: 9 * DAY_S, result: 'verified', ageS: 2 * DAY_S + 1 };
    expect(of(late)).toMatchObject({ verdict: 'warning', next: worker });
  });
});
