import { Module } from '@nestjs/common';
import { CustodyModule } from '../custody/custody.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { OversightController } from './oversight.controller.js';

@Module({
  imports: [CustodyModule, ThreadsModule],
  controllers: [OversightController],
})
export class OversightModule {}
