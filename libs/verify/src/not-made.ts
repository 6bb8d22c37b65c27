import {
  type Concluded,
  NO_SERVER_KEY,
  NOBODY_REGISTERED,
  rulesNotMade,
  SERVER_KEY_HIDDEN,
  signaturesNotMade,
} from './report.js';
import type { Subject } from './subject.js';
import type { FoldResult } from './task.js';
import { type Withheld, WithheldBases } from './withheld.js';

/**
 * foldNotMade says which checks of who wrote what, and by which rules, could not be made where they would have been,
 * each with why: a check that held only some of its entries passes none of them.
 */
export function foldNotMade(subject: Subject, fold: FoldResult): Concluded['notMade'] {
  const { reviews, agents } = fold.signatures;
  const { policyAt, authors: unheld } = fold.unheld;
  const { held, unread } = fold.attribution;
  const notMade = { ...signaturesNotMade(fold.signatures), ...rulesNotMade(subject.scope, fold) };
  if (!subject.holdsAuthors) notMade.authors = NOBODY_REGISTERED;
  else if (unheld > 0) notMade.authors = because(policyAt, entries(unheld), fold.authors);
  if (!subject.serverKey)
    notMade.attestations = subject.serverKey === null ? NO_SERVER_KEY : SERVER_KEY_HIDDEN;
  if (unread > 0)
    notMade.people = because(
      policyAt,
      `${entries(unread)} in the names of people that you gave`,
      held,
    );
  if (policyAt === undefined) return notMade;
  if (reviews.unread > 0)
    notMade.review_signatures = because(
      policyAt,
      `of ${entries(reviews.unread)} the signature`,
      reviews.count,
    );
  if (agents.unread > 0)
    notMade.agent_signatures = because(
      policyAt,
      `of ${entries(agents.unread)} the signature`,
      agents.count,
    );
  if (fold.opaque > 0)
    notMade.rules = because(
      policyAt,
      `${fold.opaque} ${fold.opaque === 1 ? 'decision' : 'decisions'}`,
      fold.entries,
    );
  return notMade;
}

/** What checks rest on and is not shown whole, or is not one that is known. @param entries what is not shown of entries behind entry 0. */
export function hiddenBases(
  { serverKey, isServerKeyMalformed, hidden }: Subject,
  entries: WithheldBases,
  policyAt: number | undefined,
): Withheld[] {
  const bases = new WithheldBases();
  bases.takeGenesis(hidden);
  bases.takeAll(entries.list);
  const has = (name: string): boolean => bases.list.some(({ basis }) => basis === name);
  if (policyAt !== undefined && !has('policy')) bases.add('policy', policyAt);
  if (serverKey === undefined && isServerKeyMalformed !== true && !has('server_key'))
    bases.add('server_key', 0);
  return bases.list;
}

/** What entry 0 does not show of itself that is looked at without any other body. */
export function hiddenInGenesis({ hidden }: Subject): Withheld[] {
  const bases = new WithheldBases();
  bases.takeGenesis(hidden);
  return bases.list.filter(({ basis }) => basis === 'genesis');
}

const entries = (n: number): string => (n === 1 ? 'one entry' : `${n} entries`);

const because = (policyAt: number | undefined, what: string, held: number): string =>
  `${what[0]?.toUpperCase()}${what.slice(1)} could not be held, since ${
    policyAt === undefined
      ? 'not all of it is shown here, or not who was registered before'
      : `the policy of entry ${policyAt} is withheld, or not one that is known here`
  }. Held beside: ${held}.`;
