import { Module } from '@nestjs/common';
import { CustodyModule } from '../custody/custody.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { DossierController } from './dossier.controller.js';
import { DossierService } from './dossier.service.js';
import { EvidenceService } from './evidence.service.js';

@Module({
  imports: [CustodyModule, ThreadsModule],
  providers: [DossierService, EvidenceService],
  controllers: [DossierController],
  exports: [DossierService, EvidenceService],
})
export class DossierModule {}
