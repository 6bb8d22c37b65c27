import type { SideEffectStatus } from '@docket/record';
import { ClientError } from '../client-error.js';
import type { JobCard, SideEffectIntent } from '../records.js';

/** What of a card a run fills in by itself. */
export type CardMembers = Partial<Omit<JobCard, 'tool_calls'>>;

/** A tool call that is about to be made. */
export interface GuardedCall {
  tool: string;
  /** The framework's id of the call; drawn where there is none. */
  callId?: string;
  /** As the record is to show them. */
  arguments: unknown;
}

/** What a change of the world is, before it is made. */
export interface GuardedEffect {
  effect: 'write' | 'external';
  /** Names the real action ("refund of order 44812"), not the attempt. */
  key: string;
  intent: SideEffectIntent;
  /** Of the card that announces it: lineage, rationale, confidence and the like. */
  card?: CardMembers;
}

/**
 * The side effect was registered before, by this process or another, and has gone further than its intent.
 * Nothing was performed by this call. `status` says how far it has come.
 */
export class AlreadyPerformed extends ClientError<'already_performed'> {
  override readonly name = 'AlreadyPerformed';
  constructor(
    readonly sideEffectId: string,
    readonly status: SideEffectStatus,
  ) {
    super(
      'already_performed',
      `Not performed: ${sideEffectId} is "${status}" in the ledger already.`,
    );
  }
}

/** What is announced, as a card says it before the change is made. */
export function nextAction(
  { tool }: GuardedCall,
  { effect, intent }: GuardedEffect,
): NonNullable<JobCard['next_action']> {
  const { operation, target, amount, arguments_digest: digest } = intent;
  return {
    tool,
    operation,
    target,
    ...(amount === undefined ? {} : { amount }),
    ...(digest === undefined ? {} : { arguments_digest: digest }),
    effect,
  };
}
