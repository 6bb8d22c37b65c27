import type { Author } from '@docket/record';
import type { LedgerService } from '@docket/store';

/** Registers authors in a ledger as keys that nobody has, for tests that write past the keys. */
export async function registerAuthors(
  ledgers: LedgerService,
  ledger: string,
  authors: readonly Author[],
): Promise<void> {
  for (const { actor: principal, role, via: kind } of authors) {
    const authenticator = { kind, id: `of ${principal}`, fingerprint: '0'.repeat(64) };
    const body = { principal, role, authenticator };
    await ledgers.appendOwn(ledger, { type: 'principal.registered', body });
  }
}
