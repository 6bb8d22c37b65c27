import type { Static, TSchema } from 'typebox';
import type { Role } from '../roles.js';
import type { MembersIn } from './member-pointers.js';

/** Where an entry can stand: in a decision's own chain, or in the ledger outside every decision. */
export type Place = 'decision' | 'ledger' | 'either';

/** Schemas of one record type by version. Types only: the schemas themselves are compiled beforehand. */
export interface Versions {
  readonly [version: number]: TSchema;
}

/** What is known of one record type besides its schema. Absent members say no, or none. */
export interface Declared<
  Type extends string,
  Newest extends number,
  Name extends string,
  Member extends string,
> {
  readonly type: Type;
  /** Version that new records are held against. Bodies of all versions are read as its type. */
  readonly newest: Newest;
  readonly place: Place;
  /**
   * Roles that may submit it. Duties are kept apart: agents do not review, reviewers do not act, and an
   * administrator does neither. None: Docket alone writes it.
   */
  readonly writtenBy: readonly Role[];
  /** Docket writes it too, where nobody else can: at a beginning, or for the whole installation. */
  readonly alsoOwn?: true;
  /** Of what nobody submits: roles of whoever tried, whose record it is all the same. None: it is Docket's. */
  readonly attemptedBy?: readonly Role[];
  /** The rules bring it about, right behind the entry that caused it. */
  readonly isConsequence?: true;
  /** Of a consequence: only what a person writes brings it about, so that the server attests it as it does that. */
  readonly followsPerson?: true;
  /** Outside decisions a ledger that is closed takes it still: it is about what was recorded before, and no new work. */
  readonly takenAfterClosing?: true;
  /** Optional member that Docket fills in. A request is the same with and without it. */
  readonly filledIn?: Name;
  /** A closed decision takes no more of it. What looks back, and what happened, is always taken. */
  readonly refusedAfterClose?: true;
  /** Who submits it writes the decision as an agent: counted towards its writers, who may not review. */
  readonly makesWriter?: true;
  /** It says who was handed what of the record, and is no part of the work that is recorded. */
  readonly isCustody?: true;
  /**
   * Members that documents leave out on purpose, each with the reason. All others are shown: in words of
   * their own where documents have them, else under the name that the schema gives them.
   */
  readonly omitted?: { readonly [Left in Member]?: string };
  /** Members that copies for others than the deployer leave out, unless somebody decides otherwise. */
  readonly withheld?: readonly Member[];
}

export interface Declaration<
  Schemas extends Versions = Versions,
  Type extends string = string,
  Newest extends number & keyof Schemas = number & keyof Schemas,
> extends Omit<Declared<Type, Newest, string, string>, 'omitted'> {
  readonly omitted?: object;
  /** For the type checker only, which reads the type of a body here; never there. */
  readonly schemas?: Schemas;
}

/** Body of a declared type, in its newest version. */
export type BodyOf<Of> =
  Of extends Declaration<infer Schemas, string, infer Newest> ? Static<Schemas[Newest]> : never;

/** declare says what is known of one record type; `Schemas` is the type of its schema.ts. */
export function declare<Schemas extends Versions>() {
  return <
    const Type extends string,
    const Newest extends number & keyof Schemas,
    const Rest extends Declared<
      Type,
      Newest,
      string & keyof Static<Schemas[Newest]>,
      MembersIn<Static<Schemas[Newest]>>
    >,
  >(
    declared: Rest & { type: Type; newest: Newest },
  ): Declaration<Schemas, Type, Newest> & Rest => declared;
}
