import type { Author } from '@docket/record';
import type { LedgerService } from '@docket/store';

/** Registers authors in a ledger as keys that nobody has, for tests that write past the keys. */
export async function registerAuthors(
  ledgers: LedgerService,
  ledger: string,
  authors: readonly Author[],
): Promise<void> {
  for (const { actor: principal, role, via: kind } of authors) {
    const key = { kind, id: `of ${principal}`, fingerprint: '0'.repeat(64) };
    // The key of an auditor ends.
    const end = new Date(Date.now() + 86_400_000).toISOString();
    const authenticator = role === 'auditor' ? { ...key, expires_at: end } : key;
    const body = { principal, role, authenticator };
    await ledgers.appendOwn(ledger, { type: 'principal.registered', body });
  }
}
