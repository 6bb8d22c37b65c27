import { canonicalize, isJsonObject, type Json, type JsonObject } from '@docket/chain';
import type { RecordBodies } from '@docket/record';
import { cutText } from '../fit.js';
import { find, type Found } from './conventions.js';
import type { OtlpSpan } from './items.js';
import { parsed } from './request-text.js';
import { attributeText } from './attribute-text.js';
import { durationOf } from './times.js';

type ToolCall = NonNullable<RecordBodies['job_card.filed']['tool_calls']>[number];

/** A call that was not let through. It is no review: a span is no authenticated human. */
export interface Denial {
  reason: string;
  facts: JsonObject;
}

/** What Claude Code says of a call that was refused; undefined where it was let through. */
export function deniedBy(attributes: JsonObject): Denial | undefined {
  const decision = attributeText(attributes['decision']);
  if (decision !== 'reject') return undefined;
  const source = attributeText(attributes['source']);
  return {
    reason: `The trace says: decision “reject”${source === undefined ? '' : `, source “${cutText(source, 200)}”`}.`,
    facts: { decision, ...(source === undefined ? {} : { source: cutText(source, 200) }) },
  };
}

/** A call as its span tells it, and the attributes that said so. What the span does not say is absent. */
export function mapToolCall(span: OtlpSpan, denial?: Denial): { call: ToolCall; from: JsonObject } {
  const { attributes } = span;
  const name = find(attributes, 'toolName');
  const id = find(attributes, 'toolCallId');
  const given = find(attributes, 'toolArguments');
  const result = find(attributes, 'toolResult');
  const error = attributeText(find(attributes, 'errorType')?.value);
  const duration = durationOf(span);
  const status = denial === undefined ? statusOf(span, error) : 'denied';
  const callId = idOf(id);
  const effect = EFFECTS.find((one) => one === attributes['docket.effect']);
  return {
    call: {
      tool_name: cutText(
        attributeText(name?.value) ?? attributeText(span.name) ?? 'not recorded',
        200,
      ),
      ...(callId === undefined ? {} : { tool_call_id: callId }),
      ...argumentsOf(given),
      ...(effect === undefined ? {} : { effect }),
      ...(status === undefined ? {} : { status }),
      ...(result === undefined ? {} : { result: result.value }),
      ...(error === undefined ? {} : { error_type: cutText(error, 200) }),
      ...(duration === undefined ? {} : { duration_ms: duration }),
    },
    from: {
      tool_name: name?.attribute ?? 'name of the span',
      ...(given === undefined ? {} : { arguments: given.attribute }),
      ...(result === undefined ? {} : { result: result.attribute }),
    },
  };
}

const EFFECTS = ['read', 'write', 'external'] as const;

/** Microsoft's agent framework gives two ids in one list: both are kept, as they came. */
function idOf(id: Found | undefined): string | undefined {
  const text = attributeText(id?.value) ?? (id === undefined ? undefined : canonicalize(id.value));
  return text === undefined ? undefined : cutText(text, 200);
}

function statusOf({ status, end }: OtlpSpan, error: string | undefined): ToolCall['status'] {
  if (error !== undefined && /time.?out/i.test(error)) return 'timeout';
  if (status === 'error' || error !== undefined) return 'error';
  // A span that did not end says nothing about how it went.
  return end === undefined ? undefined : 'ok';
}

function argumentsOf(given: Found | undefined): Partial<ToolCall> {
  if (given === undefined) return {};
  const value: Json | undefined = parsed(given.value);
  if (isJsonObject(value)) return { arguments: value };
  const raw = typeof given.value === 'string' ? given.value : canonicalize(given.value);
  const why = typeof value === 'string' ? 'is not JSON' : 'is no JSON object';
  return { arguments_raw: cutText(raw, 65_536), arguments_parse_error: why };
}
