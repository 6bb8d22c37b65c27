import { isJsonObject, type JsonObject } from '@docket/chain';
import { FOUNDING_POLICY, validateRecord, type LedgerState, type Policy } from '@docket/record';
import {
  afterCreation,
  ApiKeys,
  LedgerService,
  TileReader,
  type Ledger,
  type LedgerSuccession,
} from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { authorOf, type Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';
import { Traced } from '../observation/tracing.js';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';

export interface LedgerRequest {
  /** 1 to 63 lower-case letters, digits and hyphens. */
  id: string;
  /** Laid over `FOUNDING_POLICY`, member by member. */
  policy?: JsonObject;
}

/** A ledger as it is now. */
export interface LedgerReading {
  ledger: Ledger;
  /** Entries. */
  size: number;
  state: LedgerState;
}

/** Makes ledgers, and says what they are. */
@Injectable()
export class Ledgers {
  constructor(
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(TileReader) private readonly tiles: TileReader,
    @Inject(ApiKeys) private readonly keys: ApiKeys,
    @Inject(SERVICE_SETTINGS) private readonly settings: Pick<ServiceSettings, 'cells'>,
  ) {}

  /**
   * @throws {ServiceError} `invalid_request` for a policy that no ledger can have, with pointers such as
   * `/policy/max_retries`; for an administrator of one ledger `wrong_ledger`.
   * @throws {StoreRefusal} `invalid_ledger_id`, `ledger_exists`. @throws {AppendFailed} `unknown`.
   */
  @Traced()
  async create(principal: Principal, { id, policy = {} }: LedgerRequest): Promise<LedgerReading> {
    admit(principal, { roles: ACCESS.administer, ledger: undefined });
    const whole = overlay({ ...FOUNDING_POLICY }, policy);
    checkPolicy(whole);
    const founder = authorOf(principal);
    const made = { id, policy: whole, createdBy: founder.actor, founder };
    const ledger = await this.#claim(id, () => this.ledgers.createLedger(made));
    return afterCreation(id, this.#read(ledger));
  }

  /**
   * Closes a ledger and makes the one that continues it, by an administrator of the installation.
   * @throws {StoreRefusal} `ledger_closed`, `ledger_exists`, `reserved_ledger`. @throws {AppendFailed} `unknown`.
   */
  @Traced()
  async succeed(
    principal: Principal,
    request: Omit<LedgerSuccession, 'founder'>,
  ): Promise<LedgerReading> {
    admit(principal, { roles: ACCESS.administer, ledger: undefined });
    const founder = authorOf(principal);
    const succeed = () => this.ledgers.succeedLedger({ ...request, founder });
    const ledger = await this.#claim(request.successor, succeed);
    this.keys.forgetAll();
    return afterCreation(ledger.id, this.#read(ledger));
  }

  /** Oldest first, the registry included. */
  @Traced()
  async list(principal: Principal): Promise<LedgerReading[]> {
    admit(principal, { roles: ACCESS.administer, ledger: undefined });
    const ledgers = await this.ledgers.listLedgers();
    return Promise.all(ledgers.map((ledger) => this.#read(ledger)));
  }

  /** @throws {StoreRefusal} `unknown_ledger`. */
  @Traced()
  async read(principal: Principal, id: string): Promise<LedgerReading> {
    admit(principal, { roles: ACCESS.readLedger, ledger: id, scope: 'no_content' });
    return this.#read(await this.ledgers.getLedger(id));
  }

  /** The policy in force, where it stands, and what waits for a second person. */
  @Traced()
  async policy(
    principal: Principal,
    id: string,
  ): Promise<Pick<LedgerState, 'policy' | 'policyRevision' | 'policySeq' | 'proposedPolicy'>> {
    admit(principal, { roles: ACCESS.readLedger, ledger: id, scope: 'no_content' });
    return this.ledgers.ledgerState(id);
  }

  /** Incidents that were opened outside decisions and are not closed, in order of opening. */
  @Traced()
  async openIncidents(principal: Principal, id: string): Promise<LedgerState['openIncidents']> {
    admit(principal, { roles: ACCESS.readIncidents, ledger: id });
    return (await this.ledgers.ledgerState(id)).openIncidents;
  }

  /** A name is one ledger's, in whatever cell. */
  #claim(id: string, work: () => Promise<Ledger>): Promise<Ledger> {
    const { cells } = this.settings;
    return cells === undefined ? work() : cells.claim(id, work);
  }

  async #read(ledger: Ledger): Promise<LedgerReading> {
    const size = await this.tiles.size(ledger.id);
    return { ledger, size, state: await this.ledgers.ledgerState(ledger.id) };
  }
}

/**
 * The store holds entry 0 against its schema too, but only after it has made the key that entry 0 names.
 * A creation that is refused must leave no key behind.
 */
function checkPolicy(policy: JsonObject): asserts policy is JsonObject & Policy {
  const validated = validateRecord('ledger.created', { ...ANY_GENESIS, policy });
  if (validated.ok) return;
  throw new ServiceError('invalid_request', 'This is not a policy that a ledger can have.', {
    places: validated.problems.map(({ pointer, keyword, message }) => ({
      pointer,
      code: keyword,
      detail: message,
    })),
  });
}

/** Stands for what the store will put there. */
const ANY_GENESIS = {
  format: 'docket-ledger/v1',
  origin: 'docket.example/any',
  public_key: 'docket.example/any+9b0a4c1d+AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAh',
};

/** Lays `changes` over `base`, objects member by member. */
function overlay(base: JsonObject, changes: JsonObject): JsonObject {
  const merged: JsonObject = { ...base };
  for (const [name, value] of Object.entries(changes)) {
    const below = merged[name];
    merged[name] = isJsonObject(below) && isJsonObject(value) ? overlay(below, value) : value;
  }
  return merged;
}
