import { RouteConfig } from '@nestjs/platform-fastify';
import type { Role } from '@docket/record';
import type { OperationDescription } from '../openapi/operation.js';

/**
 * Who may call a route: roles of an API key, or
 * - `public`: anybody, without a key;
 * - `session`: whoever is signed in, whatever their roles;
 * - `public-log`: also anybody, where the ledger's policy says `log_access: public`.
 */
export type Access = Role | 'public' | 'public-log' | 'session';

/** What Fastify keeps beside each route (`request.routeOptions.config`). */
export interface RouteDescription {
  allow?: readonly Access[];
  operation?: OperationDescription;
  /** The route takes lists of records: longer bodies, and lines of JSON too. */
  batch?: boolean;
  /** The body is OTLP: protobuf or JSON, packed with gzip or not, and is read behind the route. */
  telemetry?: boolean;
  /** The body may also be a form, as programs of other protocols send it. */
  form?: boolean;
  /** The body may be a CloudEvent, or a list of them. */
  events?: boolean;
  /** The address names no ledger: it is that of the key. */
  ledgerOfKey?: boolean;
}

declare module 'fastify' {
  // Declared so that hooks can read what the decorators below wrote.
  interface FastifyContextConfig extends RouteDescription {}
}

/** Names who may call a route. A route without it answers 403 to everybody. */
export function Allow(...allow: readonly Access[]): MethodDecorator {
  return describeRoute({ allow });
}

/** Describes a route for /openapi.json. */
export function Operation(operation: OperationDescription): MethodDecorator {
  return describeRoute({ operation });
}

/** Lets a route take a list of records, as a JSON array or as lines of JSON. */
export function TakesBatch(): MethodDecorator {
  return describeRoute({ batch: true });
}

/** Lets a route take the messages of OTLP/HTTP, as they come. */
export function TakesTelemetry(): MethodDecorator {
  return describeRoute({ telemetry: true });
}

/** Lets a route take `application/x-www-form-urlencoded`, too: each field once, as a member. */
export function TakesForm(): MethodDecorator {
  return describeRoute({ form: true });
}

/** Lets a route take CloudEvents 1.0 in JSON, one or a list of them. */
export function TakesEvents(): MethodDecorator {
  return describeRoute({ events: true });
}

/** The route is about the ledger that the key is for, and its address does not name it. */
export function LedgerOfKey(): MethodDecorator {
  return describeRoute({ ledgerOfKey: true });
}

// They travel in Fastify's own route options, so that the hook that runs before the body is read
// can refuse, and so that every route, however it was registered, is subject to it.
function describeRoute(part: RouteDescription): MethodDecorator {
  return (target, key, descriptor) => {
    const handler = descriptor.value as object;
    const whole = { ...descriptions.get(handler), ...part };
    descriptions.set(handler, whole);
    RouteConfig(whole)(target, key, descriptor);
  };
}

const descriptions = new WeakMap<object, RouteDescription>();
