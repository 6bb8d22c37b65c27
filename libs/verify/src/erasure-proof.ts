import {
  type BodyDisclosure,
  isFullDisclosure,
  isJsonObject,
  type Json,
  type JsonObject,
  type Leaf,
  parsePointer,
  toHex,
} from '@docket/chain';
import { heldBy, legalHold, type RecordBodies } from '@docket/record';
import { ChainCheck } from './checks/chain.js';
import { type KeyOptions, readCheckpoints, type SignedRoots } from './checks/checkpoint.js';
import { checkContent } from './checks/content.js';
import { ErasureCheck, ordersOf, reportKept } from './checks/erasure.js';
import { checkEntryInclusion } from './checks/inclusion.js';
import { checkRotations, type RecordedRotation, rotationOf } from './checks/keys.js';
import { checkLeaf, OriginCheck } from './checks/leaf.js';
import { LedgerFold } from './checks/ledger-fold.js';
import { checkCoverage } from './checks/missing.js';
import { type Finding, Findings } from './finding.js';
import { replacedKeyLimits } from './limits.js';
import { hiddenBases } from './not-made.js';
import { type EntryMaterial, type LedgerReader, ReaderError } from './reader.js';
import { encodeKey, encodeWitnesses, type VerificationReport } from './report.js';
import { foundingOf, readSubject, type Subject } from './subject.js';
import { withTrustedLog } from './verify.js';
import { type Withheld, WithheldBases } from './withheld.js';

/** One value that is gone: where it stood, and the digest that it left. */
interface GoneValue {
  pointer: string;
  /** 64 hex digits; its salt is gone, so that it says nothing of the value. */
  digest: string;
}

/** Who recorded something outside decisions, and when. */
interface RecordedAct {
  seq: number;
  /** Pseudonymous id. */
  by: string;
  role: string;
  time: string;
}

/** What the evidence of an erasure shows, as far as it can be read. */
export interface ProvedErasure {
  request: RecordedAct &
    Pick<RecordBodies['erasure.requested'], 'about' | 'reason' | 'legal_basis' | 'by_age'>;
  order: RecordedAct & { note?: string };
  entries: {
    seq: number;
    decision: string;
    type: string;
    time: string;
    commitment: string;
    values: GoneValue[];
  }[];
  /**
   * Legal holds that had been placed when it was ordered, as far as the evidence gives them: none covers what is gone.
   * Whether one of them had been lifted by then, only the whole ledger shows.
   */
  holds: (RecordedAct &
    Pick<RecordBodies['legal_hold.placed'], 'whole_ledger' | 'decisions' | 'period'>)[];
}

/** What verifying the evidence of one erasure came to. */
export interface ErasureProofReport extends Pick<
  VerificationReport,
  'attestations' | 'witnessed' | 'keyPinned' | 'keys'
> {
  verified: boolean;
  origin: string;
  publicKey?: string;
  /** Entries of the signed tree, and its root in hex; absent where no checkpoint of the key is there. */
  size?: number;
  root?: string;
  /** Absent where request or order cannot be read, which is a finding then. */
  erasure?: ProvedErasure;
  findings: Finding[];
  /** What its checks rest on and is not shown; empty: nothing. Not on the wire. */
  hidden: readonly Withheld[];
  /** What its checkpoint says of keys that were lost and replaced, in words; empty where it says nothing of the kind. */
  limits: string[];
}

const FINDINGS_MAX = 1_000;

/**
 * verifyErasure verifies the evidence of one erasure: that two people asked for it and ordered it, or Docket did by a policy that says so, that both stand in
 * the signed ledger, and that each entry which the order names says, under the commitment in its leaf, that just these
 * values are gone by it.
 *
 * @param reader of evidence whose `entries` are those of which values are gone, and whose records hold the request,
 *   the order, legal holds in force at its time, and who was registered.
 * @throws ReaderError for what is no evidence of one erasure.
 */
