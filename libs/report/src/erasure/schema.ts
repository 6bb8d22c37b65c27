import Type, { type TSchema } from 'typebox';

import { EvidenceSchema, Locale, Renderer } from '../schema/dossier.js';
import type { Evidence } from '../schema/index.js';

export const CERTIFICATE_FORMAT = 'docket-erasure-certificate/v1';

const closed = { additionalProperties: false } as const;
const members = <Properties extends Record<string, TSchema>>(properties: Properties) =>
  Type.Object(properties, closed);
const seq = Type.Integer({ minimum: 0 });
const text = Type.String();
const time = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' });
const hex64 = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** Who recorded something: pseudonymous id and role, by the ledger's clock. */
const act = { seq, by: text, role: text, time: text };

/** What an erasure in the database does not reach. A closed set: a code never changes its meaning. */
export const BEYOND_REACH = [
  'database_files',
  'write_ahead_log',
  'replicas',
  'backups',
  'copies_handed_out',
  'said_elsewhere',
] as const;
export type BeyondReach = (typeof BEYOND_REACH)[number];

/** What the evidence shows: places and digests, never values. */
const CertifiedErasure = members({
  request: members({
    ...act,
    about: text,
    reason: text,
    legal_basis: text,
    /** Of what was asked for because the policy keeps it no longer: by which time and which of its rules. */
    by_age: Type.Optional(
      members({
        at: text,
        rules: Type.Array(members({ name: Type.Optional(text), days: Type.Integer() })),
      }),
    ),
  }),
  order: members({ ...act, note: Type.Optional(text) }),
  entries: Type.Array(
    members({
      seq,
      decision: text,
      type: text,
      time: text,
      /** What the leaf commits to; unchanged by the erasure. */
      commitment: hex64,
      /** Where each value stood, and the digest that it left. */
      values: Type.Array(members({ pointer: text, digest: text })),
    }),
  ),
  /** Legal holds that were in force when it was ordered; none covers what is gone. */
  holds: Type.Array(
    members({
      ...act,
      whole_ledger: Type.Optional(Type.Boolean()),
      decisions: Type.Optional(Type.Array(text)),
      period: Type.Optional(members({ from: text, to: text })),
    }),
  ),
});

/** What the issuer says of the certificate; not from the ledger. */
const CertificateIssue = members({
  at: time,
  locale: Locale,
  renderer: Renderer,
  deployer: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
});
export type CertificateIssue = Type.Static<typeof CertificateIssue>;

/**
 * A certificate of one erasure: `erasure` is a pure function of `evidence`. In `evidence`, `entries` are those of which
 * values are gone, with every other value of them withheld; `ledger_records` are the request, the order, the legal holds in
 * force at its time without their reasons, and what says who wrote these and which policy and keys held.
 */
export const CertificateSchema = members({
  format: Type.Literal(CERTIFICATE_FORMAT),
  certificate_id: Type.String({ pattern: '^era_[0-9a-f]{24}$' }),
  origin: text,
  issue: CertificateIssue,
  erasure: CertifiedErasure,
  beyond_reach: Type.Array(Type.Unsafe<BeyondReach>({ type: 'string', enum: [...BEYOND_REACH] })),
  evidence: EvidenceSchema,
});
/** Disclosures are the verifier's to read. */
export type ErasureCertificate = Omit<Type.Static<typeof CertificateSchema>, 'evidence'> & {
  evidence: Evidence;
};
