import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_POLICY } from './policy.js';
import { gatewayUrl, traceUrl } from './trace-links.js';
import { validateRecord } from './validate.js';

const TRACE = { trace_id: '4bf92f3577b34da6a3ce929d0e0e4736', span_id: '00f067aa0ba902b7' };
const gateway = (url: string) => ({ systems: [{ system: 'litellm', url }] });
const seen = (url: string, ref: string) => gatewayUrl(gateway(url), { system: 'litellm', ref });

test('an address is filled in with what the record says', () => {
  const trace = 'https://traces.example/t/{trace_id}?span={span_id}';
  expect(traceUrl({ trace }, TRACE)).toBe(
    'https://traces.example/t/4bf92f3577b34da6a3ce929d0e0e4736?span=00f067aa0ba902b7',
  );
  expect(traceUrl({ trace }, { trace_id: TRACE.trace_id })).toBeUndefined();
  expect(seen('https://gateway.example:8443/ui/{ref}#log', 'chatcmpl-7')).toBe(
    'https://gateway.example:8443/ui/chatcmpl-7#log',
  );
});

test('what names no address leads nowhere', () => {
  const links = gateway('https://gateway.example/{ref}');
  for (const none of [undefined, null, 'x', [], {}, { systems: 'x' }, { systems: [null] }]) {
    expect(gatewayUrl(none, { system: 'litellm', ref: 'x' })).toBeUndefined();
    expect(traceUrl(none, TRACE)).toBeUndefined();
  }
  expect(gatewayUrl(links, { system: 'portkey', ref: 'x' })).toBeUndefined();
  expect(gatewayUrl(links, { system: '__proto__', ref: 'x' })).toBeUndefined();
});

test('whatever an id is, it stays one part of the path, on the host of the policy', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (ref) => {
      const url = seen('https://gateway.example/t/{ref}/log?x=1#y', ref);
      if (url === undefined)
        return ref === '' || /^\.{1,2}$/.test(ref) || /\p{Surrogate}/u.test(ref);
      const { origin, pathname, search, hash } = new URL(url);
      const [, first, id = '', last, ...more] = pathname.split('/');
      return (
        origin === 'https://gateway.example' &&
        [first, last, search, hash, more.length].join(' ') === 't log ?x=1 #y 0' &&
        decodeURIComponent(id) === ref
      );
    }),
  );
});

test.each(['.', '..', '', '\ud800'])('%j is no part of a path', (ref) => {
  expect(seen('https://gateway.example/t/{ref}', ref)).toBeUndefined();
});

describe('a policy', () => {
  const errorsOf = (trace_links: object) => {
    const policy = { ...DEFAULT_POLICY, version: '2', trace_links };
    const body = { policy, reason: 'x', revision: 2 };
    const result = validateRecord('policy.changed', body as never);
    return result.ok ? [] : result.problems.map(({ pointer }) => pointer);
  };

  test.each([
    'https://traces.example/{trace_id}',
    'https://traces.example/a/{trace_id}/%20/{span_id}?q={trace_id}#{span_id}',
    'https://a:1/{trace_id}',
  ])('may lead to %s', (trace) => {
    expect(errorsOf({ trace })).toEqual([]);
    expect(traceUrl({ trace }, TRACE)).toMatch(/^https:/);
  });

  test.each([
    'http://traces.example/{trace_id}',
    'javascript:alert(1)//{trace_id}',
    'https://{trace_id}/',
    'https://traces.example{trace_id}/',
    'https://traces.example/none',
    'https://traces.example/{ref}',
    'https://traces.example/{trace_id}{',
    'https://user:secret@traces.example/{trace_id}',
    'https://traces.example@evil.example/{trace_id}',
    'https://traces.example\\@evil.example/{trace_id}',
    'https://traces.example/{trace_id} x',
    'https://traces.example/{trace_id}"onclick="x',
    'https://traces.example/ä/{trace_id}',
    'https://traces.example/%zz/{trace_id}',
    `https://traces.example/{trace_id}\n`,
    `https://traces.example/${'{trace_id}'.repeat(200)}`,
  ])('does not lead to %j', (trace) => {
    expect(errorsOf({ trace })).toEqual(['/policy/trace_links/trace']);
    expect(traceUrl({ trace }, TRACE)).toBeUndefined();
    const url = trace.replaceAll('{ref}', '{trace_id}').replaceAll('{trace_id}', '{ref}');
    if (url.includes('/{ref}') && trace.includes('/{ref}')) return;
    expect(errorsOf(gateway(url))).toEqual(['/policy/trace_links/systems/0/url']);
    expect(seen(url, 'x')).toBeUndefined();
  });

  test('names systems by words that a record can have', () => {
    const url = 'https://gateway.example/{ref}';
    expect(errorsOf({ systems: [{ system: 'Lite LLM', url }] })).toEqual([
      '/policy/trace_links/systems/0/system',
    ]);
  });
});
