import type { ServerKey } from '@docket/record';
import type { Database } from '../database.js';
import type { KeyVault } from '../key-vault.js';
import type { LedgerService } from '../ledger-service.js';
import { StoreRefusal } from '../refusal.js';
import { requireOwner } from '../require-owner.js';
import { isSeedGone } from './signing-key-error.js';

/** What may be done without a lost key of a ledger; C2SP verifier keys. At least one of the two is there. */
export interface AllowedReplacement {
  /** The key that signs, which was lost, and the one that two people may bring into force in its place. */
  first?: { lost: string; key: string };
  /** The second key, where that was lost: from now on the ledger is signed without it. */
  second?: { lost: string };
  /** The key of the server, where that was lost: from now on nothing is attested. */
  server?: { lost: ServerKey };
}

/**
 * Makes a key that may replace a lost one: the first of three steps, for whoever has the owner's rights on the database
 * and may write the directory of keys. It signs nothing before one person proposes it and another one confirms. A second
 * key and that of the server, where they were lost, are given up, as the same person. Repeated, it answers the same.
 *
 * @throws {StoreRefusal} the login does not own the schema; there is no such ledger; `key_rotation_mismatch`: no key is
 * lost. @throws {SigningKeyError} a seed is there, and something else is amiss with it.
 */
export async function allowKeyReplacement(
  database: Database,
  ledgers: LedgerService,
  vault: KeyVault,
  ledgerId: string,
): Promise<AllowedReplacement> {
  const client = await database.owner();
  try {
    await requireOwner(client);
  } finally {
    await client.end();
  }
  const { id, origin, publicKey } = await ledgers.getLedger(ledgerId);
  const { keys, secondKey, serverKey } = await ledgers.keys.read(id);
  const lost = keys.at(-1)?.key ?? publicKey;
  const isLost = await isSeedGone(vault.signer(id, origin, lost, publicKey));
  const second =
    secondKey !== undefined && (await vault.second.giveUp({ id, origin }, secondKey))
      ? { second: { lost: secondKey } }
      : {};
  const server =
    serverKey !== undefined && (await vault.server.giveUp({ id, origin }, serverKey))
      ? { server: { lost: serverKey } }
      : {};
  const others = { ...second, ...server };
  if (isLost)
    return { first: { lost, key: await vault.allowReplacement(id, origin, lost) }, ...others };
  if (Object.keys(others).length === 0) throw notLost(id);
  return others;
}

/** What is answered where a key is to be replaced that can hand over. */
export function notLost(ledgerId: string): StoreRefusal {
  return new StoreRefusal(
    'key_rotation_mismatch',
    `The seed of the key that signs the ledger ${ledgerId} is here: it is not lost.`,
    {
      next: 'Change it: propose another one with the occasion routine or suspected, to which it hands over.',
      pointer: '/occasion',
    },
  );
}
