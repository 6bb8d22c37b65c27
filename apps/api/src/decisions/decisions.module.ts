import { Module } from '@nestjs/common';
import { RecordingModule } from '../recording/recording.module.js';
import { DecisionsController } from './decisions.controller.js';
import { VerdictWaiters } from './verdict-waiters.js';

@Module({
  imports: [RecordingModule],
  controllers: [DecisionsController],
  providers: [VerdictWaiters],
})
export class DecisionsModule {}
