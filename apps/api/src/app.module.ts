import { StoreModule } from '@docket/store';
import { Module, type DynamicModule } from '@nestjs/common';
import { BatchModule } from './batch/batch.module.js';
import { API_CONFIG, type ApiConfig } from './config.js';
import { DecisionsModule } from './decisions/decisions.module.js';
import { DocsModule } from './docs/docs.module.js';
import { DossierModule } from './dossier/dossier.module.js';
import { EvaluationsModule } from './evaluations/evaluations.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { HealthModule } from './health/health.module.js';
import { RouteTable } from './http/route-table.js';
import { JobCardsModule } from './job-cards/job-cards.module.js';
import { KeysModule } from './keys/keys.module.js';
import { LedgerRecordsModule } from './ledger-records/ledger-records.module.js';
import { LedgersModule } from './ledgers/ledgers.module.js';
import { LogModule } from './log/log.module.js';
import { OversightModule } from './oversight/oversight.module.js';
import { ProblemsModule } from './problems/problems.module.js';
import { ReviewsModule } from './reviews/reviews.module.js';
import { SearchModule } from './search/search.module.js';
import { SchemasModule } from './schemas/schemas.module.js';
import { SideEffectsModule } from './side-effects/side-effects.module.js';
import { VerificationModule } from './verification/verification.module.js';

/** What every module may inject: the settings, and the routes that the router has. */
@Module({})
class SettingsModule {
  static forRoot(config: ApiConfig, routes: RouteTable): DynamicModule {
    return {
      module: SettingsModule,
      global: true,
      providers: [
        { provide: API_CONFIG, useValue: config },
        { provide: RouteTable, useValue: routes },
      ],
      exports: [API_CONFIG, RouteTable],
    };
  }
}

/** The service: one module per resource over the store. */
@Module({})
export class AppModule {
  static forRoot(config: ApiConfig, routes: RouteTable): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.forRoot(config, routes),
        StoreModule.forRoot({
          url: config.databaseUrl,
          ...(config.databaseOwnerUrl === undefined ? {} : { ownerUrl: config.databaseOwnerUrl }),
          poolSize: config.poolSize,
          host: config.hostName,
          keysDirectory: config.keysDir,
          limits: {
            queueRecordsMax: config.queueRecordsMax,
            clockAheadMaxMs: config.clockAheadSMax * 1000,
          },
        }),
        LedgersModule,
        KeysModule,
        DecisionsModule,
        JobCardsModule,
        SideEffectsModule,
        EvaluationsModule,
        ReviewsModule,
        LedgerRecordsModule,
        SearchModule,
        BatchModule,
        DossierModule,
        ExportsModule,
        LogModule,
        VerificationModule,
        OversightModule,
        SchemasModule,
        ProblemsModule,
        DocsModule,
        HealthModule,
      ],
    };
  }
}
