import { boardPlaces } from '@docket/record';
import type { BoardColumn } from '@docket/record';
import { ledgerLexeme } from './words.js';

/** What decisions are filtered by; every member given must hold. */
export interface DecisionFilters {
  /** RFC 3339 UTC with milliseconds; `from` included, `to` not. */
  openedFrom?: string;
  openedTo?: string;
  /** Only these. */
  ids?: readonly string[];
  agent?: string;
  status?: string;
  phase?: string;
  outcome?: string;
  stakes?: string;
  directive?: string;
  needsHuman?: boolean;
  column?: BoardColumn;
  subject?: string;
  /** All of it in one lineage reference. `version: null`: recorded as unknown. */
  cites?: {
    document: string;
    version?: string | null;
    chunk?: string;
    section?: string;
    role?: string;
  };
  /** All of it in one side effect. */
  effect?: EffectFilters;
  /** A rule that tripped. */
  tripwire?: string;
  /** One of these was found where what was declared was held against what was seen. */
  seen?: readonly string[];
  /** Principals that wrote in it, each of them. */
  writers?: readonly string[];
  /** Text form of a tsquery: see readQuery. All of it in one record. */
  tsquery?: string;
}

/**
 * What a side effect is looked for by, as its first entry says it: a refused action, and one that only a Job Card
 * announces, is none.
 */
export interface EffectFilters {
  system?: string;
  resource?: string;
  operation?: string;
  amount?: AmountFilter;
}

/** Bounds are decimal numbers as text, both included. Where no amount is recorded, none is found: it is not 0. */
interface AmountFilter {
  /** ISO 4217. Amounts of different currencies are never compared. */
  currency: string;
  min?: string;
  max?: string;
}

/** Conditions of a statement and the values of its parameters. `$1` is the ledger's number. */
export class Conditions {
  readonly values: unknown[];
  readonly #clauses: string[];

  constructor(ledgerNo: number, first: string) {
    this.values = [ledgerNo];
    this.#clauses = [first];
  }

  /** Adds a value and returns how the statement names it. */
  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  add(clause: string): void {
    this.#clauses.push(clause);
  }

  equal(column: string, value: unknown): void {
    if (value !== undefined) this.add(`${column} = ${this.value(value)}`);
  }

  toString(): string {
    return this.#clauses.join(' AND ');
  }
}

/** Conditions on `docket.search_decision d`. */
export function decisionConditions(ledgerNo: number, filters: DecisionFilters): Conditions {
  const where = new Conditions(ledgerNo, 'd.ledger_no = $1');
  addOpened(where, filters);
  if (filters.ids !== undefined) {
    where.add(`d.decision_id = ANY (${where.value(filters.ids)}::text[])`);
  }
  where.equal('d.agent_id', filters.agent);
  where.equal('d.status', filters.status);
  where.equal('d.phase', filters.phase);
  where.equal('d.outcome', filters.outcome);
  where.equal('d.stakes', filters.stakes);
  where.equal('d.directive', filters.directive);
  where.equal('d.subject_ref', filters.subject);
  if (filters.needsHuman !== undefined) {
    where.add(filters.needsHuman ? 'd.needs_human' : 'NOT d.needs_human');
  }
  if (filters.column !== undefined) addColumn(where, filters.column);
  if (filters.cites !== undefined) addCitation(where, filters.cites);
  if (filters.effect !== undefined) {
    addMember(where, 'search_side_effect', effectCondition(where, filters.effect, 'o'));
  }
  if (filters.tripwire !== undefined) {
    addMember(where, 'search_tripwire', `o.rule = ${where.value(filters.tripwire)}`);
  }
  if (filters.seen !== undefined) {
    where.add(`d.decision_id IN (SELECT o.decision_id FROM docket.seen_finding o
      WHERE o.ledger_no = $1 AND o.decision_id IS NOT NULL AND o.code = ANY (${where.value(filters.seen)}::text[]))`);
  }
  for (const writer of filters.writers ?? []) {
    addMember(where, 'search_writer', `o.actor = ${where.value(writer)}`);
  }
  if (filters.tsquery !== undefined) {
    addMember(where, 'search_text', textCondition(where, filters.tsquery, 'o'));
  }
  return where;
}

