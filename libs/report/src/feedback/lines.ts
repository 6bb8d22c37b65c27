import { setMember, type Json, type JsonObject } from '@docket/chain';
import type { VerificationReport } from '@docket/verify';

import { readEntries } from '../model/build.js';
import { child, numberAt, placeAt, stringAt, type EntryView } from '../model/entry.js';
import type { Evidence } from '../schema/index.js';

/** The form of a line; another number when a member changes its meaning. */
const FEEDBACK_FORMAT = 'docket-feedback/v1';

/** A place that the line would quote and cannot: its evidence shows no value there, or one that does not hold. */
interface NotShown {
  decision_seq: number;
  /** In the body of the entry (RFC 6901). */
  pointer: string;
  state: 'withheld' | 'erased' | 'unverified';
  /** Of what is withheld: the code of the reason. */
  reason?: string;
}

/** What a person said of what an agent did. A member that is absent was not recorded, or is in `not_shown`. */
export interface FeedbackLine {
  format: typeof FEEDBACK_FORMAT;
  /** Leaf hash of the review, hex: the same line in every export. */
  id: string;
  decision_id: string;
  recorded_at: string;
  /** `request` in the words of whoever asked, `goal` as the agent understood it. */
  asked: JsonObject;
  /** What the verdict answers: the causes of the escalations that it resolved. Empty: it answered none. */
  did: { decision_seq: number; type: string; said: JsonObject }[];
  /** `verdict`, and with a correction or an override `before` and `after`. */
  right: JsonObject;
  why?: Json;
  by: { actor: string; role: string; display_role?: Json };
  /** The rules that asked for a human. */
  rules: string[];
  /** The agent and the versions that the decision was opened with. */
  system: JsonObject;
  not_shown: NotShown[];
  /** The entries that the line quotes. */
  evidence: { seq: number; decision_seq: number; leaf_hash: string }[];
}

/** Which lines are wanted; all of them where nothing is said. Times as in entries, `until` not included. */
export interface FeedbackFilter {
  from?: string;
  until?: string;
  /** Only reviews at positions of the ledger below this one. */
  size?: number;
  verdicts?: readonly string[];
  rules?: readonly string[];
}

export interface Feedback {
  lines: FeedbackLine[];
  /**
   * Reviews without a line, by position in the ledger: the body does not match its leaf, or whether the filter
   * takes it is not shown.
   */
  left_out: { seq: number; why: 'unverified' | 'filter_not_shown' }[];
  /**
   * Reviews, by position in the ledger, of whose line input or output (`asked`, `right`) is withheld in part or whole:
   * a line names that in `not_shown`, and an item of another tool would be learnt from as if nothing were missing.
   */
  hollow: { seq: number; pointers: string[] }[];
}

/** What is quoted of a card, and of a side effect. */
const SAID = {
  'job_card.filed': [
    'current_phase',
    'goal',
    'rationale',
    'confidence',
    'tool_calls',
    'next_action',
    'alternatives_considered',
    'suggested_escalation',
  ],
  effect: ['operation', 'target', 'amount', 'arguments_digest', 'rationale', 'result', 'reason'],
} as const;

/**
 * feedbackOf composes a line of every review of a decision, in order. What is withheld or erased in the evidence is
 * not in them; inside a composite value it is the stand-in of dossiers, and `not_shown` has its place.
 *
 * @param report of verifying that same evidence.
 */
export function feedbackOf(
  evidence: Evidence,
  report: VerificationReport,
  filter: FeedbackFilter = {},
): Feedback {
  const entries = readEntries(evidence, report);
  const feedback: Feedback = { lines: [], left_out: [], hollow: [] };
  for (const review of entries.filter(({ type }) => type === 'review.recorded')) {
    const { seq, trusted } = review;
    if (!isWithin(review, filter)) continue;
    if (!trusted) {
      feedback.left_out.push({ seq, why: 'unverified' });
      continue;
    }
    const raised = answeredBy(entries, review);
    const taken = isTaken(review, raised, filter);
    if (taken === undefined) feedback.left_out.push({ seq, why: 'filter_not_shown' });
    if (taken !== true) continue;
    const { line, withheld } = composeLine(entries, review, raised);
    feedback.lines.push(line);
    if (withheld.length > 0) feedback.hollow.push({ seq, pointers: withheld });
  }
  return feedback;
}

function isWithin({ time, seq }: EntryView, { from, until, size }: FeedbackFilter): boolean {
  const at = Date.parse(time);
  return (
    (size === undefined || seq < size) &&
    (from === undefined || at >= Date.parse(from)) &&
    (until === undefined || at < Date.parse(until))
  );
}

