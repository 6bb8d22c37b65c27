import { decodeDossier, storyText } from '@docket/report';

/** The narrative that a dossier file carries, with its evidence marks, a line for each of the four that the PDF prints. */
export function readNarrative(dossier: Uint8Array): string {
  return storyText(decodeDossier(dossier).narrative.summary);
}
