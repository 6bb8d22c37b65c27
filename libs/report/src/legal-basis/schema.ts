import Type from 'typebox';

const closed = { additionalProperties: false } as const;
const slug = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 64 });
const words = Type.String({ minLength: 1, maxLength: 400 });

/** One provision, and what of a dossier supports it. */
export const ProvisionRow = Type.Object(
  {
    id: slug,
    framework: slug,
    /** `INT`: a standard that holds wherever somebody adopts it. */
    jurisdiction: Type.Union([
      Type.Literal('EU'),
      Type.Literal('US'),
      Type.Literal('US-CO'),
      Type.Literal('INT'),
    ]),
    source: words,
    provision: words,
    /** What the sections support, put so that it reads on behind "supports". */
    supports: Type.Object({ en: words, de: words }, closed),
    /** Numbers of the dossier's sections. */
    sections: Type.Array(Type.Integer({ minimum: 6, maximum: 15 }), { minItems: 1 }),
    /** From when it applies; `null` where it has no such date. */
    effective_from: Type.Union([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Type.Null()]),
    checked: Type.Boolean(),
  },
  closed,
);
export type ProvisionRow = Type.Static<typeof ProvisionRow>;

export const LegalBasis = Type.Object(
  {
    version: Type.String({ pattern: '^\\d{4}-\\d{2}(\\.\\d+)?$' }),
    rows: Type.Array(ProvisionRow, { minItems: 1 }),
  },
  closed,
);
export type LegalBasis = Type.Static<typeof LegalBasis>;

/** The published JSON Schema of a list of provisions. */
export const LEGAL_BASIS_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:docket:schema:legal-basis:1',
  title: 'Docket list of provisions supported, version 1',
  ...LegalBasis,
};
