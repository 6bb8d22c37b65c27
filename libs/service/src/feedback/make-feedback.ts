import {
  feedbackOf,
  formatFeedback,
  hollowItem,
  isUnavoidable,
  planRedaction,
  redactEvidence,
  RedactionError,
  type Evidence,
  type FeedbackFilter,
  type FeedbackFormat,
  type RedactionPlan,
} from '@docket/report';
import { evidenceReader, verify } from '@docket/verify';

/** The reviews of one decision, and what of them is wanted. Plain data. */
export interface FeedbackJob {
  decisionId: string;
  evidence: Evidence;
  filter: FeedbackFilter;
  form: FeedbackFormat;
  /** By which values are withheld before a line is made; undefined: none. */
  profile?: string;
}

export interface FeedbackLines {
  /** Each with its end. */
  lines: string[];
  /** Positions in the ledger of the entries that they quote. */
  quoted: number[];
  /** Profile and its version. */
  profile?: string;
}

/** Nothing is left out in silence: what cannot be given as it was asked for ends the export with the reason. */
export type FeedbackAnswer = FeedbackLines | { refusal: string };

/** The lines of one decision, of its evidence as the profile shows it. */
export async function makeFeedback(job: FeedbackJob): Promise<FeedbackAnswer> {
  const { decisionId, evidence, filter, form, profile } = job;
  const plan = profile === undefined ? undefined : planFor(evidence, profile);
  if (plan !== undefined && 'refusal' in plan)
    return { refusal: `Decision ${decisionId}: ${plan.refusal}.` };
  const shown = plan === undefined ? evidence : redactEvidence(evidence, plan);
  const report = await verify(evidenceReader(shown), { depth: 'full' });
  if (!report.verified)
    return {
      refusal: `Decision ${decisionId} does not verify, and gives no feedback; verify the ledger.`,
    };
  const feedback = feedbackOf(shown, report, filter);
  const [hidden] = feedback.left_out;
  if (hidden !== undefined)
    return {
      refusal: `Decision ${decisionId}: what the filter asks for is not shown in entry ${hidden.seq}. Ask without that filter, or with another profile.`,
    };
  const hollow = hollowItem(feedback, form);
  if (hollow !== undefined)
    return {
      refusal: `Decision ${decisionId}: ${hollow}. Ask with a profile that shows it, such as regulator or none, or for form docket, whose lines name what is withheld.`,
    };
  return {
    lines: feedback.lines.map((line) => `${formatFeedback(line, form)}\n`),
    quoted: feedback.lines.flatMap((line) => line.evidence.map(({ seq }) => seq)),
    ...(plan?.profile !== undefined && { profile: plan.profile }),
  };
}

function planFor(evidence: Evidence, profile: string): RedactionPlan | { refusal: string } {
  try {
    const plan = planRedaction(evidence, { profile, places: [], repeats: 'withhold' });
    if (!plan.residues.some(isUnavoidable)) return plan;
    return {
      refusal: 'what the profile withholds would still show in its ids or names of members',
    };
  } catch (error) {
    if (error instanceof RedactionError) return { refusal: error.message };
    throw error;
  }
}
