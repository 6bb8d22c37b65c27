import type { Mapped, SourceChoices, SourceFormat } from './event.js';
import { lineDigest, membersAt, objectOfLine, eventText } from './json-event.js';

/** CloudEvents 1.0 in JSON, structured: one event a line. */
export const cloudEvents: SourceFormat = {
  name: 'cloudevents',
  notRecorded: [
    'data and data_base64, but for the members that are pointed at',
    'dataschema',
    'datacontenttype',
    'extension attributes, but for those that are pointed at',
  ],
  map,
};

function map(line: Uint8Array, choices: SourceChoices): Mapped {
  const event = objectOfLine(line);
  if (event === undefined) return { leftOut: 'no JSON object' };
  if (event['specversion'] !== '1.0') return { leftOut: 'specversion is not 1.0' };
  const source = choices.source ?? eventText(event['source'], 200);
  const id = eventText(event['id'], 255);
  const type = eventText(event['type'], 200);
  if (source === undefined || id === undefined || type === undefined)
    return { leftOut: 'no source, id or type that can be recorded' };
  const resource = eventText(event['subject'], 512);
  const system = choices.system ?? eventText(event['source'], 200);
  if (resource === undefined || system === undefined) return { leftOut: 'no subject' };
  const time = eventText(event['time'], 40);
  if (time === undefined) return { leftOut: 'no time' };
  return {
    observation: {
      source_kind: 'provider_event',
      source,
      event_id: id,
      operation: choices.operations.get(type) ?? type,
      target: { system, resource },
      ...membersAt(event, choices),
      outcome: choices.outcome,
      occurred_at: time,
      raw_sha256: lineDigest(line),
    },
  };
}
