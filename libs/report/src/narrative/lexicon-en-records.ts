import { explainFinding } from '@docket/record';

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** A finding of the verification, as far as it is told in words. */
export interface DamageWords {
  kind: string;
  code: string;
  seq: number | undefined;
  /** The verifier's own sentence, in English. */
  message: string;
}

const GAP_KINDS: Record<string, string> = {
  dropped: 'records were given up',
  spool_lost: 'the writer’s spool was lost',
  interrupted: 'the writer was interrupted',
};

const CLAIMS: Record<string, string> = {
  loop_detected: 'the agent’s own claim of a loop',
  needs_human: 'the agent asks for a human',
};

/** How many records are missing in so many recorded gaps. */
function gapCount(gaps: number, records: number, unknown: number): string {
  const known =
    unknown === gaps ? 'number of records not recorded' : plural(records, 'record', 'records');
  const rest =
    unknown === 0 || unknown === gaps
      ? ''
      : `; the number in ${plural(unknown, 'gap is', 'gaps is')} not recorded`;
  return `${plural(gaps, 'gap', 'gaps')}, ${known}${rest}`;
}

/** Words for what is recorded about the record, the system and the ledger. */
export const englishRecords = {
  records: {
    finding: explainFinding,
    effectEvent: (event: string) => `Side effect: ${event.replaceAll('_', ' ')}`,
    gap: (kind: string) => `Gap recorded: ${GAP_KINDS[kind] ?? kind}`,
    missing: (n: string | undefined) => (n === undefined ? 'number not recorded' : `${n} missing`),
    part: (component: string, name: string) => `${component} ${name}`,
    change: (component: string, name: string) => `System changed: ${component} ${name}`,
    policy: 'Policy of the ledger changed',
    thePolicy: 'the ledger’s policy',
    policyWith: (differences: readonly string[]) =>
      `the ledger’s policy (${differences.join('; ')})`,
    revision: (n: string) => `revision ${n}`,
    incident: {
      opened: 'Incident opened',
      updated: 'Incident updated',
      closed: 'Incident closed',
    },
    refused: 'Side effect refused by Docket',
    notRegistered: 'not registered',
    refusedCount: (n: number) => `${n} refused by Docket`,
    earlier: (seq: string, decision: string) => `ledger entry ${seq} of decision ${decision}`,
    further: (members: readonly string[]) =>
      `further data in dossier.json: ext (${members.join(', ')})`,
    noGap: 'none recorded',
    gapCount,
    damage: ({ message }: DamageWords) => message,
    claim: (name: string, value: string) => `${CLAIMS[name] ?? name}: ${value}`,
    yes: 'yes',
    no: 'no',
    readOnly: 'read, not exported',
    exported: 'exported',
    label: {
      locale: 'language',
      role: 'role of the key',
      job: 'export job',
      filter: 'SHA-256 of the filter',
      firstSeq: 'from ledger entry',
      lastSeq: 'to ledger entry',
      entries: 'entries in it',
      bytes: 'bytes',
      missing: 'missing',
      from: 'from',
      to: 'to',
      agent: 'agent',
      contentHash: 'SHA-256',
      effectiveAt: 'in effect',
      approvedBy: 'approved by',
      changed: 'changed',
      title: 'title',
      severity: 'severity',
      awareAt: 'became aware',
      description: 'description',
      dueAt: 'report due',
      basis: 'basis of the deadline',
      notified: 'reported to',
      decision: 'decision concerned',
      note: 'note',
      outcome: 'outcome',
      rootCause: 'root cause',
      corrective: 'corrective action',
      system: 'system',
      owner: 'owner',
      earlierEntry: 'the key belongs to ledger entry',
      earlierDecision: 'of decision',
      variant: 'variant',
      format: 'format',
      recipient: 'recipient',
      purpose: 'purpose',
      checkpoint: 'checkpoint size',
      errorType: 'kind of error',
      observedBy: 'observed by',
      compensates: 'makes up for',
      compensatedBy: 'made up for by',
      argumentsDigest: 'digest of the arguments',
      systemModel: 'model',
      systemPrompt: 'prompt',
      systemPolicy: 'policy given to the agent',
      lastResult: 'last result',
      attempts: 'attempts',
      loopSignature: 'the agent’s name for the loop',
      handoffSummary: 'what was handed over',
      handoffCompleteness: 'completeness as stated',
      handoffFrom: 'answered to',
      handoffNote: 'why',
      nextDescription: 'next action in words',
      nextEffect: 'effect of the next action',
      evaluatorModel: 'model of the evaluator',
      judged: 'judged',
      subject: 'subject',
      needsHuman: 'the agent asks for a human',
      loopClaimed: 'the agent states that it is in a loop',
      corrects: 'corrects',
      unreadableArguments: 'arguments not readable',
    },
    attention: {
      incident: (id: string, severity: string, title: string, outcome: string | undefined) =>
        `Incident ${id} (${severity}), ${outcome === undefined ? 'not closed' : `closed as ${outcome}`}: ${title}`,
      refused: (operation: string, target: string, earlier: string) =>
        `Docket refused ${operation} on ${target}: its idempotency key belongs to ${earlier}`,
      changed: (what: string, to: string) => `Changed while the decision ran: ${what}, now ${to}`,
    },
    summary: {
      gaps: (gaps: number, records: number, unknown: number) =>
        `the writer itself recorded that records are missing: ${gapCount(gaps, records, unknown)}`,
      incidents: (incidents: readonly string[]) => `recorded incidents: ${incidents.join('; ')}`,
      incident: (id: string, severity: string, outcome: string | undefined) =>
        `${id} (${severity}), ${outcome === undefined ? 'open' : `closed as ${outcome}`}`,
      changes: (changes: readonly string[]) =>
        `changed while the decision ran: ${changes.join('; ')}`,
      refused: (operations: readonly string[]) =>
        `Docket refused to register ${operations.join(', ')}, asked for under the key of another action`,
      many: (n: number) =>
        `${plural(n, 'record of gaps, incidents, changes or refusals is', 'records of gaps, incidents, changes or refusals are')} in sections 7 to 13`,
    },
    full: {
      gap: (kind: string, records: string, reason: string) =>
        `The writer recorded a gap: ${GAP_KINDS[kind] ?? kind}; records missing: ${records}; reason stated: ${reason}`,
      incident: (id: string, severity: string, title: string, aware: string) =>
        `Incident ${id} was opened, severity ${severity}: ${title}; the deployer stated becoming aware at ${aware}`,
      incidentClosed: (id: string, outcome: string, summary: string) =>
        `Incident ${id} was closed as ${outcome}; stated: ${summary}`,
      incidentOpen: (id: string, due: string) =>
        `Incident ${id} is not closed in this evidence; report due: ${due}`,
      change: (what: string, from: string, to: string, reason: string) =>
        `While the decision ran, ${what} was changed; before: ${from}; after: ${to}; reason stated: ${reason}`,
      refused: (operation: string, target: string, earlier: string) =>
        `Docket refused to register ${operation} on ${target}, for its idempotency key belongs to ${earlier}`,
    },
  },
};
