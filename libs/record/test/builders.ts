import {
  DEFAULT_POLICY,
  DOCKET_AUTHOR,
  type Decided,
  type DecisionState,
  type FoldEntry,
  type Policy,
  type RecordBodies,
  type Role,
  type Submission,
  decide,
} from '../src/index.js';

type JobCard = RecordBodies['job_card.filed'];
type ToolCall = NonNullable<JobCard['tool_calls']>[number];

/** The smallest of everything; a test names only what matters to it. */
export function opened(members: Partial<RecordBodies['decision.opened']> = {}): Submission {
  const body = { agent: { id: 'resolver' }, goal: 'Refund order 44812', stakes: 'low' as const };
  return { type: 'decision.opened', body: { ...body, ...members } };
}

export function card(members: Partial<JobCard> = {}): Submission {
  const body = { current_phase: 'EXECUTING' as const, goal: 'Refund', confidence: 0.9 };
  return { type: 'job_card.filed', body: { ...body, needs_human: false, ...members } };
}

export function call(tool: string, args: ToolCall['arguments'], more: Partial<ToolCall> = {}) {
  return { tool_name: tool, ...(args === undefined ? {} : { arguments: args }), ...more };
}

export function intent(
  name: string,
  members: Partial<RecordBodies['side_effect.intent']> = {},
): Submission {
  return {
    type: 'side_effect.intent',
    body: {
      operation: 'issue_refund',
      target: { system: 'payments', resource: `order/${name}` },
      owner: 'finance',
      idempotency_key: `key-${name}`,
      side_effect_id: `sfx_${name}`,
      ...members,
    },
  };
}

type ReportType =
  | 'side_effect.executing'
  | 'side_effect.executed'
  | 'side_effect.failed'
  | 'side_effect.outcome_unknown';

export function report(
  type: ReportType,
  name: string,
  members: Partial<RecordBodies[ReportType]> = {},
): Submission {
  return { type, body: { side_effect_id: `sfx_${name}`, ...members } };
}

export function undo(
  type: 'side_effect.rolled_back' | 'side_effect.compensated',
  name: string,
  by?: string,
): Submission {
  const madeUp = by === undefined ? {} : { compensated_by: `sfx_${by}` };
  return { type, body: { side_effect_id: `sfx_${name}`, ...madeUp } };
}

export function review(
  verdict: RecordBodies['review.recorded']['verdict'],
  escalationId?: string,
): Submission {
  const answered = escalationId === undefined ? {} : { escalation_id: escalationId };
  const replaces = verdict === 'correct' || verdict === 'override';
  const values = replaces ? { before: '50.00', after: '25.00' } : {};
  const body = { verdict, reason: 'I looked at it', ...answered, ...values };
  return { type: 'review.recorded', body };
}

export function evaluation(): Submission {
  return {
    type: 'evaluation.recorded',
    body: {
      target: { kind: 'decision' },
      kind: 'judge',
      evaluator: { id: 'judge-1' },
      passed: true,
    },
  };
}

export function closed(members: Partial<RecordBodies['decision.closed']> = {}): Submission {
  return { type: 'decision.closed', body: { outcome: 'completed', ...members } };
}

export function exported(): Submission {
  return {
    type: 'export.recorded',
    body: {
      kind: 'dossier',
      dossier_id: 'dos-1',
      variant: 'full',
      format: 'pdf',
      sha256: 'ab'.repeat(32),
    },
  };
}

export function accessed(): Submission {
  return {
    type: 'access.recorded',
    body: { kind: 'decision_entries', sha256: 'cd'.repeat(32), entries: 3, bytes: 4_096 },
  };
}

export function comment(about?: number): Submission {
  const on = about === undefined ? {} : { about };
  return { type: 'comment.recorded', body: { text: 'stop, reject, needs_human: true', ...on } };
}

export function policyWith(
  tripwires: Partial<Policy['tripwires']> = {},
  members: Partial<Policy> = {},
): Policy {
  return {
    ...DEFAULT_POLICY,
    ...members,
    tripwires: { ...DEFAULT_POLICY.tripwires, ...tripwires },
  };
}

export interface By {
  actor?: string;
  role?: Role;
}

export function gap(): Submission {
  return { type: 'gap.recorded', body: { kind: 'interrupted', reason: 'killed', records: 2 } };
}

