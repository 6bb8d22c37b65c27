import { isJsonObject, sha256, toHex, type Json, type JsonObject } from '@docket/chain';
import { jsonPieces } from '../json-pieces.js';
import { refuseTwice } from '../observed/grouped.js';
import {
  isGiven,
  objectMembers,
  unusable,
  type ObservedStep,
  type ObservedTrace,
} from '../observed/trace.js';

/**
 * Reads an export: `{"trace": {…}, "observations": […]}`, each observation parsed by itself.
 *
 * @throws {CommandFailure} `unusable`, when it is none.
 */
export function readLangfuse(bytes: Uint8Array, file: string): ObservedTrace {
  let trace: JsonObject | undefined;
  const observations: ObservedStep[] = [];
  let hasList = false;
  for (const piece of jsonPieces(bytes, 'observations')) {
    if (piece.kind === 'element') {
      hasList = true;
      observations.push(observationOf(piece.read(), piece.index, file));
    } else if (piece.name === 'trace' && isJsonObject(piece.value)) trace = piece.value;
  }
  if (trace === undefined || typeof trace['id'] !== 'string' || !hasList)
    throw unusable(
      `${file} is no trace of Langfuse: it needs an object "trace" with an "id", and a list "observations" that is not empty.`,
    );
  refuseTwice(observations, file);
  const source = { file, sha256: toHex(sha256(bytes)), format: 'langfuse', product: 'Langfuse' };
  return { ...source, trace, ref: trace['id'], observations };
}

function observationOf(value: Json, index: number, file: string): ObservedStep {
  if (isJsonObject(value)) {
    const { id, type, name, parentObservationId: parent } = value;
    if (typeof id === 'string' && id !== '' && typeof type === 'string') {
      const { resourceAttributes, scope } = metadataOf(value);
      const { name: scopeName, version } = objectMembers(scope);
      return {
        id,
        parent: typeof parent === 'string' ? parent : undefined,
        type: type.toUpperCase(),
        name: typeof name === 'string' ? name : '',
        value,
        attributes: attributesOf(type, value),
        resource: objectMembers(resourceAttributes),
        ...(typeof scopeName === 'string' ? { scope: scopeName } : {}),
        ...(typeof version === 'string' ? { scopeVersion: version } : {}),
      };
    }
  }
  throw unusable(`Observation ${index} of ${file} has no text "id" and "type".`);
}

/** Where the model of a span may stand already. */
const MODELS = ['gen_ai.request.model', 'llm.model_name', 'ai.model.id'];

/** What was exported to Langfuse, and beside it what Langfuse made of that, which counts where nothing else says it. */
function attributesOf(type: string, value: JsonObject): JsonObject {
  const given = objectMembers(metadataOf(value)['attributes']);
  const { input, output, model } = value;
  const message = toolMessage(type, value);
  const isModel = /^(generation|embedding)$/i.test(type);
  const hasModel = MODELS.some((name) => given[name] !== undefined);
  return {
    ...given,
    'langfuse.observation.type': message === undefined ? type.toLowerCase() : 'tool',
    ...(message === undefined ? {} : { 'gen_ai.tool.call.id': message }),
    ...(isGiven(input) ? { 'langfuse.observation.input': input } : {}),
    ...(isGiven(output) ? { 'langfuse.observation.output': output } : {}),
    ...(isModel && typeof model === 'string' && !hasModel ? { 'gen_ai.request.model': model } : {}),
  };
}

/** The id of the call that a span answers with a message of a tool: LangGraph marks these as no more than spans. */
function toolMessage(type: string, { output }: JsonObject): string | undefined {
  const { type: kind, tool_call_id: call } = objectMembers(output);
  return /^span$/i.test(type) && kind === 'tool' && typeof call === 'string' ? call : undefined;
}

/** An object, or, in some exports, its JSON in a text. */
function metadataOf({ metadata }: JsonObject): JsonObject {
  if (typeof metadata !== 'string') return objectMembers(metadata);
  try {
    return objectMembers(JSON.parse(metadata) as Json);
  } catch {
    // A text of its own: it says nothing in attributes.
    return {};
  }
}
