import type { ServerKey } from '@docket/record';
import { SigningKeyError } from './key-vault.js';
import type { KeyVault } from './key-vault.js';
import type { Ledger } from './ledger.js';
import { StoreRefusal } from './refusal.js';
import { checkRecordedKeys, type ClaimedKey } from './signing/recorded-keys.js';
import type { SignedTree } from './signing/signed-tree.js';

const SEEDS_AT_ONCE = 32;

/** What is needed of a ledger to find its seed. */
export type SigningLedger = Pick<Ledger, 'id' | 'origin' | 'publicKey'>;

/** What the entries of ledgers say of their keys; undefined where that is not looked at, or there is none. */
interface RecordedKeys<OneLedger> {
  keysOf(
    ledger: OneLedger,
    signed: SignedTree | undefined,
  ): Promise<readonly ClaimedKey[] | undefined>;
  secondKeyOf(ledger: OneLedger): Promise<string | undefined>;
  serverKeyOf(ledger: OneLedger): Promise<ServerKey | undefined>;
}

/**
 * Why ledgers cannot be signed for: one error for each whose seed is not the one it was made with, or is open to
 * others, of which it cannot be read what was signed last, or whose entries say of its keys what these did not sign; the
 * like of its second key and of the server's, where it names them. Of a ledger whose entries are damaged none is looked for:
 * that is told by itself.
 */
export async function unusableKeys<OneLedger extends SigningLedger>(
  vault: KeyVault,
  ledgers: readonly OneLedger[],
  { keysOf, secondKeyOf, serverKeyOf }: RecordedKeys<OneLedger>,
): Promise<SigningKeyError[]> {
  const errors: SigningKeyError[] = [];
  for (let i = 0; i < ledgers.length; i += SEEDS_AT_ONCE) {
    const checks = ledgers.slice(i, i + SEEDS_AT_ONCE).map(async (ledger) => {
      const { id, origin, publicKey } = ledger;
      const signed = await vault.signed.newest(id);
      await vault.signer(id, origin, signed?.key ?? publicKey, publicKey);
      const keys = await keysOf(ledger, signed);
      if (keys !== undefined)
        checkRecordedKeys(ledger, keys, signed, await vault.replacing(id, keys));
      const second = await secondKeyOf(ledger);
      if (second !== undefined) await vault.second.find(ledger, second);
      const server = await serverKeyOf(ledger);
      if (server !== undefined) await vault.server.find(ledger, server);
    });
    for (const check of await Promise.allSettled(checks)) {
      if (check.status === 'fulfilled' || isDamage(check.reason)) continue;
      if (!(check.reason instanceof SigningKeyError)) throw check.reason;
      errors.push(check.reason);
    }
  }
  return errors;
}

/** What is damaged in one ledger is told where it is read, and keeps no server from serving the others. */
function isDamage(error: unknown): boolean {
  return error instanceof StoreRefusal && error.code === 'log_damaged';
}
