import { sha256, toHex } from '@docket/chain';
import type { Author, Policy, RecordBodies } from '@docket/record';
import {
  LEGAL_BASIS,
  statementsOf,
  isUnavoidable,
  type RedactionPlan,
  type RedactionRequest,
} from '@docket/report';
import { EntryReader, LedgerService, type ReceiptEntry } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { holdDecision, holdWish } from '../access/audit-scope.js';
import { DOSSIER_WORK, type Background, type BackgroundPlace } from '../background.js';
import { Custody } from '../custody/custody.js';
import { Seals } from '../seals/seals.js';
import { type ChosenRecords, EvidenceGathering } from '../evidence/evidence.js';
import type { Principal } from '../principal.js';
import { ServiceError } from '../service-error.js';
import { SERVICE_SETTINGS, type ServiceSettings } from '../settings.js';
import { beginningOf, type Beginning } from './beginning.js';
import { admitVariant, checkWish, redactionOf, type DossierWish } from './dossier-wish.js';
import type {
  DossierAnswer,
  DossierFile,
  DossierFormat,
  DossierJob,
  RecordFindings,
} from './make-dossier.js';
import { redactionRefused } from './redaction-refused.js';
import { Traced } from '../observation/tracing.js';

export interface DossierOrder {
  ledger: string;
  decisionId: string;
  format: DossierFormat;
  wish: DossierWish;
  /** What it is for; recorded. */
  purpose?: string;
  /** For whom, as a function or an organisation; recorded. */
  recipient?: string;
}

const MEDIA_TYPES = {
  json: 'application/json',
  pdf: 'application/pdf',
} as const satisfies Record<DossierFormat, string>;

/** What is recorded of a dossier that is made, beside the digest and length of its file. */
type DossierFacts = Pick<
  RecordBodies['export.completed'],
  | 'begun'
  | 'dossier_id'
  | 'withheld'
  | 'residues'
  | 'entries'
  | 'checkpoint_size'
  | 'purpose'
  | 'recipient'
>;

export interface MadeDossier {
  bytes: Uint8Array;
  /** Name of the file: ids and closed words only. */
  name: string;
  mediaType: string;
  facts: DossierFacts;
}

/** Makes dossiers in every variant, for whoever waits and for exports in the background. */
@Injectable()
export class Dossiers {
  constructor(
    private readonly evidence: EvidenceGathering,
    private readonly custody: Custody,
    private readonly seals: Seals,
    @Inject(SERVICE_SETTINGS) private readonly settings: ServiceSettings,
    @Inject(DOSSIER_WORK) private readonly work: Background<DossierJob, DossierAnswer>,
    @Inject(EntryReader) private readonly entries: EntryReader,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
  ) {}

