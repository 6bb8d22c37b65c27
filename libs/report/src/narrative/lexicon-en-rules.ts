import type { RuleName } from '@docket/record';

import { fixed, type Told } from './told.js';

/** Rules by name, as they are named in a sentence. */
export const ENGLISH_RULES = fixed({
  loop: 'loop',
  loop_claimed: 'loop claimed',
  low_confidence: 'low confidence',
  attempts: 'attempts',
  weak_handoff: 'weak handoff',
  handoff_unacknowledged: 'handoff not acknowledged',
  decisive_without_lineage: 'decisive claim without a source',
  phase_transition: 'phase transition',
  out_of_scope: 'out of scope',
  unannounced: 'no announcement recorded',
  untracked_side_effect: 'untracked side effect',
  acted_while_held: 'acted while held',
  duplicate_effect: 'duplicate side effect',
  repeated_key: 'repeated key',
  not_as_approved: 'not as approved',
  closed_with_open_work: 'closed with open work',
  agent_asked: 'agent asked for a human',
}) satisfies Record<RuleName, Told>;
