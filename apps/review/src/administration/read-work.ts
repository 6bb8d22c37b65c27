import { askJson } from '../ask.js';

/** `AtWork` of the API. */
export interface ShownWork {
  read_at: string;
  items: ShownWorkItem[];
}

export interface ShownWorkItem {
  name: WorkItemName;
  state: WorkItemState;
  scope: 'process' | 'installation';
  of?: string;
  counts: Record<string, number>;
}

export type WorkItemState = 'good' | 'waiting' | 'attention' | 'failed' | 'unknown' | 'off';
export type WorkItemName =
  | 'readiness'
  | 'ledgers'
  | 'unread_entries'
  | 'clock'
  | 'append_queue'
  | 'checkpoints'
  | 'witness'
  | 'checkpoint_sink'
  | 'time_stamps'
  | 'self_verification'
  | 'verification'
  | 'search_index'
  | 'exports'
  | 'telemetry'
  | 'outbox'
  | 'deadlines'
  | 'side_effects'
  | 'erasures'
  | 'expiry';

/** @throws {Refused} */
export const readWork = (): Promise<ShownWork> => askJson<ShownWork>('/v1/work');
