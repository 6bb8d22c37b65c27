import { meaningOf } from '../variants/reasons.js';
import type { Redaction } from '../schema/index.js';
import type { ModelContext } from './context.js';

/** What a redacted copy withholds, place by place, with the digests that stand there; absent in other variants. */
export function buildRedaction(context: ModelContext): Redaction | undefined {
  const { entries, ledgerRecords, custodyRecords, variant, issue, facts, words } = context;
  if (variant !== 'redacted' && variant !== 'subject') return undefined;
  const values: Redaction['values'] = [...entries, ...ledgerRecords, ...custodyRecords].flatMap(
    (entry) =>
      [...entry.hidden]
        .filter(([, { state }]) => state === 'withheld')
        .map(([pointer, { reason, commitment }]) => ({
          seq: entry.seq,
          mark: entry.mark,
          pointer,
          reason: reason ?? words.noReason,
          commitment: commitment ?? null,
        })),
  );
  const counts = new Map<string, number>();
  for (const { reason } of values) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const profile = issue.redaction?.profile;
  const said = words.variants.redaction;
  return {
    profile:
      profile === undefined
        ? { ...facts.notRecorded(), text: said.byList }
        : facts.recorded(profile, []),
    statement: said.statement(values.length),
    reasons: [...counts].map(([code, count]) => ({
      code,
      meaning: meaningOf(code, issue.locale) ?? said.unknownReason,
      count,
    })),
    values,
  };
}
