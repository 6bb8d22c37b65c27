import { ByWord, PeriodCounts, Rows, SeqList } from './collect.js';
import { numberIn, stringIn, type PeriodEntry } from './entry.js';
import { PERIOD_LIMITS } from './limits.js';
import type { Counted, Figures } from './schema.js';

type PolicyRow = Figures['systems']['policies']['rows'][number];
type IncidentRow = Figures['incidents']['rows']['rows'][number];

/** Who acted with what: agents, versions, changes of the system and of the ledger's own policy. */
export class SystemTally {
  readonly #agents = new ByWord(() => ({
    agent: '',
    version: null as string | null,
    decisions: 0,
  }));
  readonly #components = new ByWord(() => ({ component: '', version: '', decisions: 0 }));
  readonly #changes = new Rows<Figures['systems']['changes']['rows'][number]>();
  readonly #policies = new Rows<PolicyRow>();
  #policy: PolicyRow | undefined;
  /** Least confidence on high stakes under the policy in force. */
  threshold: number | undefined;

  start(): void {
    if (this.#policy !== undefined) this.#policies.add({ ...this.#policy, in_period: false });
  }

  take(entry: PeriodEntry): void {
    if (entry.type === 'ledger.created' || entry.type === 'policy.changed') this.#enact(entry);
    if (!entry.inPeriod || entry.body === undefined) return;
    if (entry.type === 'decision.opened') this.#opened(entry);
    if (entry.type === 'system.changed') {
      this.#changes.add({
        seq: entry.seq,
        component: stringIn(entry.body, 'component') ?? 'unknown',
        name: stringIn(entry.body, 'name') ?? 'unknown',
        from: stringIn(entry.body, 'from') ?? null,
        to: stringIn(entry.body, 'to') ?? 'unknown',
        at: entry.time,
      });
    }
  }

  #enact(entry: PeriodEntry): void {
    const { body } = entry;
    this.threshold = numberIn(body, 'policy', 'tripwires', 'high_stakes_confidence');
    this.#policy = {
      seq: entry.seq,
      revision: entry.type === 'ledger.created' ? 1 : (numberIn(body, 'revision') ?? null),
      version: stringIn(body, 'policy', 'version') ?? 'unknown',
      enforcement: stringIn(body, 'policy', 'enforcement') ?? 'unknown',
      at: entry.time,
      in_period: entry.inPeriod,
    };
    if (entry.inPeriod) this.#policies.add(this.#policy);
  }

  #opened({ body }: PeriodEntry): void {
    const agent = stringIn(body, 'agent', 'id') ?? 'unknown';
    const version = stringIn(body, 'agent', 'version') ?? null;
    const known = this.#agents.at(JSON.stringify([agent, version]));
    if (known !== undefined) {
      known.agent = agent;
      known.version = version;
      known.decisions += 1;
    }
    for (const component of ['model', 'prompt', 'policy']) {
      const stated = stringIn(body, 'system', component);
      if (stated === undefined) continue;
      const one = this.#components.at(JSON.stringify([component, stated]));
      if (one === undefined) continue;
      one.component = component;
      one.version = stated;
      one.decisions += 1;
    }
  }

  get wordsDropped(): number {
    return this.#agents.dropped + this.#components.dropped;
  }

  result(): Figures['systems'] {
    const agents = this.#agents.sorted().map(([, row]) => row);
    return {
      agents: agents.slice(0, PERIOD_LIMITS.rows),
      agents_not_listed: Math.max(0, agents.length - PERIOD_LIMITS.rows),
      components: this.#components
        .sorted()
        .map(([, row]) => row)
        .slice(0, PERIOD_LIMITS.rows),
      changes: { count: this.#changes.count, rows: this.#changes.rows },
      policies: { count: this.#policies.count, rows: this.#policies.rows },
    };
  }
}

/** Trip-wires by rule: what Docket itself found. */
export class TripwireTally {
  readonly #rules = new ByWord(
    () => ({ trips: 0, directives: new PeriodCounts(16), seqs: new SeqList() }),
    128,
  );

  take(entry: PeriodEntry): void {
    if (!entry.inPeriod || entry.type !== 'tripwire.tripped') return;
    const rule = this.#rules.at(stringIn(entry.body, 'rule') ?? 'unknown');
    if (rule === undefined) return;
    rule.trips += 1;
    rule.directives.add(stringIn(entry.body, 'directive') ?? 'unknown');
    rule.seqs.add(entry.seq);
  }

  result(): Figures['tripwires'] {
    return this.#rules.sorted().map(([rule, { trips, directives, seqs }]) => ({
      rule,
      trips,
      proceed: directives.of('proceed'),
      hold: directives.of('hold'),
      stop: directives.of('stop'),
      evidence: seqs.result(),
    }));
  }
}

/** Incidents that were open at some time in the period, or opened in it. */
export class IncidentTally {
  readonly #known = new Map<string, { row: IncidentRow; ms: number }>();
  #opened = 0;
  #closed = 0;

