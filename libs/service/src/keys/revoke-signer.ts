import type { RecordBodies } from '@docket/record';
import type { LedgerService } from '@docket/store';
import { authorOf, type Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';

type Kind = RecordBodies['principal.registered']['authenticator']['kind'];

/**
 * Revokes what somebody signs with: their own, or as an administrator anybody's. A second time changes nothing.
 * @throws {ServiceError} `unknown_key`.
 */
export async function revokeSigner(
  ledgers: LedgerService,
  principal: Principal,
  {
    ledger,
    kind,
    id,
  }: { ledger: string; kind: Extract<Kind, 'passkey' | 'signing_key'>; id: string },
): Promise<void> {
  const { principals } = await ledgers.ledgerState(ledger);
  const isAdministrator = principal.role === 'administrator';
  for (const [owner, { authenticators }] of principals) {
    if (owner !== principal.actor && !isAdministrator) continue;
    const found = authenticators.find(
      ({ registered }) => registered.kind === kind && registered.id === id,
    );
    if (found === undefined) continue;
    if (found.revokedFrom !== null) return;
    const body = { principal: owner, authenticator: id };
    const type = 'principal.revoked';
    if (!isAdministrator) await ledgers.appendOwn(ledger, { type, body });
    else await ledgers.appendPrincipal(ledger, { type, body, ...authorOf(principal) });
    return;
  }
  const what = kind === 'passkey' ? 'passkey' : 'signing key';
  const detail = `The ledger ${ledger} has no ${what} of this id that is yours to revoke.`;
  throw new ServiceError('unknown_key', detail);
}
