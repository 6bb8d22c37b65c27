import { Module } from '@nestjs/common';
import { Recorder } from './recorder.js';

@Module({ providers: [Recorder], exports: [Recorder] })
export class RecordingModule {}
