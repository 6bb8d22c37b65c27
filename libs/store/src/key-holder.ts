import type { AuditScope, Role } from '@docket/record';
import type { ApiKeyEntity } from './entities/index.js';

/** Who a key speaks for. */
export interface KeyHolder {
  keyId: string;
  /** Pseudonymous, `prn_…`: what entries name as their actor. */
  principal: string;
  role: Role;
  /** Absent: the key is good for every ledger of the installation. */
  ledgerId?: string;
  /** Ledgers that continue that one, and know the key; absent: none. */
  continuedIn?: readonly string[];
  /** What an auditor may read; absent: the whole ledger. */
  scope?: AuditScope;
}

/** Made once of each answer about the key, and the same for whoever asks by it. */
export function holderOf(
  { keyId, principal, role }: ApiKeyEntity,
  of: {
    ledgerId: string | undefined;
    continuedIn: readonly string[];
    scope: AuditScope | undefined;
  },
): KeyHolder {
  const { ledgerId, continuedIn, scope } = of;
  return Object.freeze({
    keyId,
    principal,
    // The column's CHECK holds the same list.
    role: role as Role,
    ...(ledgerId && { ledgerId }),
    ...(continuedIn.length > 0 && { continuedIn }),
    ...(scope && { scope }),
  });
}
