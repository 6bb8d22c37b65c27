import { Module } from '@nestjs/common';
import { CustodyModule } from '../custody/custody.module.js';
import { DossierModule } from '../dossier/dossier.module.js';
import { OversightModule } from '../oversight/oversight.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { DossierMaker } from './dossier-maker.js';
import { EXPORT_MAKERS, type ExportMaker } from './export-maker.js';
import { ExportRunner } from './export-runner.js';
import { ExportsController } from './exports.controller.js';
import { LedgerMaker } from './ledger-maker.js';
import { OversightMaker } from './oversight-maker.js';

@Module({
  imports: [CustodyModule, DossierModule, OversightModule, ThreadsModule],
  providers: [
    DossierMaker,
    LedgerMaker,
    OversightMaker,
    {
      provide: EXPORT_MAKERS,
      inject: [DossierMaker, LedgerMaker, OversightMaker],
      useFactory: (...makers: ExportMaker[]) => makers,
    },
    ExportRunner,
  ],
  controllers: [ExportsController],
})
export class ExportsModule {}
