import { Module } from '@nestjs/common';
import { RecordingModule } from '../recording/recording.module.js';
import { JobCardsController } from './job-cards.controller.js';

@Module({ imports: [RecordingModule], controllers: [JobCardsController] })
export class JobCardsModule {}
