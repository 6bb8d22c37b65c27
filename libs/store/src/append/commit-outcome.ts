import { sqlState } from '../connections.js';

/** What is known of a batch whose write, and the commit with it, was sent and answered by an error. */
export type FailedOutcome = 'not_written' | 'unknown';

/**
 * The SQLSTATEs (PostgreSQL, appendix A) with which the server refuses a statement before it commits, so that
 * its transaction is rolled back for certain: by class, the codes in it.
 *
 * Closed, because the other answer is safe: who is told that nothing was written may do it once more by other
 * means, who is told that it is not known asks again by the same key. So these are left out, and whatever is
 * not familiar: class 08 and 58, which poolers use for a server that they lost; 57P, with which a server ends
 * a connection whose commit it may have done; 40003, which says itself that it is not known; XX, under which
 * engines and poolers report what they have no code for.
 */
const ROLLED_BACK: Readonly<Record<string, string>> = {
  '0A': '000',
  '21': '000',
  '22':
    '000 001 002 003 004 005 007 008 009 00B 00C 00D 00F 00G 00H 00L 00M 00N 00S 00T 010 011 012 013 014 015 ' +
    '016 018 019 01B 01E 01F 01G 01W 01X 021 022 023 024 025 026 027 02E 02G 02H 030 031 032 033 034 035 036 ' +
    '037 038 039 03A 03B 03C 03D 03E 03F 03G P01 P02 P03 P04 P05 P06',
  '23': '000 001 502 503 505 514 P01',
  // 006: read only. P02: the transaction had failed. P03, P04: it took too long, and was ended before its commit.
  '25': '006 P02 P03 P04',
  '26': '000',
  '27': '000',
  '40': '000 001 002 P01',
  '42':
    '000 501 601 602 611 622 701 702 703 704 710 712 723 725 803 804 809 830 846 883 8C9 939 P01 P02 P03 P04 ' +
    'P05 P06 P07 P08 P09 P10 P11 P12 P13 P14 P15 P16 P17 P18 P19 P20 P21 P22',
  '44': '000',
  // 100: disk full. 200: out of memory. 400: a limit of the configuration.
  '53': '100 200 400',
  '54': '000 001 011 023',
  // P03: a lock was not to be had in time.
  '55': '006 P03',
  // The statement was cancelled, by its time limit among others. A commit that has begun is not.
  '57': '014',
  // What a trigger raises.
  P0: '000 001 002 003 004',
};

const CODES: ReadonlySet<string> = new Set(
  Object.entries(ROLLED_BACK).flatMap(([type, rest]) =>
    rest.split(' ').map((code) => `${type}${code}`),
  ),
);

/** Pure. An error without a code of the server's says nothing about a commit that was sent. */
export function failedOutcome(error: unknown): FailedOutcome {
  const code = sqlState(error);
  return code !== undefined && CODES.has(code) ? 'not_written' : 'unknown';
}
