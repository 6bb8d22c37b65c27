import { AUDIT_MS_MAX, type AuditScope, type Role, SHOWN_WHOLE } from '@docket/record';
import { PROFILES } from '@docket/report';
import { ServiceError } from '../service-error.js';

/** What somebody says of which decisions an auditor may read. */
export type ScopeRequest = Omit<AuditScope, 'redaction'> & { redaction?: string };

/** Profile by which decisions are shown to an auditor of some where nobody names another. */
const AUDIT_PROFILE = 'regulator';

/** @throws {ServiceError} `invalid_request`. */
export function readScope(role: Role, scope: ScopeRequest): AuditScope {
  const { redaction = AUDIT_PROFILE, opened_from: from, opened_to: to } = scope;
  const refuse = (pointer: string, detail: string): never => {
    throw new ServiceError('invalid_request', 'No auditor can have this scope.', {
      places: [{ pointer, detail }],
    });
  };
  if (role !== 'auditor') refuse('/scope', 'is for the role auditor');
  const profiles = [SHOWN_WHOLE, ...PROFILES.map(({ name }) => name)];
  if (!profiles.includes(redaction))
    refuse('/scope/redaction', `must be one of ${profiles.join(', ')}`);
  if (from !== undefined && to !== undefined && Date.parse(from) >= Date.parse(to))
    refuse('/scope/opened_to', 'must be after opened_from');
  return { ...scope, redaction };
}

/** A time that is to come, as entries write it. @param now the database's time. @throws {ServiceError} `invalid_request`. */
export function readEnd(said: string, role: Role, now: string): string {
  const end = new Date(said);
  if (Number.isNaN(end.getTime())) throw invalidEnd('must be a time that there is');
  if (role === 'auditor' && end.getTime() - Date.parse(now) > AUDIT_MS_MAX)
    throw invalidEnd(`must be within 366 days of ${now}, for an auditor`);
  if (end.getTime() > Date.parse(now)) return end.toISOString();
  throw invalidEnd(`must be after ${now}, which it is now`);
}

export function invalidEnd(detail: string): ServiceError {
  const places = [{ pointer: '/expires_at', detail }];
  return new ServiceError('invalid_request', `expires_at ${detail}.`, { places });
}
