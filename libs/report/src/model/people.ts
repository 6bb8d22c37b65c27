import { canonicalize } from '@docket/chain';
import { DOCKET_ACTOR } from '@docket/record';
import type { Told } from '../narrative/told.js';
import { isObject, type ModelContext } from './context.js';
import type { EntryView } from './entry.js';

/**
 * How many people stand behind a registration, in words: whoever wrote it, and whoever of the entries at hand confirmed
 * it. Undefined of what Docket wrote, and where a confirmation does not show what it confirms.
 */
export function peopleOfRegistration(context: ModelContext, entry: EntryView): Told | undefined {
  const { authorRecords, facts, words } = context;
  if (entry.type !== 'principal.registered' || entry.actor === DOCKET_ACTOR) return undefined;
  const principal = facts.at(entry, '/principal');
  const authenticator = facts.at(entry, '/authenticator/id');
  if (principal.state !== 'recorded' || authenticator.state !== 'recorded') return undefined;
  const later = authorRecords.filter(
    ({ type, seq }) => type === 'principal.confirmed' && seq > entry.seq,
  );
  const confirmed = later.map((one) => ({
    actor: one.actor,
    principal: facts.at(one, '/principal'),
    authenticator: facts.at(one, '/authenticator'),
  }));
  const isByAnother = confirmed.some(
    (one) =>
      one.principal.value === principal.value &&
      one.authenticator.value === authenticator.value &&
      one.actor !== entry.actor &&
      one.actor !== principal.value,
  );
  if (isByAnother) return words.records.byTwo;
  const isShown = confirmed.every(
    (one) => one.principal.state === 'recorded' && one.authenticator.state === 'recorded',
  );
  return isShown ? words.records.byOne : undefined;
}

/**
 * The same of a policy: whoever brought it into force, and whoever proposed just this one before. Whether the rules
 * ask for two, and by when, is for the verification.
 */
export function peopleOfPolicy(context: ModelContext, entry: EntryView): Told | undefined {
  const { ledgerRecords, words } = context;
  const before = ledgerRecords.filter(
    ({ type, seq }) => seq < entry.seq && (type === 'policy.proposed' || type === 'policy.changed'),
  );
  const last = before.at(-1);
  if (last?.type !== 'policy.proposed' || last.actor === entry.actor) return words.records.byOne;
  const [proposed, enacted] = [policyOf(last), policyOf(entry)];
  if (proposed === undefined || enacted === undefined) return undefined;
  return proposed === enacted ? words.records.byTwo : words.records.byOne;
}

/** Undefined where not all of it is shown. */
function policyOf({ body, hidden, trusted }: EntryView): string | undefined {
  const policy = isObject(body) ? body['policy'] : undefined;
  return trusted && hidden.size === 0 && policy !== undefined ? canonicalize(policy) : undefined;
}
