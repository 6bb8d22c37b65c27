import { Module } from '@nestjs/common';
import { ReadingModule } from '../reading/reading.module.js';
import { RecordingModule } from '../recording/recording.module.js';
import { DecisionsController } from './decisions.controller.js';
import { VerdictWaiters } from './verdict-waiters.js';

@Module({
  imports: [RecordingModule, ReadingModule],
  controllers: [DecisionsController],
  providers: [VerdictWaiters],
})
export class DecisionsModule {}
