import { type BodyOf, DECLARATIONS } from './types/index.js';

export { PERSON_ROLES, ROLES, type Role } from './roles.js';

type Declarations = (typeof DECLARATIONS)[number];

/** What is declared of a record type. */
export type DeclarationOf<Type extends RecordType> = Extract<Declarations, { type: Type }>;

/** The closed list of record types. */
export type RecordType = Declarations['type'];

/**
 * Body of each record type, in its newest schema version. The fold reads older ones by the same type,
 * so a newer version may only add what can be absent (held in golden.spec.ts).
 */
export type RecordBodies = { [Of in Declarations as Of['type']]: BodyOf<Of> };

/** Id of the newest schema of a type, e.g. `gap.recorded/1`. */
export type SchemaId<Type extends RecordType = RecordType> = {
  [Of in Declarations as Of['type']]: `${Of['type']}/${Of['newest']}`;
}[Type];

/** tableOf gives one value per record type from what is declared of it. */
export function tableOf<Value>(of: (declaration: Declarations) => Value) {
  return Object.fromEntries(DECLARATIONS.map((one) => [one.type, of(one)])) as {
    readonly [Type in RecordType]: Value;
  };
}

/** Newest schema of every record type. */
export const latestSchemaIds = tableOf(({ type, newest }) => `${type}/${newest}`) as {
  readonly [Type in RecordType]: SchemaId<Type>;
};

export const RECORD_TYPES: readonly RecordType[] = DECLARATIONS.map(({ type }) => type);

export function isRecordType(type: string): type is RecordType {
  return Object.hasOwn(latestSchemaIds, type);
}

/** Types of the entries that the rules bring about, and only Docket writes. */
export type ConsequenceType = Extract<Declarations, { isConsequence: true }>['type'];

/** Types of entries about who was handed what of the record. */
export type CustodyType = Extract<Declarations, { isCustody: true }>['type'];

export const CUSTODY_TYPES = DECLARATIONS.filter((one) => one.isCustody === true).map(
  ({ type }) => type,
) as readonly CustodyType[];

export type Policy = RecordBodies['ledger.created']['policy'];
export type Phase = RecordBodies['job_card.filed']['current_phase'];
export type Stakes = RecordBodies['decision.opened']['stakes'];
export type Outcome = RecordBodies['decision.closed']['outcome'];
export type Verdict = RecordBodies['review.recorded']['verdict'];

/** Every verdict, held to the type: one more in the schema is missing here at once. */
export const VERDICTS: readonly Verdict[] = Object.keys({
  approve: true,
  reject: true,
  override: true,
  correct: true,
  respond: true,
  stop: true,
} satisfies Record<Verdict, true>) as Verdict[];
export type Severity = RecordBodies['incident.opened']['severity'];
export type Directive = RecordBodies['tripwire.tripped']['directive'];
