import { GATEWAY_URL, TRACE_URL } from './trace-url.js';

/** What a record says of a trace. */
interface SeenTrace {
  trace_id: string;
  span_id?: string | undefined;
}

/** What a record says of a gateway. */
interface SeenRef {
  system: string;
  ref: string;
}

/**
 * traceUrl gives the address where a trace is seen, by `trace_links` of a policy, as they are recorded. Undefined
 * where they name none that all can be filled in of. Held against the schema once more: whoever shows a file that
 * others made links to nothing else.
 */
export function traceUrl(links: unknown, { trace_id, span_id }: SeenTrace): string | undefined {
  return filled(member(links, 'trace'), TRACE_URL, { trace_id, span_id });
}

/** gatewayUrl gives the address of what a gateway calls so; otherwise as `traceUrl`. */
export function gatewayUrl(links: unknown, { system, ref }: SeenRef): string | undefined {
  const systems = member(links, 'systems');
  if (!Array.isArray(systems)) return undefined;
  const known: unknown = systems.find((one) => member(one, 'system') === system);
  return filled(member(known, 'url'), GATEWAY_URL, { ref });
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

type Values = Readonly<Record<string, string | undefined>>;

function filled(template: unknown, form: string, values: Values): string | undefined {
  if (typeof template !== 'string' || template.length > 1_000) return undefined;
  if (!new RegExp(form, 'u').test(template)) return undefined;
  let isWhole = true;
  const url = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const escaped = escapedId(values[name]);
    isWhole &&= escaped !== undefined;
    return escaped ?? '';
  });
  return isWhole ? url : undefined;
}

/** Every character that has a meaning in an address is escaped; dots alone would lead to another folder, escaped or not. */
function escapedId(id: string | undefined): string | undefined {
  if (id === undefined || /^\.{0,2}$/.test(id) || /\p{Surrogate}/u.test(id)) return undefined;
  return encodeURIComponent(id).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
