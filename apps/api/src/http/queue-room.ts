import type { Principal } from '@docket/service';
import type { FastifyInstance } from 'fastify';
import { takesRecord } from '../openapi/operation.js';

/** What it needs to know about what waits: `Recording` of `@docket/service`. */
export interface RoomSource {
  /** @throws {StoreRefusal} `overloaded`: nothing of the principal's is taken for the ledger now. */
  requireRoom(principal: Principal, ledger: string): void;
}

/**
 * Refuses, before the body is read, what would be refused behind it: a record for a ledger with as many waiting as can
 * be held. What comes of the body is passed over, and the connection stays usable.
 */
export function refuseWhereFull(server: FastifyInstance, source: RoomSource): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const { principal, params, routeOptions } = request;
    const { operation } = routeOptions.config;
    const { ledger } = (params ?? {}) as { ledger?: string };
    if (principal === undefined || ledger === undefined) return done();
    if (operation === undefined || !takesRecord(operation)) return done();
    try {
      source.requireRoom(principal, ledger);
    } catch (error) {
      // What a hook with a callback throws, Fastify does not catch.
      return done(error as Error);
    }
    done();
  });
}
