import type { AuditedDecisions } from '@docket/client';

/** What a command says of the decisions that an auditor may read. */
export interface ScopeOptions extends Pick<
  AuditedDecisions,
  'openedFrom' | 'openedTo' | 'redaction'
> {
  decision?: string[];
}

/** What was said of it; undefined: nothing, which is the whole ledger. */
export function scopeSaid(options: ScopeOptions): AuditedDecisions | undefined {
  const { openedFrom, openedTo, decision, redaction } = options;
  const scope = {
    ...(openedFrom === undefined ? {} : { openedFrom }),
    ...(openedTo === undefined ? {} : { openedTo }),
    ...(decision === undefined ? {} : { decisions: decision }),
    ...(redaction === undefined ? {} : { redaction }),
  };
  return Object.keys(scope).length === 0 ? undefined : scope;
}
