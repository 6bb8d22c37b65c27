/** What an API key may be used for. Duties are kept apart: see who may write each record type. */
export const ROLES = [
  'agent',
  'reviewer',
  'officer',
  'auditor',
  'administrator',
  /** Says what something outside of the agents saw: a gateway, a database, a payment provider. Nothing else. */
  'observer',
] as const;
export type Role = (typeof ROLES)[number];

/** What a person who signs in may be. Agents and observers are programs, which have keys. */
export const PERSON_ROLES = ROLES.filter((role) => role !== 'agent' && role !== 'observer');
