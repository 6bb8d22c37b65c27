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

  /**
   * The ledgers in it, without the registry: of that name each cell has one. `leaving`: those that stand still here, until
   * they live in another cell; `isMoving`: some are being moved, so that this changes soon.
   */
  async contents(): Promise<{ ids: string[]; leaving: string[]; isMoving: boolean }> {
    const ids = (await this.ledgers.ledgerIds()).filter((id) => id !== REGISTRY);
    const standings = await this.ledgers.standings.all();
    const leaving = standings.filter(({ standing }) => standing === 'leaving').map(({ id }) => id);
    return { ids, leaving, isMoving: standings.some(({ isMoving }) => isMoving) };
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
