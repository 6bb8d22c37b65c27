import { latestSchemaId, PERMISSIONS, RECORD_TYPES } from '@docket/record';
import { SCHEMAS } from '@docket/record/schemas';
import fc from 'fast-check';
import { damaged, damagedBytes } from './damage.js';
import { PLACEHOLDERS, type Schema, type Value, valuesOf } from './schema-values.js';

/** One operation of the OpenAPI document that writes. */
export interface Operation {
  id: string;
  method: string;
  path: string;
  schema: Schema | undefined;
  responses: { [status: string]: { content?: { [type: string]: { schema?: Schema } } } };
}

export interface Document {
  paths: { [path: string]: { [method: string]: OperationObject } };
  components: { schemas: { [name: string]: Schema } };
}

interface OperationObject {
  operationId: string;
  requestBody?: { content: { [type: string]: { schema: Schema } } };
  responses: Operation['responses'];
}

const WRITES = ['post', 'put', 'patch', 'delete'];

export function writeOperations({ paths }: Document): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => WRITES.includes(method))
      .map(([method, { operationId: id, requestBody, responses }]) => {
        const schema = requestBody?.content['application/json']?.schema;
        return { id, method: method.toUpperCase(), path, schema, responses };
      }),
  );
}

/** A request before its places are filled with what the server has answered so far. */
export interface Case {
  operation: Operation;
  ledger: 'strict' | 'lenient';
  role: 'agent' | 'reviewer' | 'officer' | 'administrator';
  /** Which of the known decisions and side effects is meant. */
  pick: number;
  /** In the place of the address's last parameter, percent-encoded or not. */
  oddPlace: string | undefined;
  headers: [string, string][];
  body: Buffer | undefined;
}

/** Asked for less often: what grows with the ledger, leaves files behind, or ends a decision. */
const RARE: { readonly [operationId: string]: number } = {
  verifyLedger: 1,
  createLedger: 1,
  closeDecision: 6,
};
const USUAL = 40;

/** Makes a document, which takes long in a large ledger. */
export function isHeavy(id: string): boolean {
  return id === 'verifyLedger' || /Export|Dossier|Report|Explanation|Redaction/i.test(id);
}

function operationsOf(operations: readonly Operation[]): fc.Arbitrary<Operation> {
  return fc.oneof(
    ...operations.map((operation) => ({
      weight: RARE[operation.id] ?? (isHeavy(operation.id) ? 1 : USUAL),
      arbitrary: fc.constant(operation),
    })),
  );
}

/** Who usually does it; everything else agents do. */
const DOERS: { readonly [operationId: string]: Case['role'] } = {
  recordReview: 'reviewer',
  changePolicy: 'administrator',
  proposePolicy: 'administrator',
  recordSystemChange: 'administrator',
  createKey: 'administrator',
  revokeKey: 'administrator',
  rotateKey: 'administrator',
};

function doerOf(id: string): Case['role'] {
  return (
    DOERS[id] ?? (/Incident|Export|Dossier|Report|Explanation/i.test(id) ? 'officer' : 'agent')
  );
}

const rolesOf = ({ id }: Operation): fc.Arbitrary<Case['role']> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant(doerOf(id)) },
    { weight: 1, arbitrary: fc.constantFrom('agent', 'reviewer', 'officer', 'administrator') },
  );
const ledgers = fc.constantFrom('strict' as const, 'lenient' as const);
const ODD_PLACES = [
  '%00',
  '%ff',
  '%zz',
  '..',
  '%2e%2e',
  'dec_',
  'x'.repeat(300),
  '%F0%9F%AB%A5',
  "'--",
  '{}',
];
const oddPlaces = fc.oneof(
  { weight: 30, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD_PLACES) },
);
const keys = fc.nat({ max: 300 }).map((n) => `key-${n}`);
const usualHeaders = fc
  .option(keys, { nil: undefined })
  .map((key): [string, string][] => [
    ['content-type', 'application/json'],
    ...(key === undefined ? [] : [['idempotency-key', key] as [string, string]]),
  ]);

const ODD_HEADERS: readonly [string, readonly string[]][] = [
  [
    'content-type',
    [
      'application/json; charset=utf-8',
      'application/json; charset=utf-16',
      'text/plain',
      '',
      'application/x-ndjson',
      'APPLICATION/JSON',
      'application/json;',
      'json',
      '*/*',
      ';;;',
      'application/problem+json',
      'multipart/form-data; boundary=x',
      'application/json, a/b',
    ],
  ],
  ['content-encoding', ['gzip', 'br', 'identity', 'deflate, gzip', 'x']],
  [
    'idempotency-key',
    ['', '"', '""', '"a\\"b"', 'a b', 'x'.repeat(255), 'x'.repeat(256), 'k\u00fc', '\u00ff', '"k"'],
  ],
  ['x-request-id', ['', 'x'.repeat(100), '{"a":1}', '\u00e9']],
  ['authorization', ['', 'Bearer', 'Bearer x', 'Basic !!!', 'Basic OnRlc3Q=', 'Digest a="b"']],
  ['accept', ['text/html', '*/*;q=0', 'application/xml', 'x'.repeat(500)]],
  ['x-big', ['x'.repeat(14_000), 'x'.repeat(20_000)]],
  ['expect', ['100-continue', 'a-miracle']],
  ['transfer-encoding', ['chunked', 'gzip, chunked']],
  ['content-length', ['0', '5', '-1', '99999999', 'x']],
  ['if-match', ['*']],
  ['connection', ['close', 'upgrade']],
  ['origin', ['https://elsewhere.example']],
];
const oddHeaders = fc.oneof(
  ...ODD_HEADERS.map(([name, values]) =>
    fc.constantFrom(...values).map((value): [string, string] => [name, value]),
  ),
);

