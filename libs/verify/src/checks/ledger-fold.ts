import type { JsonObject } from '@docket/chain';
import {
  evolveLedger,
  isRecordType,
  type LedgerEntry,
  type LedgerState,
  placeOf,
  type Policy,
  replayLedgerCheck,
  validateEntry,
} from '@docket/record';
import type { CheckedEntry } from '../checked-entry.js';
import type { Findings } from '../finding.js';

/**
 * Follows the entries that belong to no decision, in order: would they have been taken, and which
 * policy is in force for the entry that comes next?
 */
export class LedgerFold {
  readonly #start: LedgerState | undefined;
  #state: LedgerState | undefined;
  /** Something could not be read, so that numbers may be missing. */
  #lossy = false;
  #policies = 0;

  /**
   * @param policy that of entry 0; undefined: not one that the rules know.
   * @param isWhole false where only some of the ledger's records are at hand, as in a dossier: of its policy
   *   all changes are, so that their numbers are checked; of its incidents they are not.
   */
  constructor(
    policy: Policy | undefined,
    readonly isWhole = true,
  ) {
    this.#start = policy && evolveLedger(undefined, genesisOf(policy));
    this.#state = this.#start;
  }

  /** Undefined once a policy could not be read: what follows cannot be judged. */
  get policy(): Policy | undefined {
    return this.#state?.policy;
  }

  /** Changes of the policy so far. */
  get policies(): number {
    return this.#policies;
  }

  /** Begins again, for another pass over the entries. */
  restart(): void {
    this.#state = this.#start;
    this.#lossy = false;
    this.#policies = 0;
  }

  take({ seq, leaf, body }: CheckedEntry, findings: Findings): void {
    const { type, actor, role, time } = leaf;
    const state = this.#state;
    // Entry 0 was read before anything else: see readSubject.
    if (state === undefined || seq === 0) return;
    if (!isRecordType(type)) {
      const message = `Entry ${seq} has a type that is not known here: ${type}.`;
      findings.add('record_type_unknown', message, { seq });
      return;
    }
    if (type === 'policy.changed') this.#policies++;
    if (body === undefined || !isValid(leaf.schema, seq, body, findings)) {
      this.#lossy = true;
      if (type === 'policy.changed') this.#state = undefined;
      return;
    }
    // Validated just now, against the schema that the leaf names.
    const entry = { type, body, actor, role, seq, time } as unknown as LedgerEntry;
    for (const { code, message, rule } of replayLedgerCheck(state, entry)) {
      // What a number ought to be is not known any more.
      if (this.#lossy && rule !== 'wrong_place') continue;
      if (!this.isWhole && isAboutIncidents(type, rule)) continue;
      const because = rule === undefined ? '' : ` (${rule})`;
      findings.add(code, `At entry ${seq} of the ledger: ${message}${because}.`, { seq });
    }
    if (placeOf(type) !== 'decision') this.#state = evolveLedger(state, entry);
  }
}

/** Whether a refusal rests on the incidents before it, and not on who wrote the entry. */
function isAboutIncidents(type: string, rule: string | undefined): boolean {
  return type.startsWith('incident.') && rule !== undefined && rule !== 'wrong_place';
}

function isValid(schema: string, seq: number, body: JsonObject, findings: Findings): boolean {
  const [problem] = validateEntry(schema, body);
  if (problem === undefined) return true;
  findings.add(
    'body_inadmissible',
    `The body of entry ${seq} is not a valid ${schema}: ${problem.message}.`,
    { seq, pointer: problem.pointer },
  );
  return false;
}

function genesisOf(policy: Policy): LedgerEntry {
  const body = { format: 'docket-ledger/v1' as const, origin: '', public_key: '', policy };
  return { type: 'ledger.created', body, actor: 'docket', role: 'docket', seq: 0, time: '' };
}
