import { Module } from '@nestjs/common';
import { CustodyModule } from '../custody/custody.module.js';
import { CheckpointController } from './checkpoint.controller.js';
import { EntriesController } from './entries.controller.js';
import { ProofsController } from './proofs.controller.js';
import { TilesController } from './tiles.controller.js';

/** What an existing transparency-log client reads, and the proofs for those that are none. */
@Module({
  imports: [CustodyModule],
  controllers: [CheckpointController, TilesController, ProofsController, EntriesController],
})
export class LogModule {}
