import type { Verdict } from '@docket/record';
import type { CorrectionLine, VerdictDraft } from './compose.js';

/**
 * Forms as they were left, while somebody is away at their identity provider: that is another page, and this one is
 * loaded anew afterwards. In the browser's tab alone, for the same person, and once.
 */
const KEPT = 'docket-drafts';

type Drafts = ReadonlyMap<string, VerdictDraft>;

/** Keeps them until they are taken. */
export function keepDrafts(person: string, drafts: Drafts): void {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ person, drafts: [...drafts] }));
  } catch {
    // Then the form is empty when they come back.
  }
}

/** Takes them out again; none of somebody else, and nothing that is no form. */
export function takeDrafts(person: string): Drafts {
  try {
    const text = sessionStorage.getItem(KEPT);
    sessionStorage.removeItem(KEPT);
    const kept = JSON.parse(text ?? '{}') as { person?: unknown; drafts?: unknown };
    if (kept.person !== person || !Array.isArray(kept.drafts)) return new Map();
    return new Map(kept.drafts.flatMap((one: unknown) => readDraft(one)));
  } catch {
    return new Map();
  }
}

const VERDICTS = ['approve', 'reject', 'correct', 'override', 'respond', 'stop'] as const;

function readDraft(one: unknown): [string, VerdictDraft][] {
  if (!Array.isArray(one) || typeof one[0] !== 'string') return [];
  const { verdict, reason, displayRole, lines } = (one[1] ?? {}) as Record<string, unknown>;
  if (typeof reason !== 'string' || typeof displayRole !== 'string' || !Array.isArray(lines))
    return [];
  const known: Verdict | undefined = VERDICTS.find((name) => name === verdict);
  // Written by keepDrafts of this page, in this tab.
  return [[one[0], { verdict: known, reason, displayRole, lines: lines as CorrectionLine[] }]];
}
