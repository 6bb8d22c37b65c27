import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An API key; its secret is kept as a hash only. */
@Entity({ schema: 'docket', name: 'api_key' })
export class ApiKeyEntity {
  @PrimaryColumn({ type: 'text', name: 'key_id' })
  keyId: string;

  @Column({ type: 'integer', name: 'ledger_no', nullable: true })
  ledgerNo: number | null;

  @Column({ type: 'text' })
  role: string;

  @Column({ type: 'text' })
  principal: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'bytea', name: 'secret_hash' })
  secretHash: Buffer;

  @Column({ type: 'text', name: 'created_at' })
  createdAt: string;

  @Column({ type: 'text', name: 'created_by' })
  createdBy: string;

  @Column({ type: 'text', name: 'revoked_at', nullable: true })
  revokedAt: string | null;

  @Column({ type: 'text', name: 'revoked_by', nullable: true })
  revokedBy: string | null;

  /** To the hour, RFC 3339. */
  @Column({ type: 'text', name: 'last_used_at', nullable: true })
  lastUsedAt: string | null;
}
