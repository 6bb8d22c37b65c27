import type { RuleName } from '@docket/record';

import { fixed, type Told } from './told.js';

/** Rules by name, as they are named in a sentence. */
export const GERMAN_RULES = fixed({
  loop: 'Schleife',
  loop_claimed: 'angegebene Schleife',
  low_confidence: 'geringe Konfidenz',
  attempts: 'Versuche',
  weak_handoff: 'schwache Übergabe',
  handoff_unacknowledged: 'unbestätigte Übergabe',
  decisive_without_lineage: 'entscheidende Aussage ohne Quelle',
  phase_transition: 'Phasenwechsel',
  out_of_scope: 'außerhalb der Befugnisse',
  unannounced: 'keine Ankündigung erfasst',
  untracked_side_effect: 'nicht verfolgte Auswirkung',
  acted_while_held: 'Handlung trotz Halt',
  duplicate_effect: 'doppelte Auswirkung',
  repeated_key: 'wiederholter Schlüssel',
  not_as_approved: 'nicht wie freigegeben',
  closed_with_open_work: 'Abschluss mit offener Arbeit',
  agent_asked: 'Agent verlangt einen Menschen',
}) satisfies Record<RuleName, Told>;
