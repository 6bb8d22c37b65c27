import { isBefore, isGood } from '@docket/record';
import type { LedgerState } from '@docket/record';
import { now } from './clock.js';
import { REGISTRY } from './ledger-creation.js';
import type { LedgerService } from './ledger-service.js';
import { StoreRefusal } from './refusal.js';

/**
 * Has the registry of a cell say of an administrator of the installation what the registry at home says: who writes into
 * a ledger is registered in it out of the registry of its own cell. What it says already is not said twice.
 *
 * @param actor a principal by whose key an administrator of the installation was admitted at home.
 * @throws as an append does.
 */
export async function adoptAdministrator(
  home: LedgerService,
  cell: LedgerService,
  actor: string,
): Promise<void> {
  const known = (await home.ledgerState(REGISTRY)).principals.get(actor);
  if (known === undefined || known.role !== 'administrator') return;
  const here = (await cell.ledgerState(REGISTRY)).principals.get(actor);
  const ids = here?.authenticators.map(({ registered }) => registered.id) ?? [];
  const time = now();
  const missing = known.authenticators.filter(
    (one) => isGood(one, time) && !ids.includes(one.registered.id),
  );
  for (const { registered: authenticator } of missing) {
    const body = { principal: actor, role: known.role, authenticator };
    await unlessThere(cell.appendOwn(REGISTRY, { type: 'principal.registered', body }));
  }
}

/** Has the registry of a cell revoke the keys, and the principals, that the registry at home has revoked since. */
export async function adoptRevocations(home: LedgerService, cell: LedgerService): Promise<void> {
  const there = (await home.ledgerState(REGISTRY)).principals;
  const here = (await cell.ledgerState(REGISTRY)).principals;
  for (const body of revokedAtHome(there, here, now()))
    await unlessThere(cell.appendOwn(REGISTRY, { type: 'principal.revoked', body }));
}

type Principals = LedgerState['principals'];

/** What the one registry has revoked, and the other not yet. Who is known to the other alone is passed over. */
function revokedAtHome(
  there: Principals,
  here: Principals,
  time: string,
): { principal: string; authenticator?: string }[] {
  return [...here].flatMap(([principal, { authenticators, revokedFrom }]) => {
    const known = there.get(principal);
    if (known === undefined || !isBefore(time, revokedFrom)) return [];
    if (!isBefore(time, known.revokedFrom)) return [{ principal }];
    const gone = known.authenticators.filter((one) => !isBefore(time, one.revokedFrom));
    const ids = gone.map(({ registered }) => registered.id);
    return authenticators
      .filter(
        ({ registered, revokedFrom: at }) => isBefore(time, at) && ids.includes(registered.id),
      )
      .map(({ registered }) => ({ principal, authenticator: registered.id }));
  });
}

/** Another process may have been first. */
async function unlessThere(appended: Promise<unknown>): Promise<void> {
  try {
    await appended;
  } catch (error) {
    if (!(error instanceof StoreRefusal && error.code === 'principal_mismatch')) throw error;
  }
}
