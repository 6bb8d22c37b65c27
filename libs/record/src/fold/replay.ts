import { type Json, canonicalize } from '@docket/chain';
import { refusalOf } from '../gates/index.js';
import type { RecordedBefore, Refusal, RefusalCode } from '../gates/gate.js';
import { misattribution } from '../gates/permissions.js';
import type { Policy } from '../types.js';
import { type Consequence, consequencesOf, isConsequence } from './consequences.js';
import { evolve } from './evolve.js';
import type { DecisionState, FoldEntry } from './state.js';

/** What replaying the rules over recorded entries can find. The list is closed. */
export type RuleFindingCode =
  /** The rules demand a consequence that is not there. */
  | 'consequence_missing'
  /** There is a consequence that the rules do not give. */
  | 'consequence_invented'
  /** The consequence is there, with another content. */
  | 'consequence_altered'
  /** decide() would have refused this entry. */
  | 'entry_refused'
  /** decide() would have refused it, because what it refers to is not there or is not that. */
  | 'reference_unknown'
  /** The policy asks for a signed review, and this one is not. */
  | 'review_signature_missing'
  /** The policy asks for a record that its agent signed, and this one is not. */
  | 'agent_signature_missing'
  /** The closing entry does not carry the number of entries. */
  | 'closing_count_missing'
  /** What only Docket writes names somebody else, or what Docket never writes names Docket. */
  | 'wrong_author'
  /** The role that the entry names may not write a record of its type. */
  | 'role_not_permitted';

export interface RuleFinding {
  code: RuleFindingCode;
  /** Decision seq of the entry at fault; for a missing one, where it should be. */
  decisionSeq: number;
  message: string;
  /** Rule behind a consequence, or code of the refusal. */
  rule?: string | RefusalCode;
  /** JSON Pointer (RFC 6901) into the body, for a reference. */
  pointer?: string;
  expected?: Json;
  found?: Json;
}

const NO_FINDINGS: readonly RuleFinding[] = [];
const NO_CONSEQUENCES: readonly Consequence[] = [];

/**
 * DecisionReplay folds the entries of one decision in order and tells whether decide() would have
 * written exactly these. Keep one per decision; check() each entry, then end().
 */
export class DecisionReplay {
  #state: DecisionState | undefined;
  /** Consequences of the last submitted entry that have not come yet. */
  #pending: readonly Consequence[] = NO_CONSEQUENCES;

  /** Begins at a state that is known to be right, or before the first entry; `pending`: what is still due there. */
  constructor(state?: DecisionState, pending: readonly Consequence[] = NO_CONSEQUENCES) {
    this.#state = state;
    this.#pending = pending;
  }

  /** What another one begins with to go on from here. Plain data. */
  kept(): ConstructorParameters<typeof DecisionReplay> {
    return this.#state === undefined ? [] : [this.#state, this.#pending];
  }

  /** The state after the entries so far. */
  get state(): DecisionState | undefined {
    return this.#state;
  }

  /**
   * `recorded`: what is at hand of the decision's entries before this one, for its references. Signatures
   * are refuseReviewSignature's and refuseAgentSignature's to judge, which need nothing of the decision.
   */
  check(entry: FoldEntry, policy: Policy, recorded?: RecordedBefore): readonly RuleFinding[] {
    if (isConsequence(entry)) {
      const findings = this.#checkConsequence(entry);
      this.#state = evolve(this.#state, entry, policy);
      return findings;
    }
    const due = this.end();
    const before = this.#state;
    const submitted = checkSubmitted(before, entry, { policy, recorded });
    const findings = due.length === 0 ? submitted : [...due, ...submitted];
    this.#state = evolve(before, entry, policy);
    this.#pending = consequencesOf(before, entry, this.#state, policy);
    return findings.length === 0 ? NO_FINDINGS : findings;
  }

