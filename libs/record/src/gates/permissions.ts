import { type AuthorRole, DOCKET_ACTOR, DOCKET_AUTHOR } from '../author.js';
import type { RecordType, Role } from '../types.js';
import type { Refusal } from './gate.js';

/**
 * Who may submit what. Duties are kept apart: agents do not review, reviewers do not act, and an
 * administrator does neither. What is not listed is not permitted; consequences are Docket's own.
 */
export const PERMISSIONS: { readonly [Type in RecordType]: readonly Role[] } = {
  'ledger.created': [],
  'ledger.registered': [],
  'decision.opened': ['agent'],
  'job_card.filed': ['agent'],
  'side_effect.intent': ['agent'],
  'side_effect.executing': ['agent'],
  'side_effect.executed': ['agent'],
  'side_effect.failed': ['agent'],
  'side_effect.outcome_unknown': ['agent'],
  'side_effect.rolled_back': ['agent'],
  'side_effect.compensated': ['agent'],
  'side_effect.refused': [],
  'evaluation.recorded': ['agent', 'reviewer', 'officer', 'auditor'],
  'review.recorded': ['reviewer', 'officer'],
  'tripwire.tripped': [],
  'escalation.opened': [],
  'escalation.resolved': [],
  'decision.closed': ['agent', 'officer'],
  'export.recorded': ['reviewer', 'officer', 'auditor', 'administrator'],
  'access.recorded': ['reviewer', 'officer', 'auditor', 'administrator'],
  'gap.recorded': ['agent', 'officer', 'administrator'],
  'system.changed': ['agent', 'officer', 'administrator'],
  'incident.opened': ['reviewer', 'officer'],
  'incident.updated': ['officer'],
  'incident.closed': ['officer'],
  'policy.changed': ['administrator'],
};

/**
 * The roles that the author of an entry of each type can have: those that may submit it, and `docket` for
 * what nobody submits. A refused attempt is whose attempt it was.
 */
export const AUTHORS: ReadonlyMap<RecordType, readonly AuthorRole[]> = new Map(
  (Object.keys(PERMISSIONS) as RecordType[]).map((type) => {
    const submitted = type === 'side_effect.refused' ? 'side_effect.intent' : type;
    const permitted = PERMISSIONS[submitted];
    return [type, permitted.length === 0 ? [DOCKET_AUTHOR.role] : permitted];
  }),
);

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
  const authors = AUTHORS.get(type) ?? [];
  const isMistaken = (actor === DOCKET_ACTOR) !== authors.includes(DOCKET_ACTOR);
  if (!isMistaken && authors.includes(role)) return undefined;
  const message = `${type} was written by ${actor} in the role ${role}, and takes ${authors.join(' or ')}`;
  return { code: isMistaken ? 'wrong_author' : 'role_not_permitted', message };
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
