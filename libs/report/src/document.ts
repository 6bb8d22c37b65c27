import {
  canonicalBytes,
  canonicalize,
  escapePointerToken,
  sha256,
  toHex,
  utf8,
  type Json,
  type JsonObject,
} from '@docket/chain';
import {
  evidenceReader,
  exportClaimOf,
  verify,
  type ExportClaim,
  type VerificationReport,
  type VerifyOptions,
} from '@docket/verify';

import { decodeDocument, DossierError } from './decode-document.js';
import { LEGAL_BASIS } from './legal-basis/select.js';
import { CURRENT_EDITION, EDITIONS } from './editions/index.js';
import { findEdition, type DossierEdition } from './editions/edition.js';
import { decisionOf } from './model/build.js';
import { isWhole, verifyEvidence } from './model/integrity.js';
import {
  DOSSIER_FORMAT,
  DossierSchema,
  type Contact,
  type Dossier,
  type Evidence,
  type Issue,
  type Locale,
  type Renderer,
  type Variant,
} from './schema/index.js';

export { DossierError };

export interface ComposeOptions {
  variant: Variant;
  /** When the dossier is issued: RFC 3339 UTC with milliseconds. The dossier's own clock is never read. */
  issuedAt: string;
  /** Absent: derived from decision, head, checkpoint and time of issue, so that the same input gives the same id. */
  dossierId?: string;
  locale?: Locale;
  deployer?: string;
  classification?: string;
  retention?: string;
  contact?: Contact;
  /** Provisions printed in section 15; the newest list by jurisdiction if left out. */
  legalBasis?: Issue['legal_basis'];
  /** Older reads and exports of the ledger that covered the decision and are not in the evidence. */
  unlisted?: number;
  /** Of a redacted copy: what was found wrong in the whole record, by recordFindings. */
  recordFindings?: NonNullable<Issue['record_findings']>;
  /** What lays out its pages. */
  renderer: Renderer;
  /** Of a redacted copy: the evidence is that of redactEvidence already. */
  redaction?: NonNullable<Issue['redaction']>;
}

function deriveId(
  evidence: Evidence,
  { decisionId, head }: ReturnType<typeof decisionOf>,
  variant: Variant,
  issue: Issue,
): string {
  // Two copies that withhold different things are two dossiers, also when made at the same moment.
  const withheld = evidence.entries.flatMap(({ seq, disclosure }) =>
    disclosure && 'withheld' in disclosure
      ? disclosure.withheld.map(({ pointer, reason }) => [seq, pointer, reason])
      : [],
  );
  const seed = canonicalize([
    decisionId,
    head,
    evidence.checkpoint,
    variant,
    { ...issue } as unknown as Json,
    ...(withheld.length === 0 ? [] : [withheld]),
  ]);
  return `dos_${toHex(sha256(utf8(seed))).slice(0, 24)}`;
}

/**
 * composeDossier makes the dossier of one decision. `model` and `narrative` are a pure function of
 * evidence and options; verification of the evidence is part of the model, so that damaged evidence
 * gives a dossier that says so. Throws DossierError `no_entries` when no entry of a decision can be read.
 */
export async function composeDossier(
  evidence: Evidence,
  options: ComposeOptions,
  edition: DossierEdition = CURRENT_EDITION,
): Promise<Dossier> {
  const {
    variant,
    issuedAt,
    dossierId,
    locale = 'en',
    deployer,
    classification,
    retention,
    redaction,
    contact,
    unlisted,
    recordFindings: found,
    legalBasis = { version: LEGAL_BASIS.version },
    renderer,
  } = options;
  const issue: Issue = {
    at: issuedAt,
    locale,
    renderer,
    ...(deployer === undefined ? {} : { deployer }),
    ...(classification === undefined ? {} : { classification }),
    ...(retention === undefined ? {} : { retention }),
    ...(redaction === undefined ? {} : { redaction }),
    ...(contact === undefined ? {} : { contact }),
    ...(unlisted === undefined ? {} : { unlisted }),
    ...(found === undefined ? {} : { record_findings: found }),
    legal_basis: legalBasis,
  };
  const decision = decisionOf(evidence);
  const { origin, decisionId } = decision;
  if (decisionId === '') {
    throw new DossierError('no_entries', 'the evidence holds no readable entry of a decision');
  }
  const id = dossierId ?? deriveId(evidence, decision, variant, issue);
  const claim = claimOf({ dossier_id: id, variant, issue });
  const claimed = decision.isExported ? await verifyEvidence(evidence, claim) : undefined;
  // Evidence of which this is not known is told as what it is, with an end that is not proven. That it
  // makes no dossier that verifies is for verifyDossier to say.
  const report = claimed && isWhole(claimed) ? claimed : await verifyEvidence(evidence);
  const model = edition.buildModel(evidence, variant, issue, report);
  return {
    format: DOSSIER_FORMAT,
    dossier_id: id,
    origin,
    decision_id: decisionId,
    variant,
    issue,
    model,
    narrative: edition.composeNarrative(model, issue),
    ...(variant === 'subject' ? { explanation: edition.composeExplanation(model, issue) } : {}),
    evidence,
  };
}

/** The bytes of a dossier file: RFC 8785, so that one dossier has one digest. */
export function encodeDossier(dossier: Dossier): Uint8Array {
  // The schema closes every member to JSON values; TypeScript cannot see that `unknown` members are.
  return canonicalBytes(dossier as unknown as Json);
}

