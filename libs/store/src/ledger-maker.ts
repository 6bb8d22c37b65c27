import { DEFAULT_POLICY, refuseAfterClosing } from '@docket/record';
import type { Author, LedgerState, Policy } from '@docket/record';
import { refused } from './append/author-gate.js';
import type { Database } from './database.js';
import { DatabaseUnfit } from './database-unfit.js';
import type { KeyVault } from './key-vault.js';
import { afterCreation, checkLedgerId, insertLedger, REGISTRY } from './ledger-creation.js';
import type { LedgerCreation, NewLedger } from './ledger-creation.js';
import type { Ledger } from './ledger.js';
import type { CreationTerms } from './own-entries.js';
import { StoreRefusal } from './refusal.js';
import type { RegisteredAuthors } from './registrations.js';

export interface LedgerSuccession {
  /** The ledger that is closed. */
  id: string;
  /** Id of the one that continues it. */
  successor: string;
  reason: string;
  approvedBy?: string;
  /** Whether keys that were used in it may be used anew in the successor; absent: they are refused there. */
  idempotencyKeys?: 'anew';
  /** The administrator of the installation who asks for it, and whom entry 1 of the successor registers. */
  founder: Author;
}

/** Where ledgers are read. */
interface Ledgers {
  getLedger(id: string): Promise<Ledger>;
  find(id: string): Promise<Ledger | undefined>;
  ledgerState(id: string): Promise<LedgerState>;
}

interface MakerSettings {
  /** First part of every origin. */
  host: string;
  /** Last part of the registry's origin; left out: nothing is said, and it is `registry` where it is made. */
  registryName?: string;
  secondKeys?: boolean;
  /** Whether what agents write in them is attested too. */
  attestsAgents?: boolean;
  terms: CreationTerms;
  authors: RegisteredAuthors;
}

/** Makes ledgers. */
export class LedgerCreator {
  constructor(
    private readonly database: Database,
    private readonly vault: KeyVault,
    private readonly ledgers: Ledgers,
    private readonly settings: MakerSettings,
  ) {}

  /** @throws {DatabaseUnfit} there is one, of another name than is said. */
  async makeRegistry(): Promise<void> {
    if ((await this.ledgers.find(REGISTRY)) === undefined) await this.#makeRegistry();
    const { origin } = await this.ledgers.getLedger(REGISTRY);
    requireRegistry(origin, this.settings.registryName);
  }

  async #makeRegistry(): Promise<void> {
    try {
      await this.#insert(REGISTRY, DEFAULT_POLICY, { createdBy: 'docket' });
    } catch (error) {
      // Another process was first.
      if (!(error instanceof StoreRefusal && error.code === 'ledger_exists')) throw error;
    }
  }

  /** As `LedgerService.createLedger`. */
  async create(request: LedgerCreation): Promise<Ledger> {
    const { id, policy = DEFAULT_POLICY, ...creator } = request;
    await this.#checkFree(id);
    await this.#insert(id, policy, creator);
    return afterCreation(id, this.ledgers.getLedger(id));
  }

  /**
   * As `LedgerService.succeedLedger`.
   * @param register registers the founder in the ledger that is closed, where that does not know them.
   */
  async succeed(
    ledger: Ledger,
    { id, successor, founder, ...said }: LedgerSuccession,
    register: () => Promise<void>,
  ): Promise<Ledger> {
    if (id === REGISTRY) throw reserved();
    // What is refused leaves no key behind; under the lock it is held again.
    const closed = refuseAfterClosing(await this.ledgers.ledgerState(id), 'ledger.closed', false);
    if (closed !== undefined) throw refused(closed);
    await this.#checkFree(successor);
    await register();
    const succeeds = { ...said, ledger, author: founder };
    const creator = { createdBy: founder.actor, founder, succeeds };
    await this.#insert(successor, ledger.policy, creator);
    return afterCreation(successor, this.ledgers.getLedger(successor));
  }

  async #checkFree(id: string): Promise<void> {
    checkLedgerId(id);
    if (id !== REGISTRY && (await this.ledgers.find(id)) === undefined) return;
    throw new StoreRefusal('ledger_exists', `There is a ledger ${id} already.`, {
      next: 'Use it, or choose another id.',
      pointer: '/id',
    });
  }

  async #insert(
    ledgerId: string,
    policy: Policy,
    {
      createdBy,
      founder,
      succeeds,
    }: Pick<LedgerCreation, 'createdBy' | 'founder'> & Pick<NewLedger, 'succeeds'>,
  ): Promise<void> {
    const { secondKeys: hasSecondKey = false, attestsAgents = true } = this.settings;
    const { terms, authors: known } = this.settings;
    const registered = founder === undefined ? undefined : await known.founding(founder);
    const authors = ledgerId === REGISTRY ? [] : registered;
    const ledger = { ledgerId, origin: this.#originOf(ledgerId), policy, createdBy, authors };
    const made = { ...ledger, hasSecondKey, attestsAgents, ...(succeeds && { succeeds }) };
    await insertLedger(this.database.appendPool, this.vault, made, terms);
  }

  #originOf(ledgerId: string): string {
    const { host, registryName = REGISTRY } = this.settings;
    return `${host}/${ledgerId === REGISTRY ? registryName : ledgerId}`;
  }
}

function requireRegistry(origin: string, name: string | undefined): void {
  if (name === undefined || origin.slice(origin.lastIndexOf('/') + 1) === name) return;
  throw new DatabaseUnfit(
    `The registry of this database is ${origin}, and would end in /${name} if the settings were right: they name the database of another cell. Mend DATABASE_URL, DOCKET_CELLS and the addresses of cells; no ledger is served from here.`,
  );
}

/** What is asked of the registry, and Docket alone does. */
export const reserved = (): StoreRefusal =>
  new StoreRefusal('reserved_ledger', 'The registry is written by Docket itself.', {
    next: 'Name another ledger.',
  });
