import { Module } from '@nestjs/common';
import { RecordingModule } from '../recording/recording.module.js';
import { EvaluationsController } from './evaluations.controller.js';

@Module({ imports: [RecordingModule], controllers: [EvaluationsController] })
export class EvaluationsModule {}
