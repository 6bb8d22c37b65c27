import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';

/**
 * Compressed size of chain and verify with what they need of record (its rules, and the validators of
 * its schemas), in bytes: what a page pays to verify a dossier by itself. 14 KB of it are P-256 and what holds
 * the signatures of reviews, 2 KB what holds those of agents, 2 KB policies and cosignatures of witnesses,
 * half a KB that time stamps are there, a third of one that search is held to the entries,
 * 2 KB that keys of a ledger hand over, half a KB the records of observers, 1.3 KB what was seen twice and records of refused clocks,
 * 0.6 KB lines of witnesses that sign with ML-DSA-44, of which what checks them is loaded by itself, 0.8 KB second keys,
 * 0.6 KB a key that replaces a lost one, 1.6 KB classes of retention, and what Docket asks for by them, 1.1 KB bundles,
 * 1.5 KB on what it rests who wrote an entry, 1.4 KB registrars, 3 KB depth quick, 3 KB that a verification is gone on with,
 * 1.1 KB what the server attests, and 0.9 KB what checks rest on and is not shown.
 */
const BUDGET_BYTES = 149_500;

const ENTRY = `
  import { parseJson, utf8 } from '@docket/chain';
  import { evidenceReader, verify } from './index.js';
  globalThis.check = (text, options) =>
    verify(evidenceReader(parseJson(utf8(text))), { depth: 'full', ...options });
`;

function bundle(external: string[]): { text: string; inputs: string[] } {
  const built = buildSync({
    stdin: {
      contents: ENTRY,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    external,
    conditions: ['docket:source', 'browser'],
    metafile: true,
    write: false,
  });
  return { text: built.outputFiles[0]?.text ?? '', inputs: Object.keys(built.metafile.inputs) };
}

interface Vector {
  name: string;
  findings: string[];
  evidence: unknown;
  trusted_checkpoint?: string;
}
const file = new URL('../../../docs/format/vectors/evidence-tampered.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vector[];

test('runs in a browser: small, without Node built-ins, and with the same findings', async () => {
  // Loaded for keys of ML-DSA-44 alone; how large it is says the spec of chain.
  const { text: atOnce } = bundle(['@noble/post-quantum/ml-dsa.js']);
  const { text, inputs } = bundle([]);
  expect(inputs.filter((input) => input.startsWith('node:'))).toEqual([]);
  expect(inputs.filter((input) => /node_modules\/(?!@noble)/.test(input))).toEqual([]);
  expect(text).not.toMatch(/\brequire\(|node:[a-z]/);
  const size = gzipSync(atOnce).length;
  expect(size).toBeGreaterThan(10_000);
  // Room for what comes: a budget that is used up is noticed too late.
  expect(size).toBeLessThan(0.87 * BUDGET_BYTES);

  // A realm with what every browser has, and nothing of Node.
  const page = createContext({ TextEncoder, TextDecoder, atob, btoa });
  runInContext(text, page);
  for (const { name, findings, evidence, trusted_checkpoint: kept } of vectors) {
    const check = runInContext('check', page) as (
      json: string,
      options: { trustedCheckpoint?: string },
    ) => Promise<{ verified: boolean; findings: { code: string }[] }>;
    const report = await check(
      JSON.stringify(evidence),
      kept === undefined ? {} : { trustedCheckpoint: kept },
    );
    expect([name, report.verified]).toEqual([name, findings.length === 0]);
    const codes = report.findings.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(findings));
  }
});
