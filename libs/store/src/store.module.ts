import { Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { AlertFinder } from './alerts/alert-finder.js';
import { ViewAlertFinder } from './alerts/view-alert-finder.js';
import { ShownDecisions } from './search/shown-decisions.js';
import { ExpirySchedule } from './erasure/expiry-schedule.js';
import { SeenFindings } from './seen/seen-findings.js';
import { AlertRules } from './alerts/alert-rules.js';
import { ApiKeys } from './api-keys.js';
import { CheckpointService } from './checkpoint-service.js';
import { Database, openDatabase } from './database.js';
import type { DatabaseOptions } from './database.js';
import { EntryFinder } from './entry-finder.js';
import { EntryReader } from './entry-reader.js';
import { ExportJobs } from './exports/export-jobs.js';
import type { Holder } from './holder.js';
import { KeptCheckpoints } from './kept-checkpoints.js';
import { KeyVault } from './key-vault.js';
import { KeyRotations } from './signing/key-rotation.js';
import { LedgerService } from './ledger-service.js';
import type { LedgerServiceOptions } from './ledger-service-options.js';
import { LedgerSizes } from './ledger-sizes.js';
import { OtlpInbox } from './otlp/otlp-inbox.js';
import { EndpointVault } from './outbox/endpoint-vault.js';
import { Outbox } from './outbox/outbox.js';
import { OutboxEndpoints } from './outbox/outbox-endpoints.js';
import { Reminders } from './outbox/reminders.js';
import { RollbackWatch } from './rollback-watch.js';
import { ActivityReader } from './search/activity.js';
import { CounterReader } from './search/counters.js';
import { DecisionSearch } from './search/decision-search.js';
import { Claims } from './search/claims.js';
import { SavedViews } from './views/saved-views.js';
import { OverdueFinder } from './search/overdue.js';
import { WaitingFinder } from './search/waiting.js';
import { SearchIndexer } from './search/search-indexer.js';
import { SideEffectSearch } from './search/side-effect-search.js';
import { LocalPeople } from './sessions/local-people.js';
import { People } from './sessions/people.js';
import { SessionSecret } from './sessions/session-secret.js';
import { RowSeals } from './signing/row-seal.js';
import { Sessions } from './sessions/sessions.js';
import { ProvenLog } from './proven-log.js';
import { TileReader } from './tile-reader.js';

export interface StoreModuleOptions extends DatabaseOptions, LedgerServiceOptions {
  /** Directory of the ledgers' signing keys. */
  keysDirectory: string;
  /** Directory in which checkpoints are kept outside of the database; nowhere where left out. */
  checkpointsDirectory?: string;
  /** Who else holds what was signed; nobody where left out. */
  holders?: readonly Holder[];
}

/** Ends what the store began, in order: the queues first, then the connections. */
class StoreLifecycle implements OnApplicationShutdown {
  constructor(
    private readonly ledgers: LedgerService,
    private readonly database: Database,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.ledgers.drain();
    await this.database.close();
  }
}

/** What others are given. */
const SERVICES = [
  Database,
  KeyRotations,
  KeyVault,
  LedgerService,
  EntryFinder,
  EntryReader,
  LedgerSizes,
  CheckpointService,
  RollbackWatch,
  ProvenLog,
  TileReader,
  ApiKeys,
  SearchIndexer,
  DecisionSearch,
  SideEffectSearch,
  CounterReader,
  ActivityReader,
  WaitingFinder,
  ExportJobs,
  OtlpInbox,
  Outbox,
  OutboxEndpoints,
  Claims,
  SavedViews,
  OverdueFinder,
  Reminders,
  AlertFinder,
  ViewAlertFinder,
  SeenFindings,
  ExpirySchedule,
  ShownDecisions,
  AlertRules,
  LocalPeople,
  People,
  SessionSecret,
  RowSeals,
  Sessions,
];

/** The store for Nest. `app.enableShutdownHooks()` makes a stop wait for the entries that were taken. */
@Module({})
export class StoreModule {
  static forRoot(options: StoreModuleOptions): DynamicModule {
    return {
      module: StoreModule,
      global: true,
      providers: [
        { provide: Database, useFactory: () => openDatabase(options) },
        { provide: KeyVault, useFactory: () => new KeyVault(options.keysDirectory) },
        {
          provide: LedgerService,
          inject: [Database, KeyVault],
          useFactory: async (database: Database, vault: KeyVault) => {
            const ledgers = new LedgerService(database, vault, options);
            await ledgers.start();
            return ledgers;
          },
        },
        {
          provide: KeyRotations,
          inject: [LedgerService, KeyVault],
          useFactory: (ledgers: LedgerService, vault: KeyVault) => new KeyRotations(ledgers, vault),
        },
        onLedgers(EntryFinder),
        onLedgers(EntryReader),
        ...logProviders(),
        onLedgers(ApiKeys),
        ...whatWaits(),
        ...sessionProviders(options),
        {
          provide: SearchIndexer,
          inject: [Database],
          useFactory: (database: Database) => new SearchIndexer(database),
        },
        ...searchReaders(),
        rollbackWatch(options),
        {
          provide: CheckpointService,
          inject: [Database, LedgerService, RollbackWatch],
          useFactory: (database: Database, ledgers: LedgerService, watch: RollbackWatch) =>
            new CheckpointService(database, ledgers, watch),
        },
        {
          provide: StoreLifecycle,
          inject: [LedgerService, Database],
          useFactory: (ledgers: LedgerService, database: Database) =>
            new StoreLifecycle(ledgers, database),
        },
      ],
      exports: SERVICES,
    };
  }
}

function whatWaits() {
  return [
    onSeals(ExportJobs),
    onSeals(OtlpInbox),
    onSeals(Claims),
    onLedgers(SavedViews),
    onLedgers(OverdueFinder),
    onSeals(Reminders),
    onLedgers(AlertRules),
    {
      provide: AlertFinder,
      inject: [Database, RowSeals],
      useFactory: (database: Database, seals: RowSeals) => new AlertFinder(database, seals),
    },
    {
      provide: ViewAlertFinder,
      inject: [Database, RowSeals],
      useFactory: (database: Database, seals: RowSeals) => new ViewAlertFinder(database, seals),
    },
    {
      provide: ExpirySchedule,
      inject: [Database],
      useFactory: (database: Database) => new ExpirySchedule(database),
    },
    {
      provide: SeenFindings,
      inject: [Database, RowSeals],
      useFactory: (database: Database, seals: RowSeals) => new SeenFindings(database, seals),
    },
    {
      provide: ShownDecisions,
      inject: [Database],
      useFactory: (database: Database) => new ShownDecisions(database),
    },
    {
      provide: Outbox,
      inject: [Database, LedgerService, SessionSecret, RowSeals],
      useFactory: (
        database: Database,
        ledgers: LedgerService,
        secret: SessionSecret,
        seals: RowSeals,
      ) => new Outbox(database, ledgers, { vault: new EndpointVault(secret), seals }),
    },
    {
      provide: OutboxEndpoints,
      inject: [Database, LedgerService, SessionSecret],
      useFactory: (database: Database, ledgers: LedgerService, secret: SessionSecret) =>
        new OutboxEndpoints(database, ledgers, new EndpointVault(secret)),
    },
  ];
}

function searchReaders() {
  return [
    onIndex(DecisionSearch),
    onIndex(SideEffectSearch),
    onIndex(CounterReader),
    onIndex(ActivityReader),
    onIndex(WaitingFinder),
  ];
}

function sessionProviders({ keysDirectory }: StoreModuleOptions) {
  return [
    onLedgers(People),
    { provide: SessionSecret, useFactory: () => new SessionSecret(keysDirectory) },
    {
      provide: RowSeals,
      inject: [SessionSecret],
      useFactory: (secret: SessionSecret) => new RowSeals(secret),
    },
    {
      provide: Sessions,
      inject: [Database, SessionSecret],
      useFactory: (database: Database, secret: SessionSecret) => new Sessions(database, secret),
    },
    {
      provide: LocalPeople,
      inject: [Database, SessionSecret],
      useFactory: (database: Database, secret: SessionSecret) => new LocalPeople(database, secret),
    },
  ];
}

/** The tree as it is stored, and as it is handed out. */
function logProviders() {
  return [
    onLedgers(LedgerSizes),
    onLedgers(TileReader),
    {
      provide: ProvenLog,
      inject: [TileReader],
      useFactory: (tiles: TileReader) => new ProvenLog(tiles),
    },
  ];
}

/** Holds the database against what is kept outside before anything is answered from it. */
function rollbackWatch({ checkpointsDirectory: directory, holders }: StoreModuleOptions) {
  return {
    provide: RollbackWatch,
    inject: [Database, LedgerService, TileReader],
    useFactory: async (database: Database, ledgers: LedgerService, tiles: TileReader) => {
      const kept = directory === undefined ? undefined : new KeptCheckpoints(directory);
      const watch = new RollbackWatch(database, ledgers, tiles, kept, holders);
      await watch.checkAllKept();
      return watch;
    },
  };
}

/** A provider for a class that is made of the database and the ledgers. */
function onLedgers<Service>(service: new (database: Database, ledgers: LedgerService) => Service) {
  return {
    provide: service,
    inject: [Database, LedgerService],
    useFactory: (database: Database, ledgers: LedgerService) => new service(database, ledgers),
  };
}

/** The same for a class that also reads from the search projection. */
function onIndex<Service>(
  service: new (database: Database, ledgers: LedgerService, indexer: SearchIndexer) => Service,
) {
  return {
    provide: service,
    inject: [Database, LedgerService, SearchIndexer],
    useFactory: (database: Database, ledgers: LedgerService, indexer: SearchIndexer) =>
      new service(database, ledgers, indexer),
  };
}

/** The same for a class that also seals rows, and acts on none that does not hold. */
function onSeals<Service>(
  service: new (database: Database, ledgers: LedgerService, seals: RowSeals) => Service,
) {
  return {
    provide: service,
    inject: [Database, LedgerService, RowSeals],
    useFactory: (database: Database, ledgers: LedgerService, seals: RowSeals) =>
      new service(database, ledgers, seals),
  };
}