export async function verifyErasure(
  reader: LedgerReader,
  trust: Omit<KeyOptions, 'trustedCheckpoint'>,
): Promise<ErasureProofReport> {
  const findings = new Findings(FINDINGS_MAX);
  const subject = await readSubject(reader, findings);
  const options = withTrustedLog(trust, subject, findings);
  const signed = await readCheckpoints(reader, subject, options, findings);
  checkCoverage(signed, findings);
  const check = new ErasureEvidenceCheck(subject, signed, findings);
  for await (const batch of reader.entries(0, Number.MAX_SAFE_INTEGER, { content: true }))
    for (const material of batch) check.take(material);
  const erasure = check.end();
  const tree = signed.latest?.checkpoint;
  const { publicKey } = subject;
  const keys = signed.latest?.keys ?? [];
  return {
    verified: findings.failed.size === 0,
    origin: subject.origin,
    ...(publicKey === undefined ? {} : { publicKey }),
    ...(keys.length < 2 ? {} : { keys }),
    keyPinned:
      options.trustedKey !== undefined &&
      publicKey !== undefined &&
      !findings.failed.has('key_untrusted') &&
      !findings.failed.has('key_replaced'),
    ...(tree && { size: tree.size, root: toHex(tree.root) }),
    attestations: signed.latest?.attestations ?? [],
    ...(signed.witnessed && { witnessed: signed.witnessed }),
    ...(erasure && { erasure }),
    findings: [...findings.list],
    hidden: check.hidden,
    limits: replacedKeyLimits(tree, check.rotations),
  };
}

/** The report with the names that it has on the wire. */
export function encodeErasureProof(report: ErasureProofReport): JsonObject {
  const { verified, origin, publicKey, keys, keyPinned, size, root, erasure, findings } = report;
  return {
    verified,
    scope: 'erasure',
    origin,
    ...(publicKey === undefined ? {} : { public_key: publicKey }),
    ...(keys === undefined ? {} : { keys: keys.map(encodeKey) }),
    key_pinned: keyPinned,
    ...(size === undefined ? {} : { size }),
    ...(root === undefined ? {} : { root }),
    ...encodeWitnesses(report),
    ...(erasure && {
      request: erasure.request.seq,
      order: erasure.order.seq,
      entries: erasure.entries.length,
      values: erasure.entries.reduce((sum, { values }) => sum + values.length, 0),
    }),
    findings: findings.map((finding) => ({ ...finding })),
  };
}

type Gone = ProvedErasure['entries'][number];

class ErasureEvidenceCheck {
  readonly #fold: LedgerFold;
  readonly #origin: OriginCheck;
  readonly #chain = new ChainCheck();
  readonly rotations: RecordedRotation[] = [];
  readonly #hidden = new WithheldBases();
  readonly #erasures = new ErasureCheck();
  readonly #entries = new Map<number, Gone>();
  readonly #readable = new Set<number>();
  readonly #holds: ProvedErasure['holds'] = [];
  #request: ProvedErasure['request'] | undefined;
  #order: (ProvedErasure['order'] & Pick<RecordBodies['erasure.executed'], 'values'>) | undefined;
  #asks = 0;
  #orders = 0;
  /** Entries at hand. */
  readonly #seqs = new Set<number>();
  #next = 0;

  constructor(
    readonly subject: Subject,
    readonly signed: SignedRoots,
    readonly findings: Findings,
  ) {
    if (subject.policy === undefined) throw notOne('entry 0 names no policy to judge it by');
    this.#origin = new OriginCheck(subject.origin);
    // Only what bears on this erasure is given, and of that everything: who asked before who orders, and so on.
    this.#fold = new LedgerFold({ ...foundingOf(subject), areApart: true });
  }

