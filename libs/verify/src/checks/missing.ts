import type { ReceiptOf } from './receipts.js';
import type { Findings } from '../finding.js';
import type { SignedRoots } from './checkpoint.js';

/** Runs of positions at which there is no entry, joined over the ranges they were found in. */
export class Gaps {
  readonly #runs: [number, number][] = [];

  get runs(): readonly [number, number][] {
    return this.#runs;
  }

  take(gaps: readonly [number, number][]): void {
    for (const [from, to] of gaps) {
      const last = this.#runs.at(-1);
      if (last !== undefined && last[1] === from) last[1] = to;
      else this.#runs.push([from, to]);
    }
  }

  /**
   * Reports the gaps in a ledger of `present` entries (one more than the last position there is).
   * What is missing behind that is the tail, which only a claim of somebody else can show.
   */
  report(present: number, claims: readonly SizeClaim[], findings: Findings): void {
    for (const [from, to] of this.#runs) {
      if (from < present) reportRun(from, Math.min(to, present), findings);
    }
    const highest = claims.filter(({ size }) => size > present).sort((a, b) => b.size - a.size)[0];
    if (highest === undefined) return;
    findings.add(
      'tail_missing',
      `Entries from ${present} on are missing: ${highest.claimant} ${highest.size} entries.`,
      { seq: present, expected: String(highest.size), found: String(present) },
    );
  }
}

/** Somebody's word for how many entries there are. */
export interface SizeClaim {
  claimant: string;
  size: number;
}

function reportRun(from: number, to: number, findings: Findings): void {
  const message =
    to - from === 1 ? `Entry ${from} is missing.` : `Entries ${from} to ${to - 1} are missing.`;
  findings.add('entries_missing', message, { seq: from });
}

/**
 * sizeClaims lists who says how many entries there are.
 *
 * @param last how many the last entry that is there says: it is written together with those to the end of its batch.
 */
export function sizeClaims(
  size: number | undefined,
  signed: SignedRoots,
  last: { seq: number; end?: number } | undefined,
  receipts: readonly ReceiptOf[] = [],
): SizeClaim[] {
  const claims: SizeClaim[] = signed.roots.slice(-1).map((root) => ({
    claimant: root.trusted ? 'the checkpoint you hold covers' : 'a signed checkpoint covers',
    size: root.size,
  }));
  const trusted = signed.roots.find((root) => root.trusted);
  if (trusted !== undefined)
    claims.unshift({ claimant: 'the checkpoint you hold covers', size: trusted.size });
  if (size !== undefined) claims.push({ claimant: 'the source claims', size });
  const [received] = receipts.at(-1) ?? [];
  if (received !== undefined)
    claims.push({ claimant: 'a receipt that you hold says that there are', size: received + 1 });
  if (last?.end !== undefined)
    claims.push({
      claimant: `entry ${last.seq} was attested together with those up to entry ${last.end - 1}, of`,
      size: last.end,
    });
  return claims;
}

/** Without any checkpoint nothing is signed, and whoever can write can have rewritten all of it. */
export function checkCoverage(signed: SignedRoots, findings: Findings): void {
  if (signed.latest !== undefined || signed.count > 0) return;
  findings.add(
    'checkpoint_missing',
    'There is no signed checkpoint, so nothing vouches for the entries.',
  );
}
