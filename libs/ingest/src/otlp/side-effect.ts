import type { ImportedRecord } from '../imported-record.js';
import { cutText } from '../fit.js';
import { MAPPING_VERSION } from './conventions.js';
import type { OtlpSpan } from './items.js';
import { attributeText } from './attribute-text.js';
import { spanKeyOf, spanPlace } from './span-fields.js';
import { mapToolCall } from './tool-call.js';

/**
 * The report of an action that the span of a tool describes in `docket.effect.*`: `operation`, `system`, `resource`
 * and `owner`, all of them. Never an intent: a span proves nothing beforehand. An error does not say that nothing
 * was changed, so the outcome is then unknown, unless `docket.effect.outcome` is `failed`.
 */
export function spanSideEffect(span: OtlpSpan): ImportedRecord[] {
  const { attributes } = span;
  const stated = (name: string): string | undefined =>
    attributeText(attributes[`docket.effect.${name}`]);
  const [operation, system, resource, owner] = ['operation', 'system', 'resource', 'owner'].map(
    stated,
  );
  if (!operation || !system || !resource || !owner) return [];
  const { status } = mapToolCall(span).call;
  const outcome =
    stated('outcome') === 'failed' ? 'failed' : status === 'ok' ? 'executed' : 'outcome_unknown';
  const reason = {
    executed: undefined,
    failed: 'docket.effect.outcome is failed.',
    outcome_unknown: `The span ${status === undefined ? 'has no end' : `ended as ${status}`}, which does not say whether anything was changed.`,
  }[outcome];
  const reference = stated('external_ref');
  return [
    {
      type: `side_effect.${outcome}`,
      body: {
        operation: cutText(operation, 128),
        target: { system: cutText(system, 200), resource: cutText(resource, 512) },
        owner: cutText(owner, 200),
        ...(reference === undefined ? {} : { external_ref: cutText(reference, 512) }),
        ...(reason === undefined ? {} : { reason }),
        idempotency_key: spanKeyOf(span, `side_effect.${outcome}`),
        ...spanPlace(span),
        ext: { otlp: { mapping: MAPPING_VERSION, span: span.name } },
      },
    },
  ];
}
