import Type from 'typebox';

import { Contact, Explanation } from './explanation.js';
import { Clause, StoryLine } from './fact.js';
import { DossierModel } from './model.js';

const closed = { additionalProperties: false } as const;
const index = Type.Integer({ minimum: 0 });
const hex64 = Type.String({ pattern: '^[0-9a-f]{64}$' });

export const DOSSIER_FORMAT = 'docket-dossier/v1';

/** One entry with all that checks it: its leaf, what is disclosed of its body, and its place in the tree. */
export const EntryEvidenceSchema = Type.Object(
  {
    seq: index,
    leaf: Type.String(),
    /** A body disclosure of docket-ledger/v1; null when the body is not in this dossier (and verification says so). */
    disclosure: Type.Unknown(),
    inclusion_proof: Type.Array(hex64),
  },
  closed,
);

export const EvidenceSchema = Type.Object(
  {
    public_key: Type.String(),
    checkpoint: Type.String(),
    genesis: EntryEvidenceSchema,
    entries: Type.Array(EntryEvidenceSchema),
    /**
     * Records of the ledger outside decisions, in its order: changes of its policy before the last of the
     * entries, which the rules are judged by; changes of the system while the decision ran; reads and
     * exports of the ledger whose range holds an entry of the decision.
     */
    ledger_records: Type.Array(EntryEvidenceSchema),
  },
  closed,
);

/**
 * `interim`: the decision was still open when the dossier was issued. `redacted`: values were withheld
 * before it was made. `subject`: redacted too, and laid out as an explanation for the person concerned.
 */
export const Variant = Type.Union([
  Type.Literal('full'),
  Type.Literal('interim'),
  Type.Literal('redacted'),
  Type.Literal('subject'),
]);
export type Variant = Type.Static<typeof Variant>;

/** Language of headings and sentences. Recorded values are never translated. */
export const Locale = Type.Union([Type.Literal('en'), Type.Literal('de')]);
export type Locale = Type.Static<typeof Locale>;

const digest = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** What lays out the pages of a document: with the same of it, the same JSON gives the same bytes. */
export const Renderer = Type.Object(
  {
    /** E.g. `docket.pages/1`. */
    edition: Type.String({ pattern: '^docket\\.pages/[0-9]{1,6}$' }),
    /** SHA-256 that tells the embedded faces from others. */
    faces: digest,
    /** SHA-256 of the fonts beside those faces, of the font package and of DOCKET_FONT_DIR, where the document was made; absent: it was made without any. */
    fonts: Type.Optional(digest),
  },
  closed,
);
export type Renderer = Type.Static<typeof Renderer>;

/** What the issuer says about the dossier; not from the ledger, and shown as such. */
export const Issue = Type.Object(
  {
    at: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' }),
    locale: Locale,
    renderer: Renderer,
    deployer: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    classification: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    retention: Type.Optional(Type.String({ minLength: 1, maxLength: 400 })),
    /** Whom the person concerned can turn to; printed in explanations only. */
    contact: Type.Optional(Contact),
    /** How many older reads and exports of the ledger covered the decision and are not in the evidence. */
    unlisted: Type.Optional(Type.Integer({ minimum: 1 })),
    /** Which list of provisions it is printed from, and which frameworks of it; absent: by jurisdiction. */
    legal_basis: Type.Object(
      {
        version: Type.String({ minLength: 1, maxLength: 64 }),
        frameworks: Type.Optional(
          Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { maxItems: 64 }),
        ),
      },
      closed,
    ),
    /** What the server found wrong in the whole record before it withheld anything; absent: nothing, or nothing is withheld. */
    record_findings: Type.Optional(
      Type.Array(
        Type.Object(
          { code: Type.String({ pattern: '^[a-z_]{1,64}$' }), seq: Type.Optional(index) },
          closed,
        ),
        { minItems: 1, maxItems: 100 },
      ),
    ),
    /** How a redacted copy was made. */
    redaction: Type.Optional(
      Type.Object({ profile: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })) }, closed),
    ),
  },
  closed,
);
export type Issue = Type.Static<typeof Issue>;

/** What a model says of its issue: all but what lays out its pages. */
export type Statements = Omit<Issue, 'renderer'>;

export const Narrative = Type.Object(
  {
    template: Type.String(),
    locale: Locale,
    /** The decision as it was stated, and the closing summary, quoted whole. */
    headline: Type.Array(Clause, { minItems: 1 }),
    /** What was decided, because of what, what was done and not done, and who checked it: at most 160 words, 40 of them for what was not done, in this order. */
    summary: Type.Array(StoryLine, { minItems: 5, maxItems: 5 }),
    /** One statement a fact, behind page 1. */
    full: Type.Array(Clause),
  },
  closed,
);
export type Narrative = Type.Static<typeof Narrative>;

/** The dossier: `model` and `narrative` are a pure function of `evidence`, `variant` and `issue`. */
export const DossierSchema = Type.Object(
  {
    format: Type.Literal(DOSSIER_FORMAT),
    dossier_id: Type.String({ pattern: '^dos_[0-9A-Za-z_-]{4,64}$' }),
    origin: Type.String(),
    decision_id: Type.String(),
    variant: Variant,
    issue: Issue,
    model: DossierModel,
    narrative: Narrative,
    /** Of the variant `subject` only. */
    explanation: Type.Optional(Explanation),
    evidence: EvidenceSchema,
  },
  closed,
);
