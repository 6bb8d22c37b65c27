import { existsSync } from 'node:fs';

/** Read the packages' sources, not their builds: see `exports` in each package.json. */
const shared = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['docket:source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['/dist/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        module: { type: 'es6' },
        jsc: {
          target: 'es2023',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
      },
    ],
  },
};

/** Unit specs of more than some seconds each. `npm run test:unit` leaves them out, `npm test` does not. */
const slow = [
  'libs/record/src/fold/fold.spec.ts',
  'libs/record/src/fold/loop-calls.spec.ts',
  'libs/report/src/dossier.spec.ts',
  'libs/report/src/pages/check.spec.ts',
  'libs/report/src/pdf/bounds.spec.ts',
  'libs/report/src/pdf/conformance.spec.ts',
  'libs/report/src/pdf/fonts.spec.ts',
  'libs/report/src/pdf/navigation.spec.ts',
  'libs/report/src/pdf/page-one.spec.ts',
  'libs/report/src/pdf/render.spec.ts',
  'libs/report/src/pdf/scripts.spec.ts',
  'libs/report/src/pdf/shaping.spec.ts',
  'libs/report/src/pdf/usable.spec.ts',
  'libs/report/src/pdf/volumes.spec.ts',
  'libs/report/src/period/pdf/render.spec.ts',
  'libs/report/src/period/report.spec.ts',
  'libs/report/src/variants/explanation.spec.ts',
  'libs/report/src/variants/recognition/recogniser.spec.ts',
  'libs/report/src/variants/redact.spec.ts',
  'libs/verify/src/decision-table.spec.ts',
  'libs/verify/src/evidence.spec.ts',
  'libs/verify/src/keeping/keeping.spec.ts',
  'libs/verify/src/memory.spec.ts',
];
for (const file of slow) {
  if (!existsSync(new URL(file, import.meta.url))) throw new Error(`jest.config.js: no ${file}`);
}
const escaped = (path) => path.replaceAll(/[.\\/-]/g, '\\$&');

// Tests print what is printed everywhere; those of the optional fonts ask for them.
process.env.DOCKET_FONT_PACKAGE ??= 'off';

const withPostgres = {
  globalSetup: '<rootDir>/test/support/postgres-global-setup.ts',
  globalTeardown: '<rootDir>/test/support/postgres-global-teardown.ts',
};

export default {
  // Modules of a finished spec are not all given back by node's vm: after 150 specs a worker is out of memory.
  workerIdleMemoryLimit: '1GB',
  // Ends what hangs, and nothing else: no test has a limit of its own (test/time-limits.spec.ts).
  testTimeout: 600_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs}/**/*.spec.ts'],
      testPathIgnorePatterns: [
        ...shared.testPathIgnorePatterns,
        '\\.db\\.spec\\.ts$',
        ...slow.map((file) => `<rootDir>/${escaped(file)}$`),
      ],
    },
    {
      ...shared,
      displayName: 'slow',
      testMatch: slow.map((file) => `<rootDir>/${file}`),
    },
    {
      ...shared,
      ...withPostgres,
      displayName: 'database',
      testMatch: ['<rootDir>/{apps,libs}/**/*.db.spec.ts'],
    },
    { ...shared, ...withPostgres, displayName: 'e2e', testMatch: ['<rootDir>/test/**/*.spec.ts'] },
  ],
};