  /** What its checks rest on and is not shown. A record that is not whole is refused, and of an entry nothing is read. */
  get hidden(): readonly Withheld[] {
    return hiddenBases(this.subject, this.#hidden, undefined);
  }

  take(material: EntryMaterial): void {
    const { subject, signed, findings } = this;
    const { position: seq } = material;
    if (seq < this.#next) {
      const message = `More than one entry is given for ${seq}, or it is out of order.`;
      findings.add('seq_mismatch', message, { seq });
      return;
    }
    this.#next = seq + 1;
    this.#seqs.add(seq);
    const { leaf, hash } = checkLeaf(material, findings);
    checkEntryInclusion(material, hash, signed.latest?.checkpoint, findings);
    if (leaf === undefined) return;
    this.#origin.take(leaf, seq, findings);
    this.#chain.take(leaf, seq, undefined, findings);
    const content = checkContent(material, leaf, subject.granularity, findings);
    const { body, part } = content;
    if (seq === 0) {
      this.#fold.checkAttestation({ seq, leaf }, findings);
      return;
    }
    if (material.place === 'decision' && leaf.decision !== undefined) {
      this.#erasures.takeErased(content.erased);
      if (body !== undefined || part !== undefined) this.#readable.add(seq);
      // Who is registered for it need not be among what a certificate shows; what the server attests stands in the leaf.
      this.#fold.checkAttestation({ seq, leaf }, findings);
      this.#takeEntry(seq, leaf, material.disclosure as BodyDisclosure | undefined);
      return;
    }
    if (material.place === 'decision' || leaf.decision !== undefined) {
      this.#foreign(seq, leaf);
      return;
    }
    const entry = { seq, leaf, hash, ...(body && { body }), ...(part && { part }) };
    const rotation = rotationOf(seq, leaf, body ?? part);
    if (rotation !== undefined) this.rotations.push(rotation);
    this.#fold.checkLeaf(entry, findings);
    if (leaf.type === 'legal_hold.placed') {
      // Why it was placed is not shown: the fold, which judges whole bodies only, is not asked.
      this.#takeHold(seq, leaf, body ?? part);
      return;
    }
    this.#takeRecord(seq, leaf, { body, part });
    this.#fold.take(entry, findings);
  }

  #takeEntry(seq: number, leaf: Leaf, disclosure: BodyDisclosure | undefined): void {
    const { type, time, body: commitment, decision } = leaf;
    const gone = { seq, decision: decision?.id ?? '', type, time, commitment };
    const part = disclosure === undefined || isFullDisclosure(disclosure) ? undefined : disclosure;
    const values = (part?.erased ?? []).map(({ pointer }) => ({
      pointer,
      digest: digestAt(part?.skeleton, pointer),
    }));
    this.#entries.set(seq, { ...gone, values });
  }

