import { sha256, toHex, utf8 } from '@docket/chain';
import { randomBytes } from 'node:crypto';

/** What names the beginning of an export. */
export interface Beginning {
  dossierId: string;
  /** Of an export in the background. */
  exportId?: string;
  /** What is recorded once of each of its attempts. */
  name?: string;
}

/** Of an attempt in the background always the same, so that it begins once, whoever makes it. */
export function beginningOf(
  ledger: string,
  attempt: { exportId: string; attempt: number } | undefined,
): Beginning {
  const dossierId = (seed: Uint8Array): string => `dos_${toHex(seed).slice(0, 24)}`;
  if (attempt === undefined) return { dossierId: dossierId(randomBytes(32)) };
  const { exportId } = attempt;
  const name = `export/${exportId}/${attempt.attempt}/begin`;
  return { dossierId: dossierId(sha256(utf8(`${ledger} ${name}`))), exportId, name };
}
