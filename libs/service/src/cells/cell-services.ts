import {
  adoptAdministrator,
  adoptRevocations,
  alone,
  Database,
  LedgerService,
  LedgerSizes,
  People,
  REGISTRY,
} from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import type { CellLinks } from '../settings.js';

/** Held at home, while a name is looked for in every cell. */
const MAKING = 'docket-ledger-names';

/** What the services of one cell do for the installation that it is part of. */
@Injectable()
export class CellServices {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(LedgerSizes) private readonly sizes: LedgerSizes,
    @Inject(People) private readonly people: People,
  ) {}

  /** Of the ledgers in it, without the registry: of that name each cell has one. */
  async ledgerIds(): Promise<string[]> {
    return (await this.ledgers.ledgerIds()).filter((id) => id !== REGISTRY);
  }

  readSizes(ledgers: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.sizes.read(ledgers);
  }

  /** Where its ledgers say who people are. */
  get place(): Awaited<ReturnType<CellLinks['placeOf']>> {
    return { people: this.people, ledgers: this.ledgers };
  }

  /** Does `work` unless another process does work of this kind by this cell; says whether it did. */
  alone(work: () => Promise<void>): Promise<boolean> {
    return alone(this.database, MAKING, work);
  }

  /** Has this cell know an administrator of the installation, who is registered at home. @throws as an append does. */
  adopt(home: CellServices, actor: string): Promise<void> {
    return adoptAdministrator(home.ledgers, this.ledgers, actor);
  }

  /** Has this cell take back what was taken back at home. @throws as an append does. */
  adoptRevocations(home: CellServices): Promise<void> {
    return adoptRevocations(home.ledgers, this.ledgers);
  }
}
