import { Column, Entity, PrimaryColumn } from 'typeorm';
import { int8 } from './int8.js';

/** A checkpoint that was handed out. */
@Entity({ schema: 'docket', name: 'checkpoint' })
export class CheckpointEntity {
  @PrimaryColumn({ type: 'integer', name: 'ledger_no' })
  ledgerNo: number;

  @PrimaryColumn({ type: 'bigint', transformer: int8 })
  size: number;

  @Column({ type: 'bytea' })
  root: Buffer;

  @Column({ type: 'text', name: 'issued_at' })
  issuedAt: string;

  @Column({ type: 'text' })
  note: string;
}
