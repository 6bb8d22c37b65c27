import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One ledger. */
@Entity({ schema: 'docket', name: 'ledger' })
export class LedgerEntity {
  @PrimaryColumn({ type: 'integer', name: 'ledger_no' })
  ledgerNo: number;

  @Column({ type: 'text', name: 'ledger_id' })
  ledgerId: string;

  @Column({ type: 'text' })
  origin: string;

  @Column({ type: 'text', name: 'public_key' })
  publicKey: string;

  @Column({ type: 'text' })
  policy: string;

  @Column({ type: 'text', name: 'created_at' })
  createdAt: string;

  @Column({ type: 'text', name: 'created_by' })
  createdBy: string;
}
