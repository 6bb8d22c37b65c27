import type { Json, JsonObject } from '@docket/chain';
import type { ProblemCode } from '../http/problem-registry.js';

/** JSON Schema 2020-12, the dialect of OpenAPI 3.1. */
export type JsonSchema = JsonObject;

export interface ParameterDescription {
  name: string;
  in: 'query' | 'header';
  description: string;
  required?: boolean;
  schema: JsonSchema;
  example?: string | number;
}

export interface AnswerDescription {
  description: string;
  /** `application/json` when left out. */
  mediaType?: string;
  /** Name of a schema in components.schemas. */
  schema?: string;
  example?: unknown;
  /** It has no content, though its status might. */
  isEmpty?: boolean;
  headers?: Record<string, string>;
}

/** What /openapi.json says about a route beside what its decorators say anyway. */
export interface OperationDescription {
  /** operationId */
  id: string;
  tag:
    | 'Ledgers'
    | 'Decisions'
    | 'Dossier'
    | 'Log'
    | 'Keys'
    | 'Sessions'
    | 'Erasures'
    | 'Alerts'
    | 'Webhooks'
    | 'Server';
  summary: string;
  description?: string;
  parameters?: ParameterDescription[];
  /** The request's body: the name of a schema in components.schemas, and what one looks like. */
  body?: {
    schema: string;
    examples: Record<string, Json>;
    /** The body is a list and may also be sent as lines of JSON. */
    lines?: boolean;
    /** It is a CloudEvent, and may also be sent as such, or as a list of them. */
    events?: boolean;
    /** It may also be sent as a form. */
    form?: boolean;
    /** A message of another protocol, whose own answer says what is wrong in it. */
    isMessage?: boolean;
    /** It is passed over, whatever is in it. */
    isUnread?: boolean;
  };
  answers: Record<number, AnswerDescription | AnswerDescription[]>;
  /** Beyond those that follow from the route's shape: authentication, ledger, body. */
  problems?: ProblemCode[];
}

/** Whether the route writes the record that it is sent: all of those know it again by its key. */
export const takesRecord = ({ parameters = [] }: OperationDescription): boolean =>
  parameters.some(({ name }) => name === 'Idempotency-Key');
