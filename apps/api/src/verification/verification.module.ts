import { Module } from '@nestjs/common';
import { ThreadsModule } from '../threads/threads.module.js';
import { VerificationController } from './verification.controller.js';
import { VerificationRuns } from './verification-runs.js';

@Module({
  imports: [ThreadsModule],
  providers: [VerificationRuns],
  controllers: [VerificationController],
})
export class VerificationModule {}
