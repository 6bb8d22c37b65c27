import { addressOf } from '../router.js';
import type { ShownFiring } from './read-alerts.js';

/** Where it fired, with the way there for whoever sees decisions. */
export function FiringPlace({
  ledger,
  firing: { kind, decision_id: decision, escalation_id: escalation },
  say,
}: {
  ledger: string;
  firing: Pick<ShownFiring, 'kind' | 'decision_id' | 'escalation_id'>;
  say: { wholeLedger: string; seenByNone: string };
}) {
  // What was seen and no decision declared stands in no list of decisions.
  if (decision === null && kind === 'seen_otherwise')
    return <a href={addressOf({ place: 'reports', path: [] })}>{say.seenByNone}</a>;
  if (decision === null) return <>{say.wholeLedger}</>;
  const to =
    escalation === null
      ? ({ place: 'decisions', path: [ledger, decision] } as const)
      : ({ place: 'queue', path: [ledger, decision, escalation] } as const);
  return <a href={addressOf(to)}>{escalation === null ? decision : `${decision} ${escalation}`}</a>;
}
