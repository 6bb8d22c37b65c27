import { Column, Entity, PrimaryColumn } from 'typeorm';
import { int8 } from './int8.js';

/** One entry: the leaf as hashed, and what of it is indexed. */
@Entity({ schema: 'docket', name: 'entry' })
export class EntryEntity {
  @PrimaryColumn({ type: 'integer', name: 'ledger_no' })
  ledgerNo: number;

  @PrimaryColumn({ type: 'bigint', transformer: int8 })
  seq: number;

  @Column({ type: 'integer', name: 'decision_seq', nullable: true })
  decisionSeq: number | null;

  @Column({ type: 'bytea', name: 'leaf_hash' })
  leafHash: Buffer;

  @Column({ type: 'bytea' })
  prev: Buffer;

  @Column({ type: 'text' })
  type: string;

  @Column({ type: 'text', name: 'decision_id', nullable: true })
  decisionId: string | null;

  @Column({ type: 'bytea' })
  leaf: Buffer;
}
