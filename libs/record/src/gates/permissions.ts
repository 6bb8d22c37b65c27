import { type AuthorRole, DOCKET_ACTOR, DOCKET_AUTHOR } from '../author.js';
import { type RecordType, type Role, tableOf } from '../types.js';
import type { Refusal } from './gate.js';

/** Who may submit what, as each type declares it. What is not listed is not permitted. */
export const PERMISSIONS: { readonly [Type in RecordType]: readonly Role[] } = tableOf(
  ({ writtenBy }) => writtenBy,
);

/**
 * The roles that the author of an entry of each type can have: those that may submit it, and `docket` for
 * what nobody submits, or Docket writes too. A refused attempt is whose attempt it was.
 */
export const AUTHORS: { readonly [Type in RecordType]: readonly AuthorRole[] } = tableOf<
  readonly AuthorRole[]
>(({ writtenBy, attemptedBy = [], alsoOwn = false }) => {
  const authors = [...writtenBy, ...attemptedBy];
  return authors.length === 0 || alsoOwn ? [...authors, DOCKET_AUTHOR.role] : authors;
});

/** Why a recorded entry cannot be its author's. */
export interface Misattribution {
  code: 'wrong_author' | 'role_not_permitted';
  message: string;
}

/** misattribution holds who wrote a recorded entry against who may write its type. */
export function misattribution(entry: {
  type: RecordType;
  actor: string;
  role: AuthorRole;
}): Misattribution | undefined {
  const { type, actor, role } = entry;
  const authors = AUTHORS[type];
  const isMistaken =
    actor === DOCKET_ACTOR
      ? !authors.includes(DOCKET_ACTOR)
      : authors.every((author) => author === DOCKET_ACTOR);
  if (!isMistaken && authors.includes(role)) return undefined;
  const message = `${type} was written by ${actor} in the role ${role}, and takes ${authors.join(' or ')}`;
  return { code: isMistaken ? 'wrong_author' : 'role_not_permitted', message };
}

/** refuseAuthorRole is refuseRole for what Docket may record of its own too. */
export function refuseAuthorRole(type: RecordType, role: AuthorRole): Refusal | undefined {
  if (role !== DOCKET_AUTHOR.role) return refuseRole(type, role);
  if (AUTHORS[type].includes(role)) return undefined;
  const message = `Docket itself does not record ${type}`;
  return { code: 'not_permitted_for_role', message, next: 'Somebody has to record it.' };
}

/** refuseRole applies PERMISSIONS to what is submitted; misattribution to what is recorded. */
export function refuseRole(type: RecordType, role: Role): Refusal | undefined {
  const permitted = PERMISSIONS[type];
  if (permitted.includes(role)) return undefined;
  return {
    code: 'not_permitted_for_role',
    message: `a key with role ${role} may not record ${type}`,
    next:
      permitted.length === 0
        ? 'Docket writes this record itself.'
        : `Use a key with role ${permitted.join(' or ')}.`,
  };
}
