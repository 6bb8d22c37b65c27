import { sha256, toHex, utf8, type JsonObject } from '@docket/chain';

/**
 * The idempotency key of an observation: a hash of the source's name and the id that it gave the event. Whatever key
 * the request has, the same event is recorded once by the same observer, and another content under its id is refused.
 */
export function observationKey({ source, event_id: event }: JsonObject): string {
  return `event-${toHex(sha256(utf8(JSON.stringify([source, event]))))}`;
}
