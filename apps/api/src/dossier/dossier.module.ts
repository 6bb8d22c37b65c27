import { Module } from '@nestjs/common';
import { CustodyModule } from '../custody/custody.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { DossierController } from './dossier.controller.js';
import { EvidenceService } from './evidence.service.js';

@Module({
  imports: [CustodyModule, ThreadsModule],
  providers: [EvidenceService],
  controllers: [DossierController],
  exports: [EvidenceService],
})
export class DossierModule {}
