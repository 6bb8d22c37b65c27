import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { buildDossier, checkPdf, renderPdf, sealPdf } from '@docket/report';
import { openSealing } from '@docket/service';
import type { DocumentSeal, SealTrust } from '@docket/verify';
import { checkDocumentSeal, makeDocumentSeal } from '@docket/verify/seals';
import { timeStampChecker } from '@docket/verify/time-stamps';
import { refund } from '../../libs/report/src/fixtures/decisions.js';
import { signed } from '../../libs/report/src/fixtures/forge.js';
import { TestLedger } from '../../libs/report/src/fixtures/ledger.js';
import { havePdfTools, runPdfTool } from '../../libs/report/src/fixtures/pdf-tools.js';
import { TestSealer } from '../../libs/report/src/fixtures/sealer.js';
import { cutSignature } from '../../libs/report/src/pages/appended.js';
import { comparePages } from '../../libs/report/src/pages/check.js';
import { TimeStampAuthority } from '../support/time-stamp-authority.js';

const AT = new Date('2026-11-22T19:00:05Z');

/** A token of the authority over the signature, as `openssl ts` gives it for a digest. */
type Stamp = (signature: Uint8Array) => Promise<Uint8Array | undefined>;
const none: Stamp = async () => undefined;

const sealed = (
  pdf: Uint8Array,
  sealer: TestSealer,
  timeStamp = none,
  certificates = sealer.certificates,
): Promise<Uint8Array> =>
  sealPdf(pdf, {
    at: AT,
    // Less than it takes, so that it is asked for twice.
    room: 64,
    sign: (digest) =>
      makeDocumentSeal(digest, {
        certificates,
        sign: (bytes) => sealer.sign(bytes),
        timeStamp,
      }),
  });

/** What a signature of the last update of a file is of, and the signature. */
function partsOf(pdf: Uint8Array): { document: Buffer; cms: Buffer } {
  const file = Buffer.from(pdf);
  const text = file.toString('latin1');
  const ranges = [...text.matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+) *\]/g)];
  const [, before, after, rest] = (ranges.at(-1) ?? []).map(Number) as [0, number, number, number];
  expect(after + rest).toBe(file.length);
  const hex = text.slice(before + 1, after - 1).replace(/(?:00)*$/, '');
  return {
    document: Buffer.concat([file.subarray(0, before), file.subarray(after)]),
    cms: Buffer.from(hex, 'hex'),
  };
}

/** What the one seal of a file comes to; undefined where what is behind the pages is none, and nothing else. */
async function sealOf(
  file: Uint8Array,
  pdf: Uint8Array,
  trust: SealTrust,
): Promise<DocumentSeal | undefined> {
  const compared = comparePages(file, pdf);
  const [one] = compared.state === 'identical' ? compared.signatures : [];
  if (one === undefined) return undefined;
  const { contents, document } = cutSignature(Buffer.from(file), one);
  return checkDocumentSeal(contents, document, trust);
}

