import { addressOf } from '../router.js';
import type { ShownFiring } from './read-alerts.js';

/** Where it fired, with the way there for whoever sees decisions. */
export function FiringPlace({
  ledger,
  firing: { decision_id: decision, escalation_id: escalation },
  say,
}: {
  ledger: string;
  firing: Pick<ShownFiring, 'decision_id' | 'escalation_id'>;
  say: { wholeLedger: string };
}) {
  if (decision === null) return <>{say.wholeLedger}</>;
  const to =
    escalation === null
      ? ({ place: 'decisions', path: [ledger, decision] } as const)
      : ({ place: 'queue', path: [ledger, decision, escalation] } as const);
  return <a href={addressOf(to)}>{escalation === null ? decision : `${decision} ${escalation}`}</a>;
}
