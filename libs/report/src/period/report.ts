import {
  canonicalBytes,
  canonicalize,
  parseJson,
  sha256,
  toHex,
  utf8,
  type Json,
  type LedgerKey,
} from '@docket/chain';
import { isRecordType } from '@docket/record';
import {
  DOCUMENT_BYTES_MAX,
  madeChecks,
  verify,
  type CheckName,
  type LedgerReader,
  type VerificationReport,
  type VerifyOptions,
} from '@docket/verify';

import { decodeDocument } from '../decode-document.js';
import { compareJson, type DossierDifference } from '../dossier.js';
import { bodiesWithheld } from '../outcome/verdict.js';
import { rendererHere } from '../pdf/edition.js';
import type { Locale, Renderer } from '../schema/index.js';
import { checkBasis, keysOfBasis, rootAt } from './basis.js';
import { PeriodFold } from './fold.js';
import { CUSTODY_FACTS } from './ledger-facts.js';
import { PERIOD_LIMITS, QUICK_SECONDS, SAMPLE_SIZE } from './limits.js';
import { OwnRecord, type ReportRecord } from './own-record.js';
import {
  OversightReportSchema,
  REPORT_FORMAT,
  type Basis,
  type OversightReport,
  type Parameters,
  type ReportIssue,
} from './schema.js';
import { composeSummary, SUMMARY_TEMPLATE } from './statements.js';

const SEED_DEFAULT = 'docket';

export interface OversightOptions {
  /** Beginning of the period: RFC 3339 UTC with milliseconds, as entries have it. */
  from: string;
  /** Its end, not included. */
  to: string;
  /** When the report is issued. The report's own clock is never read. */
  issuedAt: string;
  locale?: Locale;
  /** Anything agreed with the examiner: the same seed gives the same sample. */
  seed?: string;
  /** Decisions in the sample, 500 at most; 25 if left out. */
  sampleSize?: number;
  /** An approval within this time of its escalation counts as quick; 30 if left out. */
  quickSeconds?: number;
  deployer?: string;
  classification?: string;
  /** What lays out its pages; the renderer here if left out. */
  renderer?: Renderer;
  /** C2SP verifier key kept from elsewhere. */
  trustedKey?: string;
  onProgress?: VerifyOptions['onProgress'];
}

interface Counting {
  parameters: Parameters;
  issuedAt: string;
  /** Entries to look at; as many as the ledger's newest checkpoint covers, if left out. */
  size?: number;
  trustedKey?: string | undefined;
  trustedCheckpoint?: string | undefined;
  /** Looks on. */
  own?: OwnRecord;
  onProgress?: VerifyOptions['onProgress'];
}

/** The size that the newest checkpoint states, as the reader has it: it is checked by verify, not here. */
async function newestSize(reader: LedgerReader): Promise<number> {
  let size = 0;
  for await (const note of reader.checkpoints()) {
    const stated = Number(note.split('\n', 2)[1]);
    if (Number.isSafeInteger(stated) && stated > size) size = stated;
  }
  return size > 0 ? size : ((await reader.describe()).size ?? 0);
}