describe('a PDF that is sealed', () => {
  let pdf: Uint8Array;
  let sealer: TestSealer;
  let authority: TimeStampAuthority;
  let stamp: Stamp;
  beforeAll(async () => {
    const ledger = new TestLedger();
    const evidence = await ledger.evidence(refund(ledger));
    const issue = { variant: 'full', issuedAt: '2026-11-22T19:00:00.000Z' } as const;
    pdf = await renderPdf(await buildDossier(evidence, issue));
    sealer = new TestSealer();
    authority = await TimeStampAuthority.make();
    stamp = (signature) => authority.token(signature);
  });
  afterAll(async () => {
    sealer.close();
    await authority.close();
  });

  const theirs = (): SealTrust => ({ roots: sealer.roots });
  const times = async (): Promise<SealTrust> => ({
    timeStamps: timeStampChecker([await authority.root()]),
  });

  test.each(['ec', 'rsa'] as const)(
    'with %s is one that pdfsig and openssl take, and that verifies',
    async (key) => {
      const own = new TestSealer({ key });
      const file = await sealed(pdf, own, stamp);
      expect(Buffer.from(file.subarray(0, pdf.length)).equals(Buffer.from(pdf))).toBe(true);
      const { document, cms } = partsOf(file);
      writeFileSync(own.path('document'), document);
      writeFileSync(own.path('cms'), cms);
      const given = ['-inform', 'DER', '-in', 'cms', '-binary', '-content', 'document'];
      own.openssl('cms', '-verify', '-cades', ...given, '-CAfile', 'root.pem', '-out', 'same');
      expect(await checkPdf(file, { roots: own.roots, ...(await times()) })).toEqual({
        state: 'identical',
        seals: [
          {
            state: 'verified',
            by: 'Example Retail, Example seal',
            issuer: 'Test root',
            time: {
              state: 'verified',
              time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
              authority: 'Test authority',
            },
          },
        ],
      });
      if (havePdfTools()) {
        const shown = runPdfTool('pdfsig', file, ['-nocert', '{pdf}']).stdout;
        expect(shown).toContain('Signature Validation: Signature is Valid.');
        expect(shown).toContain('Signature Type: ETSI.CAdES.detached');
        expect(shown).toContain('Total document signed');
        expect(shown).toContain('Signer Certificate Common Name: Example seal');
        expect(runPdfTool('qpdf', file, ['--check', '{pdf}']).stdout).toContain('No syntax');
      }
      own.close();
    },
  );

  test('says by whom, and that nobody said whom to trust', async () => {
    expect(await checkPdf(await sealed(pdf, sealer))).toEqual({
      state: 'identical',
      seals: [
        {
          state: 'intact',
          by: 'Example Retail, Example seal',
          issuer: 'Test root',
          time: { state: 'absent' },
        },
      ],
    });
    const stamped = await checkPdf(await sealed(pdf, sealer, stamp));
    expect(stamped).toMatchObject({ seals: [{ state: 'intact', time: { state: 'not_checked' } }] });
  });

  test('by others than are trusted is not theirs, and neither is one without a seal', async () => {
    const other = new TestSealer();
    const check = await checkPdf(await sealed(pdf, other), theirs());
    expect(check).toMatchObject({ seals: [{ state: 'untrusted' }], unsealed: true });
    expect(await checkPdf(pdf, theirs())).toEqual({
      state: 'identical',
      seals: [],
      unsealed: true,
    });
    other.close();
  });

  test('by authorities that issued each other, or with too many certificates, is nobody’s', async () => {
    const untrusted = { seals: [{ state: 'untrusted' }], unsealed: true };
    const round = await sealed(pdf, sealer, none, sealer.circle());
    expect(await checkPdf(round, theirs())).toMatchObject(untrusted);
    const [root] = sealer.roots as [Uint8Array];
    const many = [...sealer.certificates, ...Array.from({ length: 31 }, () => root)];
    const file = await sealed(pdf, sealer, none, many);
    expect(await checkPdf(file, theirs())).toMatchObject(untrusted);
    const most = await sealed(pdf, sealer, none, many.slice(1).with(0, sealer.certificates[0]!));
    expect(await checkPdf(most, theirs())).toMatchObject({ seals: [{ state: 'verified' }] });
  });

  test('by a certificate that was issued with SHA-1 is nobody’s, whoever issued it', async () => {
    const found = async (digest: 'sha1' | 'sha256') =>
      checkPdf(await sealed(pdf, sealer, none, sealer.chainWith(digest)), theirs());
    expect(await found('sha256')).toMatchObject({ seals: [{ state: 'verified' }] });
    expect(await found('sha1')).toMatchObject({ seals: [{ state: 'untrusted' }], unsealed: true });
  });

  test('is not sealed again', async () => {
    const again = sealed(await sealed(pdf, sealer), sealer);
    await expect(again).rejects.toThrow('no PDF as Docket renders them');
  });

  test('by a certificate that is over now holds at the time of its time stamp only', async () => {
    const past = new TestSealer({ until: '20210101000000Z' });
    const trust = { roots: past.roots };
    const check = await checkPdf(await sealed(pdf, past, stamp), { ...trust, ...(await times()) });
    // The time stamp is of today, when the certificate was over.
    expect(check).toMatchObject({ seals: [{ state: 'untrusted' }], unsealed: true });
    expect(await checkPdf(await sealed(pdf, past))).toMatchObject({ seals: [{ state: 'intact' }] });
    const stampedAt = async (time: string) => {
      const timeStamps = async () => ({ ok: true, time, authority: 'Another clock' }) as const;
      return checkPdf(await sealed(pdf, past, stamp), { ...trust, timeStamps });
    };
    const [within, after] = ['2020-12-31T23:59:59.000Z', '2021-01-01T00:00:01.000Z'];
    expect(await stampedAt(within)).toMatchObject({ seals: [{ state: 'verified' }] });
    expect(await stampedAt(after)).toMatchObject({ seals: [{ state: 'untrusted' }] });
    past.close();
  });

  test('with a time stamp of another signature, or by nobody that is trusted, is faulty', async () => {
    const foreign = await sealed(pdf, sealer, () => authority.token('another'));
    const faulty = (fault: string) => ({ seals: [{ time: { state: 'invalid', fault } }] });
    expect(await checkPdf(foreign)).toMatchObject(faulty('foreign'));
    const stranger = await TimeStampAuthority.make();
    const trust = { timeStamps: timeStampChecker([await stranger.root()]) };
    const file = await sealed(pdf, sealer, stamp);
    expect(await checkPdf(file, trust)).toMatchObject(faulty('untrusted'));
    await stranger.close();
  });

  test('and changed in any byte behind the pages is no longer the one that was sealed', async () => {
    const file = await sealed(pdf, sealer, stamp);
    const trust = { ...theirs(), ...(await times()) };
    const whole = await sealOf(file, pdf, trust);
    expect(whole).toMatchObject({ state: 'verified', time: { state: 'verified' } });
    const counts = { tried: 0, refused: 0 };
    const step = Math.ceil((file.length - pdf.length) / 400);
    for (let at = pdf.length; at < file.length; at += step) {
      const changed = file.slice();
      changed[at]! ^= 1;
      const seal = await sealOf(changed, pdf, trust);
      counts.tried++;
      // What CMS has around the signature is not signed; what is said of the seal stays true then.
      if (seal?.state === 'verified' && seal.time.state === 'verified')
        expect([at, seal]).toEqual([at, whole]);
      else counts.refused++;
    }
    expect(counts.refused).toBeGreaterThan(counts.tried / 2);
  });

  test('with what is no signature in its place is not', async () => {
    expect(await checkPdf(signed(pdf))).toEqual({
      state: 'identical',
      seals: [{ state: 'invalid', fault: 'malformed' }],
    });
  });
});

