import type { FastifyRequest } from 'fastify';
import { PROTOBUF } from './otlp-types.js';
import { Problem } from './problem.js';

/** CloudEvents in JSON: one, and a list of them (CloudEvents HTTP Protocol Binding 1.0.2, section 3). */
export const CLOUD_EVENTS = ['application/cloudevents+json', 'application/cloudevents-batch+json'];

/** What the route of a request takes as the type of a body. */
function mediaTypesOf({ routeOptions }: FastifyRequest): string[] {
  const { telemetry, batch, form, events } = routeOptions?.config ?? {};
  return [
    ...(telemetry === true ? [PROTOBUF] : []),
    'application/json',
    ...(batch === true ? ['application/x-ndjson'] : []),
    ...(events === true ? CLOUD_EVENTS : []),
    ...(form === true ? ['application/x-www-form-urlencoded'] : []),
  ];
}

/** Says which types the route takes, in words and as `Accept` (RFC 9110, 15.5.16). */
export function unsupportedType(request: FastifyRequest, cause?: unknown): Problem {
  const types = mediaTypesOf(request);
  return new Problem('unsupported_media_type', `Only ${types.join(' or ')} is read here.`, {
    headers: { accept: types.join(', ') },
    cause,
  });
}

/** Says which codings of a body the route takes, in words and as `Accept-Encoding`. */
export function unsupportedCoding(request: FastifyRequest): Problem {
  const isTelemetry = request.routeOptions.config.telemetry === true;
  const detail = isTelemetry
    ? 'A body is read here as it is, or packed once with gzip, and in no other content coding.'
    : 'A body is read as it is, in no content coding.';
  return new Problem('unsupported_media_type', detail, {
    headers: {
      'accept-encoding': isTelemetry ? 'gzip, identity' : 'identity',
      accept: mediaTypesOf(request).join(', '),
    },
  });
}
