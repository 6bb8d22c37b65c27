import { Module } from '@nestjs/common';
import { CustodyModule } from '../custody/custody.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { OversightController } from './oversight.controller.js';
import { OversightService } from './oversight.service.js';

@Module({
  imports: [CustodyModule, ThreadsModule],
  providers: [OversightService],
  controllers: [OversightController],
  exports: [OversightService],
})
export class OversightModule {}
