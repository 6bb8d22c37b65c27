import { ClientError, errorText } from './client-error.js';
import type { FieldProblem } from './problem.js';

/** A JSON value (RFC 8259). */
export type JsonValue =
  null | boolean | number | string | JsonValue[] | { [member: string]: JsonValue };

/** How large a value may be. */
export interface JsonLimits {
  /** Containers around a value, the outermost included. */
  depthMax: number;
  /** Scalars and empty containers. */
  valuesMax: number;
  /** Length as JSON, in bytes of UTF-8. */
  bytesMax: number;
}

/** Limits of a record's body, part of the ledger's format. */
export const RECORD_LIMITS: JsonLimits = { depthMax: 32, valuesMax: 10_000, bytesMax: 262_144 };

/** A value that cannot be recorded as it is. `errors` says where and what to give instead. */
export class InvalidValue extends ClientError<'invalid_value'> {
  override readonly name = 'InvalidValue';
  constructor(readonly errors: readonly FieldProblem[]) {
    const shown = errors
      .slice(0, PROBLEMS_SHOWN_MAX)
      .map(({ pointer, detail }) => `${pointer || 'the body'} ${detail}`);
    const more = errors.length - shown.length;
    const text = [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
    super('invalid_value', `Nothing was sent, a value cannot be recorded as it is: ${text}.`);
  }
  /** JSON Pointer to the first bad place. */
  get pointer(): string | undefined {
    return this.errors[0]?.pointer;
  }
}

const KEEP_OUTSIDE = 'keep large material outside, and record its address and digest';
const PROBLEMS_MAX = 50;
const PROBLEMS_SHOWN_MAX = 3;

/**
 * toRecordJson gives back the JSON that says exactly what `value` says, as a copy that nobody changes any
 * more, or refuses it. It takes null, booleans, finite numbers, text, arrays and plain objects. A member of
 * an object that is `undefined` counts as absent, as in TypeScript; nothing else is left out or replaced.
 *
 * Refused are: `undefined` elsewhere, holes, NaN, infinities, -0 (JSON writers drop its sign), BigInt,
 * functions, symbols, half surrogate pairs and U+0000 in text and names, cycles, members that throw when
 * they are read, members that JSON would not show (symbols, hidden ones, names on an array), and every
 * object that is not plain: Date, Map, Set, Error, typed arrays, instances of classes, what has a `toJSON`.
 *
 * @param at JSON Pointer (RFC 6901) of the value, in front of the pointers to bad places.
 * @throws InvalidValue with up to 50 places.
 */
export function toRecordJson(
  value: unknown,
  at = '',
  limits: JsonLimits = RECORD_LIMITS,
): JsonValue {
  const copier = new Copier(limits);
  const copy = copier.copy(value, at, 0);
  if (copier.problems.length > 0) throw new InvalidValue(copier.problems);
  if (copier.bytesMax <= limits.bytesMax) return copy;
  const bytes = new TextEncoder().encode(JSON.stringify(copy)).length;
  if (bytes <= limits.bytesMax) return copy;
  const detail = `has ${bytes} bytes as JSON, and at most ${limits.bytesMax} are kept: ${KEEP_OUTSIDE}`;
  throw new InvalidValue([{ pointer: at, detail }]);
}

/** Walks over a value once, reads each member once, and collects what is wrong with it. */
class Copier {
  readonly problems: FieldProblem[] = [];
  readonly #limits: JsonLimits;
  readonly #ancestors = new Set<object>();
  #values = 0;
  /** Of text and names so far, in UTF-16 units: never more than the bytes that they take. */
  #length = 0;

  constructor(limits: JsonLimits) {
    this.#limits = limits;
  }

  /** More bytes than the copy takes as JSON: most values are so small that nobody has to write them to see that. */
  get bytesMax(): number {
    const perValue = BYTES_PER_LEVEL_MAX * (this.#limits.depthMax + 2);
    return BYTES_PER_UNIT_MAX * this.#length + perValue * this.#values;
  }

  /** What comes back is only of use when there are no problems. */
  copy(value: unknown, at: string, depth: number): JsonValue {
    const isContainer = typeof value === 'object' && value !== null;
    try {
      return isContainer ? this.#copyContainer(value, at, depth) : this.#copyScalar(value, at);
    } catch (error) {
      // A getter, or a trap of a proxy.
      return this.#refuse(at, `cannot be read: ${errorText(error)}`);
    }
  }

  #copyScalar(value: unknown, at: string): JsonValue {
    const hasRoom = this.#count(at) && (typeof value !== 'string' || this.#measure(value, at));
    if (!hasRoom) return null;
    const problem = scalarProblem(value);
    return problem === undefined ? (value as JsonValue) : this.#refuse(at, problem);
  }

