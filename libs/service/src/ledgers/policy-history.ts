import { canonicalize, decodeLeaf, type Json } from '@docket/chain';
import type { Policy, RecordBodies } from '@docket/record';
import {
  CounterReader,
  EntryReader,
  type AsOf,
  type StoredEntry,
  type StoredRecord,
} from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { Traced } from '../observation/tracing.js';
import type { Principal } from '../principal.js';

/** Who recorded an entry, and when. */
interface Authored {
  seq: number;
  at: string;
  actor: string;
  role: string;
}

/** A policy, and how long it was in force. */
export interface PolicyTerm extends Authored {
  /** That of entry 0 is 1. */
  revision: number;
  /** Undefined: the body of the entry is not there, or cannot be read; verification says why. */
  policy: Policy | undefined;
  /** Why it was changed; absent of the policy that the ledger was made with. */
  reason?: string;
  /** Function or pseudonym of who approved it, as stated. */
  approvedBy?: string;
  /** Where just this policy had been proposed, and no other since: by whom, and why. */
  proposed?: Authored & { reason: string };
  /** The entry that brought the next policy into force; undefined: it is in force. */
  until?: Pick<Authored, 'seq' | 'at'>;
  /** Decisions that were opened while it was in force, as far as `asOf` goes. */
  decisions: number;
}

/** Policies that are listed at most: the newest. */
const TERMS_MAX = 500;

/** The policies of a ledger, one after the other. */
@Injectable()
export class PolicyHistory {
  constructor(
    @Inject(EntryReader) private readonly entries: EntryReader,
    @Inject(CounterReader) private readonly counters: CounterReader,
  ) {}

  /**
   * Every policy that was ever in force, the newest first; of more than 500 the newest ones.
   *
   * @throws {StoreRefusal} `unknown_ledger`; `overloaded` where counting decisions takes longer than ten seconds.
   */
  @Traced()
  async read(principal: Principal, ledger: string): Promise<{ terms: PolicyTerm[]; asOf: AsOf }> {
    admit(principal, { roles: ACCESS.readPolicyHistory, ledger });
    const end = Number.MAX_SAFE_INTEGER;
    const [genesis, changes, created, changed, proposals] = await Promise.all([
      this.entries.entriesRange(ledger, 0, 1),
      this.entries.ledgerRecords(ledger, 'policy.changed', end),
      this.entries.recordAt(ledger, 'ledger.created', 0),
      this.entries.readableRecords(ledger, 'policy.changed'),
      this.entries.readableRecords(ledger, 'policy.proposed'),
    ]);
    const all = [...genesis, ...changes];
    const bodies = new Map<number, ChangeBody>();
    if (created !== undefined) bodies.set(0, { policy: created.body.policy });
    for (const { entry, body } of changed) bodies.set(entry.seq, body);
    const { counts, asOf } = await this.counters.openedBehind(
      ledger,
      all.map(({ seq }) => seq),
    );
    const terms = all.map((entry, i) => {
      const next = all[i + 1];
      const since = all[i - 1]?.seq ?? 0;
      const proposal = proposals.findLast(({ entry: { seq } }) => seq > since && seq < entry.seq);
      return {
        ...termOf(entry, bodies.get(entry.seq) ?? {}, proposal),
        revision: i + 1,
        ...(next === undefined ? {} : { until: whenOf(next) }),
        decisions: counts[i] ?? 0,
      };
    });
    return { terms: terms.toReversed().slice(0, TERMS_MAX), asOf };
  }
}

type ChangeBody = Partial<RecordBodies['policy.changed']>;
type Proposal = StoredRecord<'policy.proposed'>;

function termOf(
  entry: StoredEntry,
  { policy, reason, approved_by: approvedBy }: ChangeBody,
  proposal: Proposal | undefined,
): Omit<PolicyTerm, 'revision' | 'decisions'> {
  return {
    ...authoredOf(entry),
    policy,
    ...(reason === undefined ? {} : { reason }),
    ...(approvedBy === undefined ? {} : { approvedBy }),
    ...(proposal === undefined ? {} : proposedIn(proposal, policy)),
  };
}

/** The last proposal before a change, where it is of just that policy. */
function proposedIn(
  { entry, body }: Proposal,
  policy: Policy | undefined,
): Pick<PolicyTerm, 'proposed'> {
  if (policy === undefined || !isSame(policy, body.policy)) return {};
  return { proposed: { ...authoredOf(entry), reason: body.reason } };
}

const isSame = (one: Policy, other: Policy): boolean =>
  canonicalize(one as unknown as Json) === canonicalize(other as unknown as Json);

function authoredOf(entry: StoredEntry): Authored {
  const { actor, role } = decodeLeaf(entry.leaf);
  return { ...whenOf(entry), actor, role };
}

function whenOf({ seq, leaf }: StoredEntry): Pick<Authored, 'seq' | 'at'> {
  return { seq, at: decodeLeaf(leaf).time };
}
