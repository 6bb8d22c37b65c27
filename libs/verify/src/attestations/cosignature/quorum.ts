import type { Findings } from '../../finding.js';
import type { AttestedCheckpoint } from '../attestation.js';
import type { Cosignature } from './cosignature.js';
import { describeQuorum, meetsQuorum, type WitnessPolicy } from './witness-policy.js';

/** A checkpoint that has the cosignatures which a policy asks for. */
export interface WitnessedCheckpoint {
  size: number;
  /** What the policy asks for, in one expression: `2 of (north, south, east)`. */
  quorum: string;
  /** Those that verify. */
  cosignatures: readonly Cosignature[];
}

/** What is known so far of a source's checkpoints. */
interface Witnessing {
  latest?: AttestedCheckpoint;
  witnessed?: WitnessedCheckpoint;
}

/** Notes whether a checkpoint is cosigned as the policy asks, and reports a witness's line that does not verify. */
export function takeWitnessed(
  found: Witnessing,
  { checkpoint: { size }, attestations }: AttestedCheckpoint,
  policy: WitnessPolicy | undefined,
  findings: Findings,
): void {
  if (policy === undefined) return;
  const lines = attestations.filter((line): line is Cosignature => line.kind === 'cosignature');
  for (const { witness, name } of lines.filter(({ state }) => state === 'invalid')) {
    findings.add(
      'cosignature_invalid',
      `The checkpoint of ${size} entries carries a cosignature of a witness of the policy that does not verify.`,
      { expected: witness, found: name },
    );
  }
  const cosignatures = lines.filter(({ state }) => state === 'verified');
  const witnesses = new Set(cosignatures.map(({ witness }) => witness));
  if (!meetsQuorum(policy, witnesses) || size < (found.witnessed?.size ?? 0)) return;
  found.witnessed = { size, quorum: describeQuorum(policy), cosignatures };
}

/** Reports that no checkpoint is cosigned as the policy asks. */
export function requireQuorum(
  { latest, witnessed }: Witnessing,
  policy: WitnessPolicy | undefined,
  findings: Findings,
): void {
  if (policy === undefined || policy.quorum === null || witnessed !== undefined) return;
  const on = (latest?.attestations ?? []).flatMap((line) =>
    line.kind === 'cosignature' && line.state === 'verified' ? [line.witness] : [],
  );
  findings.add(
    'quorum_missing',
    'No checkpoint here has the cosignatures that the policy asks for: another history may have been shown to others.',
    {
      expected: describeQuorum(policy),
      found: on.length === 0 ? 'no witness of the policy' : [...new Set(on)].join(', '),
    },
  );
}
