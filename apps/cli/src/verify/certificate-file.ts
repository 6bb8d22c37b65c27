import {
  checkCertificate,
  checkCertificatePdf,
  decodeCertificate,
  DossierError,
  extractCertificate,
  isCertificate,
} from '@docket/report';
import {
  certificateLimits,
  certificateUnchecked,
  certificateVerdict,
  type CertificateOutcome,
} from '@docket/report/outcome';
import { encodeErasureProof, type SealTrust } from '@docket/verify';
import { printableJson } from '../terminal.js';
import { isPdf, readDocument } from './document.js';
import { pagesJson, verdictJson } from './present.js';
import { unreadable, type Trust } from './trust.js';

/** A certificate of erasure from a file. */
type ReadCertificate = Omit<CertificateOutcome, 'check'>;

/**
 * Reads a file if it is a certificate of erasure, JSON or PDF; undefined if it is something else, or is not there.
 * @throws CommandFailure with exit code 2 when it says that it is one and cannot be read as such.
 */
export async function readCertificateFile(
  path: string,
  seals: SealTrust = {},
): Promise<ReadCertificate | undefined> {
  // Whoever reads it next says why it cannot be read.
  const bytes = await readDocument(path).catch(() => undefined);
  if (bytes === undefined) return undefined;
  try {
    if (!isPdf(bytes))
      return isCertificate(bytes)
        ? { source: path, certificate: decodeCertificate(bytes) }
        : undefined;
    const json = attachmentOf(bytes);
    if (json === undefined) return undefined;
    return {
      source: path,
      certificate: decodeCertificate(json),
      pages: await checkCertificatePdf(bytes, seals),
    };
  } catch (error) {
    throw unreadable(path, error, DossierError);
  }
}

/** What is no PDF after all is left to the check of dossiers, which says so. */
function attachmentOf(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return extractCertificate(bytes);
  } catch (error) {
    if (error instanceof DossierError && error.code === 'not_a_pdf') return undefined;
    throw error;
  }
}

/** @throws CommandFailure with exit code 2 where its evidence is none of one erasure. */
export async function checkCertificateFile(
  file: ReadCertificate,
  trust: Pick<Trust, 'trustedKey' | 'witnessPolicy' | 'timeStamps'>,
): Promise<CertificateOutcome> {
  try {
    return { ...file, check: await checkCertificate(file.certificate, trust) };
  } catch (error) {
    throw unreadable(file.source, error, DossierError);
  }
}

/** The outcome as `--json` prints it. */
export function presentCertificateJson(outcome: CertificateOutcome): string {
  const { source, certificate, check, pages } = outcome;
  return `${printableJson({
    ...encodeErasureProof(check.report),
    source,
    certificate_id: certificate.certificate_id,
    ...verdictJson(certificateVerdict(outcome), certificateUnchecked(outcome)),
    matches: check.matches,
    differences: check.differences,
    ...(pages === undefined ? {} : { pages: pagesJson(pages) }),
    limits: certificateLimits(check),
  })}\n`;
}
