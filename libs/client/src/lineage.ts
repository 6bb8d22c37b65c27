import type { RecordBodies } from '@docket/record';

export type LineageReference = NonNullable<RecordBodies['job_card.filed']['lineage']>[number];
/** The part of a document that was read. */
export type Chunk = NonNullable<LineageReference['chunk']>;
/** What is the same for every reference to one version of a document. */
export type DocumentVersion = Pick<LineageReference, 'document_id' | 'version' | 'effective_date'>;
/** How this use of the document came about and what it is for. */
export type Use = Omit<LineageReference, 'role' | 'chunk' | keyof DocumentVersion>;

export interface SourceDocument {
  /** Read as material. */
  input(chunk: Chunk, use?: Use): LineageReference;
  /** Quoted or named in the answer. */
  cited(chunk: Chunk, use?: Use): LineageReference;
  /** What the decision rests on. */
  decisive(chunk: Chunk, use?: Use): LineageReference;
}

/**
 * Names one version of a document once, to refer to its chunks from then on.
 *
 * ```js
 * const policy = sourceDocument({ document_id: 'refund-policy', version: '3.1' });
 * policy.decisive({ id: 'chunk-12', section: '4.2' }, { supports: 'a partial refund is allowed' });
 * ```
 */
export function sourceDocument(document: DocumentVersion): SourceDocument {
  const refer =
    (role: LineageReference['role']) =>
    (chunk: Chunk, use: Use = {}): LineageReference => ({ role, ...document, chunk, ...use });
  return { input: refer('input'), cited: refer('cited'), decisive: refer('decisive') };
}