  take(entry: PeriodEntry): void {
    if (!entry.type.startsWith('incident.')) return;
    const id = stringIn(entry.body, 'incident_id') ?? `#${entry.seq}`;
    const key = `${entry.decisionId ?? ''}/${id}`;
    if (entry.type === 'incident.opened') this.#open(entry, key, id);
    const known = this.#known.get(key);
    if (known === undefined) return;
    const { row } = known;
    row.severity = stringIn(entry.body, 'severity') ?? row.severity;
    row.due_at = stringIn(entry.body, 'clock', 'due_at') ?? row.due_at;
    if (entry.type !== 'incident.closed') return;
    if (!entry.inPeriod) this.#known.delete(key);
    else {
      this.#closed += 1;
      row.status = 'closed';
      row.age_ms = Math.max(0, entry.ms - known.ms);
    }
  }

  #open(entry: PeriodEntry, key: string, id: string): void {
    if (entry.inPeriod) this.#opened += 1;
    if (this.#known.size >= PERIOD_LIMITS.waiting) return;
    const row: IncidentRow = {
      seq: entry.seq,
      decision_id: entry.decisionId ?? null,
      incident_id: id,
      severity: 'unknown',
      title: stringIn(entry.body, 'title') ?? 'unknown',
      aware_at: stringIn(entry.body, 'aware_at') ?? null,
      due_at: null,
      status: 'open',
      age_ms: null,
    };
    this.#known.set(key, { row, ms: entry.ms });
  }

  result(endMs: number): Figures['incidents'] {
    const all = [...this.#known.values()];
    for (const { row, ms } of all) if (row.status === 'open') row.age_ms = Math.max(0, endMs - ms);
    return {
      opened: this.#opened,
      closed: this.#closed,
      open_at_end: all.filter(({ row }) => row.status === 'open').length,
      rows: { count: all.length, rows: all.slice(0, PERIOD_LIMITS.rows).map(({ row }) => row) },
    };
  }
}

/** The record types of custody that a version of Docket may lack. */
export const CUSTODY_FACTS = {
  reads: ['access.recorded'],
  erasures: ['erasure.executed'],
  holds: ['legal_hold.placed', 'legal_hold.lifted'],
  keys: ['key.rotated', 'key.replaced'],
} as const;
type CustodyFact = keyof typeof CUSTODY_FACTS;

/** What left the ledger and what was done to it. Where no record type exists, nothing is recorded. */
export class CustodyTally {
  readonly #exports = new ByWord(() => ({ kind: '', format: '', count: 0 }));
  /** Format of each dossier whose export has begun and is not completed, by its id. */
  readonly #begun = new Map<string, string>();
  readonly #seqs = {
    reads: new SeqList(),
    erasures: new SeqList(),
    holds: new SeqList(),
    keys: new SeqList(),
  };
  #total = 0;

  constructor(readonly absentTypes: readonly string[]) {}

  take(entry: PeriodEntry): void {
    if (entry.type === 'export.recorded') this.#recorded(entry);
    if (entry.type === 'export.completed') this.#completed(entry);
    if (!entry.inPeriod) return;
    for (const [fact, types] of Object.entries(CUSTODY_FACTS)) {
      const isOne = (types as readonly string[]).includes(entry.type);
      if (isOne) this.#seqs[fact as CustodyFact].add(entry.seq);
    }
  }

  /** The record of a file that left, or of a dossier that is begun: only a completed one left. */
  #recorded({ body, inPeriod }: PeriodEntry): void {
    const kind = stringIn(body, 'kind') ?? 'unknown';
    const format = stringIn(body, 'format') ?? 'unknown';
    const dossier = stringIn(body, 'dossier_id');
    if (dossier === undefined || stringIn(body, 'sha256') !== undefined) {
      if (inPeriod) this.#exported(kind, format);
    } else if (this.#begun.size < PERIOD_LIMITS.waiting) this.#begun.set(dossier, format);
  }

  #completed({ body, inPeriod }: PeriodEntry): void {
    const dossier = stringIn(body, 'dossier_id') ?? '';
    if (inPeriod) this.#exported('dossier', this.#begun.get(dossier) ?? 'unknown');
    this.#begun.delete(dossier);
  }

  #exported(kind: string, format: string): void {
    this.#total += 1;
    const known = this.#exports.at(JSON.stringify([kind, format]));
    if (known === undefined) return;
    known.kind = kind;
    known.format = format;
    known.count += 1;
  }

  #counted(fact: CustodyFact): Counted {
    const seqs = this.#seqs[fact];
    const absent = CUSTODY_FACTS[fact].every((type) => this.absentTypes.includes(type));
    const evidence = seqs.result();
    if (absent && seqs.count === 0) {
      return { state: 'not_recorded', reason: 'no_record_type', evidence };
    }
    return { state: 'recorded', value: seqs.count, evidence };
  }

  result(): Figures['custody'] {
    return {
      exports: this.#exports.sorted().map(([, row]) => row),
      exports_total: this.#total,
      reads: this.#counted('reads'),
      erasures: this.#counted('erasures'),
      holds: this.#counted('holds'),
      keys: this.#counted('keys'),
    };
  }
}
