import { OWN_AUTHOR } from '@docket/chain';
import type { SignIn } from './sign-ins.js';
import type { Role } from './types.js';

/** What an entry's author was allowed as: a role, or `docket` for what Docket itself adds. */
export type AuthorRole = Role | typeof OWN_AUTHOR;

export { SIGN_INS, type SignIn } from './sign-ins.js';

/** Whoever writes an entry, as the entry's leaf names it. */
export interface Author {
  /** Pseudonymous id, `prn_…`; never a name. */
  actor: string;
  role: Role;
  via: SignIn;
}

/** The author of what Docket itself adds. */
export const DOCKET_AUTHOR = { actor: OWN_AUTHOR, role: OWN_AUTHOR, via: OWN_AUTHOR } as const;

/** Actor of entries that Docket itself adds. */
export const DOCKET_ACTOR = OWN_AUTHOR;
