import Type from 'typebox';

import { FactState } from '../schema/fact.js';
// What page 1 says.
import { ToldSchema as told } from '../schema/told.js';
import { Locale, Renderer } from '../schema/dossier.js';
import {
  Corrections,
  duration,
  nullable,
  Rate,
  reportCount as count,
  reportMembers as members,
  reportText as text,
  reportTime as time,
  rowsOf,
  Seen,
  seq,
  Seqs,
} from './schema-parts.js';

export { Rate, RATE_IDS, type RateId, Seqs } from './schema-parts.js';

export const REPORT_FORMAT = 'docket-oversight-report/v1';

/** `measured` is below `count` only beyond a million values. Quantiles by nearest rank. */
export const Spread = members({
  count,
  measured: count,
  minimum: nullable(Type.Number()),
  median: nullable(Type.Number()),
  p90: nullable(Type.Number()),
  maximum: nullable(Type.Number()),
});
export type Spread = Type.Static<typeof Spread>;

/** A number that there may be no record type for: then its state is not_recorded and it has no value. */
export const Counted = members({
  state: FactState,
  value: Type.Optional(count),
  reason: Type.Optional(text),
  evidence: Seqs,
});
export type Counted = Type.Static<typeof Counted>;

const Population = members({
  decisions: members({ open_at_start: count, opened: count, closed: count, open_at_end: count }),
  /** Open at some time in the period: what the rates are of. */
  in_scope: count,
  /** Of those that were opened in the period: imported, with what was done before Docket saw it. */
  imported: count,
  /** What does not fit the count above; all 0 in a sound ledger. */
  unmatched: members({ opened_again: count, closed_not_open: count, not_followed: count }),
  sequence: members({
    first: nullable(seq),
    last: nullable(seq),
    /** last − first + 1. */
    positions: count,
    by_type: Type.Array(members({ type: text, count })),
    other_types: count,
    not_readable: count,
  }),
  in_decisions: count,
  outside_decisions: count,
  /** Entries of the range whose body could not be read, though their leaf could. */
  bodies_not_readable: count,
  /** Unreadable positions just before or behind the range: nobody can say to which side they belong. */
  not_readable_at_borders: count,
  entries_before: count,
});

const STAKES_COLUMNS = { low: count, medium: count, high: count, critical: count, unknown: count };
const StakesCounts = members(STAKES_COLUMNS);

const Confidence = members({
  sources: Type.Array(
    members({
      source: Type.Union([Type.Literal('job_card'), Type.Literal('decision_closed')]),
      stated: count,
      not_recorded: count,
      spread: Spread,
      /** Ten equal stretches from 0 to 1; the last one includes 1. */
      bins: Type.Array(count, { minItems: 10, maxItems: 10 }),
    }),
  ),
  below_threshold: Rate,
});

const Waiting = members({
  seq,
  decision_id: text,
  escalation_id: text,
  rule: text,
  since: time,
  age_ms: duration,
});

const Reviewer = members({
  reviewer: text,
  reviews: count,
  approvals: count,
  quick_approvals: count,
  answered: count,
  turnaround: Spread,
});

const Reviews = members({
  count,
  verdicts: Type.Array(members({ verdict: text, count })),
  rates: Type.Array(Rate),
  answered: count,
  turnaround: Spread,
  /** Escalations that give a deadline: answered in the period before or after it, or open behind it. */
  deadlines: members({ in_time: count, late: count, overdue: count }),
  open: rowsOf(Waiting),
  /** Of those that are open: opened at an import, at which nobody was asked. */
  open_imported: count,
  reviewers: Type.Array(Reviewer),
  reviewers_not_listed: count,
});

const Effect = members({
  seq,
  decision_id: text,
  side_effect_id: text,
  operation: text,
  status: text,
  at: time,
  /** Waiting: until the period's end. Undone: from when it was carried out; null where that is not known. */
  age_ms: nullable(duration),
});

const SideEffects = members({
  events: Type.Array(members({ event: text, count })),
  rates: Type.Array(Rate),
  /** Without an outcome at the period's end, oldest first. */
  unsettled: rowsOf(Effect),
  /** Of those: the ones reported as in doubt. */
  in_doubt_at_end: count,
  failed: rowsOf(Effect),
  undone: rowsOf(Effect),
  /** Records of the period that state operation, target, amount or another member otherwise than one before them. */
  differing: rowsOf(Effect),
});

const Gap = members({
  seq,
  decision_id: nullable(text),
  kind: text,
  records: nullable(count),
  at: time,
});
const Gaps = members({
  fields: Type.Array(members({ record: text, field: text, expected: count, not_recorded: count })),
  recorded: rowsOf(Gap),
  clock_refusals: rowsOf(Gap),
});

const Trip = members({
  rule: text,
  trips: count,
  proceed: count,
  hold: count,
  stop: count,
  evidence: Seqs,
});

const Systems = members({
  agents: Type.Array(members({ agent: text, version: nullable(text), decisions: count })),
  agents_not_listed: count,
  components: Type.Array(members({ component: text, version: text, decisions: count })),
  changes: rowsOf(
    members({
      seq,
      component: text,
      name: text,
      from: nullable(text),
      to: text,
      at: time,
    }),
  ),
  policies: rowsOf(
    members({
      seq,
      revision: nullable(count),
      version: text,
      enforcement: text,
      at: time,
      in_period: Type.Boolean(),
    }),
  ),
});

