import type { FastifyInstance, RouteOptions } from 'fastify';
import type { RouteDescription } from './route.js';

export interface RouteEntry extends RouteDescription {
  method: string;
  /** Fastify's pattern: `/v1/ledgers/:ledger`, `/tile/*`. */
  url: string;
}

/** All routes of a server, in the order in which they were registered. */
export class RouteTable {
  readonly routes: RouteEntry[] = [];
  private readonly patterns = new Map<string, RegExp>();

  /** Starts to record. Call it before the first route is registered. */
  watch(server: FastifyInstance): void {
    server.addHook('onRoute', (route: RouteOptions) => {
      for (const method of [route.method].flat()) {
        this.routes.push({ ...route.config, method, url: route.url });
      }
      this.patterns.set(route.url, matcherOf(route.url));
    });
  }

  /** Methods that some route serves at this path; empty when nothing is there. */
  methodsAt(path: string): string[] {
    const methods = new Set<string>();
    for (const route of this.routes) {
      if (this.patterns.get(route.url)?.test(path) === true) methods.add(route.method);
    }
    return [...methods].sort();
  }
}

function matcherOf(pattern: string): RegExp {
  const source = pattern
    .split('/')
    .map((segment) => {
      if (segment === '*') return '.*';
      return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:[a-z_]+/gi, '[^/]+');
    })
    .join('/');
  return new RegExp(`^${source}$`);
}
