import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Document, Operation } from './requests.js';
import type { Received } from './send.js';

/** Holds answers against the OpenAPI document: a success as it is declared, or a problem of the closed set. */
export class Answers {
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  readonly #checks = new Map<string, ValidateFunction | undefined>();
  readonly #problem: ValidateFunction;

  constructor(document: Document) {
    this.#ajv.addSchema({ $id: 'openapi', components: document.components });
    this.#problem = this.#ajv.compile({ $ref: 'openapi#/components/schemas/Problem' });
  }

  /** What is wrong with an answer; undefined: nothing. */
  fault(operation: Operation, { status, headers, body }: Received): string | undefined {
    if (status >= 200 && status < 300) return this.#successFault(operation, status, body);
    if (status < 400 || status >= 500)
      return `answered ${status}: ${body.toString('utf8', 0, 500)}`;
    const { 'content-type': type } = headers;
    // A message of MCP is answered in its own protocol, where it is read as one.
    if (operation.id === 'callMcp' && isRpcError(body)) return undefined;
    if (type !== 'application/problem+json') return `${status} as ${type}`;
    const problem = parsed(body) as { status?: number; code?: string; type?: string } | undefined;
    if (!this.#problem(problem)) return this.#told('problem document', this.#problem);
    if (problem?.status !== status) return `${status} says of itself that it is ${problem?.status}`;
    if (problem.type !== `urn:docket:problem:${problem.code}`) return `${problem.type} is no type`;
    const text = body.toString('utf8');
    const leak = /node_modules|\bat \S+ \(|SELECT |docket\.entry|TypeError|RangeError/.exec(text);
    return leak === null ? undefined : `tells of its inside: ${text.slice(0, 500)}`;
  }

  #successFault({ id, responses }: Operation, status: number, body: Buffer): string | undefined {
    const declared = responses[status];
    if (declared === undefined) return `${id} does not declare ${status}`;
    const schema = declared.content?.['application/json']?.schema;
    // Nothing, or a file: described as text, and no answer to a write.
    if (schema === undefined || schema['type'] === 'string') return undefined;
    const name = `${id} ${status}`;
    if (!this.#checks.has(name)) {
      const text = JSON.stringify(schema).replaceAll('"#/components/', '"openapi#/components/');
      this.#checks.set(name, this.#ajv.compile(JSON.parse(text) as object));
    }
    const check = this.#checks.get(name);
    return check?.(parsed(body)) === false ? this.#told(name, check) : undefined;
  }

  #told(what: string, check: ValidateFunction): string {
    return `${what}: ${this.#ajv.errorsText(check.errors ?? null)}`;
  }
}

export function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // What is no JSON fits no schema.
    return undefined;
  }
}

/** JSON-RPC 2.0, 5.1: an error object in the place of a result. */
function isRpcError(body: Buffer): boolean {
  const answer = parsed(body) as { jsonrpc?: string; error?: { code?: unknown } } | undefined;
  return answer?.jsonrpc === '2.0' && typeof answer.error?.code === 'number';
}
