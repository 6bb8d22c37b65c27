import { DOCKET_AUTHOR } from '../author.js';

/** What of an entry says whether it is carried over. */
interface CarriedLeaf {
  seq: number;
  type: string;
  role: string;
  /** Undefined: not read, and then only its type and author are held. */
  body?: object | undefined;
}

/**
 * carriedFault says why an entry is not what entry 0 says of it: the registrations that a ledger carries over from its
 * predecessor are as many entries as entry 0 says, right behind it and by Docket, and no other entry is one. So none can
 * be added later, which the ledger shows by itself. Undefined: there is no fault.
 *
 * @param predecessor as entry 0 has it; `null`: none; undefined: not known, and nothing is held against it.
 */
export function carriedFault(
  predecessor: { registrations: number } | null | undefined,
  { seq, type, role, body }: CarriedLeaf,
): string | undefined {
  if (predecessor === undefined || seq === 0) return undefined;
  const carried = predecessor?.registrations ?? 0;
  const isRegistration = type === 'principal.registered';
  const isNamed = isRegistration && body !== undefined && Object.hasOwn(body, 'predecessor_entry');
  if (seq > carried) {
    if (!isNamed) return undefined;
    return predecessor === null
      ? 'it registers somebody as known to a predecessor, and this ledger continues none'
      : `it registers somebody as known to the predecessor, and entry 0 says that only the first ${carried} entries behind it do`;
  }
  const isCarried =
    isRegistration && (isNamed || body === undefined) && role === DOCKET_AUTHOR.role;
  if (isCarried) return undefined;
  return `entry 0 says that Docket carries over registrations of the predecessor in the first ${carried} entries behind it, and this is none`;
}
