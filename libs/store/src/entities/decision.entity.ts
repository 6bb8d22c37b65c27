import { Column, Entity, PrimaryColumn } from 'typeorm';
import { int8 } from './int8.js';

/** A decision as the fold of its entries left it. */
@Entity({ schema: 'docket', name: 'decision' })
export class DecisionEntity {
  @PrimaryColumn({ type: 'integer', name: 'ledger_no' })
  ledgerNo: number;

  @PrimaryColumn({ type: 'text', name: 'decision_id' })
  decisionId: string;

  @Column({ type: 'bigint', name: 'opened_seq', transformer: int8 })
  openedSeq: number;

  @Column({ type: 'bigint', name: 'last_seq', transformer: int8 })
  lastSeq: number;

  @Column({ type: 'bytea', name: 'last_hash' })
  lastHash: Buffer;

  @Column({ type: 'integer', name: 'entry_count' })
  entryCount: number;

  @Column({ type: 'text' })
  status: string;

  @Column({ type: 'text', nullable: true })
  phase: string | null;

  @Column({ type: 'text' })
  directive: string;

  @Column({ type: 'text' })
  stakes: string;

  @Column({ type: 'boolean', name: 'needs_human' })
  needsHuman: boolean;

  @Column({ type: 'text', name: 'agent_id' })
  agentId: string;

  @Column({ type: 'text', name: 'agent_name', nullable: true })
  agentName: string | null;

  @Column({ type: 'text' })
  goal: string;

  @Column({ type: 'text', nullable: true })
  outcome: string | null;

  @Column({ type: 'text', name: 'opened_at' })
  openedAt: string;

  @Column({ type: 'text', name: 'last_time' })
  lastTime: string;

  @Column({ type: 'text' })
  state: string;
}
