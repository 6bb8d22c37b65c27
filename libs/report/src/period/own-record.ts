import { canonicalBytes, type Json, type JsonObject, sha256, toHex } from '@docket/chain';
import type { CheckedEntry } from '@docket/verify';

import type { DossierDifference } from '../dossier.js';
import { numberIn, stringIn } from './entry.js';
import type { OversightReport } from './schema.js';

/** The entry that records the export of a report, in its ledger. */
export interface ReportRecord {
  seq: number;
  /** RFC 3339 UTC with milliseconds. */
  time: string;
}

/**
 * What a ledger's entries say of a report itself, beside its figures. A report is made of entries that were
 * there before it, so the entry of its export comes after them: it names the report's id, which is computed from
 * what the issuer states, the period and the basis. Whoever changes any of these has another id.
 */
export class OwnRecord {
  #found: ReportRecord | undefined;
  #said: JsonObject = {};
  #lastTime: string | undefined;

  constructor(
    readonly reportId: string,
    readonly size: number,
  ) {}

  /** Takes the entries in order, from the ledger's first. */
  take({ seq, leaf, body }: CheckedEntry): void {
    if (seq < this.size) {
      this.#lastTime = leaf.time;
      return;
    }
    if (this.#found !== undefined || leaf.type !== 'export.recorded') return;
    if (leaf.decision !== undefined || stringIn(body, 'document_id') !== this.reportId) return;
    this.#found = { seq, time: leaf.time };
    this.#said = body ?? {};
  }

  /** Undefined where no entry that could be read records the export. */
  get found(): ReportRecord | undefined {
    return this.#found;
  }

  /**
   * Whether the file is the one that was handed out, by the digest that the entry has of it: the id covers neither figures
   * nor what is said of checks and limits. Undefined where the entry is of another format, or names none.
   *
   * @param pdf the file, where it is one; it may have grown by signatures since.
   */
  fileHolds(report: OversightReport, pdf: Uint8Array | undefined): boolean | undefined {
    const [format, digest] = ['format', 'sha256'].map((name) => stringIn(this.#said, name));
    const length = numberIn(this.#said, 'bytes');
    if (this.#found === undefined || digest === undefined) return undefined;
    if (format === 'json') return toHex(sha256(canonicalBytes(report as Json))) === digest;
    if (format !== 'pdf' || pdf === undefined) return undefined;
    return toHex(sha256(pdf.subarray(0, length))) === digest;
  }

  /** The report cannot be older than what it counted. */
  differences({ at }: OversightReport['issue']): DossierDifference[] {
    const last = this.#lastTime;
    if (last === undefined || at >= last) return [];
    const computed = `no earlier than its last entry, ${JSON.stringify(last)}`;
    return [{ pointer: '/issue/at', stated: JSON.stringify(at), computed }];
  }
}
