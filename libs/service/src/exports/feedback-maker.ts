import { decodeLeaf, type JsonObject } from '@docket/chain';
import { CheckpointService, Database, EntryReader, ExportWriter, REGISTRY } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { FEEDBACK_WORK, type Background } from '../background.js';
import { EvidenceGathering } from '../evidence/evidence.js';
import type { FeedbackAnswer, FeedbackJob, FeedbackLines } from '../feedback/make-feedback.js';
import { readMoment } from '../search/moment.js';
import { ServiceError } from '../service-error.js';
import type { ExportFacts, ExportMaker, MakeContext } from './export-maker.js';
import { refuseExport, type ExportRequest, type FeedbackWish } from './export-request.js';

/** Most decisions of one file: each is proved, redacted and verified by itself. */
const DECISIONS_MAX = 2_000;
const LOOK_ENTRIES = 10_000;

/** What people said of what agents did, as lines of a data set for whoever builds these. */
@Injectable()
export class FeedbackMaker implements ExportMaker {
  readonly kind = 'feedback';
  readonly recordedAs = 'export.recorded';
  readonly formats = ['ndjson'];
  /** It leaves the deployer, as redacted copies do. */
  readonly allow = ['officer'] as const;

  constructor(
    private readonly evidence: EvidenceGathering,
    @Inject(Database) private readonly database: Database,
    @Inject(EntryReader) private readonly entries: EntryReader,
    @Inject(CheckpointService) private readonly checkpoints: CheckpointService,
    @Inject(FEEDBACK_WORK) private readonly work: Background<FeedbackJob, FeedbackAnswer>,
  ) {}

  async check(ledger: string, request: ExportRequest): Promise<void> {
    if (request.decision !== undefined)
      throw refuseExport('/decision', 'is not taken: feedback is of a period of the ledger');
    if (ledger === REGISTRY)
      throw new ServiceError('not_possible', 'Nobody reviews decisions in the registry.');
    readPeriod(request);
  }

  async make({ ledger, job, request, bytesMax, report }: MakeContext) {
    const { from, until, wish } = readPeriod(request);
    const { size } = await this.checkpoints.issue(ledger);
    const period = { from, until, size };
    const decisions = await this.#reviewed(ledger, period);
    const file = new ExportWriter(this.database, {
      exportId: job.id,
      ledgerNo: job.ledgerNo,
      attempt: job.attempts,
      bytesMax,
    });
    const quoted = new Set<number>();
    let profile: string | undefined;
    report({ done: 0, total: decisions.length });
    for (const [i, decisionId] of decisions.entries()) {
      const made = await this.#linesOf(ledger, job.requestedBy, { decisionId, period, wish });
      for (const line of made.lines) await file.write(Buffer.from(line));
      for (const seq of made.quoted) quoted.add(seq);
      profile = made.profile ?? profile;
      report({ done: i + 1, total: decisions.length });
    }
    return {
      ...(await file.end()),
      mediaType: 'application/x-ndjson',
      name: nameOf(ledger, period, wish),
      facts: factsOf(job.id, { quoted, profile, size }),
    };
  }

  /** Decisions with a review in the period, in the order of these. */
  async #reviewed(ledger: string, period: Period): Promise<string[]> {
    const { size } = period;
    const found = new Set<string>();
    for (let at = 0; at < size; at += LOOK_ENTRIES) {
      const range = { from: at, to: Math.min(size, at + LOOK_ENTRIES) };
      const reviews = await this.entries.leavesOfType(ledger, 'review.recorded', range);
      for (const { decisionId, leaf } of reviews) {
        if (decisionId === null || !isWithin(leaf, period)) continue;
        found.add(decisionId);
        if (found.size > DECISIONS_MAX)
          throw new ServiceError(
            'not_possible',
            `More than ${DECISIONS_MAX} decisions were reviewed in the period. Ask for a shorter one.`,
          );
      }
    }
    return [...found];
  }

  async #linesOf(
    ledger: string,
    principal: string,
    { decisionId, period, wish }: Wanted,
  ): Promise<FeedbackLines> {
    // Of one that cannot be read nothing is told: the export says which it is.
    await this.entries.decisionSummary(ledger, decisionId);
    const { evidence } = await this.evidence.gather(ledger, decisionId, { isBare: true });
    const { verdicts, rules, form = 'docket', profile } = wish;
    const filter = { ...period, ...(verdicts && { verdicts }), ...(rules && { rules }) };
    const made = await this.work.run(
      { ledger, principal },
      { decisionId, evidence, filter, form, ...(profile !== 'none' && { profile }) },
      undefined,
      { isBounded: false },
    );
    if ('refusal' in made) throw new ServiceError('not_possible', made.refusal);
    return made;
  }
}

/** What tells one from another: beginning and end, whose items, and by which profile. */
function nameOf(
  ledger: string,
  { from, until }: Period,
  { form = 'docket', profile }: FeedbackWish,
): string {
  const days = [from, until].map((time) => time.slice(0, 'yyyy-mm-dd'.length));
  return [ledger, 'feedback', ...days, form, profile, 'ndjson'].join('.');
}

/** Of reviews, by the ledger's clock; as the ledger was with `size` entries, whatever comes meanwhile. */
interface Period {
  from: string;
  until: string;
  size: number;
}

interface Wanted {
  decisionId: string;
  period: Period;
  wish: FeedbackWish;
}

/** The ledger's clock has one form: times compare as texts. One that cannot be read is looked at, and does not verify. */
function isWithin(leaf: Uint8Array, { from, until }: Period): boolean {
  try {
    const { time } = decodeLeaf(leaf);
    return time >= from && time < until;
  } catch {
    return true;
  }
}

interface Told {
  quoted: ReadonlySet<number>;
  profile: string | undefined;
  size: number;
}

function factsOf(documentId: string, { quoted, profile, size }: Told): ExportFacts & JsonObject {
  const seqs = [...quoted].toSorted((a, b) => a - b);
  const [first] = seqs;
  const last = seqs.at(-1);
  return {
    document_id: documentId,
    entries: seqs.length,
    checkpoint_size: size,
    ...(first !== undefined && { first_seq: first }),
    ...(last !== undefined && { last_seq: last }),
    ...(profile !== undefined && { profile }),
  };
}

function readPeriod({ feedback }: ExportRequest): {
  from: string;
  until: string;
  wish: FeedbackWish;
} {
  if (feedback === undefined) throw refuseExport('/feedback', 'is required for feedback');
  const read = (name: 'from' | 'to'): string => {
    const moment = readMoment(feedback[name]);
    if (moment !== undefined) return moment;
    throw refuseExport(`/feedback/${name}`, 'must be a date-time such as 2026-11-01T00:00:00Z');
  };
  const [from, until] = [read('from'), read('to')];
  if (until <= from) throw refuseExport('/feedback/to', 'must be later than from');
  return { from, until, wish: feedback };
}
