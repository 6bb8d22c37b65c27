import { SigningKeyError } from './key-vault.js';
import type { KeyVault } from './key-vault.js';
import type { Ledger } from './ledger.js';

const SEEDS_AT_ONCE = 32;

/**
 * Why ledgers cannot be signed for: one error for each whose seed is not the one it was made with, or is open to
 * others, or of which it cannot be read what was signed last.
 */
export async function unusableKeys(
  vault: KeyVault,
  ledgers: readonly Pick<Ledger, 'id' | 'origin' | 'publicKey'>[],
): Promise<SigningKeyError[]> {
  const errors: SigningKeyError[] = [];
  for (let i = 0; i < ledgers.length; i += SEEDS_AT_ONCE) {
    const checks = ledgers.slice(i, i + SEEDS_AT_ONCE).map(async ({ id, origin, publicKey }) => {
      await vault.signer(id, origin, publicKey);
      await vault.signed.newest(id);
    });
    for (const check of await Promise.allSettled(checks)) {
      if (check.status === 'fulfilled') continue;
      if (!(check.reason instanceof SigningKeyError)) throw check.reason;
      errors.push(check.reason);
    }
  }
  return errors;
}
