/** What an API key may be used for. Duties are kept apart: see who may write each record type. */
export const ROLES = ['agent', 'reviewer', 'officer', 'auditor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];
