import { parseJson, type Json } from '@docket/chain';
import { DOCUMENT_BYTES_MAX } from '@docket/verify';
import type { Static, TSchema } from 'typebox';
// What compares alone: `typebox/value` brings all that changes values, and every process would read it in.
import { Check, Errors } from 'typebox/schema';

/** The dossier cannot be built or read. */
export class DossierError extends Error {
  override readonly name = 'DossierError';
  readonly code: 'no_entries' | 'malformed' | 'no_attachment' | 'not_a_pdf' | 'too_large';

  constructor(code: DossierError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** How many of the places that are wrong a message names. */
const PLACES_NAMED = 5;

/**
 * Reads a document's file and checks its shape. Throws DossierError `malformed` with the first places that are wrong.
 *
 * @param format what the document is called where it is none, as its member `format` says
 */
export function decodeDocument<Schema extends TSchema>(
  bytes: Uint8Array,
  schema: Schema,
  format: string,
): Static<Schema> {
  let json: Json;
  try {
    json = parseJson(bytes, { maxBytes: DOCUMENT_BYTES_MAX });
  } catch (error) {
    throw new DossierError('malformed', `not a JSON document: ${(error as Error).message}`, {
      cause: error,
    });
  }
  if (Check(schema, json)) return json;
  const [, errors] = Errors(schema, json);
  const places = errors
    .slice(0, PLACES_NAMED)
    .map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
  throw new DossierError('malformed', `not a ${format} document: ${places.join('; ')}`);
}
