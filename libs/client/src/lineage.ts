import type { RecordBodies } from '@docket/record';

export type LineageReference = NonNullable<RecordBodies['job_card.filed']['lineage']>[number];
/** The part of a document that was read. */
export type Chunk = NonNullable<LineageReference['chunk']>;
/** What is the same for every reference to one version of a document. */
export type DocumentVersion = Pick<LineageReference, 'document_id' | 'version' | 'effective_date'>;
/** How this use of the document came about and what it is for. */
export type Use = Omit<LineageReference, 'role' | 'chunk' | keyof DocumentVersion>;

/** Each refers to a chunk, or, without one, to the document as a whole. */
export interface SourceDocument {
  /** Read as material. */
  input(chunk?: Chunk, use?: Use): LineageReference;
  /** Quoted or named in the answer. */
  cited(chunk?: Chunk, use?: Use): LineageReference;
  /** What the decision rests on. */
  decisive(chunk?: Chunk, use?: Use): LineageReference;
}

/**
 * Names one version of a document once, to refer to its chunks from then on. `version` is `null` where
 * the source cannot say it: that is recorded as not known, and never made up.
 *
 * ```js
 * const policy = sourceDocument({ document_id: 'refund-policy', version: '3.1' });
 * policy.decisive({ id: 'chunk-12', section: '4.2' }, { supports: 'a partial refund is allowed' });
 * ```
 */
export function sourceDocument(document: DocumentVersion): SourceDocument {
  const refer =
    (role: LineageReference['role']) =>
    (chunk?: Chunk, use: Use = {}): LineageReference => ({
      role,
      ...document,
      ...(chunk === undefined ? {} : { chunk }),
      ...use,
    });
  return { input: refer('input'), cited: refer('cited'), decisive: refer('decisive') };
}

/** One result of a search. */
export interface RetrievedPassage {
  document: DocumentVersion;
  chunk?: Chunk;
  /** The retriever's own score. */
  score?: number;
  /** The passage as the agent sees it: its SHA-256 is recorded, the text is not. */
  text?: string;
}

/** The search that found the passages. */
export interface RetrieverSearch {
  query?: string;
  /** The tool call that searched. */
  tool_call_id?: string;
}

/**
 * References to what a retriever returned, in its order: each is an `input` with its rank from 0. For
 * the passage that the decision rests on, change the role: `{ ...found[0], role: 'decisive' }`.
 */
export function retrieved(
  passages: readonly RetrievedPassage[],
  search: RetrieverSearch = {},
): Promise<LineageReference[]> {
  return Promise.all(
    passages.map(async ({ document, chunk, score, text }, rank): Promise<LineageReference> => ({
      role: 'input',
      ...document,
      ...(chunk === undefined ? {} : { chunk }),
      ...(text === undefined ? {} : { content_hash: await hashPassage(text) }),
      retrieval: { ...search, rank, ...(score === undefined ? {} : { score }) },
    })),
  );
}

/**
 * `content_hash` of a passage: SHA-256 of its UTF-8 text, 64 hex digits. Browsers have what it needs on
 * pages served by HTTPS only.
 */
export async function hashPassage(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
