import type { TestApi } from './api.js';

interface Media {
  schema?: unknown;
  example?: unknown;
  examples?: Record<string, { value?: unknown; $ref?: string }>;
}

export interface OperationObject {
  operationId: string;
  summary: string;
  description: string;
  security: object[];
  parameters?: {
    name: string;
    in: string;
    required: boolean;
    example?: string | number;
  }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { description: string; content?: Record<string, Media> }>;
}

export interface OpenApiDocument {
  openapi: string;
  paths: Record<string, Record<string, OperationObject>>;
  components: { examples: Record<string, { value: Record<string, unknown> }> };
}

export interface DescribedRoute {
  method: string;
  path: string;
  operation: OperationObject;
}

/** The document that the server itself serves, and its operations in a list. */
export async function readOpenApi(
  api: TestApi,
): Promise<{ document: OpenApiDocument; operations: DescribedRoute[] }> {
  const document = (await api.call('GET', '/openapi.json')).json as OpenApiDocument;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
  return { document, operations };
}

/** Codes of the problems that an operation describes. */
export function problemsOf({ responses }: OperationObject): string[] {
  return Object.values(responses).flatMap(({ content }) =>
    Object.keys(content?.['application/problem+json']?.examples ?? {}),
  );
}

/** Who may call it, as its description says: roles, or none where anybody may, or whoever is signed in. */
export function rolesOf({ description }: OperationObject): string[] {
  const said = /Who may call it: (.*)\.$/m.exec(description)?.[1] ?? '';
  return said.split(', ').filter((who) => !/^(anybody|whoever)/.test(who));
}
