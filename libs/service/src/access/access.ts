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
  /** Spans and log records, of which records are made in the name of whoever sent them. */
  sendTelemetry: ['agent'],
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
  /** Who works at which question; nobody is kept from answering by it. */
  claimQuestions: ['reviewer', 'officer'],
  /** The same for others, or from others. */
  assignQuestions: ['officer'],
  /** Searches with a name: their own, and those that are shared. */
  keepViews: ['reviewer', 'officer', 'auditor'],
  shareViews: ['officer'],
  readLedger: ['agent', 'reviewer', 'officer', 'auditor', 'administrator'],
  /** Every policy that was in force, who changed it, and why. */
  readPolicyHistory: ['officer', 'auditor', 'administrator'],
  readIncidents: ['reviewer', 'officer', 'auditor', 'administrator'],
  /** What people are told of without being asked, and when. */
  readAlerts: ['reviewer', 'officer', 'auditor', 'administrator'],
  defineAlerts: ['officer', 'administrator'],
  /** Keys of a ledger; ledgers, of the whole installation. */
  administer: ['administrator'],
  /** Their own; an administrator those of others with which nobody decides. */
  rotateKeys: ['agent', 'reviewer', 'officer', 'auditor', 'administrator'],
  /** Their own; an administrator everybody's. */
  revokePasskeys: ['reviewer', 'officer', 'administrator'],
  /** An agent its own; an administrator everybody's. */
  revokeSigningKeys: ['agent', 'administrator'],
  /** What was asked to be erased, where it stood, and what forbids it. */
  readErasures: ['officer', 'auditor', 'administrator'],
  /** Who outside holds checkpoints of it, and what waits. */
  readAnchors: ['officer', 'auditor', 'administrator'],
  verifyLedger: ['officer', 'auditor'],
  proveEntries: ['agent', 'reviewer', 'officer', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;

/**
 * Refuses a principal whose role or ledger is another than what is asked for takes.
 *
 * @param ledger the ledger that is asked for; undefined where it is the whole installation.
 * @param scope what keeps an auditor of some decisions within them: `held`, the use case holds it by what stands in
 *   `audit-scope`; `no_content`, nothing that a decision says is in it. Left out, such an auditor is refused.
 * @throws {ServiceError} `role_not_allowed`, `wrong_ledger`.
 */
export function admit(
  principal: Principal,
  {
    roles,
    ledger,
    scope,
  }: { roles: readonly Role[]; ledger: string | undefined; scope?: 'held' | 'no_content' },
): void {
  if (!roles.includes(principal.role)) {
    throw new ServiceError(
      'role_not_allowed',
      `This takes a key of role ${roles.join(' or ')}; yours is ${principal.role}.`,
    );
  }
  admitToLedger(principal, ledger);
  if (principal.scope !== undefined && scope === undefined) throw outsideScope();
}

/** @throws {ServiceError} `wrong_ledger`. */
export function admitToLedger(principal: Principal, ledger: string | undefined): void {
  if (principal.ledger === undefined || principal.ledger === ledger) return;
  if (ledger !== undefined && principal.continuedIn?.includes(ledger)) return;
  const detail =
    ledger === undefined
      ? `This takes a key of the installation; yours is for the ledger ${principal.ledger}.`
      : `Your key is for the ledger ${principal.ledger}.`;
  throw new ServiceError('wrong_ledger', detail);
}

/** What an auditor of some decisions is answered for everything else. */
export function outsideScope(): ServiceError {
  return new ServiceError(
    'role_not_allowed',
    'Your key is for some decisions of the ledger only.',
    {
      next: 'Ask for a dossier of one of them; an administrator says which they are, and how they are shown.',
    },
  );
}