  /** end reports what was due after the last entry and did not come. */
  end(): readonly RuleFinding[] {
    if (this.#pending.length === 0) return NO_FINDINGS;
    const due = this.#pending;
    this.#pending = NO_CONSEQUENCES;
    const at = this.#state?.entryCount ?? 0;
    return due.map((consequence) => missing(consequence, at));
  }

  #checkConsequence(entry: FoldEntry): RuleFinding[] {
    const findings: RuleFinding[] = [];
    attribute(entry, findings);
    const found = canonicalize(entry.body as Json);
    const at = this.#pending.findIndex(
      ({ type, body }) => type === entry.type && canonicalize(body as Json) === found,
    );
    if (at >= 0) {
      for (const skipped of this.#pending.slice(0, at))
        findings.push(missing(skipped, entry.decisionSeq));
      this.#pending = this.#pending.slice(at + 1);
      return findings;
    }
    const [due] = this.#pending;
    if (due?.type === entry.type) {
      this.#pending = this.#pending.slice(1);
      findings.push({
        ...finding('consequence_altered', entry, `${entry.type} is not what the rules give`),
        rule: ruleOf(due),
        expected: due.body as Json,
        found: entry.body as Json,
      });
      return findings;
    }
    findings.push({
      ...finding('consequence_invented', entry, `no rule gives this ${entry.type}`),
      found: entry.body as Json,
    });
    return findings;
  }
}

/**
 * replayCheck is DecisionReplay for a single submitted entry: would decide() have taken it? It
 * cannot see the entries that follow, so consequences are DecisionReplay's to check.
 */
export function replayCheck(
  state: DecisionState | undefined,
  entry: FoldEntry,
  policy: Policy,
): readonly RuleFinding[] {
  return isConsequence(entry) ? NO_FINDINGS : checkSubmitted(state, entry, { policy });
}

function checkSubmitted(
  before: DecisionState | undefined,
  entry: FoldEntry,
  known: { policy: Policy; recorded?: RecordedBefore | undefined },
): RuleFinding[] {
  const findings: RuleFinding[] = [];
  attribute(entry, findings);
  const { policy, recorded } = known;
  const refusal = refusalOf({ before, entry, policy, recorded, signers: 'unknown' });
  if (refusal !== undefined && isOfItsOwn(refusal)) {
    const { code, message, pointer = '' } = refusal;
    findings.push({ ...finding(code, entry, message), pointer });
  } else if (refusal !== undefined) {
    findings.push({ ...finding('entry_refused', entry, refusal.message), rule: refusal.code });
  }
  if (entry.type === 'decision.closed' && entry.body.entry_count === undefined) {
    findings.push(finding('closing_count_missing', entry, 'the closing entry has no entry_count'));
  }
  return findings;
}

/** What a reader is told under a name of its own, with the place in the body. */
function isOfItsOwn(refusal: Refusal): refusal is Refusal & { code: OwnCode } {
  return OWN_CODES.some((code) => code === refusal.code);
}

const OWN_CODES = [
  'reference_unknown',
  'review_signature_missing',
  'agent_signature_missing',
] as const;
type OwnCode = (typeof OWN_CODES)[number];

/** Duties are kept apart by what each role may write: held against the record, not against a server's word. */
function attribute(entry: FoldEntry, findings: RuleFinding[]): void {
  const misattributed = misattribution(entry);
  if (misattributed === undefined) return;
  findings.push(finding(misattributed.code, entry, misattributed.message));
}

function finding(code: RuleFindingCode, { decisionSeq }: FoldEntry, message: string): RuleFinding {
  return { code, decisionSeq, message };
}

function missing(consequence: Consequence, decisionSeq: number): RuleFinding {
  return {
    code: 'consequence_missing',
    decisionSeq,
    message: `${consequence.type} is due here and missing`,
    rule: ruleOf(consequence),
    expected: consequence.body as Json,
  };
}

function ruleOf({ body }: Consequence): string {
  return 'rule' in body ? body.rule : 'review';
}
