import {
  buildDossier,
  encodeDossier,
  isUnavoidable,
  planRedaction,
  recordFindings,
  redactEvidence,
  RedactionError,
  renderPdf,
  type DossierOptions,
  type Evidence,
  type RedactionPlan,
  type RedactionRequest,
  type Variant,
} from '@docket/report';

/** Everything a dossier is made of, as plain data. */
export interface DossierJob {
  evidence: Evidence;
  variant: Variant;
  /** RFC 3339 UTC with milliseconds. */
  issuedAt: string;
  format: DossierFormat;
  /** As the entry of its export gives it; derived if left out. */
  dossierId?: string;
  /** What the issuer states, and the language. */
  issuer?: Omit<DossierOptions, 'variant' | 'issuedAt' | 'dossierId' | 'redaction'>;
  /** What is withheld before anything else is done. */
  redaction?: RedactionRequest;
  /** Reads and exports of the ledger that are not in the evidence. */
  unlisted?: number;
  /** Only says what would be withheld, and with `verified` what is wrong in the whole record; no file is made. */
  planOnly?: 'plan' | 'verified';
}

export type DossierFormat = 'json' | 'pdf';

export interface DossierFile {
  dossierId: string;
  bytes: Uint8Array;
  plan?: RedactionPlan;
  /** What is wrong in the whole record, where it was asked for. */
  found?: RecordFindings;
}

export type RecordFindings = NonNullable<Awaited<ReturnType<typeof recordFindings>>>;

/** Why a redaction was not made. The error's class would not come back from another thread. */
export interface RedactionRefusal {
  code: RedactionError['code'] | 'unavoidable' | 'found_otherwise';
  message: string;
  item?: number;
  plan?: RedactionPlan;
}

export type DossierAnswer = DossierFile | { refusal: RedactionRefusal };

/**
 * Builds the dossier and writes it in one of its formats. The same job gives the same JSON. Values are
 * withheld before anything is made of the evidence.
 */
export async function makeDossier(job: DossierJob): Promise<DossierAnswer> {
  const {
    evidence,
    variant,
    issuedAt,
    format,
    issuer = {},
    redaction,
    planOnly,
    unlisted,
    dossierId,
  } = job;
  let plan: RedactionPlan | undefined;
  if (redaction !== undefined) {
    const planned = planSafely(evidence, redaction, issuer);
    if ('refusal' in planned) return planned;
    plan = planned;
    const found = planOnly === 'plan' ? undefined : await recordFindings(evidence);
    if (planOnly !== undefined) {
      return { dossierId: '', bytes: new Uint8Array(), plan, ...(found && { found }) };
    }
    // The entry of the export says already what was found: one that says nothing where there is something is not made.
    if (found !== undefined && issuer.recordFindings === undefined) {
      return { refusal: { code: 'found_otherwise', message: '' } };
    }
    if (redaction.repeats !== 'list' && plan.residues.some(isUnavoidable)) {
      return { refusal: { code: 'unavoidable', message: '', plan } };
    }
  }
  const shown = plan === undefined ? evidence : redactEvidence(evidence, plan);
  const dossier = await buildDossier(shown, {
    ...issuer,
    variant,
    issuedAt,
    ...(dossierId === undefined ? {} : { dossierId }),
    ...(unlisted === undefined ? {} : { unlisted }),
    ...(plan === undefined
      ? {}
      : { redaction: plan.profile === undefined ? {} : { profile: plan.profile } }),
  });
  const bytes = format === 'json' ? encodeDossier(dossier) : await renderPdf(dossier);
  return { dossierId: dossier.dossier_id, bytes, ...(plan === undefined ? {} : { plan }) };
}

function planSafely(
  evidence: Evidence,
  redaction: RedactionRequest,
  issuer: object,
): RedactionPlan | { refusal: RedactionRefusal } {
  try {
    return planRedaction(evidence, redaction, { ...issuer });
  } catch (error) {
    if (!(error instanceof RedactionError)) throw error;
    const { code, message, item } = error;
    return { refusal: { code, message, ...(item === undefined ? {} : { item }) } };
  }
}
