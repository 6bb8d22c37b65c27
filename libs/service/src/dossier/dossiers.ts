import { sha256, toHex } from '@docket/chain';
import type { Policy, RecordBodies } from '@docket/record';
import { LEGAL_BASIS, type RedactionPlan } from '@docket/report';
import { EntryReader, LedgerService } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import { ACCESS, admit } from '../access/access.js';
import { DOSSIER_WORK, type Background } from '../background.js';
import { Custody } from '../custody/custody.js';
import { EvidenceGathering } from '../evidence/evidence.js';
import type { Principal } from '../principal.js';
import { ServiceError, type RequestPlace } from '../service-error.js';
import { admitVariant, checkWish, redactionOf, type DossierWish } from './dossier-wish.js';
import type {
  DossierAnswer,
  DossierFile,
  DossierFormat,
  DossierJob,
  RedactionRefusal,
} from './make-dossier.js';

/** Places that one problem names. */
const PLACES_NAMED_MAX = 50;

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

/** What the entry of an export says about its dossier. */
type DossierFacts = Pick<
  RecordBodies['export.recorded'],
  | 'dossier_id'
  | 'variant'
  | 'locale'
  | 'profile'
  | 'withheld'
  | 'residues'
  | 'statements'
  | 'entries'
  | 'checkpoint_size'
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
    @Inject(DOSSIER_WORK) private readonly work: Background<DossierJob, DossierAnswer>,
    @Inject(EntryReader) private readonly entries: EntryReader,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
  ) {}

  /**
   * Makes a dossier, and records that it was handed out with the digest of its bytes.
   *
   * @throws {ServiceError} `role_not_allowed` for this variant, `invalid_request`, `redaction_incomplete`,
   * `not_possible` for a decision of more than 50,000 entries, `overloaded`, `access_not_recorded`.
   * @throws {StoreRefusal} `unknown_decision`.
   */
  async export(principal: Principal, request: DossierOrder): Promise<MadeDossier> {
    const { ledger, decisionId, format, wish, purpose, recipient } = request;
    admit(principal, { roles: ACCESS.export, ledger });
    checkWish(wish, '');
    admitVariant(principal, wish);
    const made = await this.make(ledger, decisionId, format, wish);
    await this.custody.recordExport(
      principal,
      { ledger, decisionId },
      {
        kind: 'dossier',
        ...made.facts,
        format,
        sha256: toHex(sha256(made.bytes)),
        bytes: made.bytes.byteLength,
        ...(purpose === undefined ? {} : { purpose }),
        ...(recipient === undefined ? {} : { recipient }),
      },
    );
    return made;
  }

  /**
   * What a redaction would withhold, and where it would still show. No file is made, no value is named,
   * and nothing is recorded.
   *
   * @throws {ServiceError} `role_not_allowed`, `invalid_request`.
   */
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
    const { job } = await this.#job(ledger, decisionId, 'json', wish);
    const { plan } = await this.#run({ ...job, planOnly: true });
    if (plan === undefined) throw new Error('a preview of a dossier that withholds nothing');
    return plan;
  }

  /**
   * Makes a dossier without a record of it: for exports in the background, which were allowed when they
   * were asked for and are recorded when they are complete.
   *
   * @throws {ServiceError} `redaction_incomplete` where a withheld value stands in what cannot be withheld,
   * `invalid_request` for places that are none. @throws {StoreRefusal} `unknown_decision`.
   */
  async make(
    ledger: string,
    decisionId: string,
    format: DossierFormat,
    wish: DossierWish,
  ): Promise<MadeDossier> {
    const { job, size, issuer } = await this.#job(ledger, decisionId, format, wish);
    const { dossierId, bytes, plan } = await this.#run(job);
    const { variant } = job;
    const { locale, legalBasis, ...said } = issuer;
    const statements = { ...said, legal_basis: legalBasis };
    return {
      bytes,
      mediaType: MEDIA_TYPES[format],
      name: `${decisionId}${plan === undefined ? '' : `.${variant}`}.dossier.${format}`,
      facts: {
        dossier_id: dossierId,
        variant,
        locale,
        entries: job.evidence.entries.length,
        checkpoint_size: size,
        ...(plan?.profile === undefined ? {} : { profile: plan.profile }),
        ...(plan === undefined
          ? {}
          : { withheld: plan.withheld.length, residues: plan.residues.length }),
        statements,
      },
    };
  }

  async #job(
    ledger: string,
    decisionId: string,
    format: DossierFormat,
    wish: DossierWish,
  ): Promise<{ job: DossierJob; size: number; issuer: Issuer }> {
    const { status } = await this.entries.decisionSummary(ledger, decisionId);
    const { evidence, checkpoint, ...rest } = await this.evidence.gather(ledger, decisionId);
    const redaction = redactionOf(wish);
    const { variant = 'full' } = wish;
    const { policy } = await this.ledgers.ledgerState(ledger);
    const issuer = statementsOf({ ...stated(policy), ...wish });
    const job: DossierJob = {
      evidence,
      variant: variant === 'full' && status !== 'closed' ? 'interim' : variant,
      issuedAt: new Date().toISOString(),
      format,
      issuer,
      ...rest,
      ...(redaction === undefined ? {} : { redaction }),
    };
    return { job, size: checkpoint.size, issuer };
  }

  async #run(job: DossierJob): Promise<DossierFile> {
    const made = await this.work.run(job);
    if ('refusal' in made) throw redactionRefused(made.refusal);
    return made;
  }
}

type Issuer = ReturnType<typeof statementsOf>;

/** What the ledger's policy states where a request does not. */
function stated({ documents = {} }: Policy): Partial<DossierWish> {
  return documents;
}

/** What the issuer says about the dossier, and its language: nothing of it is from the decision. */
function statementsOf({
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

function redactionRefused({ code, message, item, plan }: RedactionRefusal): ServiceError {
  if (code === 'unavoidable') {
    return new ServiceError(
      'redaction_incomplete',
      'A value that is to be withheld also stands where nothing can be withheld.',
      { places: placesOf(plan) },
    );
  }
  const pointer =
    code === 'unknown_profile'
      ? '/profile'
      : item === undefined
        ? '/withhold'
        : `/withhold/${item}/pointer`;
  return new ServiceError('invalid_request', 'The redaction cannot be made as asked.', {
    places: [{ pointer, code, detail: message }],
  });
}

const WHERE: Record<string, string> = {
  key: 'the name of a member of',
  header: 'the header',
  id: 'the id',
};

function placesOf(plan: RedactionPlan | undefined): RequestPlace[] {
  return (plan?.residues ?? [])
    .filter(({ kind }) => kind in WHERE)
    .slice(0, PLACES_NAMED_MAX)
    .map(({ kind, of, at }) => ({
      code: kind,
      detail: `what is withheld at seq ${of.seq} ${of.pointer} also stands in ${WHERE[kind]} ${at.pointer || 'the body'} of seq ${at.seq}`,
    }));
}
