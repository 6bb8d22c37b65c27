import {
  canonicalBytes,
  canonicalize,
  isFullDisclosure,
  type BodyDisclosure,
  type Json,
  parseJson,
  sha256,
  toHex,
  utf8,
} from '@docket/chain';
import {
  DOCUMENT_BYTES_MAX,
  type ErasureProofReport,
  evidenceReader,
  verifyErasure,
} from '@docket/verify';

import { decodeDocument } from '../decode-document.js';
import { compareJson, DossierError, type DossierDifference } from '../document.js';
import { indexOf } from '../pages/embedded.js';
import type { Evidence } from '../schema/index.js';
import {
  BEYOND_REACH,
  CERTIFICATE_FORMAT,
  CertificateSchema,
  type CertificateIssue,
  type ErasureCertificate,
} from './schema.js';

/** Why the other values of an entry are not shown: see the reasons of redacted copies. */
const WITHHELD_REASON = 'not_needed';

/**
 * concealRest shows of an entry which values are gone by one order, and nothing else of it: neither the other values nor
 * their salts. What another order erased is withheld like them, so that a certificate stays what it is.
 */
export function concealRest(disclosure: BodyDisclosure, order: number): BodyDisclosure {
  // Nothing is gone of it, which verification says.
  if (isFullDisclosure(disclosure)) return disclosure;
  const { skeleton, disclosed, withheld, erased } = disclosure;
  const others = erased.filter(({ erased_by: by }) => by !== order);
  return {
    skeleton,
    disclosed: [],
    withheld: [...disclosed, ...withheld, ...others].map(({ pointer }) => ({
      pointer,
      reason: WITHHELD_REASON,
    })),
    erased: erased.filter(({ erased_by: by }) => by === order),
  };
}

/** Members of a legal hold that say what it covers. All else of it is withheld. */
const COVERAGE = /^\/(?:whole_ledger|decisions|period)(?:\/|$)/u;

/** Whether a certificate shows a member of a legal hold: what it covers, and neither why nor whom it is about. */
export const isShownOfHold = (pointer: string): boolean => COVERAGE.test(pointer);

/** What verifying the evidence of a certificate came to, and the certificate that follows from it. */
interface MadeCertificate {
  certificate: ErasureCertificate;
  report: ErasureProofReport;
}

/**
 * makeCertificate makes the certificate of one erasure. The same evidence and issue give the same certificate; whether the
 * evidence verifies is in the report, and one that does not must not be handed out.
 *
 * @throws ReaderError for what is no evidence of one erasure. @throws DossierError `malformed` where request or order
 * cannot be read.
 */
export async function makeCertificate(
  evidence: Evidence,
  issue: CertificateIssue,
  trust: Parameters<typeof verifyErasure>[1] = {},
): Promise<MadeCertificate> {
  const report = await verifyErasure(evidenceReader(evidence), trust);
  const { erasure, origin } = report;
  if (erasure === undefined)
    throw new DossierError('malformed', 'request or order of the erasure cannot be read');
  const seed = canonicalize([
    origin,
    erasure.order.seq,
    evidence.checkpoint,
    { ...issue } as unknown as Json,
  ]);
  const certificate: ErasureCertificate = {
    format: CERTIFICATE_FORMAT,
    certificate_id: `era_${toHex(sha256(utf8(seed))).slice(0, 24)}`,
    origin,
    issue,
    erasure,
    beyond_reach: [...BEYOND_REACH],
    evidence,
  };
  return { certificate, report };
}

/** The bytes of a certificate's file: RFC 8785, so that one certificate has one digest. */
export function encodeCertificate(certificate: ErasureCertificate): Uint8Array {
  // The schema closes every member to JSON values; TypeScript cannot see that `unknown` members are.
  return canonicalBytes(certificate as unknown as Json);
}

/** Whether a file says at its top level that it is a certificate. */
export function isCertificate(bytes: Uint8Array): boolean {
  // Quick, and most files are something else.
  if (indexOf(bytes, CERTIFICATE_FORMAT) < 0) return false;
  try {
    const json = parseJson(bytes, { maxBytes: DOCUMENT_BYTES_MAX });
    return (json as { format?: Json } | null)?.format === CERTIFICATE_FORMAT;
  } catch {
    // Not JSON, or too large for one of these: so it is none.
    return false;
  }
}

/** Reads a certificate's file and checks its shape. Throws DossierError `malformed` with the first places that are wrong. */
export function decodeCertificate(bytes: Uint8Array): ErasureCertificate {
  const json = decodeDocument(bytes, CertificateSchema, CERTIFICATE_FORMAT);
  // Disclosures are left to the verifier, which trusts none of their members.
  return json as unknown as ErasureCertificate;
}

/** How a certificate stands to its evidence, and the evidence to the ledger that signed it. */
export interface CertificateCheck {
  report: ErasureProofReport;
  /** What the certificate says follows from its evidence. */
  matches: boolean;
  differences: DossierDifference[];
}

const DIFFERENCES_MAX = 50;

/**
 * checkCertificate verifies the evidence of a certificate, and that all that it says follows from it.
 * @throws ReaderError for evidence that is none of one erasure. @throws DossierError as makeCertificate does.
 */
export async function checkCertificate(
  stated: ErasureCertificate,
  trust: Parameters<typeof verifyErasure>[1] = {},
): Promise<CertificateCheck> {
  const { certificate, report } = await makeCertificate(stated.evidence, stated.issue, trust);
  const differences = compareJson(
    { ...stated, evidence: null } as unknown as Json,
    { ...certificate, evidence: null } as unknown as Json,
  );
  return {
    report,
    matches: differences.length === 0,
    differences: differences.slice(0, DIFFERENCES_MAX),
  };
}