/** Undefined: what would say so is not shown. */
function isTaken(
  review: EntryView,
  raised: readonly EntryView[],
  { verdicts, rules }: FeedbackFilter,
): boolean | undefined {
  const verdict = stringAt(review, '/verdict');
  if (verdicts !== undefined && verdict !== undefined && !verdicts.includes(verdict)) return false;
  const isUnknown = verdicts !== undefined && verdict === undefined;
  if (rules === undefined) return isUnknown ? undefined : true;
  const named = raised.map((one) => (one.trusted ? stringAt(one, '/rule') : undefined));
  if (named.some((rule) => rule !== undefined && rules.includes(rule))) {
    return isUnknown ? undefined : true;
  }
  return named.includes(undefined) ? undefined : false;
}

/** The escalations that a review resolved; where it was one of several voices, the one that it names. */
function answeredBy(entries: readonly EntryView[], review: EntryView): EntryView[] {
  const ids = entries
    .filter(
      (entry) =>
        entry.type === 'escalation.resolved' && numberAt(entry, '/review') === review.decisionSeq,
    )
    .map((entry) => stringAt(entry, '/escalation_id'));
  const wanted = new Set([...ids, stringAt(review, '/escalation_id')]);
  return entries.filter((entry) => {
    if (entry.type !== 'escalation.opened' || entry.decisionSeq > review.decisionSeq) return false;
    const id = stringAt(entry, '/escalation_id');
    return id !== undefined && wanted.has(id);
  });
}

function composeLine(
  entries: readonly EntryView[],
  review: EntryView,
  raised: readonly EntryView[],
): { line: FeedbackLine; withheld: string[] } {
  const quoted = new Map<number, EntryView>();
  const quote = new Quotation(quoted);
  const opened = entries.find(({ type }) => type === 'decision.opened');
  const why = quote.members(review, '', ['reason'])['reason'];
  const role = quote.members(review, '/reviewer', ['display_role'])['display_role'];
  const causes = new Set(raised.map((one) => numberAt(one, '/cause')));
  const rules = raised.map((one) => quote.members(one, '', ['rule'])['rule']);
  const item = new Quotation(quoted);
  const asked = opened === undefined ? {} : item.members(opened, '', ['request', 'goal']);
  const right = item.members(review, '', ['verdict', 'before', 'after']);
  const line: FeedbackLine = {
    format: FEEDBACK_FORMAT,
    id: review.leafHash,
    decision_id: review.leaf.decision?.id ?? '',
    recorded_at: review.time,
    asked,
    did: entries
      .filter(({ decisionSeq }) => causes.has(decisionSeq))
      .map((entry) => ({
        decision_seq: entry.decisionSeq,
        type: entry.type,
        said: quote.members(
          entry,
          '',
          entry.type === 'job_card.filed' ? SAID['job_card.filed'] : SAID.effect,
        ),
      })),
    right,
    ...(why === undefined ? {} : { why }),
    by: {
      actor: review.actor,
      role: review.leaf.role,
      ...(role === undefined ? {} : { display_role: role }),
    },
    rules: rules.filter((rule) => typeof rule === 'string'),
    system: opened === undefined ? {} : quote.members(opened, '', ['agent', 'system']),
    not_shown: [...item.notShown, ...quote.notShown],
    evidence: quote.evidence,
  };
  const withheld = item.notShown.filter(({ state }) => state === 'withheld');
  return { line, withheld: [...new Set(withheld.map(({ pointer }) => pointer))] };
}

/** What a line takes from entries, and what it could not take. */
class Quotation {
  readonly notShown: NotShown[] = [];
  readonly #quoted: Map<number, EntryView>;

  /** @param quoted the entries that the line quotes, by position: filled here, too. */
  constructor(quoted: Map<number, EntryView>) {
    this.#quoted = quoted;
  }

  /** The members of the object at `parent` that are recorded and shown. */
  members(entry: EntryView, parent: string, names: readonly string[]): JsonObject {
    this.#quoted.set(entry.seq, entry);
    const found: JsonObject = {};
    for (const name of names) {
      const pointer = child(parent, name);
      const place = placeAt(entry, pointer);
      if (place === undefined) continue;
      const { decisionSeq: decision_seq } = entry;
      if (!entry.trusted) {
        this.notShown.push({ decision_seq, pointer, state: 'unverified' });
        continue;
      }
      this.#listHidden(entry, pointer);
      if ('value' in place) setMember(found, name, place.value);
    }
    return found;
  }

  get evidence(): FeedbackLine['evidence'] {
    return [...this.#quoted.values()]
      .toSorted((a, b) => a.seq - b.seq)
      .map(({ seq, decisionSeq, leafHash }) => ({
        seq,
        decision_seq: decisionSeq,
        leaf_hash: leafHash,
      }));
  }

  /** Every hidden place that holds, is or lies under `pointer`. */
  #listHidden(entry: EntryView, pointer: string): void {
    for (const [at, { state, reason }] of entry.hidden) {
      const concerns = at === '' || at === pointer || at.startsWith(`${pointer}/`);
      if (!concerns && !pointer.startsWith(`${at}/`)) continue;
      this.notShown.push({
        decision_seq: entry.decisionSeq,
        pointer: at === '' || pointer.startsWith(`${at}/`) ? pointer : at,
        state,
        ...(reason === undefined ? {} : { reason }),
      });
    }
  }
}
