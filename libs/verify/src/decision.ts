import { AgeOrders, type AgeRecord, ageRecordOf } from './checks/age-orders.js';
import { ChainCheck } from './checks/chain.js';
import { checkContent } from './checks/content.js';
import { ErasureCheck, ordersOf, reportKept } from './checks/erasure.js';
import { checkClosingCount, DecisionChainJoin, DecisionChains } from './checks/decision-chain.js';
import { checkExportRecord, type LastEntry } from './checks/export-record.js';
import { checkLedgerRecords, type RecordsCheck, type ToldRecord } from './checks/ledger-records.js';
import { checkEntryInclusion } from './checks/inclusion.js';
import { checkRotations, type RecordedRotation, rotationOf } from './checks/keys.js';
import { type Restoration, restorationOf } from './checks/restorations.js';
import { type HeldReceipts, ReceiptCheck } from './checks/receipts.js';
import { checkLeaf, OriginCheck } from './checks/leaf.js';
import { checkCoverage } from './checks/missing.js';
import { DecisionFold } from './checks/rules.js';
import type { EntryMaterial } from './reader.js';
import { limitsOf, onTrustOf } from './limits.js';
import { foldNotMade, hiddenBases } from './not-made.js';
import type { Concluded } from './report.js';
import { finishFold, type FoldResult } from './task.js';
import { foundingOf } from './subject.js';
import type { Verification } from './verification.js';
import { WithheldBases } from './withheld.js';

/**
 * Verifies one decision: each entry is proven to be in the tree that the checkpoint was signed over,
 * and the decision's own chain shows that none between the first and the last is left out. Which one is
 * the last, only the record of a dossier's own export says.
 */
export async function verifyDecision(verification: Verification): Promise<Concluded> {
  const { reader, options, subject, signed, findings } = verification;
  const check = new DecisionCheck(verification);
  for await (const batch of reader.entries(0, Number.MAX_SAFE_INTEGER, { content: true })) {
    for (const material of batch) check.take(material);
  }
  checkCoverage(signed, findings);
  check.end();
  checkRotations(subject, signed.trustedKey, check.rotations, findings);
  const isAtHand = (seq: number): boolean => seq === 0 || check.isAtHand(seq);
  for (const seq of signed.keys.compare(check.rotations, findings, isAtHand))
    check.hidden.add('keys', seq);
  const { exported } = subject;
  const complete = exported !== undefined && checkExportRecord(check.last, exported, findings);
  const records = recordsOf(check, complete, findings);
  if ('hidden' in records) check.hidden.add('records', check.last?.seq ?? 0, records.hidden);
  const fold = await finishFold(
    reader,
    check.fold,
    { size: Number.MAX_SAFE_INTEGER, checked: subject },
    findings,
  );
  const checkpoint = signed.latest?.checkpoint;
  const receipts = heldOf(verification.receipts, check.receipts);
  return {
    subject,
    depth: options.depth,
    signed,
    trustedKey: options.trustedKey,
    people: options.people,
    size: checkpoint?.size ?? 0,
    root: checkpoint?.root,
    entriesChecked: check.entries,
    receipts,
    counts: countsOf(verification, check, fold, { complete, isHeld: records.isHeld }),
    notMade: {
      ...endNotMade(exported, records),
      ...foldNotMade(subject, fold),
    },
    unfinished: checkpoint === undefined ? ['inclusion'] : [],
    hidden: hiddenBases(subject, check.hidden, fold.unheld.policyAt),
    onTrust: onTrustOf(fold.attribution),
    limits: limitsOf({
      subject,
      signed,
      trustedKey: options.trustedKey,
      size: checkpoint?.size ?? 0,
      depth: 'full',
      rotations: check.rotations,
      restorations: check.restorations,
      contentWithheld: reader.contentWithheld ?? false,
      withheld: check.withheld,
      erased: check.erased,
      agesUntold: check.ages.untold,
      opaque: fold.opaque,
      attribution: fold.attribution,
      complete,
      holdsRecords: records.isHeld,
      policies: fold.policies,
      receipts,
      trustedNotCompared: isNotCompared(signed, checkpoint?.size),
    }),
    findings,
  };
}

