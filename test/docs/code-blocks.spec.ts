import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readConfig } from '@docket/api';
import { DEFAULT_POLICY, gatewayUrl, traceUrl, validateRecord } from '@docket/record';
import { parseWitnessPolicy } from '@docket/verify';
import { PROJECT } from '../support/built-command.js';
import { codeBlockOf, codeBlocksOf, type CodeBlock } from './code-blocks.js';

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(`${PROJECT}docs`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
    .toSorted(),
  ...readdirSync(`${PROJECT}libs`)
    .map((name) => `libs/${name}/README.md`)
    .filter((page) => existsSync(`${PROJECT}${page}`)),
];

/** Blocks of commands, which test/docs/printed-commands-run.spec.ts has run or listed one by one. */
const isCommands = ({ language, code }: CodeBlock): boolean =>
  ['sh', 'console'].includes(language) || (language === '' && code.startsWith('$ '));

const HERE = 'test/docs/code-blocks.spec.ts';
const FRAMEWORKS = 'test/docs/frameworks.spec.ts';
const AGENT_GUIDE = 'test/docs/agent-guide.spec.ts';
const OUTBOX = 'test/outbox/guide.spec.ts';
const CLIENT = 'test/client/page.spec.ts';
const PYTHON = 'test/client-python/client-python.spec.ts';
const GRAFTS_IN_PYTHON = 'libs/client-python/tests/test_graft_page.py';
const FORMAT = 'test/conformance/chain-format.spec.ts';
const SIGN_IN_SPEC = 'apps/api/src/sign-in/sign-in.spec.ts';
const SIGN_IN = '{ "public_url"';
const ROLES = 'CREATE ROLE docket_owner';

