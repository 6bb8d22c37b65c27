import type { AuditScope, Author } from '@docket/record';

/** Whoever asks for something, as a use case needs to know it. Made by an adapter, from what it authenticated. */
export interface Principal extends Author {
  /** Id of the API key, or of the session; not secret. */
  keyId: string;
  /** Of a person who signed in: when they last proved to be themselves, RFC 3339. Absent: an API key speaks. */
  authenticatedAt?: string;
  /** The ledger the key is for; undefined for a key of the whole installation. */
  ledger: string | undefined;
  /** Ledgers that continue that one, and know the key; absent: none. */
  continuedIn?: readonly string[];
  /** Of an auditor who may read some decisions only. */
  scope?: AuditScope;
}

/** What the leaf of an entry says of the principal. */
export function authorOf({ actor, role, via }: Author): Author {
  return { actor, role, via };
}
