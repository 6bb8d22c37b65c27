import type { Json } from '@docket/chain';
import type { SeenDecision } from '../question/seen.js';

/** What was said of an entry afterwards, and where: it stands beside the entry, which stays as it is. */
export type Beside = { mark: string } & (
  | { kind: 'superseded' }
  | { kind: 'commented' }
  /** By a review; of what is hidden, or says no parts, the whole. */
  | { kind: 'corrected'; lines: readonly CorrectedLine[] }
);

export interface CorrectedLine {
  /** Member of the thing; undefined: all of it. */
  name?: string;
  before: Json | undefined;
  after: Json | undefined;
}

type Needed = { entries: readonly NeededEntry[]; model: { oversight: NeededOversight } };
type NeededEntry = Pick<
  SeenDecision['entries'][number],
  'mark' | 'type' | 'decisionSeq' | 'body' | 'trusted' | 'hidden'
>;
type Oversight = SeenDecision['model']['oversight'];
interface NeededOversight {
  escalations: readonly Pick<Oversight['escalations'][number], 'id' | 'cause'>[];
  reviews: readonly Pick<
    Oversight['reviews'][number],
    'before' | 'after' | 'escalation' | 'evidence'
  >[];
}

/** besideOf gives what was said of each entry afterwards, by the entry's mark. Pure. */
export function besideOf({ entries, model }: Needed): ReadonlyMap<string, readonly Beside[]> {
  const found = new Map<string, Beside[]>();
  const add = (position: unknown, beside: Beside): void => {
    const about = entries.find(({ decisionSeq }) => decisionSeq === position);
    if (about !== undefined) found.set(about.mark, [...(found.get(about.mark) ?? []), beside]);
  };
  for (const entry of entries) {
    const { mark } = entry;
    add(shownAt(entry, 'supersedes'), { mark, kind: 'superseded' });
    if (entry.type === 'comment.recorded')
      add(shownAt(entry, 'about'), { mark, kind: 'commented' });
  }
  for (const { before, after, escalation, evidence } of model.oversight.reviews) {
    if (before.state !== 'recorded' || after.state !== 'recorded') continue;
    const asked = model.oversight.escalations.find(({ id }) => id === escalation.value);
    const mark = evidence.find((one) => one.startsWith('E'));
    if (asked === undefined || mark === undefined) continue;
    const lines = correctedLines(before.value as Json, after.value as Json);
    add(asked.cause.value, { mark, kind: 'corrected', lines });
  }
  return found;
}

/** A member of what an entry says, where it verified and the member is there. */
function shownAt({ body, trusted, hidden }: NeededEntry, name: string): Json | undefined {
  if (!trusted || hidden.has(`/${name}`) || !isObject(body)) return undefined;
  return body[name];
}

/** correctedLines gives members that differ; of what is no object, or differs in no member, the whole. */
export function correctedLines(before: Json, after: Json): CorrectedLine[] {
  if (!isObject(before) || !isObject(after)) return [{ before, after }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const lines = names
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => ({ name, before: before[name], after: after[name] }));
  return lines.length === 0 ? [{ before, after }] : lines;
}

const isObject = (value: Json | undefined): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
