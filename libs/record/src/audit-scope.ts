import type { RecordBodies } from './types.js';

/** What an auditor is registered for. */
export type AuditScope = NonNullable<RecordBodies['principal.registered']['scope']>;

/** What somebody who lets an auditor in says of them. */
export interface AuditTerms {
  /** Until when, RFC 3339; 90 days from their registration where left out. */
  expiresAt?: string;
  /** Which decisions; the whole ledger where left out. */
  scope?: AuditScope;
}

/** A redaction that withholds nothing. */
export const SHOWN_WHOLE = 'none';

/** Longest time that an auditor's key is good for: 366 days of 24 hours. */
export const AUDIT_MS_MAX = 366 * 86_400_000;

/**
 * isInScope tells whether a decision is one of those that an auditor is registered for. Pure.
 *
 * @param decision.openedAt the ledger's time of its first entry, RFC 3339; undefined: not known, and no period is
 *   judged.
 */
export function isInScope(
  scope: AuditScope,
  { id, openedAt }: { id: string; openedAt: string | undefined },
): boolean {
  const { opened_from: from, opened_to: to, decisions } = scope;
  if (decisions !== undefined && !decisions.includes(id)) return false;
  if (openedAt === undefined) return true;
  const opened = Date.parse(openedAt);
  return (
    (from === undefined || opened >= Date.parse(from)) &&
    (to === undefined || opened < Date.parse(to))
  );
}
