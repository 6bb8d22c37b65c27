import { Module } from '@nestjs/common';
import { RecordingModule } from '../recording/recording.module.js';
import { ReviewsController } from './reviews.controller.js';

@Module({ imports: [RecordingModule], controllers: [ReviewsController] })
export class ReviewsModule {}
