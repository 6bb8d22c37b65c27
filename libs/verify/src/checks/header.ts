import type { Findings } from '../finding.js';
import type { Subject } from '../subject.js';
import type { SignedRoots } from './checkpoint.js';

/** Holds what a file says before its entries against entry 0 and the checkpoint; its key is compared above. */
export function compareHeader(subject: Subject, signed: SignedRoots, findings: Findings): void {
  const { header } = subject;
  if (header === undefined) return;
  const size = signed.latest?.checkpoint.size;
  const pairs = [
    ['origin', subject.origin, header.origin],
    ...(size === undefined ? [] : [['size', String(size), String(header.size)] as const]),
  ] as const;
  for (const [member, expected, found] of pairs) {
    if (expected === found) continue;
    const message = `The first line of the file names another ${member} than what follows.`;
    findings.add('header_mismatch', message, { pointer: `/${member}`, expected, found });
  }
}
