import { Module } from '@nestjs/common';
import { RecordingModule } from '../recording/recording.module.js';
import { SideEffectsController } from './side-effects.controller.js';

@Module({ imports: [RecordingModule], controllers: [SideEffectsController] })
export class SideEffectsModule {}
