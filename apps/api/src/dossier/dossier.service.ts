import type { Policy, RecordBodies } from '@docket/record';
import { EntryReader, LedgerService } from '@docket/store';
import { LEGAL_BASIS, type RedactionPlan } from '@docket/report';
import { Inject, Injectable } from '@nestjs/common';
import { Problem, type ProblemPlace } from '../http/problem.js';
import { DossierThread } from '../threads/threads.module.js';
import { redactionOf, type DossierWish } from './dossier-request.js';
import { EvidenceService } from './evidence.service.js';
import type { DossierFile, DossierFormat, DossierJob, RedactionRefusal } from './make-dossier.js';

/** Places that one problem names. */
const PLACES_NAMED_MAX = 50;

/** What the entry of an export says about its dossier. */
export type DossierFacts = Pick<
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
  facts: DossierFacts;
}

/** Makes dossiers in every variant, for whoever waits and for exports in the background. */
@Injectable()
export class DossierService {
  constructor(
    private readonly evidence: EvidenceService,
    private readonly thread: DossierThread,
    @Inject(EntryReader) private readonly entries: EntryReader,
    @Inject(LedgerService) private readonly ledgers: LedgerService,
  ) {}

  /**
   * @throws {Problem} `redaction_incomplete` where a withheld value stands in what cannot be withheld,
   * `validation_failed` for places that are none, `unknown_decision`.
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

  /** What a redaction would withhold, and where it would still show. No file is made, no value is named. */
  async plan(ledger: string, decisionId: string, wish: DossierWish): Promise<RedactionPlan> {
    const { job } = await this.#job(ledger, decisionId, 'json', wish);
    const { plan } = await this.#run({ ...job, planOnly: true });
    if (plan === undefined) throw new Error('a preview of a dossier that withholds nothing');
    return plan;
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
    const made = await this.thread.run(job);
    if ('refusal' in made) throw refusalProblem(made.refusal);
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

function refusalProblem({ code, message, item, plan }: RedactionRefusal): Problem {
  if (code === 'unavoidable') {
    return new Problem(
      'redaction_incomplete',
      'A value that is to be withheld also stands where nothing can be withheld.',
      { errors: placesOf(plan) },
    );
  }
  const pointer =
    code === 'unknown_profile'
      ? '/profile'
      : item === undefined
        ? '/withhold'
        : `/withhold/${item}/pointer`;
  return new Problem('validation_failed', 'The redaction cannot be made as asked.', {
    errors: [{ pointer, code, detail: message }],
  });
}

const WHERE: Record<string, string> = {
  key: 'the name of a member of',
  header: 'the header',
  id: 'the id',
};

function placesOf(plan: RedactionPlan | undefined): ProblemPlace[] {
  return (plan?.residues ?? [])
    .filter(({ kind }) => kind in WHERE)
    .slice(0, PLACES_NAMED_MAX)
    .map(({ kind, of, at }) => ({
      code: kind,
      detail: `what is withheld at seq ${of.seq} ${of.pointer} also stands in ${WHERE[kind]} ${at.pointer || 'the body'} of seq ${at.seq}`,
    }));
}
