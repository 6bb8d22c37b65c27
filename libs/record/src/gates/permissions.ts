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

/** refuseRole applies PERMISSIONS. The role is not in the ledger, so only a live server can. */
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
