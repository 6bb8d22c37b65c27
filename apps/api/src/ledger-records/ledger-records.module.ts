import { Module } from '@nestjs/common';
import { RecordingModule } from '../recording/recording.module.js';
import { DecisionIncidentsController } from './decision-incidents.controller.js';
import { GapsController } from './gaps.controller.js';
import { IncidentsController } from './incidents.controller.js';
import { PolicyController } from './policy.controller.js';
import { SystemChangesController } from './system-changes.controller.js';

/** What is known to be missing, and what is recorded about the ledger as a whole. */
@Module({
  imports: [RecordingModule],
  controllers: [
    GapsController,
    SystemChangesController,
    IncidentsController,
    DecisionIncidentsController,
    PolicyController,
  ],
})
export class LedgerRecordsModule {}
