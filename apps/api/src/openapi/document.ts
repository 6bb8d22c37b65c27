import type { Json, JsonObject } from '@docket/chain';
import { ROLES } from '@docket/record';
import { PROBLEMS, type ProblemCode } from '../http/problem-registry.js';
import type { RouteEntry } from '../http/route-table.js';
import { SESSION_COOKIE } from '../sign-in/cookies.js';
import { TRACEPARENT } from './common.js';
import { takesRecord } from './operation.js';
import type { AnswerDescription, OperationDescription } from './operation.js';
import { problemExamples } from './problem-examples.js';
import { componentSchemas } from './schemas.js';

/** The OpenAPI 3.1 document of the routes that the router really has. */
export function describeApi(routes: readonly RouteEntry[], version: string): JsonObject {
  const paths: { [path: string]: JsonObject } = {};
  for (const route of routes) {
    const { operation } = route;
    // HEAD is GET without a body; OpenAPI readers know.
    if (operation === undefined || route.method === 'HEAD') continue;
    const path = openApiPath(route.url);
    paths[path] = {
      ...paths[path],
      [route.method.toLowerCase()]: describeOperation(route, operation),
    };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Docket',
      version,
      summary: 'Tamper-evident audit trail for AI agents',
      description: INTRODUCTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags: TAGS,
    paths,
    components: {
      schemas: componentSchemas(),
      examples: problemExamples(),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key of this ledger.' },
        basic: {
          type: 'http',
          scheme: 'basic',
          description: 'The key as password; any user name.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: SESSION_COOKIE,
          description:
            'Of a person who signed in at /v1/session/oidc. What changes something is sent from a page of Docket, with `X-Docket-CSRF: 1`.',
        },
      },
    },
  };
}

const INTRODUCTION = `Records what AI agents do as entries of an append-only ledger.
Every error is a problem document (RFC 9457) with a stable \`code\` and what to do \`next\`.
Every record may carry an \`Idempotency-Key\`: sent again with the same key it is not written twice.`;

const TAGS = [
  { name: 'Decisions', description: 'What agents and reviewers record.' },
  { name: 'Dossier', description: 'One decision as a file that verifies offline.' },
  { name: 'Log', description: 'Checkpoints, tiles (C2SP tlog-tiles), proofs and entries.' },
  { name: 'Ledgers', description: 'Ledgers of this installation.' },
  { name: 'Keys', description: 'API keys: one ledger, one role each.' },
  { name: 'Erasures', description: 'What is erased for good, who orders it, and what forbids it.' },
  { name: 'Alerts', description: 'What people are told of without being asked, and when.' },
  { name: 'Webhooks', description: 'Who is told of what happens in a ledger.' },
  { name: 'Sessions', description: 'People who sign in.' },
  { name: 'Server', description: 'Health and descriptions.' },
];

/** `/tile/:level/*` is `/tile/{level}/{path}`. */
function openApiPath(url: string): string {
  return url.replace(/:([a-z_]+)/g, '{$1}').replace('*', '{path}');
}

function describeOperation(route: RouteEntry, operation: OperationDescription): JsonObject {
  const allow = route.allow ?? [];
  const isPublic = allow.includes('public');
  const isForPeople = allow.every((access) => access === 'session');
  const who = isPublic ? 'anybody, without a key' : allow.map(describeAccess).join(', ');
  const description = [operation.description, `Who may call it: ${who}.`].filter(Boolean);
  const parameters = [
    ...pathParameters(route.url),
    ...(operation.parameters ?? []).map(parameterOf),
    ...(takesRecord(operation) && allow.includes('agent') ? [parameterOf(TRACEPARENT)] : []),
  ];
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    description: description.join('\n\n'),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(operation.body === undefined ? {} : { requestBody: requestBody(operation.body) }),
    responses: { ...successes(operation), ...failures(problemsOf(route, operation)) },
    security: isPublic
      ? []
      : [
          ...(allow.includes('public-log') ? [{}] : []),
          ...(isForPeople ? [] : [{ bearer: [] }, { basic: [] }]),
          { session: [] },
        ],
  };
}