/** Times follow positions: two look-ups in an index turn the range into one of positions. */
function addOpened(where: Conditions, { openedFrom, openedTo }: DecisionFilters): void {
  const edge = (comparison: string, order: string): string =>
    `(SELECT o.opened_seq FROM docket.search_decision o WHERE o.ledger_no = $1 AND o.opened_at ${comparison}
      ORDER BY o.opened_at ${order}, o.opened_seq ${order} LIMIT 1)`;
  if (openedFrom !== undefined) {
    where.add(`d.opened_seq >= ${edge(`>= ${where.value(openedFrom)}`, 'ASC')}`);
  }
  if (openedTo !== undefined) {
    where.add(`d.opened_seq <= ${edge(`< ${where.value(openedTo)}`, 'DESC')}`);
  }
}

/**
 * The same function that shows the column says which decisions stand in it. Written by columns alone, whose statistics
 * tell the planner how few there are.
 */
function addColumn(where: Conditions, column: BoardColumn): void {
  const phasesOf = new Map<string, (string | null)[]>();
  for (const { status, phase } of boardPlaces(column)) {
    phasesOf.set(status, [...(phasesOf.get(status) ?? []), phase]);
  }
  const places = [...phasesOf].map(([status, phases]) => {
    const named = phases.filter((phase) => phase !== null);
    const some = `d.phase = ANY (${where.value(named)}::text[])`;
    const phase = phases.length > named.length ? `(d.phase IS NULL OR ${some})` : some;
    return `(d.status = ${where.value(status)} AND ${phase})`;
  });
  where.add(`(${places.join(' OR ')})`);
}

function addCitation(where: Conditions, cites: NonNullable<DecisionFilters['cites']>): void {
  addMember(where, 'search_document', citationCondition(where, cites, 'o'));
}

/** Condition on a row of `search_document`. */
export function citationCondition(
  where: Conditions,
  cites: NonNullable<DecisionFilters['cites']>,
  row: string,
): string {
  const { document, version, chunk, section, role } = cites;
  const clauses = [`${row}.document_id = ${where.value(document)}`];
  if (version === null) clauses.push(`${row}.version IS NULL`);
  else if (version !== undefined) clauses.push(`${row}.version = ${where.value(version)}`);
  if (chunk !== undefined) clauses.push(`${row}.chunk_id = ${where.value(chunk)}`);
  if (section !== undefined) clauses.push(`${row}.section = ${where.value(section)}`);
  if (role !== undefined) clauses.push(`${row}.role = ${where.value(role)}`);
  return clauses.join(' AND ');
}

/** Condition on a row of `search_side_effect`. Amounts are compared as exact numbers, over an index. */
export function effectCondition(where: Conditions, effect: EffectFilters, row: string): string {
  const clauses = ['true'];
  const equal = (column: string, value: string | undefined): void => {
    if (value !== undefined) clauses.push(`${row}.${column} = ${where.value(value)}`);
  };
  equal('target_system', effect.system);
  equal('target_resource', effect.resource);
  equal('operation', effect.operation);
  if (effect.amount !== undefined) {
    const { currency, min, max } = effect.amount;
    equal('amount_currency', currency);
    clauses.push(`${row}.amount IS NOT NULL`);
    if (min !== undefined) clauses.push(`${row}.amount >= ${where.value(min)}::numeric`);
    if (max !== undefined) clauses.push(`${row}.amount <= ${where.value(max)}::numeric`);
  }
  return clauses.join(' AND ');
}

/** Condition on a row of `search_text`. */
export function textCondition(where: Conditions, tsquery: string, row: string): string {
  const ledgerNo = Number(where.values[0]);
  return `${row}.words @@ ${where.value(`${ledgerLexeme(ledgerNo)} & (${tsquery})`)}::tsquery`;
}

function addMember(where: Conditions, table: string, condition: string): void {
  where.add(`d.opened_seq IN (SELECT o.opened_seq FROM docket.${table} o
    WHERE o.ledger_no = $1 AND ${condition})`);
}