  /**
   * Makes a dossier, and records that it was handed out with the digest of its bytes.
   *
   * @throws {ServiceError} `role_not_allowed` for this variant, `invalid_request`, `redaction_incomplete`,
   * `not_possible` for a decision of more than 50,000 entries, `overloaded`, `took_too_long`, `seal_failed`,
   * `access_not_recorded`. @throws {StoreRefusal} `unknown_decision`.
   */
  @Traced()
  async export(principal: Principal, request: DossierOrder): Promise<MadeDossier> {
    const { ledger, decisionId } = request;
    admit(principal, { roles: ACCESS.export, ledger, scope: 'held' });
    const wish = holdWish(principal, request.wish);
    checkWish(wish, '');
    admitVariant(principal, wish);
    if (principal.scope !== undefined) {
      const { state } = await this.entries.decisionSummary(ledger, decisionId);
      holdDecision(principal, decisionId, state);
    }
    const made = await this.#inPlace(principal, ledger, (place) =>
      this.#make(place, principal, { ...request, wish }),
    );
    await this.custody.completeExport(
      principal,
      { ledger, decisionId },
      { ...made.facts, sha256: toHex(sha256(made.bytes)), bytes: made.bytes.byteLength },
    );
    return made;
  }

  /**
   * What a redaction would withhold, and where it would still show. No file is made, no value is named,
   * and nothing is recorded.
   *
   * @throws {ServiceError} `role_not_allowed`, `invalid_request`.
   */
  @Traced()
  async preview(
    principal: Principal,
    request: { ledger: string; decisionId: string; wish: DossierWish },
  ): Promise<RedactionPlan> {
    const { ledger, decisionId, wish } = request;
    admit(principal, { roles: ACCESS.previewRedaction, ledger });
    checkWish(wish, '');
    if (wish.variant !== 'redacted' && wish.variant !== 'subject') {
      throw new ServiceError('invalid_request', 'Only a redacted variant has a preview.', {
        places: [{ pointer: '/variant', detail: 'must be redacted or subject' }],
      });
    }
    admitVariant(principal, wish);
    const job = await this.#jobOf({ ledger, decisionId, format: 'json', wish });
    const { plan } = await this.#inPlace(principal, ledger, (place) =>
      runIn(place, async () => {
        const { evidence } = await this.evidence.gather(ledger, decisionId);
        return { ...job, evidence, planOnly: 'plan' };
      }),
    );
    if (plan === undefined) throw new Error('a preview of a dossier that withholds nothing');
    return plan;
  }

  /**
   * Makes the dossier of an export in the background, which was allowed when it was asked for, as `export` does;
   * whoever calls records its completion before a byte leaves. Each of its attempts begins once.
   *
   * @throws as `export`, but for the role, and never `overloaded`: how many there are is bounded before.
   */
  async makeInBackground(
    author: Author,
    request: DossierOrder,
    attempt: { exportId: string; attempt: number },
  ): Promise<MadeDossier> {
    const share = { ledger: request.ledger, principal: author.actor };
    const place = this.work.reserve(share, { isBounded: false });
    try {
      return await this.#make(place, author, request, attempt);
    } finally {
      place.leave();
    }
  }

  /** Refuses before anything is recorded where there is no place, and ends in time for an answer. */
  async #inPlace<T>(
    { actor }: Principal,
    ledger: string,
    work: (place: DossierPlace) => Promise<T>,
  ): Promise<T> {
    const share = { ledger, principal: actor };
    const place = this.work.reserve(share, { timeMs: this.settings.answerTimeMs });
    try {
      return await work(place);
    } catch (error) {
      if (!(error instanceof ServiceError) || error.code !== 'took_too_long') throw error;
      const message = `The dossier was not ready within ${this.settings.answerTimeMs / 1_000} s, and making it was ended.`;
      throw new ServiceError('took_too_long', message, { cause: error });
    } finally {
      place.leave();
    }
  }

  /** Records that the export begins, and makes the dossier, whose evidence ends with that entry. */
  async #make(
    place: DossierPlace,
    author: Author,
    request: DossierOrder,
    attempt?: { exportId: string; attempt: number },
  ): Promise<MadeDossier> {
    const { ledger, decisionId, format } = request;
    const prepared = await this.#prepare(place, request);
    let facts: DossierFacts | undefined;
    const { bytes, plan } = await runIn(place, async () => {
      const beginning = beginningOf(ledger, attempt);
      const { dossierId } = beginning;
      const by = { author: author.actor, dossierId };
      const chosen = await this.evidence.choose(ledger, decisionId, by);
      const entry = await this.#begin(author, request, { ...prepared, ...beginning, chosen });
      const position = positionOf(entry);
      const exported = { position, chosen };
      const gathered = await this.evidence.gather(ledger, decisionId, { exported });
      const { evidence, checkpoint, ...rest } = gathered;
      facts = {
        begun: position,
        dossier_id: dossierId,
        entries: evidence.entries.length,
        checkpoint_size: checkpoint.size,
      };
      return { ...prepared.job, ...rest, evidence, dossierId, issuedAt: entry.time };
    });
    if (facts === undefined) throw new Error('a dossier of which no beginning is recorded');
    return {
      bytes: format === 'pdf' ? await this.seals.seal(bytes) : bytes,
      mediaType: MEDIA_TYPES[format],
      name: `${decisionId}${plan === undefined ? '' : `.${prepared.job.variant}`}.dossier.${format}`,
      facts: {
        ...facts,
        ...(plan === undefined
          ? {}
          : { withheld: plan.withheld.length, residues: plan.residues.length }),
        ...(prepared.showsWholeEntry ? reasonsOf(request) : {}),
      },
    };
  }

  async #begin(
    author: Author,
    request: DossierOrder,
    said: PreparedDossier & Beginning & { chosen: ChosenRecords },
  ): Promise<ReceiptEntry> {
    const { job, showsWholeEntry, profile, chosen, dossierId, exportId, name } = said;
    const { ledger, decisionId, format } = request;
    const { locale, legalBasis, recordFindings: found, ...stating } = job.issuer;
    const body: RecordBodies['export.recorded'] = {
      kind: 'dossier',
      dossier_id: dossierId,
      variant: job.variant,
      locale,
      format,
      ...(exportId === undefined ? {} : { export_id: exportId }),
      ...(profile === undefined ? {} : { profile }),
      statements: statementsOf({
        ...stating,
        ...(found && { record_findings: found }),
        legal_basis: legalBasis,
      }),
      ledger_records: chosen.committed,
      ...(showsWholeEntry ? {} : reasonsOf(request)),
    };
    const place = { ledger, decisionId };
    return this.custody.beginExport(author, place, body, name);
  }

  /** Everything about a dossier but its evidence; what cannot be made is refused here. */
  async #prepare(
    place: DossierPlace,
    request: Pick<DossierOrder, 'ledger' | 'decisionId' | 'format' | 'wish'>,
  ): Promise<PreparedDossier> {
    const job = await this.#jobOf(request);
    const { redaction } = job;
    if (redaction === undefined) return { job, showsWholeEntry: false };
    const { policy } = await this.ledgers.ledgerState(request.ledger);
    const { plan, found } = await this.#tryRedaction(place, request, { ...job, redaction });
    const { profile } = plan;
    return {
      job: found === undefined ? job : { ...job, issuer: { ...job.issuer, recordFindings: found } },
      // The copy shows the entry of its export whole, or not at all, and so that says less.
      showsWholeEntry: policy.body_commitment === 'whole',
      ...(profile === undefined ? {} : { profile }),
    };
  }

  async #jobOf({
    ledger,
    decisionId,
    format,
    wish,
  }: Pick<DossierOrder, 'ledger' | 'decisionId' | 'format' | 'wish'>): Promise<
    PreparedDossier['job']
  > {
    const { status, state } = await this.entries.decisionSummary(ledger, decisionId);
    this.evidence.admitEntries(state.entryCount);
    const redaction = redactionOf(wish);
    const { variant = 'full' } = wish;
    const { policy } = await this.ledgers.ledgerState(ledger);
    return {
      variant: variant === 'full' && status !== 'closed' ? 'interim' : variant,
      issuedAt: new Date().toISOString(),
      format,
      issuer: issuerOf({ ...stated(policy), ...wish }),
      ...(redaction === undefined ? {} : { redaction }),
    };
  }

  /** Refuses a redaction that cannot be made before it is recorded that it begins, and verifies the whole record. */
  async #tryRedaction(
    place: DossierPlace,
    { ledger, decisionId }: Pick<DossierOrder, 'ledger' | 'decisionId'>,
    job: Omit<DossierJob, 'evidence'> & { redaction: RedactionRequest },
  ): Promise<{ plan: RedactionPlan; found?: RecordFindings }> {
    const { plan, found } = await runIn(place, async () => {
      const { evidence } = await this.evidence.gather(ledger, decisionId);
      return { ...job, evidence, planOnly: 'verified' };
    });
    if (plan === undefined) throw new Error('a redaction without a plan');
    if (job.redaction.repeats !== 'list' && plan.residues.some(isUnavoidable)) {
      throw redactionRefused({ code: 'unavoidable', message: '', plan });
    }
    return { plan, ...(found && { found }) };
  }
}

