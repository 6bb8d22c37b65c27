import { Module } from '@nestjs/common';
import { EntryFinder } from './entry-finder.js';

@Module({ providers: [EntryFinder], exports: [EntryFinder] })
export class ReadingModule {}
