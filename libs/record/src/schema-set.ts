import { limitProblem } from './body-limits.js';
import { PROBLEMS_MAX } from './limits.js';
import { type BodyProblem, type RawProblem, describeProblems } from './problem.js';

/** A compiled schema, in the shape that Ajv's standalone code has. */
export interface Validator {
  (body: unknown): boolean;
  errors?: RawProblem[] | null;
}

/**
 * Validators of versions of record schemas, by `type/version`. Several versions of one type
 * stand beside each other: an entry is held against the version that it names, and a new record
 * against the newest.
 */
export class SchemaSet {
  readonly #validators: { readonly [schemaId: string]: Validator | undefined };
  readonly #latest = new Map<string, { id: string; version: number }>();

  constructor(validators: { readonly [schemaId: string]: Validator | undefined }) {
    this.#validators = validators;
    for (const id of Object.keys(validators)) {
      const slash = id.lastIndexOf('/');
      const type = id.slice(0, slash);
      const version = Number(id.slice(slash + 1));
      if (version > (this.#latest.get(type)?.version ?? 0)) this.#latest.set(type, { id, version });
    }
  }

  /** Names the newest version of `type`, e.g. `gap.recorded/1`. Throws RangeError for an unknown type. */
  latestId(type: string): string {
    const latest = this.#latest.get(type);
    if (latest === undefined) throw new RangeError(`no schema for ${type}`);
    return latest.id;
  }

  /** Whether `id` is a version of this record type that is known here. */
  has(type: string, id: string): boolean {
    return id.startsWith(`${type}/`) && Object.hasOwn(this.#validators, id);
  }

  /**
   * Holds a body against the very version that is named: at most 50 problems, none when it is valid. An
   * unknown version is a problem of its own, because no other version may judge the body.
   */
  problemsOf(id: string, body: unknown): BodyProblem[] {
    const validate = Object.hasOwn(this.#validators, id) ? this.#validators[id] : undefined;
    if (validate === undefined) {
      return [{ pointer: '', keyword: 'schema', message: `the schema ${id} is not known here` }];
    }
    const limit = limitProblem(body);
    if (limit !== undefined) return [limit];
    if (validate(body)) return [];
    return describeProblems(validate.errors ?? []).slice(0, PROBLEMS_MAX);
  }
}