type DossierPlace = BackgroundPlace<DossierJob, DossierAnswer>;

async function runIn(
  place: DossierPlace,
  prepare: () => Promise<DossierJob>,
): Promise<DossierFile> {
  const made = await place.run(prepare);
  if ('refusal' in made) throw redactionRefused(made.refusal);
  return made;
}

interface PreparedDossier {
  job: Omit<DossierJob, 'evidence' | 'issuer'> & {
    issuer: ReturnType<typeof issuerOf> & { recordFindings?: RecordFindings };
  };
  /** Redaction profile and its version. */
  profile?: string;
  /** A redacted copy of a ledger that commits to whole bodies. */
  showsWholeEntry: boolean;
}

function positionOf({ decisionSeq }: ReceiptEntry): number {
  if (decisionSeq === undefined) throw new Error('the entry of an export stands in no decision');
  return decisionSeq;
}

/** What it is for, and for whom, as whoever asks says. */
const reasonsOf = ({ purpose, recipient }: DossierOrder) => ({
  ...(purpose === undefined ? {} : { purpose }),
  ...(recipient === undefined ? {} : { recipient }),
});

/** What the ledger's policy states where a request does not. */
function stated({ documents = {} }: Policy): Partial<DossierWish> {
  return documents;
}

/** What the issuer says about the dossier, and its language: nothing of it is from the decision. */
function issuerOf({
  locale = 'en',
  deployer,
  classification,
  retention,
  contact,
  frameworks,
}: DossierWish) {
  return {
    locale,
    ...(deployer === undefined ? {} : { deployer }),
    ...(classification === undefined ? {} : { classification }),
    ...(retention === undefined ? {} : { retention }),
    ...(contact === undefined ? {} : { contact: { ...contact } }),
    // The version is stated too: a later list must not change what an export is recorded to say.
    legalBasis: {
      version: LEGAL_BASIS.version,
      ...(frameworks === undefined ? {} : { frameworks }),
    },
  };
}