function countsOf(
  { signed }: Verification,
  check: DecisionCheck,
  fold: FoldResult,
  { complete, isHeld }: { complete: boolean; isHeld: boolean },
): Concluded['counts'] {
  return {
    leaf: check.entries,
    chain: check.entries,
    decision_chain: check.decisions,
    content: check.entries,
    inclusion: check.entries,
    checkpoint: signed.count,
    rules: fold.entries,
    authors: fold.authors,
    attestations: fold.attested,
    review_signatures: fold.signatures.reviews.count,
    agent_signatures: fold.signatures.agents.count,
    people: fold.attribution.held,
    export: complete ? 1 : 0,
    ledger_records: isHeld ? 1 : 0,
  };
}

function heldOf(
  receipts: Verification['receipts'],
  { held, seen }: ReceiptCheck,
): HeldReceipts | undefined {
  return receipts && { given: receipts.length, held, elsewhere: receipts.length - seen };
}

/** Whether the checkpoint that the verifier kept is of another size than that of the evidence. */
function isNotCompared({ roots }: Verification['signed'], size: number | undefined): boolean {
  const kept = roots.find(({ trusted }) => trusted);
  return kept !== undefined && kept.size !== size;
}

function recordsOf(
  { last, told, verification }: DecisionCheck,
  complete: boolean,
  findings: Verification['findings'],
): RecordsCheck {
  const { unlisted } = verification.subject.exported ?? {};
  return checkLedgerRecords(complete ? last : undefined, told, { unlisted, findings });
}

/** Why neither its end nor what is told beside it was held against the record of an export. */
const endNotMade = (
  exported: Verification['subject']['exported'],
  records: RecordsCheck,
): Concluded['notMade'] => ({
  ...(exported === undefined ? { export: NO_DOSSIER } : {}),
  ...(records.isHeld ? {} : { ledger_records: records.reason }),
});

/** Variants of dossiers in which values are withheld. */
const REDACTED: readonly unknown[] = ['redacted', 'subject'];

/** Whether a dossier says that nothing was withheld in it when it was issued; the record of its export says so too. */
const isMadeWhole = ({ exported }: Verification['subject']): boolean =>
  exported !== undefined && !REDACTED.includes(exported.stated['variant']);

const NO_DOSSIER =
  'This is evidence without a dossier: nothing says which entry is its last, so its end is not proven.';

class DecisionCheck {
  readonly fold: DecisionFold;
  entries = 0;
  withheld = 0;
  erased = 0;
  /** The decision's last entry in the evidence. */
  last: LastEntry | undefined;
  /** 1, or 0 when there is no entry of the decision. */
  decisions = 0;
  readonly #chain = new ChainCheck();
  readonly #decisions = new DecisionChains();
  readonly #origin: OriginCheck;
  readonly receipts: ReceiptCheck;
  readonly rotations: RecordedRotation[] = [];
  readonly #erasures = new ErasureCheck();
  /** Entries whose content was found to be what their leaves commit to. */
  readonly #readable = new Set<number>();
  /** Records of the ledger that are told with the decision. */
  readonly told: ToldRecord[] = [];
  readonly ages = new AgeOrders();
  readonly #ageing: AgeRecord[] = [];
  #closed: number | undefined;
  readonly #types = new Map<number, string>();
  readonly hidden = new WithheldBases();
  readonly restorations: Restoration[] = [];
  #next = 0;

  constructor(readonly verification: Verification) {
    const { subject, options, findings } = verification;
    this.#origin = new OriginCheck(subject.origin);
    this.receipts = new ReceiptCheck(verification.receipts ?? []);
    const people = options.people && { people: options.people };
    const founding = { ...foundingOf(subject), isWhole: false, areApart: true as const };
    const share = { ...founding, ...people, part: 0, parts: 1 };
    this.fold = new DecisionFold(share, findings);
  }

