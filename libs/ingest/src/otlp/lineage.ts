import { isJsonObject, sha256, toHex, utf8, type Json } from '@docket/chain';
import type { RecordBodies } from '@docket/record';
import { cutText } from '../fit.js';
import { find } from './conventions.js';
import type { OtlpSpan } from './items.js';
import { parsed } from './request-text.js';
import { attributeText } from './attribute-text.js';

type Lineage = NonNullable<RecordBodies['job_card.filed']['lineage']>[number];

const DOCUMENTS_MAX = 128;

/**
 * What a retriever found, as what the agent was given to read: no exporter says which of it a decision rests on,
 * or in which version a document was. The text itself is not kept, only its SHA-256.
 */
export function lineageOf(span: OtlpSpan): Lineage[] {
  const query = attributeText(find(span.attributes, 'query')?.value);
  return documentsOf(span).flatMap(({ id, content, score }, rank): Lineage[] => {
    const hash = content === undefined ? undefined : toHex(sha256(utf8(content)));
    const named = id ?? (hash === undefined ? undefined : `sha256:${hash}`);
    if (named === undefined) return [];
    return [
      {
        role: 'input',
        document_id: cutText(named, 512),
        version: null,
        ...(hash === undefined ? {} : { content_hash: hash }),
        retrieval: {
          rank,
          ...(query === undefined ? {} : { query: cutText(query, 4_000) }),
          ...(score === undefined ? {} : { score }),
        },
      },
    ];
  });
}

interface Retrieved {
  id: string | undefined;
  content: string | undefined;
  score: number | undefined;
}

function documentsOf({ attributes }: OtlpSpan): Retrieved[] {
  const listed = parsed(attributes['gen_ai.retrieval.documents']);
  if (Array.isArray(listed)) {
    return listed.slice(0, DOCUMENTS_MAX).map((one) => {
      const { id, content, text, score } = isJsonObject(one) ? one : {};
      return retrieved(id, content ?? text, score);
    });
  }
  const found: Retrieved[] = [];
  for (let index = 0; index < DOCUMENTS_MAX; index++) {
    const at = `retrieval.documents.${index}.document.`;
    const [id, content, score] = ['id', 'content', 'score'].map((name) => attributes[at + name]);
    if (id === undefined && content === undefined) break;
    found.push(retrieved(id, content, score));
  }
  return found;
}

function retrieved(
  id: Json | undefined,
  content: Json | undefined,
  score: Json | undefined,
): Retrieved {
  return {
    id: attributeText(id),
    content: attributeText(content),
    score: typeof score === 'number' ? score : undefined,
  };
}
