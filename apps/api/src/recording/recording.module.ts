import { Module } from '@nestjs/common';
import { ReadingModule } from '../reading/reading.module.js';
import { Recorder } from './recorder.js';

@Module({ imports: [ReadingModule], providers: [Recorder], exports: [Recorder] })
export class RecordingModule {}
