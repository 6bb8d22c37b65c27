import { isJsonObject, type Json, type JsonObject } from '@docket/chain';
import { isGiven, objectMembers, unusable, type ObservedStep } from '../observed/trace.js';

/** What OpenInference's kinds of spans are, by Langfuse's names. */
const TYPES: { readonly [kind: string]: string } = { LLM: 'GENERATION', UNKNOWN: 'SPAN' };

/** Members that are read here; all others stand as they are, to be counted. */
const READ: ReadonlySet<string> = new Set([
  'context',
  'parent_id',
  'name',
  'span_kind',
  'start_time',
  'end_time',
  'status_code',
  'status_message',
  'attributes',
  'id',
]);

export function traceOfSpan({ context }: JsonObject): string | undefined {
  const { trace_id: trace } = objectMembers(context);
  return typeof trace === 'string' && trace !== '' ? trace : undefined;
}

/** A span as an observation. @throws {CommandFailure} `unusable`, for what is none. */
export function observedSpan(span: JsonObject): ObservedStep[] {
  const { context, parent_id: parent, name, span_kind: given } = span;
  const { span_id: id } = objectMembers(context);
  if (typeof id !== 'string' || id === '')
    throw unusable(`A span of trace ${traceOfSpan(span) ?? ''} has no text "context.span_id".`);
  const attributes = flattened(objectMembers(span['attributes']));
  const said = typeof given === 'string' ? given : attributes['openinference.span.kind'];
  const kind = typeof said === 'string' ? said.toUpperCase() : 'UNKNOWN';
  const type = (Object.hasOwn(TYPES, kind) ? TYPES[kind] : undefined) ?? kind;
  return [
    {
      id,
      parent: typeof parent === 'string' && parent !== '' ? parent : undefined,
      type,
      name: typeof name === 'string' ? name : '',
      value: valueOf(span, type, attributes),
      attributes: { ...attributes, 'openinference.span.kind': kind },
    },
  ];
}

function valueOf(span: JsonObject, type: string, attributes: JsonObject): JsonObject {
  const { start_time: start, end_time: end, status_message: message, id } = span;
  const [input, output] = [attributes['input.value'], attributes['output.value']];
  return {
    ...Object.fromEntries(Object.entries(span).filter(([name]) => !READ.has(name))),
    ...(isGiven(id) ? { phoenix_id: id } : {}),
    type,
    ...(isGiven(start) ? { startTime: start } : {}),
    ...(isGiven(end) ? { endTime: end } : {}),
    ...(span['status_code'] === 'ERROR' ? { level: 'ERROR' } : {}),
    ...(isGiven(message) && message !== '' ? { statusMessage: message } : {}),
    ...(isGiven(input) ? { input } : {}),
    ...(isGiven(output) ? { output } : {}),
    metadata: { attributes },
  };
}

/** Attributes that some clients give as objects within objects, by the names that spans have: `llm.model_name`. */
function flattened(attributes: JsonObject): JsonObject {
  const flat: [string, Json][] = [];
  const visit = (value: Json, at: string): void => {
    if (isJsonObject(value))
      for (const [name, inner] of Object.entries(value))
        visit(inner, at === '' ? name : `${at}.${name}`);
    else if (Array.isArray(value) && value.some(isJsonObject))
      for (const [index, inner] of value.entries()) visit(inner, `${at}.${index}`);
    else flat.push([at, value]);
  };
  visit(attributes, '');
  return Object.fromEntries(flat);
}
