import { SigningKeyError } from './key-vault.js';
import type { KeyVault } from './key-vault.js';
import type { Ledger } from './ledger.js';

const SEEDS_AT_ONCE = 32;

/** Why ledgers cannot be signed for: one error for each whose seed is not the one it was made with. */
export async function unusableKeys(
  vault: KeyVault,
  ledgers: readonly Ledger[],
): Promise<SigningKeyError[]> {
  const errors: SigningKeyError[] = [];
  for (let i = 0; i < ledgers.length; i += SEEDS_AT_ONCE) {
    const checks = ledgers
      .slice(i, i + SEEDS_AT_ONCE)
      .map(({ id, origin, publicKey }) => vault.signer(id, origin, publicKey));
    for (const check of await Promise.allSettled(checks)) {
      if (check.status === 'fulfilled') continue;
      if (!(check.reason instanceof SigningKeyError)) throw check.reason;
      errors.push(check.reason);
    }
  }
  return errors;
}
