import { groupBy, observerOf, type SeenEvent, type SeenMatch } from './match.js';

/**
 * sightsOfOneKey gives observations of an action that one observer made more than once under its key: of the same
 * operation, with the same outcome. A failed attempt may be made again, and an attempt and its end are one act; so are
 * events of one reference of the changed system. Of a key that several actions have, nothing is given.
 */
export function sightsOfOneKey(
  sights: readonly { event: SeenEvent; match?: SeenMatch }[],
): SeenEvent[][] {
  const byKey = sights.filter(
    ({ event, match }) =>
      match?.by === 'idempotency_key' && match.count === 1 && event.body.outcome !== 'failed',
  );
  const groups = groupBy(
    byKey.map(({ event }) => event),
    ({ actor, body }) => JSON.stringify([observerOf(actor, body), body.operation, body.outcome]),
  );
  return [...groups.values()].flatMap((events) => {
    const acts = new Set(events.map(({ seq, body }) => body.external_ref ?? seq));
    return acts.size > 1 ? [events] : [];
  });
}