/** Verifies the whole ledger and counts in the same pass over its entries. */
async function count(
  reader: LedgerReader,
  counting: Counting,
): Promise<{ figures: OversightReport['figures']; verified: VerificationReport; size: number }> {
  const { parameters, trustedKey, trustedCheckpoint, own, onProgress } = counting;
  const size = counting.size ?? (await newestSize(reader));
  const asOfMs = Math.min(Date.parse(parameters.to), Date.parse(counting.issuedAt));
  const fold = new PeriodFold({ parameters, size, asOfMs });
  const verified = await verify(reader, {
    depth: 'full',
    onEntry: (entry) => {
      fold.take(entry);
      own?.take(entry);
    },
    ...(trustedKey === undefined ? {} : { trustedKey }),
    ...(trustedCheckpoint === undefined ? {} : { trustedCheckpoint }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  return { figures: fold.result(), verified, size };
}

/** Checks of what is not in the entries of this ledger. */
const BESIDE_THE_ENTRIES: ReadonlySet<CheckName> = new Set(['projection', 'registry']);

function basisOf(report: VerificationReport, size: number): Basis {
  // What the server derives from its entries is its own affair: the figures rest on the entries.
  const findings = report.findings.filter(({ kind }) => kind !== 'projection');
  const checks = madeChecks(report.checks).filter(({ name }) => !BESIDE_THE_ENTRIES.has(name));
  const failed =
    findings.length > 0 || report.truncated || checks.some(({ state }) => state === 'failed');
  return {
    size,
    root: rootAt(report.checkpoint, size),
    checkpoint: report.checkpoint ?? null,
    public_key: report.publicKey ?? null,
    key_pinned: report.keyPinned,
    verified: !failed,
    limits: report.limits,
    checks: checks.map(({ state, ...check }) => ({ ...check, passed: state === 'passed' })),
    findings: {
      count: findings.length,
      rows: findings
        .slice(0, PERIOD_LIMITS.rows)
        .map(({ code, seq, message }) => ({ code, seq: seq ?? null, message })),
    },
  };
}

/**
 * buildOversightReport verifies a ledger and counts what happened in a period. The figures are a pure
 * function of the ledger's first `basis.size` entries and the parameters: whoever has the ledger, grown
 * meanwhile or not, gets the same. Damage never throws: the report says it.
 *
 * @throws RangeError when the period is empty or its times are none.
 * @throws ReaderError when the source cannot be read.
 */
export async function buildOversightReport(
  reader: LedgerReader,
  options: OversightOptions,
): Promise<OversightReport> {
  const { issuedAt, locale = 'en', deployer, classification, trustedKey, onProgress } = options;
  const issue: ReportIssue = {
    at: issuedAt,
    locale,
    renderer: options.renderer ?? rendererHere(),
    ...(deployer === undefined ? {} : { deployer }),
    ...(classification === undefined ? {} : { classification }),
  };
  const parameters: Parameters = {
    from: options.from,
    to: options.to,
    seed: options.seed ?? SEED_DEFAULT,
    sample_size: options.sampleSize ?? SAMPLE_SIZE,
    quick_seconds: options.quickSeconds ?? QUICK_SECONDS,
    absent_types: Object.values(CUSTODY_FACTS)
      .flat()
      .filter((type) => !isRecordType(type)),
  };
  checkPeriod(parameters);
  const counted = await count(reader, { parameters, issuedAt, trustedKey, onProgress });
  const basis = basisOf(counted.verified, counted.size);
  const { origin } = counted.verified;
  const { figures } = counted;
  return {
    format: REPORT_FORMAT,
    report_id: deriveId(origin, parameters, issue, basis),
    origin,
    issue,
    parameters,
    basis,
    figures,
    summary: composeSummary({ parameters, issue, basis, figures }),
  };
}

function checkPeriod({ from, to }: Parameters): void {
  const isTime = (text: string): boolean => {
    const ms = Date.parse(text);
    return !Number.isNaN(ms) && new Date(ms).toISOString() === text;
  };
  if (!isTime(from) || !isTime(to)) {
    throw new RangeError('a period takes times such as 2026-01-15T00:00:00.000Z');
  }
  if (from >= to) throw new RangeError('the period ends before it begins');
}

function deriveId(
  origin: string,
  parameters: Parameters,
  issue: ReportIssue,
  { size, root }: Basis,
): string {
  const seed = canonicalize([origin, { ...parameters }, { ...issue }, size, root]);
  return `ovr_${toHex(sha256(utf8(seed))).slice(0, 24)}`;
}

/** The bytes of a report file: RFC 8785, so that one report has one digest. */
export function encodeOversightReport(report: OversightReport): Uint8Array {
  return canonicalBytes(report as Json);
}

/** Whether a JSON document says that it is an oversight report; it may still be malformed. */
export function isOversightReport(bytes: Uint8Array): boolean {
  try {
    const json = parseJson(bytes, { maxBytes: DOCUMENT_BYTES_MAX });
    return (json as { format?: Json } | null)?.format === REPORT_FORMAT;
  } catch {
    // Not JSON, or too large for one of these: so it is none.
    return false;
  }
}

/** Reads a report file and checks its shape. Throws DossierError `malformed` with the first places that are wrong. */
export function decodeOversightReport(bytes: Uint8Array): OversightReport {
  return decodeDocument(bytes, OversightReportSchema, REPORT_FORMAT);
}

/** Every edition that reports are checked by; kept as those of dossiers are (editions/edition.ts). */
const EDITIONS = [{ name: SUMMARY_TEMPLATE, composeSummary }] as const;

/** Whether the pages that are made of a report are those that were handed out. Others may be by other fonts, or sealed: not known. */
async function isRenderedAs(
  own: OwnRecord,
  report: OversightReport,
  render: (() => Promise<Uint8Array | undefined>) | undefined,
): Promise<true | undefined> {
  if (own.found === undefined || render === undefined) return undefined;
  const pdf = await render();
  return pdf !== undefined && own.fileHolds(report, pdf) === true ? true : undefined;
}

const OTHER_FILE: DossierDifference = {
  pointer: '',
  stated: 'this file',
  computed: 'the file of another digest, by the entry of its export',
};

/** How a report stands to itself, and to the ledger it was recomputed against. */
export interface OversightCheck {
  /** Words and id follow from the figures, and the figures from the ledger if there was one. */
  matches: boolean;
  /** Whether the figures were counted again: not without a ledger, nor where it hands out no bodies. */
  recomputed: boolean;
  differences: DossierDifference[];
  /** The key that the report names, and those up to the one that signed its checkpoint; empty where that does not hold. */
  keys: readonly LedgerKey[];
  /** What the checkpoint says of keys that were lost and replaced, in words. */
  limits: readonly string[];
  /**
   * The entry of the ledger that records the export of this report, and with its id what the issuer states in
   * it. Absent: none was found, or no ledger was there, and nothing but the report itself says so.
   */
  record?: ReportRecord;
  /**
   * Whether the file is the one of which that entry has the digest; absent where it has none of a file of this format: then
   * nothing holds what the report says of checks and limits.
   */
  isFileRecorded?: boolean;
  /** Of the ledger that it was recomputed against. */
  verification?: VerificationReport;
  /** What the report names as its edition, where none of that name is known here: its words were not made again. */
  unknownEdition?: string;
}

/**
 * Whether the ledger that was counted is one by the trusted key, and has the key that the report names: then its tree was held
 * against the report's checkpoint, which may be from before the trusted key.
 */
const isKeyOfLedger = (
  { basis }: OversightReport,
  counted: VerificationReport | undefined,
): boolean => counted?.keyPinned === true && counted.publicKey === basis.public_key;

/**
 * checkOversightReport checks the checkpoint in the report (signature, origin, size, root), composes the
 * words again from the figures and, given the ledger, counts the figures again from its entries. The ledger
 * may have grown: its root at the report's size is compared through the checkpoint in the report, and what
 * comes after is searched for the record of the report's own export. Without the ledger nothing is said about
 * the figures, nor about what the issuer states.
 *
 * @throws ReaderError when the ledger cannot be read.
 */
export async function checkOversightReport(
  report: OversightReport,
  options: {
    /** C2SP verifier key kept from elsewhere. */
    trustedKey?: string;
    /** The PDF that carries the report. */
    pdf?: Uint8Array;
    /** Makes it of the report where that one is not at hand; undefined: not here. */
    render?: () => Promise<Uint8Array | undefined>;
    /** The ledger, to count the figures again from. */
    ledger?: { reader: LedgerReader; onProgress?: VerifyOptions['onProgress'] };
  } = {},
): Promise<OversightCheck> {
  const { parameters, issue, basis } = report;
  const { ledger, trustedKey } = options;
  checkPeriod(parameters);
  let { figures } = report;
  let { origin } = report;
  let recomputed = false;
  let verification: VerificationReport | undefined;
  const own = new OwnRecord(report.report_id, basis.size);
  if (ledger !== undefined) {
    const counted = await count(ledger.reader, {
      parameters,
      issuedAt: issue.at,
      size: basis.size,
      trustedKey,
      trustedCheckpoint: basis.checkpoint ?? undefined,
      own,
      onProgress: ledger.onProgress,
    });
    // Without bodies there is nothing to count: that is no figure of the ledger.
    recomputed = !bodiesWithheld(counted.verified);
    if (recomputed) figures = counted.figures;
    verification = counted.verified;
    origin = counted.verified.origin;
  }
  const edition = EDITIONS.find(({ name }) => name === report.summary.template);
  const computed: OversightReport = {
    ...report,
    origin,
    report_id: deriveId(origin, parameters, issue, basis),
    figures,
    // Words of an unknown edition stay as they are, and the check says that nobody made them again.
    summary: edition?.composeSummary({ parameters, issue, basis, figures }) ?? report.summary,
  };
  const isFileRecorded =
    own.fileHolds(report, options.pdf) ?? (await isRenderedAs(own, report, options.render));
  const differences = [
    ...(isFileRecorded === false ? [OTHER_FILE] : []),
    ...checkBasis(report, isKeyOfLedger(report, verification) ? undefined : trustedKey),
    ...own.differences(issue),
    ...compareJson(report as Json, computed as Json),
  ];
  return {
    matches: differences.length === 0 && edition !== undefined,
    recomputed,
    differences,
    ...keysOfBasis(basis),
    ...(own.found === undefined ? {} : { record: own.found }),
    ...(isFileRecorded === undefined ? {} : { isFileRecorded }),
    ...(edition === undefined ? { unknownEdition: report.summary.template } : {}),
    ...(verification === undefined ? {} : { verification }),
  };
}
