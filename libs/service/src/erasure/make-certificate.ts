import {
  encodeCertificate,
  makeCertificate,
  renderCertificatePdf,
  type CertificateIssue,
  type Evidence,
} from '@docket/report';

/** Everything a certificate is made of, as plain data. */
export interface CertificateJob {
  evidence: Evidence;
  issue: CertificateIssue;
  format: 'json' | 'pdf';
}

/** `refusal`: what of the evidence does not hold. There is no certificate then. */
export type CertificateAnswer = { certificateId: string; bytes: Uint8Array } | { refusal: string };

/** Makes the certificate of an erasure in one of its formats, and none of one that does not verify. */
export async function makeCertificateFile({
  evidence,
  issue,
  format,
}: CertificateJob): Promise<CertificateAnswer> {
  const { certificate, report } = await makeCertificate(evidence, issue);
  if (!report.verified) return { refusal: report.findings[0]?.message ?? 'It does not verify.' };
  const bytes =
    format === 'json' ? encodeCertificate(certificate) : await renderCertificatePdf(certificate);
  return { certificateId: certificate.certificate_id, bytes };
}
