import { authorFault, isGood } from '@docket/record';
import type { Author, DOCKET_AUTHOR, LedgerState } from '@docket/record';
import { readLedgerState } from './append/ledger-state.js';
import type { LedgerWriter } from './append/ledger-writer.js';
import type { PlannedOutcome } from './append/planned.js';
import { prepareOwn } from './append/submission.js';
import type { DocketRecord, PreparedSubmission } from './append/submission.js';
import { now } from './clock.js';
import type { Database } from './database.js';
import type { Ledger } from './ledger.js';
import { StoreRefusal } from './refusal.js';

type Authors = readonly (Author | typeof DOCKET_AUTHOR)[];

/** Registers whoever administers the installation in the ledgers that they write to. */
export class RegisteredAuthors {
  readonly #database: Database;
  readonly #registry: (whatever: 'went_back' | undefined) => Promise<Ledger>;

  /** @param registry the registry; one that went back only where that is asked for. */
  constructor(
    database: Database,
    registry: (whatever: 'went_back' | undefined) => Promise<Ledger>,
  ) {
    this.#database = database;
    this.#registry = registry;
  }

  /**
   * Writes; of an administrator of the installation whom the ledger does not know yet, the registration before.
   * @throws {StoreRefusal} `author_not_in_force` of all others whom it does not know.
   */
  async write(
    writer: LedgerWriter,
    ledger: Ledger,
    prepared: readonly PreparedSubmission[],
  ): Promise<PlannedOutcome[]> {
    try {
      return await writer.submit(prepared);
    } catch (error) {
      if (!isRefused(error, 'author_not_in_force')) throw error;
      const authors = prepared.map(({ author }) => author);
      const missing = await this.missing(ledger, authors);
      if (missing.length === 0) throw error;
      try {
        // By itself: what is refused of the request is recorded, and its author has to be known for that.
        await writer.submit(missing);
      } catch (conflict) {
        // Registered meanwhile, for another request of theirs.
        if (!isRefused(conflict, 'principal_mismatch')) throw conflict;
      }
      return writer.submit(prepared);
    }
  }

  /**
   * What has to be registered in the ledger before these can write into it; also while the registry went back, for
   * a restoration of the one or the other.
   */
  async missing(
    ledger: Ledger,
    authors: Authors,
    whatever?: 'went_back',
  ): Promise<PreparedSubmission[]> {
    const own = await this.#own(ledger.ledgerNo, authors, whatever);
    return own.map((record) => prepareOwn(record, ledger.policy));
  }

  /** What a new ledger registers first. @throws {StoreRefusal} `author_not_in_force`. */
  async founding(founder: Author): Promise<Registration[]> {
    const own = await this.#own(undefined, [founder]);
    if (own.length > 0) return own;
    throw new StoreRefusal('author_not_in_force', `The registry does not know ${founder.actor}.`, {
      next: 'Use the key of an administrator of the installation.',
    });
  }

  async #own(
    ledgerNo: number | undefined,
    authors: Authors,
    whatever?: 'went_back',
  ): Promise<Registration[]> {
    const { ledgerNo: registryNo } = await this.#registry(whatever);
    return ownRegistrations(this.#database, { registryNo, ledgerNo, authors });
  }
}

const isRefused = (error: unknown, code: StoreRefusal['code']): boolean =>
  error instanceof StoreRefusal && error.code === code;

export type Registration = Extract<DocketRecord, { type: 'principal.registered' }>;

/**
 * What Docket has to register in a ledger so that administrators of the whole installation can write into it:
 * their authenticators that the registry knows, that are good, and that the ledger does not know yet. Nothing for
 * anybody else, nor for whom the ledger has revoked.
 *
 * @param of.ledgerNo undefined for a ledger that is still to be made.
 */
async function ownRegistrations(
  database: Database,
  of: {
    registryNo: number;
    ledgerNo: number | undefined;
    authors: Authors;
  },
): Promise<Registration[]> {
  const administrators = of.authors.filter(({ role }) => role === 'administrator');
  const actors = new Map(administrators.map((author) => [author.actor, author]));
  if (actors.size === 0 || of.ledgerNo === of.registryNo) return [];
  const registry = await readState(database, of.registryNo);
  const ledger = of.ledgerNo === undefined ? undefined : await readState(database, of.ledgerNo);
  if (ledger?.holdsAuthors === false) return [];
  const found = [...actors.values()].flatMap((author) => missingOf(author, registry, ledger));
  return Promise.all(
    found.map(async ({ seq, ...body }) => {
      const { rows } = await database
        .of(of.registryNo)
        .query<{ leaf_hash: Buffer }>(
          'SELECT leaf_hash FROM docket.entry WHERE ledger_no = $1 AND seq = $2',
          [of.registryNo, seq],
        );
      const leafHash = rows[0]?.leaf_hash.toString('hex');
      if (leafHash === undefined) throw new Error(`The registry has no entry ${seq}.`);
      const entry = { seq, leaf_hash: leafHash };
      return { type: 'principal.registered' as const, body: { ...body, registry_entry: entry } };
    }),
  );
}

const readState = (database: Database, ledgerNo: number): Promise<LedgerState> =>
  readLedgerState(database.of(ledgerNo), ledgerNo);

function missingOf(
  author: Author | typeof DOCKET_AUTHOR,
  registry: LedgerState,
  ledger: LedgerState | undefined,
): (Omit<Registration['body'], 'registry_entry'> & { seq: number })[] {
  const time = now();
  const known = registry.principals.get(author.actor);
  if (
    known === undefined ||
    authorFault(registry.principals, { ...author, time, decision: 'unknown' }) !== undefined
  )
    return [];
  const here = ledger?.principals.get(author.actor);
  if (here !== undefined && (here.revokedFrom !== null || here.role !== known.role)) return [];
  const ids = here?.authenticators.map(({ registered }) => registered.id) ?? [];
  return known.authenticators
    .filter((one) => isGood(one, time) && !ids.includes(one.registered.id))
    .map(({ registered, seq }) => ({
      principal: author.actor,
      role: known.role,
      authenticator: registered,
      seq,
    }));
}