const Incidents = members({
  opened: count,
  closed: count,
  open_at_end: count,
  rows: rowsOf(
    members({
      seq,
      decision_id: nullable(text),
      incident_id: text,
      severity: text,
      title: text,
      aware_at: nullable(text),
      due_at: nullable(text),
      status: Type.Union([Type.Literal('open'), Type.Literal('closed')]),
      age_ms: nullable(duration),
    }),
  ),
});

const Custody = members({
  exports: Type.Array(members({ kind: text, format: text, count })),
  exports_total: count,
  reads: Counted,
  erasures: Counted,
  holds: Counted,
  keys: Counted,
});

const Series = members({
  /** Of one stretch: 1, 24, or whole weeks. */
  hours: count,
  /** Those that had begun when the report was made. */
  buckets: Type.Array(
    members({ from: time, entries: count, opened: count, closed: count, escalations: count }),
  ),
});

const Sample = members({
  seed: text,
  wanted: count,
  population: count,
  rows: Type.Array(
    members({
      digest: Type.String({ pattern: '^[0-9a-f]{64}$' }),
      decision_id: text,
      opened_seq: nullable(seq),
      stakes: nullable(text),
      status: text,
    }),
  ),
});

/** Everything that is counted: a pure function of the ledger's first `size` entries and the parameters. */
export const Figures = members({
  population: Population,
  outcomes: Type.Array(members({ outcome: text, total: count, stakes: StakesCounts })),
  stakes: members({
    open_at_start: StakesCounts,
    opened: StakesCounts,
    closed: StakesCounts,
    open_at_end: StakesCounts,
  }),
  rates: Type.Array(Rate),
  confidence: Confidence,
  evaluations: Type.Array(
    members({ kind: text, count, passed: count, not_passed: count, no_verdict: count }),
  ),
  reviews: Reviews,
  corrections: Corrections,
  side_effects: SideEffects,
  seen: Seen,
  gaps: Gaps,
  tripwires: Type.Array(Trip),
  systems: Systems,
  incidents: Incidents,
  custody: Custody,
  series: Series,
  sample: Sample,
  /** How often a bound of the fold was passed; all 0 unless the limits say otherwise. */
  not_followed: members({ escalations: count, side_effects: count, words: count }),
});
export type Figures = Type.Static<typeof Figures>;

export const Parameters = members({
  from: time,
  /** Not included. */
  to: time,
  seed: Type.String({ minLength: 1, maxLength: 128 }),
  sample_size: Type.Integer({ minimum: 0, maximum: 500 }),
  quick_seconds: Type.Integer({ minimum: 1, maximum: 86_400 }),
  /** Record types that the version of Docket which made the report did not have. */
  absent_types: Type.Array(text),
});
export type Parameters = Type.Static<typeof Parameters>;

export const ReportIssue = members({
  at: time,
  locale: Locale,
  renderer: Renderer,
  deployer: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  classification: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
});
export type ReportIssue = Type.Static<typeof ReportIssue>;

/** What was held against the hashes when the report was made. */
export const Basis = members({
  /** Entries of the ledger that were looked at: the size of the checkpoint. */
  size: count,
  root: nullable(text),
  checkpoint: nullable(text),
  public_key: nullable(text),
  key_pinned: Type.Boolean(),
  verified: Type.Boolean(),
  /** What the verification cannot show, in its own words (English). */
  limits: Type.Array(text),
  checks: Type.Array(members({ name: text, passed: Type.Boolean(), count })),
  findings: rowsOf(members({ code: text, seq: nullable(seq), message: text })),
});
export type Basis = Type.Static<typeof Basis>;

const tone = Type.Union([
  Type.Literal('good'),
  Type.Literal('neutral'),
  Type.Literal('attention'),
  Type.Literal('failed'),
]);

/** A status in a word; the tone only repeats it. */
export const StatusTile = members({ id: text, tone, label: told, word: told, detail: told });
export type StatusTile = Type.Static<typeof StatusTile>;

/** One key figure: what, how many of how many, and what it rests on. */
export const KeyFigure = members({ id: text, label: told, value: told, detail: told });
export type KeyFigure = Type.Static<typeof KeyFigure>;

/** What asks for somebody's attention, with the entries it is about. */
export const Notice = members({ kind: text, tone, text: told, evidence: Seqs });
export type Notice = Type.Static<typeof Notice>;

export const OversightReportSchema = members({
  format: Type.Literal(REPORT_FORMAT),
  report_id: Type.String({ pattern: '^ovr_[0-9a-f]{24}$' }),
  origin: text,
  issue: ReportIssue,
  parameters: Parameters,
  basis: Basis,
  figures: Figures,
  /** Composed from the figures, word for word what page 1 prints. */
  summary: members({
    template: text,
    title: told,
    headline: told,
    tiles: Type.Array(StatusTile),
    key_figures: Type.Array(KeyFigure),
    attention: Type.Array(Notice),
    limits: Type.Array(told),
  }),
});
export type OversightReport = Type.Static<typeof OversightReportSchema>;

/** The published JSON Schema of `docket-oversight-report/v1`. */
export const OVERSIGHT_REPORT_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:docket:schema:oversight-report:1',
  title: 'Docket oversight report, version 1',
  ...OversightReportSchema,
};
