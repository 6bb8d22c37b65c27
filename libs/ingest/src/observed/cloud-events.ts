import { CanonicalError, canonicalBytes, sha256, toHex, type JsonObject } from '@docket/chain';
import type { Mapped, SourceChoices, SourceFormat } from './event.js';
import { asObservation, eventText, membersAt, NO_MEMBERS, objectOfLine } from './json-event.js';

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
  if (event === undefined) return { unreadable: 'no JSON object' };
  return mapCloudEvent(event, choices);
}

/**
 * mapCloudEvent takes one event in its JSON form (CloudEvents JSON Format 1.0.2), however it came: recorded from a file and
 * from a webhook, it is the same. Its digest is therefore that of its canonical JSON (RFC 8785).
 */
export function mapCloudEvent(event: JsonObject, choices: SourceChoices): Mapped {
  const digest = digestOf(event);
  if (digest === undefined) return { unreadable: 'JSON that has no canonical form' };
  if (event['specversion'] !== '1.0') return { unreadable: 'specversion is not 1.0' };
  const named = eventText(event['source'], 200);
  const id = eventText(event['id'], 255);
  const type = eventText(event['type'], 200);
  if (named === undefined || id === undefined || type === undefined)
    return { unreadable: 'no source, id or type that can be recorded' };
  if (event['subject'] === undefined) return { leftOut: 'no subject' };
  const resource = eventText(event['subject'], 512);
  if (resource === undefined) return { unreadable: 'a subject that cannot be recorded' };
  if (event['time'] === undefined) return { unreadable: 'no time' };
  const time = eventText(event['time'], 40);
  if (time === undefined) return { unreadable: 'a time that cannot be recorded' };
  const members = membersAt(event, choices);
  if (members === null) return NO_MEMBERS;
  return asObservation({
    source_kind: 'provider_event',
    source: choices.source ?? named,
    event_id: id,
    operation: choices.operations.get(type) ?? type,
    target: { system: choices.system ?? named, resource },
    ...members,
    outcome: choices.outcome,
    occurred_at: time,
    raw_sha256: digest,
  });
}

function digestOf(event: JsonObject): string | undefined {
  try {
    return toHex(sha256(canonicalBytes(event)));
  } catch (error) {
    if (error instanceof CanonicalError) return undefined;
    throw error;
  }
}
