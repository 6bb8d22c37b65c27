import { isJsonObject, type Json, type JsonObject } from '@docket/chain';
import { mapCloudEvent, type SourceChoices } from '@docket/ingest';
import type { FastifyRequest } from 'fastify';
import { Problem, type ProblemPlace } from '../http/problem.js';

/** Most events of one message. */
export const EVENTS_MAX = 100;
/** Most places that one answer names. */
const PLACES_MAX = 50;

/** One event of a message: what is recorded of it, or why nothing is. */
export type EventOfMessage = { id: string } & ({ observation: JsonObject } | { leftOut: string });

/**
 * Reads a message of the CloudEvents HTTP Protocol Binding 1.0.2 in each of its modes: structured, batched, and binary,
 * whose data is JSON. All of it can be recorded or left out, or nothing of it is.
 *
 * @throws {Problem} `validation_failed` with a place for each event that cannot be read.
 */
export function readEvents(request: FastifyRequest, choices: SourceChoices): EventOfMessage[] {
  const events = eventsOf(request);
  const places: ProblemPlace[] = [];
  const read = events.flatMap(({ event, pointer }): EventOfMessage[] => {
    const mapped = isJsonObject(event)
      ? mapCloudEvent(event, choices)
      : { unreadable: 'no JSON object' };
    if ('unreadable' in mapped) {
      places.push({ pointer, code: 'cloud_event', detail: mapped.unreadable });
      return [];
    }
    // Without an id it is unreadable.
    const id = isJsonObject(event) && typeof event['id'] === 'string' ? event['id'] : '';
    if ('leftOut' in mapped) return [{ id, leftOut: mapped.leftOut }];
    return [{ id, observation: { ...mapped.observation } }];
  });
  if (places.length === 0) return read;
  throw new Problem(
    'validation_failed',
    `${places.length} of ${events.length} events cannot be recorded; none of them was.`,
    { errors: places.slice(0, PLACES_MAX) },
  );
}

function eventsOf(request: FastifyRequest): { event: Json; pointer: string }[] {
  const body = request.body as Json | undefined;
  // An event in plain JSON is taken too: some senders name no other type.
  if (request.headers['ce-specversion'] !== undefined)
    return [{ event: binaryEvent(request, body), pointer: '' }];
  if (Array.isArray(body)) {
    if (body.length > EVENTS_MAX) throw invalid(`has more than ${EVENTS_MAX} events`);
    return body.map((event, i) => ({ event, pointer: `/${i}` }));
  }
  return [{ event: body ?? null, pointer: '' }];
}

/** The JSON form of an event whose attributes are headers (binding, section 3.1). */
function binaryEvent({ headers }: FastifyRequest, data: Json | undefined): JsonObject {
  const attributes: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (!/^ce-[a-z0-9]{1,64}$/.test(name) || typeof value !== 'string') continue;
    attributes.push([name.slice(3), decoded(name, value)]);
  }
  const { 'content-type': type } = headers;
  if (type !== undefined && data !== undefined) attributes.push(['datacontenttype', type]);
  return { ...Object.fromEntries(attributes), ...(data === undefined ? {} : { data }) };
}

/** Values of attributes are percent-encoded UTF-8, and may stand in quotation marks (binding, section 3.1.3.2). */
function decoded(name: string, value: string): string {
  const bare = /^"(.*)"$/s.exec(value)?.[1]?.replaceAll(/\\(.)/gs, '$1') ?? value;
  try {
    return decodeURIComponent(bare);
  } catch {
    throw new Problem('invalid_parameter', `The header ${name} is not percent-encoded UTF-8.`, {
      errors: [
        { parameter: name, code: 'percent_encoding', detail: 'is not percent-encoded UTF-8' },
      ],
    });
  }
}

const invalid = (detail: string): Problem =>
  new Problem('validation_failed', `The body ${detail}.`, {
    errors: [{ pointer: '', code: 'type', detail }],
  });