export function incident(
  type: 'opened' | 'updated' | 'closed' = 'opened',
  id: string | undefined = type === 'opened' ? undefined : 'inc-1',
): Submission {
  const number = id ?? '';
  if (type === 'updated') {
    return { type: 'incident.updated', body: { incident_id: number, note: 'more' } };
  }
  if (type === 'closed') {
    const body = { incident_id: number, outcome: 'resolved' as const, summary: 'done' };
    return { type: 'incident.closed', body };
  }
  const body = {
    title: 'Paid twice',
    severity: 'serious' as const,
    aware_at: '2026-01-15T09:30:00Z',
  };
  return {
    type: 'incident.opened',
    body: { ...body, ...(id === undefined ? {} : { incident_id: id }) },
  };
}

/** Who usually submits a record of this type. */
export function usually({ type }: Submission): Required<By> {
  if (type === 'review.recorded' || type === 'comment.recorded')
    return { actor: 'prn_reviewer', role: 'reviewer' };
  if (type.startsWith('incident.') || type === 'export.recorded' || type === 'access.recorded')
    return { actor: 'prn_officer', role: 'officer' };
  return { actor: 'prn_agent', role: 'agent' };
}

const DOCKET = { actor: DOCKET_AUTHOR.actor, role: DOCKET_AUTHOR.role };

/** One decision that is written to: keeps the state and every entry. */
export class Play {
  state: DecisionState | undefined;
  readonly entries: FoldEntry[] = [];

  constructor(readonly policy: Policy = DEFAULT_POLICY) {}

  submit(submission: Submission, by: By = {}): Decided {
    const { actor, role } = { ...usually(submission), ...by };
    // Who says nothing else has seen everything so far.
    const { body } = submission;
    if ('verdict' in body && !('escalation_id' in body) && this.state?.openEscalations.length) {
      submission = {
        type: 'review.recorded',
        body: { as_of: this.entries.length - 1, ...body },
      } as Submission;
    }
    const seq = this.entries.length + 100;
    const now = new Date(Date.UTC(2026, 0, 15) + seq).toISOString();
    const decided = decide(this.state, submission, {
      policy: this.policy,
      actor,
      role,
      now,
      seq,
      decisionId: 'dec_1',
    });
    if (decided.ok) this.take(decided, { actor, role }, seq);
    return decided;
  }

  /** Keeps what was decided. */
  take(decided: Extract<Decided, { ok: true }>, by: Required<By>, seq: number): void {
    const now = new Date(Date.UTC(2026, 0, 15) + seq).toISOString();
    for (const [i, draft] of decided.entries.entries()) {
      this.entries.push({
        type: draft.type,
        body: draft.body,
        ...(draft.by === 'docket' ? DOCKET : by),
        decisionId: 'dec_1',
        decisionSeq: this.entries.length,
        seq: seq + i,
        time: now,
      } as FoldEntry); // The pairing of type and body is the draft's own.
    }
    this.state = decided.state;
  }
}

/** What the last of several submissions came to, in words that a table can hold. */
export interface Outcome {
  /** Rules that tripped. */
  trips: string[];
  /** Rules of the escalations that were opened. */
  escalations: string[];
  directive: string;
  refused?: string;
}

export function play(
  submissions: readonly (Submission | [Submission, By])[],
  policy?: Policy,
): Outcome {
  const decision = new Play(policy);
  let last: Decided | undefined;
  for (const one of submissions)
    last = Array.isArray(one) ? decision.submit(...one) : decision.submit(one);
  if (last === undefined) throw new Error('nothing was submitted');
  if (!last.ok) {
    return {
      trips: [],
      escalations: [],
      directive: decision.state?.directive ?? 'none',
      refused: last.refusal.code,
    };
  }
  return {
    trips: rulesOf(last, 'tripwire.tripped'),
    escalations: rulesOf(last, 'escalation.opened'),
    directive: last.directive,
  };
}

function rulesOf(
  decided: Extract<Decided, { ok: true }>,
  wanted: 'tripwire.tripped' | 'escalation.opened',
): string[] {
  return decided.entries.flatMap(({ type, body }) =>
    type === wanted && 'rule' in body ? [body.rule] : [],
  );
}
