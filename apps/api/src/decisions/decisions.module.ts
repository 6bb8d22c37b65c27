import { Module } from '@nestjs/common';
import { ReadingModule } from '../reading/reading.module.js';
import { RecordingModule } from '../recording/recording.module.js';
import { DecisionsController } from './decisions.controller.js';

@Module({ imports: [RecordingModule, ReadingModule], controllers: [DecisionsController] })
export class DecisionsModule {}