/** Reads a dossier file and checks its shape. Throws DossierError `malformed` with the first places that are wrong. */
export function decodeDossier(bytes: Uint8Array): Dossier {
  const json = decodeDocument(bytes, DossierSchema, DOSSIER_FORMAT);
  // Disclosures are left to the verifier, which trusts none of their members.
  return json as unknown as Dossier;
}

type Claiming = Pick<Dossier, 'dossier_id' | 'variant' | 'issue'>;

/** What a dossier says of its own export, which the last entry of its evidence must record. */
const claimOf = ({ dossier_id, variant, issue }: Claiming): ExportClaim =>
  // Plain data; an interface is no index signature to TypeScript.
  exportClaimOf({ dossier_id, variant, issue } as unknown as JsonObject);

/**
 * What a verification of the whole evidence of a decision finds, as a copy states that withholds values: each code and
 * entry once, at most 100 of them, and no value. Undefined: nothing.
 */
export async function recordFindings(evidence: Evidence): Promise<Issue['record_findings']> {
  const { findings } = await verifyEvidence(evidence);
  const found = new Map(findings.map(({ code, seq }) => [`${code} ${seq ?? ''}`, { code, seq }]));
  if (found.size === 0) return undefined;
  return [...found.values()].map(({ code, seq }) => ({
    code,
    ...(seq === undefined ? {} : { seq }),
  }));
}

/** What the issuer states beside the record, as the entry of an export holds it. */
export function statementsOf({
  deployer,
  classification,
  retention,
  contact,
  record_findings,
  legal_basis,
}: Pick<
  Issue,
  'deployer' | 'classification' | 'retention' | 'contact' | 'record_findings' | 'legal_basis'
>) {
  return {
    ...(deployer === undefined ? {} : { deployer }),
    ...(classification === undefined ? {} : { classification }),
    ...(retention === undefined ? {} : { retention }),
    ...(contact === undefined ? {} : { contact: { ...contact } }),
    ...(record_findings === undefined ? {} : { record_findings }),
    legal_basis,
  };
}

/**
 * verifyDossier verifies the evidence of a dossier, and that it ends with the record of the dossier's own
 * export. It says nothing about the words of the dossier: that is checkDossier.
 */
export function verifyDossier(
  dossier: Dossier,
  options: VerifyOptions = { depth: 'full' },
): Promise<VerificationReport> {
  return verify(evidenceReader(dossier.evidence, claimOf(dossier)), options);
}

/** A difference between what a dossier says and what its evidence gives. */
export interface DossierDifference {
  pointer: string;
  stated: string;
  computed: string;
}

export interface DossierCheck {
  matches: boolean;
  differences: DossierDifference[];
  /** True when more differences exist than are listed. */
  truncated: boolean;
  /**
   * What the dossier names as its edition, where none of that name is known here. Its words were not made
   * again then, so `matches` is false without a difference: it was not checked, and nothing was found wrong.
   */
  unknownEdition?: string;
}

const DIFFERENCES_MAX = 50;

/**
 * checkDossier recomputes model and narrative from the dossier's evidence, by the edition that the
 * dossier names, and compares. It says
 * nothing about whether that evidence holds: that is verifyDossier.
 */
export async function checkDossier(
  dossier: Dossier,
  editions: readonly DossierEdition[] = EDITIONS,
): Promise<DossierCheck> {
  const found = findEdition(dossier, editions);
  if ('unknown' in found) {
    return { matches: false, differences: [], truncated: false, unknownEdition: found.unknown };
  }
  const { evidence, variant, issue, dossier_id: dossierId } = dossier;
  const { at, legal_basis: legalBasis, record_findings: stated, ...said } = issue;
  const options = {
    variant,
    issuedAt: at,
    dossierId,
    legalBasis,
    ...said,
    ...(stated === undefined ? {} : { recordFindings: stated }),
  };
  const computed = await composeDossier(evidence, options, found.edition);
  const differences = compareJson(
    { ...dossier, evidence: null } as unknown as Json,
    { ...computed, evidence: null } as unknown as Json,
  );
  return {
    matches: differences.length === 0,
    differences: differences.slice(0, DIFFERENCES_MAX),
    truncated: differences.length > DIFFERENCES_MAX,
  };
}

/** compareJson names the places where two documents differ, at most 51 of them. */
export function compareJson(stated: Json, computed: Json): DossierDifference[] {
  const differences: DossierDifference[] = [];
  compare('', stated, computed, differences);
  return differences;
}

const shown = (value: Json | undefined): string =>
  value === undefined ? 'absent' : canonicalize(value).slice(0, 200);

function compare(
  pointer: string,
  stated: Json | undefined,
  computed: Json | undefined,
  out: DossierDifference[],
): void {
  if (out.length > DIFFERENCES_MAX) return;
  const isBranch = (v: Json | undefined): v is Json[] | { [key: string]: Json } =>
    typeof v === 'object' && v !== null;
  if (
    !isBranch(stated) ||
    !isBranch(computed) ||
    Array.isArray(stated) !== Array.isArray(computed)
  ) {
    if (!(stated === computed))
      out.push({ pointer, stated: shown(stated), computed: shown(computed) });
    return;
  }
  const left = new Map<string, Json>(Object.entries(stated));
  const right = new Map<string, Json>(Object.entries(computed));
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    compare(`${pointer}/${escapePointerToken(key)}`, left.get(key), right.get(key), out);
  }
}