/** Bodies as an operation's schema has them; those of a batch from the records' own schemas. */
export class Bodies {
  readonly #document: Document;
  readonly #made = new Map<string, fc.Arbitrary<Value>>();

  constructor(document: Document) {
    this.#document = document;
  }

  of({ id, schema }: Operation): fc.Arbitrary<Value> | undefined {
    if (schema === undefined) return undefined;
    const known = this.#made.get(id);
    if (known !== undefined) return known;
    const made = id === 'recordBatch' ? this.#batches() : valuesOf(schema, this.#resolve);
    this.#made.set(id, made);
    return made;
  }

  #resolve = (reference: string): Schema => {
    const schema = this.#document.components.schemas[reference.split('/').at(-1) ?? ''];
    if (schema === undefined) throw new Error(`${reference} leads nowhere`);
    return schema;
  };

  #batches(): fc.Arbitrary<Value> {
    const byAgents = RECORD_TYPES.filter((type) => PERMISSIONS[type].includes('agent'));
    const items = [...byAgents, ...byAgents, ...byAgents, ...RECORD_TYPES].map((type) =>
      valuesOf(SCHEMAS[latestSchemaId(type)] as Schema, this.#resolve).map((body): Value => {
        const opens = type === 'decision.opened';
        return { type, ...(opens ? {} : { decision_id: PLACEHOLDERS.decision }), body };
      }),
    );
    return fc.array(fc.oneof(...items), { minLength: 1, maxLength: 3 });
  }
}

const encode = (value: Value): Buffer => Buffer.from(JSON.stringify(value));
const lines = (value: Value): Buffer =>
  Buffer.from(Array.isArray(value) ? value.map((one) => `${JSON.stringify(one)}\n`).join('') : '');

/** Valid and nearly valid bodies under headers that a client would send. */
export function schemaCases(operations: readonly Operation[], bodies: Bodies): fc.Arbitrary<Case> {
  return operationsOf(operations).chain((operation) => {
    const valid = bodies.of(operation);
    const body =
      valid === undefined
        ? fc.constant(undefined)
        : fc.oneof({ weight: 2, arbitrary: valid }, { weight: 1, arbitrary: damaged(valid) });
    const common = { operation: fc.constant(operation), ledger: ledgers, role: rolesOf(operation) };
    const rest = { pick: fc.nat(), oddPlace: oddPlaces, headers: usualHeaders, body };
    return fc.record({ ...common, ...rest }).map((one) => {
      const headers = agreed(one.headers, one.body, one.pick);
      return told({ ...one, headers, body: one.body === undefined ? undefined : encode(one.body) });
    });
  });
}

/** A key in the body and another in the header is a mistake of its own, and seldom made. */
function agreed(
  headers: Case['headers'],
  body: Value | undefined,
  chance: number,
): Case['headers'] {
  const isObject = body !== null && typeof body === 'object' && !Array.isArray(body);
  const key = isObject ? body['idempotency_key'] : undefined;
  if (typeof key !== 'string' || !/^[!-~]+$/.test(key) || chance % 10 === 0) return headers;
  const others = headers.filter(([name]) => name !== 'idempotency-key');
  return [...others, ['idempotency-key', key]];
}

/** Bodies that are damaged as bytes, under headers that are damaged too. */
export function byteCases(operations: readonly Operation[], bodies: Bodies): fc.Arbitrary<Case> {
  return operationsOf(operations).chain((operation) => {
    const valid = bodies.of(operation) ?? fc.constant({});
    const texts =
      operation.id === 'recordBatch'
        ? fc.oneof(valid.map(encode), valid.map(lines))
        : valid.map(encode);
    const headers = fc
      .tuple(usualHeaders, fc.array(oddHeaders, { maxLength: 2 }), fc.boolean())
      .map(([usual, odd, instead]): [string, string][] => {
        const names = new Set(instead ? odd.map(([name]) => name) : []);
        return [...usual.filter(([name]) => !names.has(name)), ...odd];
      });
    const common = { operation: fc.constant(operation), ledger: ledgers, role: rolesOf(operation) };
    const rest = { pick: fc.nat(), oddPlace: oddPlaces, headers, body: damagedBytes(texts) };
    return fc.record({ ...common, ...rest }).map(told);
  });
}

/** A failure prints the request itself; of the case the operation's name is enough. */
function told(one: Omit<Case, 'oddPlace' | 'body'> & Partial<Case>): Case {
  const { oddPlace, body } = one;
  return { ...one, oddPlace, body, [fc.toStringMethod]: () => one.operation.id } as Case;
}