describe('a signature as openssl makes it', () => {
  const TEXT = Buffer.from('the document');
  async function checked(sealer: TestSealer, ...how: string[]): Promise<DocumentSeal> {
    writeFileSync(sealer.path('document'), TEXT);
    const by = ['-signer', 'seal.pem', '-inkey', 'seal.key', '-certfile', 'root.pem'];
    const files = ['-in', 'document', '-outform', 'DER', '-out', 'cms'];
    sealer.openssl('cms', '-sign', '-binary', '-cades', ...by, ...files, ...how);
    const cms = readFileSync(sealer.path('cms'));
    return checkDocumentSeal(cms, TEXT, { roots: sealer.roots });
  }

  test('is taken with SHA-2, and over MD5 or SHA-1 proves nothing', async () => {
    for (const key of ['ec', 'rsa'] as const) {
      const sealer = new TestSealer({ key });
      for (const digest of ['sha256', 'sha384', 'sha512'])
        expect(await checked(sealer, '-md', digest)).toMatchObject({ state: 'verified' });
      const broken = { state: 'invalid', fault: 'algorithm' };
      expect(await checked(sealer, '-md', 'sha1')).toEqual(broken);
      const pss = ['-keyopt', 'rsa_padding_mode:pss', '-md'];
      if (key === 'rsa') {
        expect(await checked(sealer, ...pss, 'sha256')).toMatchObject({ state: 'verified' });
        expect(await checked(sealer, ...pss, 'sha1')).toEqual(broken);
      }
      sealer.close();
    }
  });

  test('by a curve that is not known here is not checked, which is not to say that it is broken', async () => {
    const sealer = new TestSealer({ key: 'brainpool' });
    const notChecked = { state: 'not_checked', kind: 'algorithm 1.3.36.3.3.2.8.1.1.7' };
    expect(await checked(sealer)).toEqual(notChecked);
    const files = [sealer.path('chain.pem'), sealer.command()] as const;
    const [certificatesFile, command] = files;
    const sealing = openSealing({ kind: 'command', command, certificatesFile });
    await expect(sealing).rejects.toThrow('its key is brainpoolP256r1, and');
    sealer.close();
  });
});

