/** What part of the evidence a finding is about. */
export type FindingKind =
  'leaf' | 'chain' | 'tree' | 'content' | 'projection' | 'checkpoint' | 'missing' | 'rule';

/**
 * Every code a finding may have, and its kind. Closed: adding one means adding a row to the table in
 * docs/guide/auditor.md, and a test holds the two together.
 */
export const FINDING_CODES = {
  leaf_malformed: 'leaf',
  leaf_hash_mismatch: 'leaf',
  leaf_foreign_origin: 'leaf',
  genesis_malformed: 'chain',
  seq_mismatch: 'chain',
  prev_mismatch: 'chain',
  time_decreased: 'chain',
  decision_seq_mismatch: 'chain',
  decision_prev_mismatch: 'chain',
  decision_foreign_entry: 'chain',
  root_mismatch: 'tree',
  leaf_replaced: 'tree',
  inclusion_mismatch: 'tree',
  trusted_root_mismatch: 'tree',
  earlier_reading_mismatch: 'tree',
  content_missing: 'content',
  content_malformed: 'content',
  content_mismatch: 'content',
  content_erasure_unrecorded: 'content',
  content_not_erased: 'content',
  checkpoint_malformed: 'checkpoint',
  checkpoint_foreign_origin: 'checkpoint',
  checkpoint_signature_invalid: 'checkpoint',
  checkpoints_disagree: 'checkpoint',
  key_untrusted: 'checkpoint',
  key_mismatch: 'checkpoint',
  key_handover_invalid: 'checkpoint',
  key_out_of_range: 'checkpoint',
  key_replaced: 'checkpoint',
  cosignature_invalid: 'checkpoint',
  quorum_missing: 'checkpoint',
  second_signature_invalid: 'checkpoint',
  second_signature_missing: 'checkpoint',
  time_stamp_invalid: 'checkpoint',
  time_stamp_missing: 'checkpoint',
  header_mismatch: 'checkpoint',
  predecessor_invalid: 'checkpoint',
  successor_mismatch: 'chain',
  column_mismatch: 'projection',
  ledger_row_mismatch: 'projection',
  head_mismatch: 'projection',
  beyond_head: 'projection',
  tile_mismatch: 'projection',
  decision_state_mismatch: 'projection',
  decision_state_missing: 'projection',
  decision_state_unknown: 'projection',
  idempotency_mismatch: 'projection',
  idempotency_missing: 'projection',
  search_mismatch: 'projection',
  entries_missing: 'missing',
  tail_missing: 'missing',
  decision_entries_missing: 'missing',
  checkpoint_missing: 'missing',
  inclusion_proof_missing: 'missing',
  export_record_missing: 'missing',
  ledger_records_mismatch: 'missing',
  ledger_missing: 'missing',
  ledger_unregistered: 'missing',
  registry_incomplete: 'missing',
  receipt_mismatch: 'missing',
  registration_mismatch: 'rule',
  move_mismatch: 'rule',
  statement_mismatch: 'content',
  issuer_found: 'rule',
  consequence_missing: 'rule',
  consequence_invented: 'rule',
  consequence_altered: 'rule',
  entry_refused: 'rule',
  beyond_closing: 'rule',
  reference_unknown: 'rule',
  closing_count_missing: 'rule',
  wrong_author: 'rule',
  role_not_permitted: 'rule',
  server_key_malformed: 'rule',
  attestation_missing: 'rule',
  attestation_invalid: 'rule',
  author_unknown: 'rule',
  author_mismatch: 'rule',
  author_not_in_force: 'rule',
  author_unconfirmed: 'rule',
  second_person_required: 'rule',
  review_signature_missing: 'rule',
  review_signature_invalid: 'rule',
  passkey_unproven: 'rule',
  agent_signature_missing: 'rule',
  agent_signature_invalid: 'rule',
  agent_signature_key_unknown: 'rule',
  agent_signature_key_revoked: 'rule',
  agent_signature_repeated: 'rule',
  signing_key_unproven: 'rule',
  person_key_unknown: 'rule',
  person_signature_missing: 'rule',
  person_unlisted: 'rule',
  body_inadmissible: 'rule',
  record_type_unknown: 'rule',
} as const satisfies Record<string, FindingKind>;

export type FindingCode = keyof typeof FINDING_CODES;

/** One thing that is wrong, and where. */
export interface Finding {
  code: FindingCode;
  kind: FindingKind;
  /** One plain sentence. */
  message: string;
  /** The entry concerned: its position in the ledger. */
  seq?: number;
  /** The decision concerned. */
  decision?: string;
  /** RFC 6901 pointer into the entry's body or its leaf; or the name of a stored column. */
  pointer?: string;
  expected?: string;
  found?: string;
}

export type FindingDetail = Omit<Finding, 'code' | 'kind' | 'message'>;

/**
 * Collects findings, at most `limit` of them, each once. What comes after the limit is counted, so
 * that a ledger with a million damaged entries gives a report of bounded size.
 */
export class Findings {
  readonly list: Finding[] = [];
  readonly #seen = new Set<string>();
  readonly #limit: number;
  #dropped = 0;
  readonly #failed = new Set<FindingCode>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(code: FindingCode, message: string, detail: FindingDetail = {}): void {
    this.take({ code, kind: FINDING_CODES[code], message, ...detail });
  }

  take(finding: Finding): void {
    this.#failed.add(finding.code);
    const identity = JSON.stringify([
      finding.code,
      finding.seq,
      finding.decision,
      finding.pointer,
      finding.message,
    ]);
    if (this.#seen.has(identity)) return;
    if (this.list.length >= this.#limit) {
      this.#dropped++;
      return;
    }
    this.#seen.add(identity);
    this.list.push(finding);
  }

  takeAll(outcome: FindingsOutcome): void {
    for (const finding of outcome.list) this.take(finding);
    for (const code of outcome.failed) this.#failed.add(code);
    this.#dropped += outcome.dropped;
  }

  /** A copy that crosses a thread boundary. */
  outcome(): FindingsOutcome {
    return { list: this.list, dropped: this.#dropped, failed: [...this.#failed] };
  }

  get dropped(): number {
    return this.#dropped;
  }

  /** The codes found at all, those of dropped findings included. */
  get failed(): ReadonlySet<FindingCode> {
    return this.#failed;
  }
}

/** Findings of one part of the work. `dropped` counts those above the limit. */
export interface FindingsOutcome {
  list: readonly Finding[];
  dropped: number;
  failed: readonly FindingCode[];
}