  #copyContainer(value: object, at: string, depth: number): JsonValue {
    if (this.#ancestors.has(value)) return this.#refuse(at, 'holds itself: a cycle is not JSON');
    if (depth >= this.#limits.depthMax) {
      return this.#refuse(at, `is nested deeper than ${this.#limits.depthMax} levels`);
    }
    this.#ancestors.add(value);
    const copy = Array.isArray(value)
      ? this.#copyArray(value, at, depth + 1)
      : this.#copyObject(value, at, depth + 1);
    this.#ancestors.delete(value);
    return copy;
  }

  #copyArray(array: readonly unknown[], at: string, depth: number): JsonValue {
    if (array.length === 0) this.#count(at);
    if (array.length > this.#limits.valuesMax) {
      return this.#refuse(
        at,
        `has ${array.length} elements, and at most ${this.#limits.valuesMax} values are kept`,
      );
    }
    const wrong = arrayProblem(array);
    if (wrong !== undefined) return this.#refuse(at, wrong);
    const copy: JsonValue[] = [];
    for (let index = 0; index < array.length; index++) {
      const place = `${at}/${index}`;
      if (!Object.hasOwn(array, index)) {
        return this.#refuse(place, 'is a hole in the list: give null, or leave it out');
      }
      copy.push(this.copy(array[index], place, depth));
      if (this.#isFull) break;
    }
    return copy;
  }

  #copyObject(object: object, at: string, depth: number): JsonValue {
    const foreign = objectProblem(object);
    if (foreign !== undefined) return this.#refuse(at, foreign);
    const copy: { [member: string]: JsonValue } = {};
    let isEmpty = true;
    for (const name of Object.keys(object)) {
      if (!this.#measure(name, at)) break;
      const wrong = textProblem(name);
      if (wrong !== undefined) this.#refuse(at, `has the name ${quoteText(name)}, which ${wrong}`);
      const place = memberPointer(at, name);
      let member: unknown;
      try {
        member = (object as Record<string, unknown>)[name];
      } catch (error) {
        this.#refuse(place, `cannot be read: ${errorText(error)}`);
      }
      if (member !== undefined) {
        isEmpty = false;
        setOwn(copy, name, this.copy(member, place, depth));
      }
      if (this.#isFull) break;
    }
    if (isEmpty) this.#count(at);
    return copy;
  }

  get #isFull(): boolean {
    const { valuesMax, bytesMax } = this.#limits;
    const isTooLarge = this.#values > valuesMax || this.#length > bytesMax;
    return isTooLarge || this.problems.length >= PROBLEMS_MAX;
  }

  #measure(text: string, at: string): boolean {
    const { bytesMax } = this.#limits;
    if (this.#length <= bytesMax && this.#length + text.length > bytesMax) {
      this.#refuse(at, `takes it over ${bytesMax} bytes: ${KEEP_OUTSIDE}`);
    }
    this.#length += text.length;
    return this.#length <= bytesMax;
  }

  #count(at: string): boolean {
    this.#values++;
    if (this.#values === this.#limits.valuesMax + 1) {
      this.#refuse(at, `is one value too many: at most ${this.#limits.valuesMax} are kept`);
    }
    return this.#values <= this.#limits.valuesMax;
  }

  #refuse(pointer: string, detail: string): null {
    if (this.problems.length < PROBLEMS_MAX) this.problems.push({ pointer, detail });
    return null;
  }
}

/** Of text and names: an escape is six bytes, and no other unit takes more. */
const BYTES_PER_UNIT_MAX = 6;
/** Of each container around a value, what is no text: brackets, quotation marks, a colon, a comma; a number is two of them. */
const BYTES_PER_LEVEL_MAX = 16;

/** Plain assignment would take a member called `__proto__` for the prototype. */
function setOwn(copy: { [member: string]: JsonValue }, name: string, value: JsonValue): void {
  if (name !== '__proto__') {
    copy[name] = value;
    return;
  }
  const member = { value, enumerable: true, writable: true, configurable: true };
  Object.defineProperty(copy, name, member);
}

