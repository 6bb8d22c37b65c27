import { Module } from '@nestjs/common';
import { CustodyModule } from '../custody/custody.module.js';
import { DossierModule } from '../dossier/dossier.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { DossierMaker } from './dossier-maker.js';
import { EXPORT_MAKERS, type ExportMaker } from './export-maker.js';
import { ExportRunner } from './export-runner.js';
import { ExportsController } from './exports.controller.js';
import { LedgerMaker } from './ledger-maker.js';

@Module({
  imports: [CustodyModule, DossierModule, ThreadsModule],
  providers: [
    DossierMaker,
    LedgerMaker,
    {
      provide: EXPORT_MAKERS,
      inject: [DossierMaker, LedgerMaker],
      useFactory: (...makers: ExportMaker[]) => makers,
    },
    ExportRunner,
  ],
  controllers: [ExportsController],
})
export class ExportsModule {}