describe('what is sealed with', () => {
  let sealer: TestSealer;
  beforeAll(() => {
    sealer = new TestSealer({ key: 'rsa' });
  });
  afterAll(() => sealer.close());

  test('is read from a PKCS#12 file, by its passphrase alone', async () => {
    const path = sealer.pkcs12('horse staple');
    writeFileSync(sealer.path('pass'), 'horse staple\n');
    const passphraseFile = sealer.path('pass');
    const sealing = await openSealing({ kind: 'file', path, passphraseFile });
    const names = sealing.certificates.map(({ subject }) => subject);
    expect(names).toEqual(['O=Example Retail\nCN=Example seal', 'CN=Test root']);
    const signature = await sealing.sign(Buffer.from('a'));
    expect(Buffer.from(signature)).toEqual(await sealer.sign(Buffer.from('a')));
    writeFileSync(sealer.path('wrong'), 'horse\n');
    const wrong = { kind: 'file', path, passphraseFile: sealer.path('wrong') } as const;
    await expect(openSealing(wrong)).rejects.toThrow('its passphrase is another one');
    const pem = { kind: 'file', path: sealer.path('seal.key'), passphraseFile } as const;
    await expect(openSealing(pem)).rejects.toThrow('it is no PKCS#12 file');
  });

  test('that a file holds in an older way is refused, with what to do', async () => {
    const path = sealer.pkcs12('a', '-legacy');
    writeFileSync(sealer.path('pass'), 'a');
    const legacy = { kind: 'file', path, passphraseFile: sealer.path('pass') } as const;
    await expect(openSealing(legacy)).rejects.toThrow('openssl pkcs12 -legacy');
  });

  test('by a command is what the command answers', async () => {
    const certificatesFile = sealer.path('chain.pem');
    const sealing = await openSealing({
      kind: 'command',
      command: sealer.command(),
      certificatesFile,
    });
    const signature = await sealing.sign(Buffer.from('a'));
    expect(Buffer.from(signature)).toEqual(await sealer.sign(Buffer.from('a')));
    writeFileSync(sealer.path('broken'), '');
    await expect(sealing.sign(Buffer.from('a'))).rejects.toThrow('it ended with status 3');
    const missing = { kind: 'command', command: sealer.path('none'), certificatesFile } as const;
    const unable = await openSealing(missing);
    await expect(unable.sign(Buffer.from('a'))).rejects.toThrow('ENOENT');
    const empty = { ...missing, certificatesFile: sealer.path('seal.key') };
    await expect(openSealing(empty)).rejects.toThrow('holds no certificate in PEM');
  });
});
