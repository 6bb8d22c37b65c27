import type Type from 'typebox';
import type { BodyDisclosure } from '@docket/chain';

import { DossierSchema } from './dossier.js';
import type { EvidenceSchema, EntryEvidenceSchema } from './dossier.js';

export * from './fact.js';
export * from './model.js';
export type { Conversation, Exchange } from './conversation.js';
export type * from './oversight.js';
export type { Contact, Explanation, ExplanationItem, ExplanationSection } from './explanation.js';
export type { Redaction } from './redaction.js';
export type * from './records.js';
export { DossierSchema, DOSSIER_FORMAT } from './dossier.js';
export type { Issue, Locale, Narrative, Renderer, Statements, Variant } from './dossier.js';

/** One entry as a dossier carries it. */
export type EntryEvidence = Omit<Type.Static<typeof EntryEvidenceSchema>, 'disclosure'> & {
  disclosure: BodyDisclosure | null;
};

/** All that an offline verifier needs: keys, checkpoint, genesis entry and the decision's entries. */
export type Evidence = Omit<
  Type.Static<typeof EvidenceSchema>,
  'genesis' | 'entries' | 'ledger_records'
> & {
  genesis: EntryEvidence;
  entries: EntryEvidence[];
  ledger_records: EntryEvidence[];
};

export type Dossier = Omit<Type.Static<typeof DossierSchema>, 'evidence'> & { evidence: Evidence };

/** The published JSON Schema of `docket-dossier/v1`. */
export const DOSSIER_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:docket:schema:dossier:1',
  title: 'Docket dossier, version 1',
  ...DossierSchema,
};