function describeAccess(access: string): string {
  if (access === 'session') return 'whoever is signed in';
  return access === 'public-log' ? 'anybody where the policy says `log_access: public`' : access;
}

const PATH_PARAMETERS: { [name: string]: { description: string; example: string } } = {
  ledger: { description: 'Id of the ledger.', example: 'claims' },
  request: {
    description: 'Position in the ledger of the entry that asks for the erasure.',
    example: '31',
  },
  decision: { description: 'Id of the decision.', example: 'dec_01kapeg4v3q8v4m5n6p7r8s9ta' },
  side_effect: { description: 'Id of the side effect.', example: 'sfx_01kapeg4v3q8v4m5n6p7r8s9ta' },
  export: { description: 'Id of the export.', example: 'exp_01kapeg4v3q8v4m5n6p7r8s9ta' },
  key: { description: 'Id of the key, without its secret.', example: '9f2c4e1a7b3d5068' },
  level: { description: 'Level of the tile, or `entries`.', example: '0' },
  path: { description: 'Index of the tile (C2SP tlog-tiles).', example: '000.p/5' },
  type: { description: 'Record type.', example: 'job_card.filed' },
  version: { description: 'Version of the schema.', example: '1' },
  person: { description: 'Name that they sign in with.', example: 'ada' },
  session: { description: 'Id of the session.', example: 'ses_01kapeg4v3q8v4m5n6p7r8s9ta' },
  view: { description: 'Id of the view.', example: 'viw_01kapeg4v3q8v4m5n6p7r8s9ta' },
  code: { description: 'Code of the problem.', example: 'decision_held' },
  asset: { description: 'A file of the page.', example: 'swagger-ui.css' },
};

