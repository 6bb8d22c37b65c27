import { Module } from '@nestjs/common';
import { Custody } from './custody.service.js';

@Module({ providers: [Custody], exports: [Custody] })
export class CustodyModule {}