/** Who runs or reads each block of a page, in the page's order: how the block begins, and the spec. */
const CLAIMED: Readonly<Record<string, readonly (readonly [begins: string, spec: string])[]>> = {
  'docs/format/README.md': [
    ['{"alternatives_considered":[]', FORMAT],
    ['secret = ', FORMAT],
    ['["20cd84182a', FORMAT],
    ['{"alternatives_considered":"', FORMAT],
    ['commitment = ', FORMAT],
    ['{"actor":"prn_', FORMAT],
    ['leaf hash = ', FORMAT],
    ['{"actor":"docket"', FORMAT],
    ['leaf hash 0 = ', FORMAT],
    ['n01   = ', FORMAT],
    ['docket.example/claims\n', FORMAT],
    ['public key = ', FORMAT],
    ['3c5a589e', FORMAT],
  ],
  'docs/guide/agent-developer.md': [
    ['"reasons": ', AGENT_GUIDE],
    ['import { context, propagation }', CLIENT],
    ['{\n  "current_phase"', AGENT_GUIDE],
    ['[\n  {"type": "decision.opened"', AGENT_GUIDE],
    ['{\n  "observed_by"', AGENT_GUIDE],
    ['{\n  "type": "urn:docket:problem', AGENT_GUIDE],
  ],
  'docs/guide/alerts.md': [
    ['POST /v1/ledgers/claims/alerts', OUTBOX],
    ['{ "type": "alert.fired"', OUTBOX],
  ],
  'docs/guide/auditor.md': [
    ['{\n  "format": "docket-people/v1"', 'libs/verify/src/people.spec.ts'],
    ['log docket.example/claims', HERE],
  ],
  'docs/guide/compliance-officer.md': [
    ['{\n  "variant": "redacted"', 'test/docs/printed-world.ts'],
    ['{\n  "variant": "subject"', 'test/api/dossier-variants.spec.ts'],
  ],
  'docs/guide/erasure.md': [['{\n  "retention"', 'libs/record/src/schema/retention.spec.ts']],
  'docs/guide/frameworks/claude-agent-sdk-python.md': [
    ['from docket_audit', GRAFTS_IN_PYTHON],
    ['import asyncio', GRAFTS_IN_PYTHON],
  ],
  'docs/guide/frameworks/claude-agent-sdk.md': [
    ['import { DocketClient', FRAMEWORKS],
    ['await docket.run(', FRAMEWORKS],
  ],
  'docs/guide/frameworks/langchain-python.md': [
    ['from docket_audit', GRAFTS_IN_PYTHON],
    ['from langchain', GRAFTS_IN_PYTHON],
  ],
  'docs/guide/frameworks/langchain.md': [
    ['import { DocketClient', FRAMEWORKS],
    ['import * as langgraph', FRAMEWORKS],
  ],
  'docs/guide/frameworks/mcp-proxy.md': [
    ['{\n  "command"', FRAMEWORKS],
    ['{\n  "search"', FRAMEWORKS],
  ],
  'docs/guide/frameworks/mcp.md': [['{"command"', FRAMEWORKS]],
  'docs/guide/frameworks/openai-agents-python.md': [
    ['from docket_audit', GRAFTS_IN_PYTHON],
    ['import asyncio', GRAFTS_IN_PYTHON],
  ],
  'docs/guide/frameworks/openai-agents.md': [
    ['import { DocketClient', FRAMEWORKS],
    ['import { Agent', FRAMEWORKS],
  ],
  'docs/guide/frameworks/own.md': [
    ['import { DocketClient', FRAMEWORKS],
    ['await docket.run(', FRAMEWORKS],
  ],
  'docs/guide/frameworks/vercel-ai-sdk.md': [
    ['import { DocketClient', FRAMEWORKS],
    ['import { generateText', FRAMEWORKS],
  ],
  'docs/guide/operator-reference.md': [
    [ROLES, 'test/postgres/installation.ts'],
    ['{\n  "group"', SIGN_IN_SPEC],
    ['{\n  "trace"', HERE],
    ['{\n  "public_url"', SIGN_IN_SPEC],
    [SIGN_IN, SIGN_IN_SPEC],
    ['witness north', HERE],
    ['DOCKET_CHECKPOINTS_URL', HERE],
    ['-- On the second server', 'test/replication/logical.spec.ts'],
    ['import { OTLPTraceExporter }', 'test/api/tracing.spec.ts'],
    ['map $request_uri', 'test/cells/cells.spec.ts'],
  ],
  'docs/guide/operator.md': [
    [ROLES, 'test/postgres/installation.ts'],
    [SIGN_IN, 'test/docs/operator-path.spec.ts'],
  ],
  'docs/guide/telemetry.md': [['OTEL_EXPORTER', 'test/otlp/otlp.spec.ts']],
  'docs/guide/webhooks.md': [
    ['POST /v1/ledgers/claims/webhooks', OUTBOX],
    ['POST /docket', OUTBOX],
    ['import { createHmac', OUTBOX],
    ['PUT /v1/ledgers/claims/reminders', OUTBOX],
    ['DOCKET_SMTP_URL_FILE', HERE],
    ['DOCKET_OUTBOX_NETWORKS', HERE],
  ],
  'docs/records/rules.md': [['3  job_card.filed', AGENT_GUIDE]],
  'libs/client-python/README.md': [
    ['from docket_audit import DocketAgent', PYTHON],
    ['re_44813', PYTHON],
    ['import os', PYTHON],
    ['entry 1 of', PYTHON],
    ['import opentelemetry', PYTHON],
    ['import os', PYTHON],
    ['spooled', PYTHON],
    ['from docket_audit import DocketErasures', PYTHON],
    ['0 entries', PYTHON],
    ['from docket_audit import DocketClient', PYTHON],
    ['c2sp.org', PYTHON],
    ['import asyncio', PYTHON],
    ['executed', PYTHON],
  ],
  'libs/client/README.md': [
    ['import { DocketClient, sourceDocument }', CLIENT],
    ['entry 4', CLIENT],
    ['import { DocketClient, sourceDocument }', CLIENT],
    ['re_order', CLIENT],
    ['await decision.reconcile(', CLIENT],
    ['await decision.compensate(', CLIENT],
    ['const found = await retrieved(', CLIENT],
    ['import { DocketClient }', CLIENT],
    ['handed over', CLIENT],
    ['import { DocketClient }', 'test/client-spool/spool.spec.ts'],
    ['spooled', 'test/client-spool/spool.spec.ts'],
    ['const { directive }', CLIENT],
  ],
};

const SHAPE = 'a shape with places left out; docs/format/vectors has whole ones, which specs read';
const STEPS = 'steps in words of no language; the vectors hold them';
/** Blocks that nothing can run, by page, in its order, with the reason. */
const NO_EXAMPLE: Readonly<Record<string, readonly (readonly [begins: string, why: string])[]>> = {
  'docs/decisions/0005-one-fold.md': [['decide(state', 'a signature']],
  'docs/format/README.md': [
    ['{"skeleton": …', SHAPE],
    ['{"format": "docket-ledger/v1"', SHAPE],
    ['{"decision": "dec_…"', SHAPE],
    ['{"credential_id": "…"', SHAPE],
    ['{"decision": "dec_…"', SHAPE],
    ['fail unless', STEPS],
    ['fail if', STEPS],
    ['— <name>', SHAPE],
    ['12 bytes', SHAPE],
    ['docket-handover/v1', SHAPE],
    ['docket-key <', SHAPE],
    ['docket-replacement/v1', SHAPE],
    ['docket-key-replaced', SHAPE],
    ['{"public_key"', SHAPE],
  ],
  'docs/guide/finding-decisions.md': [['{\n  "decisions"', 'an answer with its id left out']],
  'docs/guide/compliance-officer.md': [
    ['2026-11-22T', 'two rows of a page of a PDF, shortened; libs/report has them as golden files'],
  ],
};

