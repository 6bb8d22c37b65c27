import { describe, expect, test } from '@jest/globals';
import type { HiddenBasis, VerificationReport, Withheld } from '@docket/verify';
import { certificateVerdict, type CertificateOutcome } from './certificate.js';
import { uncheckedBases, verdictOf } from './verdict.js';

const BASES: Record<HiddenBasis, true> = {
  policy: true,
  server_key: true,
  genesis: true,
  principals: true,
  keys: true,
  closing: true,
  erasures: true,
  decision: true,
  records: true,
  values: true,
};
const places = (Object.keys(BASES) as HiddenBasis[]).map((basis): Withheld => ({
  basis,
  seq: 7,
  pointer: '/a~1b',
  places: 3,
}));

describe('what a verdict rests on and is not shown', () => {
  test.each(places)('$basis: in part, with the place and what follows from it', (place) => {
    const checked = { verified: true, hidden: [place], checks: [], depth: 'full' };
    const report = checked as unknown as VerificationReport; // No more of it is read.
    expect(verdictOf({ source: 'x', report })).toBe('verified_in_part');
    const failed = { ...report, verified: false };
    expect(verdictOf({ source: 'x', report: failed })).toBe('not_verified');
    const check = { report, matches: true };
    expect(certificateVerdict({ check } as unknown as CertificateOutcome)).toBe('verified_in_part');
    const [{ what, reason } = { what: '', reason: '' }] = uncheckedBases([place]);
    expect(what).toBe('basis');
    expect(reason).toMatch(/ not checked.* Not shown: “\/a~1b” of entry 7, and 2 more\. Ask /);
  });

  test('an entry that is not at hand is named without a place', () => {
    const [{ reason } = { reason: '' }] = uncheckedBases([{ basis: 'keys', seq: 9, places: 0 }]);
    expect(reason).toContain('Entry 9 is the one concerned.');
  });

  test('nothing of the kind: verified', () => {
    const checked = { verified: true, checks: [], depth: 'full' };
    const report = checked as unknown as VerificationReport;
    expect(verdictOf({ source: 'x', report })).toBe('verified');
  });
});