function pathParameters(url: string): JsonObject[] {
  return [...openApiPath(url).matchAll(/\{([a-z_]+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
    ...PATH_PARAMETERS[name],
  }));
}

function parameterOf(
  parameter: NonNullable<OperationDescription['parameters']>[number],
): JsonObject {
  return { required: false, ...parameter };
}

function requestBody(body: NonNullable<OperationDescription['body']>): JsonObject {
  const examples = Object.entries(body.examples).map(([name, value]) => [name, { value }]);
  const whole: JsonObject = {
    schema: { $ref: `#/components/schemas/${body.schema}` },
    examples: Object.fromEntries(examples) as JsonObject,
  };
  return {
    required: true,
    content: {
      ...(body.events === true
        ? eventsOf(whole, body.examples)
        : {
            'application/json': whole,
            ...(body.lines === true ? { 'application/x-ndjson': linesOf(body.examples) } : {}),
          }),
      ...(body.form === true ? { 'application/x-www-form-urlencoded': whole } : {}),
    },
  };
}

/** As the HTTP binding of CloudEvents sends them; as application/json too, where no header ce-… says that it is data alone. */
function eventsOf(whole: JsonObject, examples: Record<string, Json>): JsonObject {
  const lists = Object.entries(examples).map(([name, event]) => [name, { value: [event] }]);
  return {
    'application/json': whole,
    'application/cloudevents+json': whole,
    'application/cloudevents-batch+json': {
      schema: { type: 'array', items: whole['schema'] ?? {} },
      examples: Object.fromEntries(lists) as JsonObject,
    },
  };
}

function linesOf(examples: Record<string, Json>): JsonObject {
  const texts = Object.entries(examples).map(([name, list]) => {
    const lines = Array.isArray(list) ? list.map((item) => `${JSON.stringify(item)}\n`) : [];
    return [name, { value: lines.join('') }];
  });
  return {
    schema: { type: 'string', description: 'The items of the list, one a line.' },
    examples: Object.fromEntries(texts) as JsonObject,
  };
}

function successes(operation: OperationDescription): JsonObject {
  const responses: JsonObject = {};
  for (const [status, answer] of Object.entries(operation.answers)) {
    const answers = [answer].flat();
    const isEmpty = NO_CONTENT.has(status) || answers.every((one) => one.isEmpty === true);
    const content = answers.map((one) => [one.mediaType ?? 'application/json', contentOf(one)]);
    const headers = Object.entries(Object.assign({}, ...answers.map((one) => one.headers ?? {})));
    responses[status] = {
      description: answers.map((one) => one.description).join(' '),
      ...(headers.length === 0
        ? {}
        : {
            headers: Object.fromEntries(
              headers.map(([name, description]) => [
                name,
                { description: description as string, schema: { type: 'string' } },
              ]),
            ),
          }),
      ...(isEmpty ? {} : { content: Object.fromEntries(content) as JsonObject }),
    };
  }
  return responses;
}

function contentOf(answer: AnswerDescription): JsonObject {
  return {
    schema:
      answer.schema === undefined
        ? { type: 'string', description: answer.description }
        : { $ref: `#/components/schemas/${answer.schema}` },
    ...(answer.example === undefined ? {} : { example: answer.example as Json }),
  };
}

/** Where one of them is answered, an entry is written. */
const WRITES = ['write_outcome_unknown', 'record_refused', 'access_not_recorded'] as const;

/** The problems that follow from a route's shape, and those it names itself. */
function problemsOf(route: RouteEntry, operation: OperationDescription): ProblemCode[] {
  const codes = new Set<ProblemCode>(operation.problems ?? []);
  const allow = route.allow ?? [];
  const isPublic = allow.includes('public');
  if (!isPublic) {
    codes.add('not_authenticated').add('key_expired').add('rate_limited').add('cross_site_request');
    const isForLedgers = ROLES.some((role) => allow.includes(role));
    if (isForLedgers && route.ledgerOfKey !== true) codes.add('wrong_ledger');
    if (ROLES.some((role) => !allow.includes(role))) codes.add('role_not_allowed');
  }
  // Any other key is for one ledger, and refused at the others, whether they exist or not.
  const reachesAny = isPublic || allow.includes('administrator');
  if (route.url.includes(':ledger') && reachesAny) codes.add('unknown_ledger');
  if (route.url.includes(':decision')) codes.add('unknown_decision');
  // Of agents some have it and others not.
  if (route.url.includes(':decision') && allow.includes('agent')) codes.add('actor_not_allowed');
  if (operation.body !== undefined) {
    codes.add('body_too_large').add('unsupported_media_type');
    if (operation.body.isUnread !== true) codes.add('malformed_json');
    if (operation.body.isMessage !== true) codes.add('validation_failed');
  }
  const parameters = operation.parameters ?? [];
  // Also where there is none: one that is not known is refused.
  if (!isPublic || parameters.some((parameter) => parameter.in === 'query'))
    codes.add('invalid_parameter');
  if (takesRecord(operation)) {
    codes.add('idempotency_key_invalid').add('overloaded').add('write_outcome_unknown');
    codes.add('clock_ahead').add('ledger_went_back').add('log_damaged').add('ledger_closed');
    codes.add('idempotency_key_elsewhere');
  }
  // The server attests what it records of people, who reads evidence among it, and of agents where entry 0 says so.
  if (WRITES.some((code) => codes.has(code))) codes.add('signing_key_unusable');
  if (codes.has('unknown_decision')) codes.add('decision_unreadable');
  // Reading evidence writes who read it.
  if (codes.has('access_not_recorded')) codes.add('overloaded');
  return [...codes.add('not_ready').add('internal')];
}

/** Statuses whose answers have no content (RFC 9110, 15.3.5 and 15.4.5), or none that matters (15.4.3, 15.4.4). */
const NO_CONTENT: ReadonlySet<string> = new Set(['204', '302', '303', '304', '308']);

function failures(codes: ProblemCode[]): JsonObject {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) {
    const { status } = PROBLEMS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const responses: JsonObject = {};
  for (const [status, members] of [...byStatus].sort(([a], [b]) => a - b)) {
    responses[String(status)] = {
      description: members.map((code) => `\`${code}\`: ${PROBLEMS[code].title}.`).join(' '),
      content: {
        'application/problem+json': {
          schema: { $ref: '#/components/schemas/Problem' },
          examples: Object.fromEntries(
            members.map((code) => [code, { $ref: `#/components/examples/${code}` }]),
          ) as JsonObject,
        },
      },
    };
  }
  return responses;
}
