import { decodeDossier, narrativeText } from '@docket/report';

/** The narrative that a dossier file carries, with its evidence marks, as the PDF prints it. */
export function readNarrative(dossier: Uint8Array): string {
  return narrativeText(decodeDossier(dossier).narrative.summary);
}
