import { Module } from '@nestjs/common';
import { CustodyModule } from '../custody/custody.module.js';
import { RecordingModule } from '../recording/recording.module.js';
import { DecisionChain } from './decision-chain.service.js';
import { DecisionEntriesController } from './decision-entries.controller.js';
import { DecisionListController } from './decision-list.controller.js';
import { DecisionsController } from './decisions.controller.js';
import { VerdictWaiters } from './verdict-waiters.js';

@Module({
  imports: [CustodyModule, RecordingModule],
  controllers: [DecisionListController, DecisionsController, DecisionEntriesController],
  providers: [DecisionChain, VerdictWaiters],
  exports: [DecisionChain],
})
export class DecisionsModule {}
