import { type LedgerEntryOf, type LedgerState, registrarsOf } from '../fold/ledger.js';
import {
  auditorFault,
  authorFault,
  principalConflict,
  type WrittenBy,
} from '../fold/principals.js';
import type { Refusal } from './gate.js';

/** refusePrincipal holds a registration or revocation against those before it. */
export function refusePrincipal(
  state: LedgerState,
  entry: LedgerEntryOf<'principal.registered' | 'principal.confirmed' | 'principal.revoked'>,
): Refusal | undefined {
  const conflict =
    principalConflict(state.principals, { ...entry, registrars: registrarsOf(state) }) ??
    (entry.type === 'principal.registered' ? auditorFault(entry.body, entry.time) : undefined);
  if (conflict === undefined) return undefined;
  const { isSamePerson, message, pointer } = conflict;
  if (isSamePerson === true) {
    const next = 'Let another administrator confirm it.';
    return { code: 'second_person_required', message, pointer, next };
  }
  return {
    code: 'principal_mismatch',
    message,
    pointer,
    next: 'Read who is registered in the ledger, and decide again.',
  };
}

/** refuseAuthor refuses whoever is not registered in the ledger, or no longer, or as another than they write as. */
export function refuseAuthor(state: LedgerState, author: WrittenBy): Refusal | undefined {
  const fault = state.holdsAuthors ? authorFault(state.principals, author) : undefined;
  if (fault === undefined) return undefined;
  return {
    code: 'author_not_in_force',
    message: `This ledger does not take it from you: ${fault.message}.`,
    next: 'Use a key that is registered and in force; an administrator makes one.',
  };
}
