import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { type BodyDisclosure, type Json, toHex, utf8 } from '@docket/chain';
import {
  passkeyChallenge,
  type PasskeyToRegister,
  reviewChallenge,
  type ReviewToSign,
} from '@docket/record';
import {
  evidenceReader,
  fileReader,
  type LedgerReader,
  ReaderError,
  type VerificationReport,
  verify,
} from './index.js';

/** The vectors of docs/format, which its example verifier consumes too. */
const vectors = (name: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../../docs/format/vectors/${name}.json`, import.meta.url), 'utf8'),
  );

interface Vector {
  name: string;
  findings: string[];
  in_part?: true;
  evidence: Json;
  ledger: LedgerVector;
  trusted_checkpoint?: string;
}
interface LedgerVector {
  checkpoint?: string;
  entries: { seq: number; leaf: string; disclosure: BodyDisclosure | null }[];
}

function vectorReader({ checkpoint, entries }: LedgerVector): LedgerReader {
  return {
    describe: async () => ({ source: 'vector', scope: 'ledger' }),
    async *checkpoints() {
      if (checkpoint !== undefined) yield checkpoint;
    },
    async *entries(from, to) {
      yield entries
        .map(({ seq, leaf, disclosure }) => ({
          position: seq,
          leaf: utf8(leaf),
          ...(disclosure && { disclosure }),
        }))
        .filter(({ position }) => position >= from && position < to);
    },
  };
}

/** Nothing is found; and what checks rest on is shown, or is not. */
function expectNone(
  { findings, hidden = [] }: VerificationReport,
  { in_part: isInPart }: Pick<Vector, 'in_part'>,
): void {
  expect(findings).toEqual([]);
  expect(hidden.length > 0).toBe(isInPart === true);
}

test('digests that reviewers sign are those of docs/format', () => {
  const signed = vectors('review-signatures') as (ReviewToSign & { digest: string })[];
  expect(signed.length).toBe(2);
  for (const { digest, ...told } of signed) expect(toHex(reviewChallenge(told))).toBe(digest);
});

test('digests that passkeys sign before they are registered are those of docs/format', () => {
  const registered = vectors('passkey-registrations') as (PasskeyToRegister & {
    digest: string;
    id: string;
  })[];
  expect(registered.length).toBe(1);
  for (const { digest, id: credentialId, ...told } of registered)
    expect(toHex(passkeyChallenge({ ...told, credentialId }))).toBe(digest);
});

describe('the vectors of docket-ledger/v1', () => {
  const decisions = vectors('evidence-tampered') as Vector[];
  test.each(decisions.map((vector) => [vector.name, vector] as const))(
    'a decision: %s',
    async (_name, vector) => {
      const { trusted_checkpoint: trustedCheckpoint } = vector;
      const report = await verify(evidenceReader(vector.evidence), {
        depth: 'full',
        ...(trustedCheckpoint === undefined ? {} : { trustedCheckpoint }),
      });
      const codes = report.findings.map(({ code }) => code);
      if (vector.findings.length === 0) expectNone(report, vector);
      expect(codes).toEqual(expect.arrayContaining(vector.findings));
      expect(report.verified).toBe(vector.findings.length === 0);
    },
  );

  test('what another key attests, or none that entry 0 names, is told as attested nowhere', async () => {
    const attested = async (wanted: string): Promise<number | undefined> => {
      const { evidence } = decisions.find(({ name }) => name === wanted)!;
      const { onTrust } = await verify(evidenceReader(evidence), { depth: 'full' });
      return onTrust?.attested;
    };
    const all = await attested('of people whom the server attests');
    expect(await attested('… by another key')).toBe(all! - 1);
    expect(await attested('attestations where entry 0 names no key')).toBe(0);
  });

  const files = vectors('files') as (Pick<Vector, 'name' | 'in_part'> & {
    text: string;
    findings: string[] | null;
  })[];
  test.each(files.map((vector) => [vector.name, vector] as const))(
    'a file: %s',
    async (_name, { text, findings, ...vector }) => {
      const check = async () =>
        verify(fileReader({ source: 'vector', bytes: utf8(text) }), { depth: 'full' });
      if (findings === null) {
        await expect(check()).rejects.toThrow(ReaderError);
        return;
      }
      const report = await check();
      const codes = report.findings.map(({ code }) => code);
      // What stands beside the evidence in a dossier is not the evidence's: checkDossier compares it.
      const ofEvidence = findings.filter((code) => code !== 'document_mismatch');
      if (ofEvidence.length === 0) expectNone(report, vector);
      expect(codes).toEqual(expect.arrayContaining(ofEvidence));
      expect(report.verified).toBe(ofEvidence.length === 0);
    },
  );

  const ledgers = vectors('ledger-tampered') as Vector[];
  test.each(ledgers.map((vector) => [vector.name, vector] as const))(
    'a ledger: %s',
    async (_name, vector) => {
      const { trusted_checkpoint: trustedCheckpoint, findings } = vector;
      const report = await verify(vectorReader(vector.ledger), {
        depth: 'full',
        ...(trustedCheckpoint === undefined ? {} : { trustedCheckpoint }),
      });
      const codes = report.findings.map(({ code }) => code);
      if (findings.length === 0) expectNone(report, vector);
      expect(codes).toEqual(expect.arrayContaining(findings));
      expect(report.verified).toBe(findings.length === 0);
    },
  );
});
