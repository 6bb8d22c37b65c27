import type { Role } from '@docket/record';
import type { Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';

/**
 * Which roles a use case takes. The one list: use cases ask it themselves, and an adapter names it where
 * it refuses before it has read what was sent. Who may record what is `PERMISSIONS` of `@docket/record`,
 * and the rules hold it.
 */
export const ACCESS = {
  recordBatch: ['agent'],
  readDecisions: ['agent', 'reviewer', 'officer', 'auditor'],
  /** Every body of one decision with what proves it. */
  readEvidence: ['reviewer', 'officer', 'auditor'],
  /** Every body of the ledger, in order. */
  readLedgerEntries: ['auditor'],
  /** Size and hashes; anybody where the policy says `log_access: public`. */
  readHashes: ['agent', 'reviewer', 'officer', 'auditor', 'administrator'],
  /** What was hashed, without the bodies; anybody where the policy says `log_access: public`. */
  readLeaves: ['agent', 'reviewer', 'officer', 'auditor'],
  /** Which variant takes more: see `dossier-wish`; which kind of export: its maker. */
  export: ['officer', 'auditor'],
  previewRedaction: ['officer'],
  /** Side effects and counters, across decisions. */
  oversee: ['reviewer', 'officer', 'auditor'],
  readLedger: ['agent', 'reviewer', 'officer', 'auditor', 'administrator'],
  readIncidents: ['reviewer', 'officer', 'auditor', 'administrator'],
  /** Keys of a ledger; ledgers, of the whole installation. */
  administer: ['administrator'],
  /** Their own; an administrator those of others with which nobody decides. */
  rotateKeys: ['agent', 'reviewer', 'officer', 'auditor', 'administrator'],
  /** Their own; an administrator everybody's. */
  revokePasskeys: ['reviewer', 'officer', 'administrator'],
  /** An agent its own; an administrator everybody's. */
  revokeSigningKeys: ['agent', 'administrator'],
  verifyLedger: ['officer', 'auditor'],
  proveEntries: ['agent', 'reviewer', 'officer', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;

/**
 * Refuses a principal whose role or ledger is another than what is asked for takes.
 *
 * @param ledger the ledger that is asked for; undefined where it is the whole installation.
 * @throws {ServiceError} `role_not_allowed`, `wrong_ledger`.
 */
export function admit(
  principal: Principal,
  { roles, ledger }: { roles: readonly Role[]; ledger: string | undefined },
): void {
  if (!roles.includes(principal.role)) {
    throw new ServiceError(
      'role_not_allowed',
      `This takes a key of role ${roles.join(' or ')}; yours is ${principal.role}.`,
    );
  }
  admitToLedger(principal, ledger);
}

/** @throws {ServiceError} `wrong_ledger`. */
export function admitToLedger(principal: Principal, ledger: string | undefined): void {
  if (principal.ledger === undefined || principal.ledger === ledger) return;
  const detail =
    ledger === undefined
      ? `This takes a key of the installation; yours is for the ledger ${principal.ledger}.`
      : `Your key is for the ledger ${principal.ledger}.`;
  throw new ServiceError('wrong_ledger', detail);
}
