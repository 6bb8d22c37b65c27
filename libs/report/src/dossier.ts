import type { DossierEdition } from './editions/edition.js';
import { composeDossier, type ComposeOptions } from './document.js';
import { rendererHere } from './pdf/edition.js';
import type { Dossier, Evidence, Renderer } from './schema/index.js';

export {
  checkDossier,
  compareJson,
  decodeDossier,
  DossierError,
  encodeDossier,
  recordFindings,
  statementsOf,
  verifyDossier,
  type DossierCheck,
  type DossierDifference,
} from './document.js';

export interface DossierOptions extends Omit<ComposeOptions, 'renderer'> {
  /** What lays out its pages; the renderer here if left out. */
  renderer?: Renderer;
}

/** buildDossier is composeDossier with the renderer here, which knows the fonts of this machine. */
export function buildDossier(
  evidence: Evidence,
  options: DossierOptions,
  edition?: DossierEdition,
): Promise<Dossier> {
  return composeDossier(evidence, { renderer: rendererHere(), ...options }, edition);
}
