import { Column, Entity, PrimaryColumn } from 'typeorm';
import { int8 } from './int8.js';

/** A full tile of the tree (C2SP tlog-tiles). */
@Entity({ schema: 'docket', name: 'tile' })
export class TileEntity {
  @PrimaryColumn({ type: 'integer', name: 'ledger_no' })
  ledgerNo: number;

  @PrimaryColumn({ type: 'smallint' })
  level: number;

  @PrimaryColumn({ type: 'bigint', transformer: int8 })
  index: number;

  @Column({ type: 'bytea' })
  root: Buffer;

  @Column({ type: 'bytea' })
  hashes: Buffer;
}