function scalarProblem(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return textProblem(value);
    case 'number':
      if (Object.is(value, -0)) return 'is -0, whose sign JSON does not keep: give 0, or text';
      return Number.isFinite(value)
        ? undefined
        : `is ${value}, which is no JSON number: leave it out, or give text`;
    case 'bigint':
      return 'is a BigInt, which is no JSON number: give it as text';
    case 'undefined':
      return 'is undefined: give null, or leave it out';
    case 'function':
    case 'symbol':
      return `is a ${typeof value}, which is no JSON: leave it out`;
    default:
      return undefined;
  }
}

function textProblem(text: string): string | undefined {
  if (text.includes('\u0000')) return 'holds U+0000, which cannot be stored: write it otherwise';
  if (!/\p{Surrogate}/u.test(text)) return undefined;
  return 'holds half a surrogate pair, which UTF-8 cannot carry: cut text between characters';
}

function arrayProblem(array: readonly unknown[]): string | undefined {
  if (hasToJson(array)) return TO_JSON;
  // Array indexes come first, and `length` is the one name that every array has: other names come behind it.
  const own = Reflect.ownKeys(array);
  if (own.length === array.length + 1 && own[array.length] === 'length') return undefined;
  const names = own.filter((name) => name !== 'length' && !isIndex(name));
  if (names.length === 0) return undefined;
  return `is a list with the member ${quoteName(names[0]!)}, which JSON cannot show: give an object, or a plain list`;
}

function objectProblem(value: object): string | undefined {
  // What has the prototype of plain objects is of no class.
  const isOfClass = Object.getPrototypeOf(value) !== Object.prototype;
  if (isOfClass) for (const [kind, advice] of ADVICE) if (value instanceof kind) return advice;
  if (ArrayBuffer.isView(value)) return BINARY;
  if (!isPlain(value)) {
    return `is ${describeKind(value)} and no plain object: give an object of what is to be recorded`;
  }
  if (hasToJson(value)) return TO_JSON;
  const own = Reflect.ownKeys(value);
  // Those that JSON shows are some of them: here, all.
  if (own.length === Object.keys(value).length) return undefined;
  const hidden = own.find(
    (name) => typeof name === 'symbol' || !Object.prototype.propertyIsEnumerable.call(value, name),
  );
  if (hidden === undefined) return undefined;
  return `has the member ${quoteName(hidden)}, which JSON would not show: give a plain object without it`;
}

const TO_JSON = 'has a toJSON of its own: give what that returns';
const BINARY = 'is binary: give text, base64 for instance, or its digest';
type Kind = abstract new (...given: never[]) => object;
const ADVICE: readonly (readonly [Kind, string])[] = [
  [Date, 'is a Date: give date.toISOString()'],
  [Map, 'is a Map, which JSON would show as {}: give Object.fromEntries(map)'],
  [Set, 'is a Set, which JSON would show as {}: give [...set]'],
  [Error, 'is an Error, which JSON would show as {}: give { name, message }'],
  [Promise, 'is a Promise: await it'],
  [ArrayBuffer, BINARY],
];

function hasToJson(value: object): boolean {
  return typeof (value as { toJSON?: unknown }).toJSON === 'function';
}

/** Made by `{…}`, JSON.parse or Object.create(null), in any realm. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null) return true;
  if (typeof prototype !== 'object') return false;
  const isRoot = Object.getPrototypeOf(prototype) === null;
  return isRoot && Object.hasOwn(prototype, 'isPrototypeOf') && !(Symbol.toStringTag in value);
}

function describeKind(value: object): string {
  const { constructor } = value as { constructor?: unknown };
  const name = typeof constructor === 'function' ? constructor.name : '';
  return name === '' || name === 'Object' ? 'an object of another kind' : `an instance of ${name}`;
}

function isIndex(name: string | symbol): boolean {
  return typeof name === 'string' && /^(?:0|[1-9][0-9]*)$/.test(name);
}

function quoteName(name: string | symbol): string {
  return typeof name === 'symbol' ? String(name) : quoteText(name);
}

/** What no text may hold shows as an escape. */
function quoteText(text: string): string {
  return JSON.stringify(text);
}

/** The JSON Pointer to a member of what stands at `at` (RFC 6901 section 3). */
export function memberPointer(at: string, name: string): string {
  // Hardly any name has either, and to look costs less than to replace.
  if (!name.includes('~') && !name.includes('/')) return `${at}/${name}`;
  return `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
