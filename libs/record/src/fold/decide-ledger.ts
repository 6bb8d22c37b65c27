import { signingKeyFault } from '../agent-signature.js';
import { refuseAgentSignature } from '../gates/agent-signature-gate.js';
import type { Refusal } from '../gates/gate.js';
import { isAboutKey } from '../gates/key-gate.js';
import { refuseLedgerEntry } from '../gates/ledger-gate.js';
import { type Misattribution, misattribution, refuseAuthorRole } from '../gates/permissions.js';
import { keyFault, replacementFault, rotationFault } from '../ledger-key.js';
import { passkeyFault } from '../passkey-challenge.js';
import { latestSchemaIds } from '../types.js';
import type { DraftEntry, RuleContext, Submission } from './decide.js';
import { incidentIdOf } from './incidents.js';
import { type LedgerEntry, type LedgerEntryOf, type LedgerState, evolveLedger } from './ledger.js';
import type { RuleFinding } from './replay.js';

export type LedgerDecided =
  | {
      ok: true;
      /** Exactly one: nothing follows from a record about the ledger. */
      entries: DraftEntry[];
      state: LedgerState;
    }
  | { ok: false; refusal: Refusal };

/**
 * decideLedger says what a record outside every decision becomes. `body` must have passed
 * validateRecord. Pure; the rules in force afterwards are `state.policy`.
 */
export function decideLedger(
  state: LedgerState,
  submission: Submission,
  context: Pick<RuleContext, 'actor' | 'now' | 'seq' | 'recorded'> & Pick<LedgerEntry, 'role'>,
): LedgerDecided {
  const forbidden = refuseAuthorRole(submission.type, context.role);
  if (forbidden !== undefined) return { ok: false, refusal: forbidden };
  const { actor, role, now: time, seq } = context;
  const entry = filledIn(state, { ...submission, actor, role, seq, time } as LedgerEntry);
  const refusal = refuseLedgerEntry(state, entry, context.recorded);
  if (refusal !== undefined) return { ok: false, refusal };
  const unsigned = refuseSignatures(state, entry);
  if (unsigned !== undefined) return { ok: false, refusal: unsigned };
  const { type, body } = entry;
  const draft = { type, schema: latestSchemaIds[type], body, by: 'submitter' } as DraftEntry;
  return { ok: true, entries: [draft], state: evolveLedger(state, entry) };
}

/** A signature on the record, or the proof of a key. A verification holds both by itself: see @docket/verify. */
function refuseSignatures(state: LedgerState, entry: LedgerEntry): Refusal | undefined {
  const { origin } = state;
  if (isAboutKey(entry)) return refuseUnproven(state, entry);
  if (entry.type !== 'principal.registered') return refuseAgentSignature(entry, state);
  const fault = signingKeyFault(origin, entry.body) ?? passkeyFault(origin, entry.body);
  if (fault === undefined) return undefined;
  const next = 'Let whoever has the key sign its own registration, for this ledger and principal.';
  return { code: 'principal_mismatch', ...fault, next };
}

/** A key that is another ledger's, or one that does not take over from the key in force. */
function refuseUnproven(
  { origin, keys }: LedgerState,
  { type, body }: LedgerEntryOf<'key.proposed' | 'key.rotated' | 'key.replaced'>,
): Refusal | undefined {
  const isLast = type === 'key.proposed' || body.previous_key === keys.at(-1)?.key;
  const fault = !isLast
    ? { message: 'another key is in force', pointer: '/previous_key' }
    : type === 'key.rotated'
      ? rotationFault(origin, body)
      : type === 'key.replaced'
        ? replacementFault(origin, body)
        : keyFault(origin, body.public_key, '/public_key');
  const next = 'Let Docket make the record: it has the seeds.';
  return fault && { code: 'key_rotation_mismatch', ...fault, next };
}

function filledIn(state: LedgerState, entry: LedgerEntry): LedgerEntry {
  if (entry.type === 'policy.changed') {
    const { revision = state.policyRevision + 1 } = entry.body;
    return { ...entry, body: { ...entry.body, revision } };
  }
  if (entry.type === 'ledger.restored') {
    const { restoration = state.restorations + 1 } = entry.body;
    return { ...entry, body: { ...entry.body, restoration } };
  }
  if (entry.type === 'incident.opened') {
    const { incident_id: id = incidentIdOf(state.counters.incidents + 1) } = entry.body;
    return { ...entry, body: { ...entry.body, incident_id: id } };
  }
  return entry;
}

export type LedgerFinding = Pick<RuleFinding, 'message' | 'rule'> & {
  code: 'entry_refused' | 'beyond_closing' | 'second_person_required' | Misattribution['code'];
  seq: number;
};

/** replayLedgerCheck tells whether decideLedger() would have taken a recorded entry. */
export function replayLedgerCheck(state: LedgerState, entry: LedgerEntry): LedgerFinding[] {
  const findings: LedgerFinding[] = [];
  const { seq } = entry;
  const misattributed = misattribution(entry);
  if (misattributed !== undefined) findings.push({ ...misattributed, seq });
  const refusal = refuseLedgerEntry(state, entry);
  if (refusal !== undefined) {
    const { code: rule, message } = refusal;
    const code =
      rule === 'ledger_closed'
        ? 'beyond_closing'
        : rule === 'second_person_required'
          ? rule
          : 'entry_refused';
    findings.push({ code, seq, message, ...(code === 'entry_refused' ? { rule } : {}) });
  }
  return findings;
}