const claimsOf = (page: string) => [...(CLAIMED[page] ?? []), ...(NO_EXAMPLE[page] ?? [])];

test.each(PAGES)('every block of %s is run or read by a spec', (page) => {
  const blocks = codeBlocksOf(page).filter(
    (block) => !isCommands(block) && block.language !== 'mermaid',
  );
  const open = claimsOf(page).map(([begins]) => begins);
  // Each claim is good for one block.
  const unclaimed = blocks.filter(({ code }) => {
    const at = open.findIndex((begins) => code.startsWith(begins));
    if (at !== -1) open.splice(at, 1);
    return at === -1;
  });
  expect(unclaimed.map(({ code }) => code.slice(0, 80))).toEqual([]);
  expect(open).toEqual([]);
});

test('who claims a block reads its page, and no other page is listed', () => {
  for (const [page, claims] of Object.entries(CLAIMED)) {
    for (const spec of new Set(claims.map(([, one]) => one))) {
      const text = readFileSync(`${PROJECT}${spec}`, 'utf8');
      const name = page.split('/').at(-1) ?? '';
      // Pages of one folder are read together.
      const isNamed = text.includes(name) || text.includes('docs/guide/frameworks');
      expect([page, spec, isNamed]).toEqual([page, spec, true]);
    }
  }
  const listed = [...Object.keys(CLAIMED), ...Object.keys(NO_EXAMPLE)];
  expect(listed.filter((page) => !PAGES.includes(page))).toEqual([]);
});

describe('what a page has an operator write down is read', () => {
  const REFERENCE = 'docs/guide/operator-reference.md';
  const settingsIn = (block: string): Record<string, string> =>
    Object.fromEntries(
      block
        .trim()
        .split('\n')
        .map((line) => /^([^=]+)=(.*)$/.exec(line)?.slice(1) ?? ['', '']),
    ) as Record<string, string>;

  test('links to gateways, in a policy', () => {
    const links = JSON.parse(codeBlockOf(REFERENCE, '{\n  "trace"')) as object;
    const policy = { ...DEFAULT_POLICY, version: '2', trace_links: links };
    const body = { policy, reason: 'links', revision: 2 };
    expect(validateRecord('policy.changed', body as never)).toMatchObject({ ok: true });
    expect(gatewayUrl(links, { system: 'litellm', ref: 'a/b' })).toBe(
      'https://gateway.example/ui/logs?id=a%2Fb',
    );
    const ids = { trace_id: '4bf92f3577b34da6a3ce929d0e0e4736', span_id: '00f067aa0ba902b7' };
    expect(traceUrl(links, ids)).toContain(`/trace/${ids.trace_id}?span=${ids.span_id}`);
  });

  test.each([
    [REFERENCE, 'witness north'],
    ['docs/guide/auditor.md', 'log docket.example/claims'],
  ])('witnesses: %s', (page, begins) => {
    const { witnesses } = parseWitnessPolicy(codeBlockOf(page, begins));
    expect(witnesses.map(({ name }) => name)).toEqual(['north', 'south']);
  });

  const needed = {
    DATABASE_URL: 'postgresql://docket@db.example/docket',
    DOCKET_HOST_NAME: 'docket.example',
    DOCKET_KEYS_DIR: '/var/lib/docket/keys',
  };

  test('settings of a sink of checkpoints', () => {
    const config = readConfig({
      ...needed,
      ...settingsIn(codeBlockOf(REFERENCE, 'DOCKET_CHECKPOINTS_URL')),
    });
    expect(config.checkpointSink).toEqual({
      url: 'https://store.example/docket/{ledger}/{checkpoint}',
      headersFile: '/etc/docket/store.headers',
    });
  });

  test('settings of messages', () => {
    const config = readConfig({
      ...needed,
      ...settingsIn(codeBlockOf('docs/guide/webhooks.md', 'DOCKET_SMTP_URL_FILE')),
      ...settingsIn(codeBlockOf('docs/guide/webhooks.md', 'DOCKET_OUTBOX_NETWORKS')),
    });
    expect(config).toMatchObject({
      smtpUrlFile: '/etc/docket/smtp.url',
      mailFrom: 'Docket <docket@example.com>',
    });
    expect(config.insideNetworks).not.toEqual(readConfig(needed).insideNetworks);
  });
});
