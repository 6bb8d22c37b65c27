import { StoreRefusal } from '@docket/store';
import { ServiceError } from '../service-error.js';

/** Names of errors whose message is meant for whoever asked; they come out of a thread as plain errors. */
const TOLD: ReadonlySet<string> = new Set(['ExportTooLarge', 'DossierError']);
/** What goes away by itself. */
const PASSING: ReadonlySet<string> = new Set([
  'overloaded',
  'access_not_recorded',
  'seal_failed',
  'shutting_down',
  'clock_ahead',
  'ledger_time_ahead',
]);

/** Why an export can never be made; undefined for what may succeed when it is tried again. */
export function failureReason(error: unknown): string | undefined {
  if (error instanceof ServiceError || error instanceof StoreRefusal)
    return PASSING.has(error.code) ? undefined : error.message;
  if (error instanceof Error && TOLD.has(error.name)) return error.message;
  return undefined;
}
