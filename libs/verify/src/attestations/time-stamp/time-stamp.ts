import type { NoteSignature } from '@docket/chain';
import type { Findings } from '../../finding.js';

/** Why a time stamp says nothing. */
export type TimeStampFault =
  /** No DER TimeStampToken of RFC 3161. */
  | 'malformed'
  /** Of another text. */
  | 'foreign'
  /** Its signature does not verify, is by another certificate than it names, or by an algorithm that is not relied on. */
  | 'signature'
  /** No chain of certificates leads to one that the verifier trusts, or one of them was not valid at that time. */
  | 'untrusted'
  /** The certificate is not for time stamps. */
  | 'purpose';

/** What checking a token came to. */
export type TimeStampOutcome =
  | {
      ok: true;
      /** RFC 3339, UTC. */
      time: string;
      /** Subject of the authority's certificate, as text. */
      authority: string;
    }
  | { ok: false; fault: TimeStampFault };

/** Checks a token over a text; `timeStampChecker` of `@docket/verify/time-stamps` makes one. */
export type TimeStampChecker = (text: Uint8Array, token: Uint8Array) => Promise<TimeStampOutcome>;

/** A time stamp of a checkpoint (RFC 3161). `verified`: the checkpoint was there by then. */
export interface TimeStamp {
  kind: 'time_stamp';
  /** `not_checked` where the verifier names no authority to trust. */
  state: 'verified' | 'invalid' | 'not_checked';
  /** Name of the line. */
  name: string;
  /** The time that the authority vouches for: RFC 3339, UTC. Only where it verifies. */
  time?: string;
  /** Subject of the authority's certificate. Only where it verifies. */
  authority?: string;
  /** Only where it is invalid. */
  fault?: TimeStampFault;
}

/** timeStampOf reads a line that is a time stamp. */
export async function timeStampOf(
  text: Uint8Array,
  { name, signature }: NoteSignature,
  check: TimeStampChecker | undefined,
): Promise<TimeStamp> {
  if (check === undefined) return { kind: 'time_stamp', state: 'not_checked', name };
  const outcome = await check(text, signature);
  if (!outcome.ok) return { kind: 'time_stamp', state: 'invalid', name, fault: outcome.fault };
  const { time, authority } = outcome;
  return { kind: 'time_stamp', state: 'verified', name, time, authority };
}

const FAULTS: Record<TimeStampFault, string> = {
  malformed: 'is no token of RFC 3161',
  foreign: 'is of another text',
  signature: 'carries a signature that does not verify',
  untrusted: 'leads to no certificate that you trust, by certificates that were valid at its time',
  purpose: 'is by a certificate that is not for time stamps',
};

/** Reports time stamps of a checkpoint that do not verify. */
export function reportTimeStamps(
  size: number,
  attestations: readonly { kind: string }[],
  findings: Findings,
): void {
  for (const stamp of attestations as readonly TimeStamp[]) {
    if (stamp.kind !== 'time_stamp' || stamp.state !== 'invalid') continue;
    const { name, fault = 'malformed' } = stamp;
    findings.add(
      'time_stamp_invalid',
      `A time stamp of the checkpoint of ${size} entries ${FAULTS[fault]}.`,
      { expected: 'a time stamp by an authority that you trust', found: name },
    );
  }
}

/** Reports that no checkpoint has a time stamp that verifies, where the verifier asks for one. */
export function requireTimeStamp(
  stamped: boolean,
  check: TimeStampChecker | undefined,
  findings: Findings,
): void {
  if (check === undefined || stamped) return;
  findings.add(
    'time_stamp_missing',
    'No checkpoint here has a time stamp by an authority that you trust: nothing but the ledger’s own clock says when it was there.',
  );
}