  #takeRecord(
    seq: number,
    leaf: Leaf,
    { body, part }: { body: JsonObject | undefined; part: JsonObject | undefined },
  ): void {
    // What is withheld is not judged, and all of these bear on whether the erasure was in order.
    if (part !== undefined) throw notOne(`entry ${seq} is not disclosed in full`);
    const { type } = leaf;
    if (type !== 'erasure.requested' && type !== 'erasure.executed') return;
    if (type === 'erasure.requested') this.#asks++;
    else this.#orders++;
    this.#erasures.takeOrders(seq, ordersOf(seq, leaf, body));
    // That it is a valid body, the fold says.
    if (body === undefined) return;
    const act = actOf(seq, leaf);
    if (type === 'erasure.requested') {
      const asked = body as unknown as RecordBodies['erasure.requested'];
      const { about, reason, legal_basis, by_age } = asked;
      this.#request = { ...act, about, reason, legal_basis, ...(by_age && { by_age }) };
    } else {
      const { note, values } = body as unknown as RecordBodies['erasure.executed'];
      this.#order = { ...act, ...(note === undefined ? {} : { note }), values };
    }
  }

  #takeHold(seq: number, leaf: Leaf, shown: JsonObject | undefined): void {
    // Damaged, which is a finding.
    if (shown === undefined) return;
    const { whole_ledger: whole, decisions, period } = shown;
    const isShown =
      (whole === undefined || typeof whole === 'boolean') &&
      (decisions === undefined || (isList(decisions) && decisions.every(isText))) &&
      (period === undefined ||
        (isJsonObject(period) && isText(period['from']) && isText(period['to']))) &&
      [whole, decisions, period].some((one) => one !== undefined);
    if (!isShown) throw notOne(`the legal hold of entry ${seq} does not show what it covers`);
    const covered = { whole_ledger: whole, decisions, period } as ProvedErasure['holds'][number];
    const said = Object.entries(covered).filter(([, value]) => value !== undefined);
    this.#holds.push({ ...actOf(seq, leaf), ...Object.fromEntries(said) });
  }

  #foreign(seq: number, leaf: Leaf): void {
    this.findings.add('decision_foreign_entry', `Entry ${seq} does not belong where it is given.`, {
      seq,
      found: leaf.decision?.id ?? 'no decision',
    });
  }

  /** Undefined where request or order cannot be read: a finding says why. @throws ReaderError where there is not one of each. */
  end(): ProvedErasure | undefined {
    const { subject, signed, findings } = this;
    if (this.#orders !== 1 || this.#asks !== 1)
      throw notOne('it holds not just one request and one order of an erasure');
    checkRotations(subject, signed.trustedKey, this.rotations, findings);
    const isAtHand = (seq: number): boolean => this.#seqs.has(seq);
    for (const seq of signed.keys.compare(this.rotations, findings, isAtHand))
      this.#hidden.add('keys', seq);
    this.#erasures.reportErased(() => undefined, findings);
    for (const one of this.#erasures.remaining()) this.#reportKept(one);
    const [ask, read] = [this.#request, this.#order];
    if (ask === undefined || read === undefined) return undefined;
    const { values, ...order } = read;
    const named = new Set(values.map(({ seq }) => seq));
    for (const seq of this.#entries.keys()) {
      if (named.has(seq)) continue;
      const message = `Entry ${seq} is given, and the order names nothing of it.`;
      findings.add('decision_foreign_entry', message, { seq });
    }
    for (const { seq } of this.#holds) {
      if (seq < order.seq) continue;
      const message = `The legal hold of entry ${seq} was placed when the erasure had been ordered.`;
      findings.add('decision_foreign_entry', message, { seq });
    }
    this.#checkHolds(order.seq, values);
    return { request: ask, order, entries: [...this.#entries.values()], holds: this.#holds };
  }

  #reportKept(order: Parameters<typeof reportKept>[0]): void {
    const { seq } = order;
    if (this.#readable.has(seq)) reportKept(order, this.findings);
    else if (!this.#entries.has(seq))
      this.findings.add(
        'entries_missing',
        `Entry ${seq}, of which values are said to be erased, is missing.`,
        { seq },
      );
  }

  #checkHolds(order: number, values: RecordBodies['erasure.executed']['values']): void {
    const holds = this.#holds.filter(({ seq }) => seq < order);
    const inForce = holds.map((hold) =>
      legalHold(hold.seq, hold as unknown as RecordBodies['legal_hold.placed']),
    );
    for (const value of values) {
      const hold = heldBy(inForce, value);
      if (hold === undefined) continue;
      const message = `At entry ${order} of the ledger: entry ${value.seq} is under the legal hold that entry ${hold.seq} placed.`;
      this.findings.add('entry_refused', message, { seq: order });
    }
  }
}

const actOf = (seq: number, { actor, role, time }: Leaf): RecordedAct => ({
  seq,
  by: actor,
  role,
  time,
});
const isText = (value: unknown): value is string => typeof value === 'string';
const isList = (value: unknown): value is unknown[] => Array.isArray(value);

/** What stands in a skeleton at the place of a value. The commitment over it was checked before. */
function digestAt(skeleton: Json | undefined, pointer: string): string {
  let node: Json | undefined = skeleton;
  for (const token of parsePointer(pointer) ?? []) {
    if (Array.isArray(node)) node = node[Number(token)];
    else node = isJsonObject(node) && Object.hasOwn(node, token) ? node[token] : undefined;
  }
  return typeof node === 'string' ? node : '';
}

const notOne = (because: string): ReaderError =>
  new ReaderError('malformed', `it is no evidence of one erasure: ${because}`);
