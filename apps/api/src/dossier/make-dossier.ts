import { buildDossier, encodeDossier, renderPdf, type Evidence } from '@docket/report';

/** Everything a dossier is made of, as plain data. */
export interface DossierJob {
  evidence: Evidence;
  variant: 'full' | 'interim';
  /** RFC 3339 UTC with milliseconds. */
  issuedAt: string;
  format: DossierFormat;
  /** Reads and exports of the ledger that are not in the evidence. */
  unlisted?: number;
}

export type DossierFormat = 'json' | 'pdf';

export interface DossierFile {
  dossierId: string;
  bytes: Uint8Array;
}

/** Builds the dossier and writes it in one of its formats. The same job gives the same JSON. */
export async function makeDossier(job: DossierJob): Promise<DossierFile> {
  const { evidence, variant, issuedAt, format, unlisted } = job;
  const dossier = await buildDossier(evidence, {
    variant,
    issuedAt,
    ...(unlisted === undefined ? {} : { unlisted }),
  });
  const bytes = format === 'json' ? encodeDossier(dossier) : await renderPdf(dossier);
  return { dossierId: dossier.dossier_id, bytes };
}
