import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { serializeList } from 'structured-headers';
import { Problem } from './problem.js';
import { TokenBuckets, type RatePolicy } from './token-buckets.js';

/** Requests in a minute, or nothing that holds them: said in so many words, never by leaving something out. */
export type RequestRate = number | 'off';

export interface RateLimits {
  /** Of one key. */
  ofKey: RequestRate;
  /** Of all keys together, at one ledger. */
  ofLedger: RequestRate;
}

const WINDOW_S = 60;
/** More than one processor answers, so that who keeps one busy is held back and nobody else notices. */
export const RATE_LIMITS: RateLimits = { ofKey: 60_000, ofLedger: 180_000 };

interface Limit {
  buckets: TokenBuckets;
  /** The name of the bucket that a request takes from; undefined where it takes from none. */
  nameOf(request: FastifyRequest): string | undefined;
  /** What a refusal says came too often. */
  whose: string;
}

/**
 * Refuses, before the body is read, what a key or the keys of a ledger ask for beyond their rate: 429, with
 * `Retry-After`. Each answer to a key says what is left, in the fields RateLimit-Policy and RateLimit of
 * draft-ietf-httpapi-ratelimit-headers-10 (sections 3 and 4). It counts what this process is asked for, and
 * nothing that needs no key.
 */
export function limitRates(
  server: FastifyInstance,
  { ofKey, ofLedger }: RateLimits,
  nowMs?: () => number,
): void {
  const limits: Limit[] = [];
  const add = (name: string, rate: RequestRate, limit: Omit<Limit, 'buckets'>): void => {
    if (rate === 'off') return;
    const policy = { name, requestsMax: rate, windowS: WINDOW_S };
    limits.push({ buckets: new TokenBuckets(policy, nowMs), ...limit });
  };
  add('key', ofKey, {
    nameOf: ({ principal, session }) => principal?.keyId ?? session?.id,
    whose: 'This key',
  });
  add('ledger', ofLedger, {
    nameOf: ({ params }) => (params as { ledger?: string } | undefined)?.ledger,
    whose: 'The keys of this ledger together',
  });
  if (limits.length === 0) return;
  server.addHook('onRequest', (request, reply, done) => {
    if (request.principal === undefined && request.session === undefined) return done();
    const own = limits.flatMap(({ nameOf, ...limit }) => {
      const name = nameOf(request);
      return name === undefined ? [] : [{ ...limit, name }];
    });
    const spent = own.find(({ buckets, name }) => !buckets.has(name));
    // Of a request that is refused nothing is counted: who waits as long as it is told is served.
    if (spent === undefined) for (const { buckets, name } of own) buckets.take(name);
    sayRates(reply, own);
    if (spent === undefined) return done();
    const { requestsMax, windowS } = spent.buckets.policy;
    done(
      new Problem(
        'rate_limited',
        `${spent.whose} may make ${requestsMax} requests in ${windowS} seconds.`,
        { headers: { 'retry-after': String(spent.buckets.state(spent.name).resetS) } },
      ),
    );
  });
}

const policyTexts = new WeakMap<RatePolicy, string>();

function sayRates(
  reply: FastifyReply,
  own: readonly { buckets: TokenBuckets; name: string }[],
): void {
  const states = own.map(({ buckets, name }) => {
    const { left, resetS } = buckets.state(name);
    return item(buckets.policy.name, { r: left, t: resetS });
  });
  void reply.headers({
    'ratelimit-policy': own.map(({ buckets }) => textOf(buckets.policy)).join(', '),
    ratelimit: serializeList(states),
  });
}

/** As a field value (RFC 9651); it does not change, and stands in every answer. */
function textOf(policy: RatePolicy): string {
  const known = policyTexts.get(policy);
  if (known !== undefined) return known;
  const text = serializeList([item(policy.name, { q: policy.requestsMax, w: policy.windowS })]);
  policyTexts.set(policy, text);
  return text;
}

function item(name: string, parameters: Record<string, number>): [string, Map<string, number>] {
  return [name, new Map(Object.entries(parameters))];
}
