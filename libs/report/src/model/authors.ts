import type { AuthorRow } from '../schema/index.js';
import type { ModelContext } from './context.js';
import { peopleOfRegistration } from './people.js';

/** Who was registered as an author, or revoked, when, and by whom; in the order of the ledger. */
export function buildAuthors(context: ModelContext): AuthorRow[] {
  const { authorRecords, facts, words } = context;
  return authorRecords.map((entry) => {
    const isRegistered = entry.type === 'principal.registered';
    const event = words.recordType(entry.type);
    const people = peopleOfRegistration(context, entry);
    return {
      event: people === undefined ? event : words.records.by(event, people),
      principal: facts.at(entry, '/principal'),
      role: facts.at(entry, '/role'),
      kind: facts.at(entry, '/kind'),
      sign_in: facts.at(entry, '/authenticator/kind'),
      authenticator: facts.at(entry, isRegistered ? '/authenticator/id' : '/authenticator'),
      ends: facts.at(entry, isRegistered ? '/authenticator/expires_at' : '/from'),
      registry_entry: facts.at(entry, '/registry_entry/seq'),
      reason: facts.at(entry, '/reason'),
      by: entry.actor,
      at: entry.time,
      evidence: [entry.mark],
    };
  });
}
