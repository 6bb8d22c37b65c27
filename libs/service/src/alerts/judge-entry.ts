import { decodeLeaf, type JsonObject, type Leaf } from '@docket/chain';
import type { RecordType } from '@docket/record';
import { disagreeing, evaluationVerdict } from '@docket/report';
import type { AlertRule, FoundAlert, ReadEarlier, ToldEntry } from '@docket/store';
import { alertOf, alertRestOf, readToldBody, type ToldLedger } from '../outbox/told-events.js';
import type { AlertKind } from './alert-kinds.js';

/** One entry of a decision, or of the ledger, as far as it can be read. */
interface JudgedEntry {
  rule: AlertRule;
  leaf: Leaf;
  seq: number;
  body: JsonObject;
  earlier: ReadEarlier;
}

/** What a kind of alert looks at. */
interface EntryJudge {
  types: readonly RecordType[];
  isFound(entry: JudgedEntry): boolean | Promise<boolean>;
}

/** Of each kind that entries decide. What an entry does not say, because it was erased or cannot be read, is nothing. */
const JUDGES: { [Kind in AlertKind]?: EntryJudge } = {
  confidence_below: {
    types: ['job_card.filed', 'decision.closed'],
    isFound: ({ rule, body: { confidence } }) =>
      typeof confidence === 'number' &&
      typeof rule.terms['below'] === 'number' &&
      confidence < rule.terms['below'],
  },
  evaluations_disagree: { types: ['evaluation.recorded'], isFound: isDisagreement },
  rule_tripped: {
    types: ['tripwire.tripped'],
    isFound: ({ rule, body }) => body['rule'] === rule.terms['rule'],
  },
  effect_in_doubt: { types: ['side_effect.outcome_unknown'], isFound: () => true },
  attempt_after_stop: {
    types: ['side_effect.refused'],
    isFound: ({ body }) => body['reason'] === 'stopped',
  },
  verification_failed: {
    types: ['verification.recorded'],
    isFound: ({ body }) => body['result'] === 'not_verified',
  },
};

/** Of a row that somebody wrote by hand there is none. */
const JUDGE_OF: ReadonlyMap<string, EntryJudge> = new Map(Object.entries(JUDGES));

/** Types of the entries that some kind of alert looks at. */
export const JUDGED_TYPES: readonly string[] = [
  ...new Set(Object.values(JUDGES).flatMap(({ types }) => types)),
];

/** What a rule finds in an entry; undefined: nothing. Total: one that cannot be read is passed over. */
export async function judgeEntry(
  ledger: ToldLedger,
  rule: AlertRule,
  { entry: { seq, leaf: bytes, body }, earlier }: { entry: ToldEntry; earlier: ReadEarlier },
): Promise<FoundAlert | undefined> {
  const judge = JUDGE_OF.get(rule.kind);
  const leaf = bytes === null ? undefined : readLeaf(bytes);
  if (judge === undefined || leaf === undefined || body === undefined) return undefined;
  if (!judge.types.some((type) => type === leaf.type)) return undefined;
  const judged = { rule, leaf, seq, body: readToldBody(body), earlier };
  if (!(await judge.isFound(judged))) return undefined;
  const { decision } = leaf;
  const subject = decision === undefined ? `entry ${seq}` : decision.id;
  const at = { seq, ...(decision && { decisionId: decision.id, decisionSeq: decision.seq }) };
  return {
    alertId: rule.id,
    subject,
    seq,
    ...(decision && { decisionId: decision.id }),
    event: alertOf(ledger, rule, { subject, timestamp: leaf.time, ...at }),
    rest: alertRestOf(ledger, rule),
  };
}

/** As the dossier of the decision would say, up to this entry. */
async function isDisagreement({ leaf, seq, earlier }: JudgedEntry): Promise<boolean> {
  if (leaf.decision === undefined) return false;
  const all = await earlier(leaf.decision.id, leaf.type, seq);
  const verdicts = all.flatMap(({ seq: at, body }) => {
    const { passed, target, kind } = readToldBody(body);
    const verdict = evaluationVerdict(String(at), { passed, target, kind });
    return verdict === undefined ? [] : [verdict];
  });
  return (disagreeing(verdicts) ?? []).length > 0;
}

function readLeaf(bytes: Uint8Array): Leaf | undefined {
  try {
    return decodeLeaf(bytes);
  } catch {
    // Verification says what is wrong with it.
    return undefined;
  }
}