  take(material: EntryMaterial): void {
    const { subject, signed, findings } = this.verification;
    const { position: seq } = material;
    if (seq < this.#next) {
      findings.add(
        'seq_mismatch',
        `More than one entry is given for ${seq}, or it is out of order.`,
        { seq },
      );
      return;
    }
    this.#next = seq + 1;
    this.entries++;
    const { leaf, hash } = checkLeaf(material, findings);
    this.receipts.take(seq, hash, findings);
    checkEntryInclusion(material, hash, signed.latest?.checkpoint, findings);
    if (leaf === undefined) return;
    this.#origin.take(leaf, seq, findings);
    this.#chain.take(leaf, seq, undefined, findings);
    const content = checkContent(material, leaf, subject.granularity, findings);
    this.withheld += content.withheld;
    this.erased += content.erasedCount;
    this.#erasures.takeErased(content.erased);
    this.#erasures.takeOrders(seq, ordersOf(seq, leaf, content.body ?? content.part));
    const ageing = ageRecordOf(seq, leaf, content.body ?? content.part);
    if (ageing !== undefined) this.#ageing.push(ageing);
    if (content.body !== undefined || content.part !== undefined) this.#readable.add(seq);
    this.#types.set(seq, leaf.type);
    checkClosingCount(leaf, content.part, seq, findings);
    if (seq === 0) {
      this.fold.checkFirst({ seq, leaf });
      return;
    }
    this.hidden.takeEntry(seq, leaf.type, content);
    if (isMadeWhole(subject)) this.hidden.takeValues(seq, content);
    const rotation = rotationOf(seq, leaf, content.body ?? content.part);
    if (rotation !== undefined) this.rotations.push(rotation);
    const restoration = restorationOf(seq, leaf, content.body ?? content.part);
    if (restoration !== undefined) this.restorations.push(restoration);
    const isRecord = material.place === 'ledger';
    const { body, part, hidden } = content;
    const left = part && hidden && { body: part, hidden };
    const entry = {
      seq,
      leaf,
      hash,
      ...(body && { body }),
      ...(part && { part }),
      ...(left && { left }),
    };
    if (isRecord && leaf.decision === undefined) {
      this.told.push({ seq, type: leaf.type });
      this.fold.take(entry);
      return;
    }
    if (isRecord || leaf.decision === undefined || leaf.decision.id !== subject.decisionId) {
      const expected = isRecord ? 'no decision' : subject.decisionId;
      findings.add('decision_foreign_entry', `Entry ${seq} does not belong where it is given.`, {
        seq,
        ...(expected === undefined ? {} : { expected }),
        found: leaf.decision?.id ?? 'no decision',
      });
      return;
    }
    this.#decisions.take(leaf, seq, hash, findings);
    if (leaf.type === 'decision.closed') this.#closed ??= seq;
    this.last = { seq, leaf, body: content.body ?? content.part, hidden: content.hidden ?? [] };
    this.fold.take(entry);
  }

  isAtHand(seq: number): boolean {
    return this.#types.has(seq);
  }

  /** Of the one decision alone; and only where entries behind show that none before is kept back. */
  #wasOpen(id: string, by: number): boolean | undefined {
    if (id !== this.verification.subject.decisionId) return false;
    if ((this.#closed ?? Infinity) < by) return false;
    return (this.last?.seq ?? 0) > by ? true : undefined;
  }

  end(): void {
    const { subject, findings } = this.verification;
    this.#erasures.reportErased((by) => this.#types.get(by), findings);
    // An erasure may name entries of other decisions too.
    for (const order of this.#erasures.remaining())
      if (this.#readable.has(order.seq)) reportKept(order, findings);
    const wasOpen = (id: string, by: number): boolean | undefined => this.#wasOpen(id, by);
    for (const record of this.#ageing) this.ages.take(record, wasOpen, findings);
    const spans = this.#decisions.spans();
    this.decisions = spans.length;
    new DecisionChainJoin().take(spans, findings);
    if (spans.length > 0) return;
    const where = subject.decisionId === undefined ? {} : { decision: subject.decisionId };
    findings.add('decision_entries_missing', 'The evidence holds no entry of the decision.', where);
  }
}
