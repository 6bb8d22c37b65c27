import { Column, Entity, PrimaryColumn } from 'typeorm';
import { int8 } from './int8.js';

/** What a leaf commits to: canonical JSON and the secret of its salts. */
@Entity({ schema: 'docket', name: 'body' })
export class BodyEntity {
  @PrimaryColumn({ type: 'integer', name: 'ledger_no' })
  ledgerNo: number;

  @PrimaryColumn({ type: 'bigint', transformer: int8 })
  seq: number;

  @Column({ type: 'bytea' })
  body: Buffer;

  /** Null where values are erased; then `disclosure` is what is left. */
  @Column({ type: 'bytea', nullable: true })
  secret: Buffer | null;

  /** Canonical JSON of a partial disclosure. */
  @Column({ type: 'bytea', nullable: true })
  disclosure: Buffer | null;
}
