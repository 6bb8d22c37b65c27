import { sourceDocument, type DecisionOpening, type JobCard, type Review } from '@docket/client';
import { digest } from './stand-ins.js';

const GOAL = 'File document D-2207 under the right type, and draft the reply to the policyholder';

const WARNING =
  'Pages 2 and 3 are missing from the scan; the type rests on the letterhead and one sentence.';

const SENTENCE = 'This document amends the schedule of cover with effect from 1 December 2026.';

const PREMIUMS = 'Annual premium 412.00 EUR, first due on 1 December 2026.';

// The scanner gave the first scan no version: recorded as unknown, not invented.
const scan = sourceDocument({ document_id: 'inbox/D-2207', version: null });
const rescan = sourceDocument({
  document_id: 'inbox/D-2207',
  version: 'rescan-2',
  effective_date: '2026-11-22',
});
const handbook = sourceDocument({
  document_id: 'document-type-handbook',
  version: 'v7',
  effective_date: '2026-06-01',
});

export const AGENTS = {
  classifier: {
    id: 'classifier',
    name: 'Classifier',
    version: '4.0.2',
    model: 'example-small-2026-05',
  },
  researcher: {
    id: 'researcher',
    name: 'Researcher',
    version: '1.8.0',
    model: 'example-large-2026-09',
  },
  drafter: { id: 'drafter', name: 'Drafter', version: '3.1.0', model: 'example-large-2026-09' },
};

export const LETTER_KEY = 'letter:D-2207:acknowledgement';

export const letterOpening: DecisionOpening = {
  agent: AGENTS.classifier,
  request: 'New scan in the inbox, please take care of it.',
  goal: GOAL,
  stakes: 'high',
  plan: [
    { step: 'Classifier: find the document type', status: 'in_progress' },
    { step: 'Researcher: find what follows from it', status: 'pending' },
    { step: 'Drafter: queue the reply', status: 'pending' },
  ],
  authority_scope: ['queue_letter'],
  policy_refs: ['document-type-handbook v7'],
  legal_context: { use_case: 'Insurance: handling of incoming documents', jurisdiction: 'DE' },
  subject_ref: 'subj_02b8f6aa',
};

export const classifierCard: JobCard = {
  current_phase: 'EXECUTING',
  agent: AGENTS.classifier,
  goal: GOAL,
  sub_goal: 'Find the document type',
  confidence: 0.41,
  // The Classifier sees no need for a human; the ledger's rule about weak handoffs does.
  needs_human: false,
  rationale:
    'The letterhead and the word "amends" point to an addendum; the body pages are missing.',
  tool_calls: [
    {
      tool_name: 'classify_document',
      tool_call_id: 'call_1',
      arguments: { document_id: 'D-2207', pages: [1] },
      effect: 'read',
      status: 'ok',
      result: { label: 'INSURANCE_ADDENDUM', score: 0.41 },
      duration_ms: 318,
    },
  ],
  result: { document_type: 'INSURANCE_ADDENDUM' },
  alternatives_considered: [
    {
      option: 'INSURANCE_POLICY',
      kind: 'classification',
      rejected_because: 'No schedule of premiums on the page that was scanned.',
      estimated_confidence: 0.33,
    },
    {
      option: 'CANCELLATION_NOTICE',
      kind: 'classification',
      rejected_because: 'The letter speaks of amending, not of ending.',
      estimated_confidence: 0.19,
    },
  ],
  lineage: [
    scan.cited(
      { id: 'page-1' },
      { content_hash: digest(SENTENCE), quote: SENTENCE, supports: 'the document is an addendum' },
    ),
  ],
  handoff: {
    to_agent: AGENTS.researcher.id,
    confidence: 0.41,
    handoff_warning: WARNING,
    completeness: 0.6,
    summary: 'Type INSURANCE_ADDENDUM, weakly supported.',
  },
  handoff_warning: WARNING,
};

export const researcherCard: JobCard = {
  current_phase: 'ESCALATING',
  agent: AGENTS.researcher,
  goal: GOAL,
  sub_goal: 'Find what follows from the document type',
  confidence: 0.58,
  needs_human: true,
  handoff_ack: {
    action: 'route_to_human',
    from_agent: AGENTS.classifier.id,
    note: 'An addendum changes cover, a new policy starts it: the replies differ, so a person decides.',
  },
  suggested_escalation: 'Is D-2207 an addendum or a policy? Page 1 alone does not say.',
  tool_calls: [
    {
      tool_name: 'search_handbook',
      tool_call_id: 'call_2',
      arguments: { query: 'addendum or policy, first page only' },
      effect: 'read',
      status: 'ok',
      result: { hits: ['document-type-handbook#chunk-31'] },
      duration_ms: 120,
    },
  ],
  lineage: [
    handbook.cited(
      { id: 'chunk-31', section: '5.1' },
      {
        quote: 'A document of which pages are missing is not typed without a person.',
        supports: 'a person decides the type',
        retrieval: {
          query: 'addendum or policy, first page only',
          rank: 0,
          tool_call_id: 'call_2',
        },
      },
    ),
  ],
  handoff: { to_agent: AGENTS.drafter.id, confidence: 0.58, handoff_warning: WARNING },
  handoff_warning: WARNING,
};

export const verdict: Omit<Review, 'escalation_id'> = {
  verdict: 'correct',
  reason:
    'The missing pages were found in the post room: a schedule of premiums makes it a new policy.',
  reviewer: { display_role: 'Senior document clerk' },
  before: { document_type: 'INSURANCE_ADDENDUM' },
  after: { document_type: 'INSURANCE_POLICY' },
  meaning: 'I decided the document type.',
};

export const drafterCard: JobCard = {
  current_phase: 'EXECUTING',
  agent: AGENTS.drafter,
  goal: GOAL,
  sub_goal: 'Queue the reply for a new policy',
  confidence: 0.93,
  needs_human: false,
  handoff_ack: {
    action: 'proceed',
    from_agent: AGENTS.researcher.id,
    note: 'A person has decided the type: INSURANCE_POLICY.',
  },
  lineage: [
    rescan.decisive(
      { id: 'page-2', section: 'Schedule of premiums' },
      { content_hash: digest(PREMIUMS), quote: PREMIUMS, supports: 'the document is a new policy' },
    ),
  ],
  next_action: {
    tool: 'queue_letter',
    effect: 'external',
    description: 'Acknowledge the new policy',
  },
};
