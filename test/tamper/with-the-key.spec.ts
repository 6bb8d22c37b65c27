import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  cosign,
  createSigner,
  formatCosignerKey,
  formatTimeStampLine,
  fromHex,
  leafHash,
  encodeLeaf,
  type Leaf,
  rootFromLeaves,
  signCheckpoint,
  toHex,
} from '@docket/chain';
import { parseWitnessPolicy, type KeptReceipt, type VerifyOptions } from '@docket/verify';
import { timeStampChecker } from '@docket/verify/time-stamps';
import { TimeStampAuthority } from '../support/time-stamp-authority.js';
import {
  dropTemplate,
  inShort,
  invalidBehind,
  type StoredRow,
  type TamperedDatabase,
  type Template,
  verifyTampered,
  writeTemplate,
} from './tampered-database.js';

const ORIGIN = 'docket.example/claims';
/** The entry that is rewritten: one of three hundred cards, under the second checkpoint only. */
const SEQ = 50;
/** When the witness saw the history as it was, in seconds since the epoch. */
const SEEN_S = 1_790_000_000;
/** Of the ledger's own checkpoint of that size, and of the entries themselves. */
const OTHER_ENTRIES = ['trusted_root_mismatch', 'trusted_root_mismatch'];
const WITNESS = { name: 'north.example/w', seed: new Uint8Array(32).fill(5) };

/**
 * Rows of "what catches what" in which the forger has the database and the server's files, with the ledger's own signing
 * key and the key by which the server attests: all that is stored follows from what they wrote, and is signed. Only what
 * somebody else kept, or said, tells.
 */
describe('a history rewritten with the key', () => {
  let template: Template;
  let authority: TimeStampAuthority;
  let timeStamps: NonNullable<VerifyOptions['timeStamps']>;
  let receipts: KeptReceipt[];
  let policyText: string;
  beforeAll(async () => {
    [template, authority] = await Promise.all([writeTemplate(), TimeStampAuthority.make()]);
    timeStamps = timeStampChecker([await authority.root()]);
    const { publicKey } = createSigner(WITNESS.name, WITNESS.seed);
    policyText = `witness north ${formatCosignerKey(WITNESS.name, publicKey)}\nquorum north\n`;
    receipts = [];
    await verifyTampered(template, async (database) => {
      for (const seq of [1, SEQ, SEQ + 1, template.size - 1]) {
        const leaf = toHex(leafHash(encodeLeaf(await database.leaf(seq))));
        receipts.push({ origin: ORIGIN, seq, leafHash: leaf });
      }
    });
  });
  afterAll(async () => {
    await authority?.close();
    if (template !== undefined) await dropTemplate(template);
  });

  /** Rewrites the ledger and signs its checkpoints anew, the second with lines below it where some are given. */
  const forge =
    (
      change: (rows: StoredRow[]) => void,
      lines: (note: string) => string = () => '',
      { attests = true } = {},
    ) =>
    async (database: TamperedDatabase): Promise<void> => {
      const rows = await database.rows();
      change(rows);
      const { attest } = await template.store.vault.server.create({ id: 'claims', origin: ORIGIN });
      const alone = (leaf: Leaf): string => attest([leaf])[0]?.attestation ?? '';
      await database.rewrite(rows, attests ? alone : undefined);
      const { rows: hashes } = await database.client.query<{ leaf_hash: Buffer }>(
        'SELECT leaf_hash FROM docket.entry WHERE ledger_no = $1 ORDER BY seq',
        [database.ledgerNo],
      );
      const leaves = hashes.map(({ leaf_hash: hash }) => fromHex(hash.toString('hex')));
      const signer = await template.store.vault.signer('claims', ORIGIN, template.publicKey);
      // The first is of the beginning, signed when the ledger was made.
      const { rows: stored } = await database.client.query<{ size: string }>(
        'SELECT size FROM docket.checkpoint WHERE ledger_no = $1',
        [database.ledgerNo],
      );
      for (const size of stored.map((row) => Number(row.size))) {
        const root = rootFromLeaves(leaves.slice(0, size));
        const note = signCheckpoint({ origin: ORIGIN, size, root, extensions: [] }, signer);
        const below = size === template.sizes[1] ? lines(note) : '';
        await database.change(
          'UPDATE docket.checkpoint SET note = $2 WHERE ledger_no = $1 AND size = $3',
          `${note}${below}`,
          size,
        );
      }
    };
  const another = (rows: StoredRow[]): void => {
    rows[SEQ]!.body['goal'] = 'Sort nothing';
  };
  const textOf = (note: string): string => note.slice(0, note.indexOf('\n\n') + 1);
  const witnessed = (note: string): string =>
    cosign(textOf(note), WITNESS.name, WITNESS.seed, SEEN_S);
  const stamp = async (text: string): Promise<string> =>
    formatTimeStampLine('tsa.example/tsr', await authority.token(text));
  const found = async (
    tamper: (database: TamperedDatabase) => Promise<void>,
    options: Partial<VerifyOptions> = {},
  ): Promise<string[]> => {
    const report = await verifyTampered(template, tamper, options);
    expect(report.verified).toBe(report.findings.length === 0);
    return inShort(report.findings);
  };

  test('shows in nothing that the database has, and the report says what was not asked', async () => {
    const report = await verifyTampered(template, forge(another));
    expect(report.findings).toEqual([]);
    expect(report.limits.join(' ')).toContain('No checkpoint from outside was given');
  });

  test('shows in the first of each batch from there on, where the key by which the server attests is not had too', async () => {
    let before: StoredRow[] = [];
    const forged = forge(
      (rows) => {
        before = structuredClone(rows);
        another(rows);
      },
      undefined,
      { attests: false },
    );
    expect(await found(forged)).toEqual(invalidBehind(before, SEQ));
  });

  test('a checkpoint that somebody kept is of other entries', async () => {
    expect(await found(forge(another), { trustedCheckpoint: template.note })).toEqual(
      OTHER_ENTRIES,
    );
  });

  test('receipts that agents kept name the first entry that is another', async () => {
    // Of the entries after it each names the one before: they are other entries too.
    expect(await found(forge(another), { receipts })).toEqual([
      `receipt_mismatch@${SEQ}`,
      `receipt_mismatch@${SEQ + 1}`,
      `receipt_mismatch@${template.size - 1}`,
    ]);
  });

  describe('witnesses', () => {
    const asked = (): Partial<VerifyOptions> => ({ witnessPolicy: parseWitnessPolicy(policyText) });

    test('as it was, a checkpoint that one has cosigned meets the policy', async () => {
      const kept = `${template.note}${witnessed(template.note)}`;
      expect(await found(async () => undefined, { ...asked(), trustedCheckpoint: kept })).toEqual(
        [],
      );
    });

    test('none has cosigned the other history', async () => {
      expect(await found(forge(another), asked())).toEqual(['quorum_missing']);
    });

    test('a line that was given for the true history is none for this one', async () => {
      const lines = () => witnessed(template.note);
      expect(await found(forge(another, lines), asked())).toEqual([
        'cosignature_invalid',
        'quorum_missing',
      ]);
    });

    test('one that cosigned both histories is found out by whoever has the other', async () => {
      const split = forge(another, witnessed);
      expect(await found(split, asked())).toEqual([]);
      const kept = `${template.note}${witnessed(template.note)}`;
      expect(await found(split, { ...asked(), trustedCheckpoint: kept })).toEqual(OTHER_ENTRIES);
    });
  });

  describe('time stamps', () => {
    test('as it was, a checkpoint with one is there by its time', async () => {
      const kept = `${template.note}${await stamp(textOf(template.note))}`;
      expect(await found(async () => undefined, { timeStamps, trustedCheckpoint: kept })).toEqual(
        [],
      );
    });

    test('the other history has none', async () => {
      expect(await found(forge(another), { timeStamps })).toEqual(['time_stamp_missing']);
    });

    test('that of the true history is of another text', async () => {
      const line = await stamp(textOf(template.note));
      expect(
        await found(
          forge(another, () => line),
          { timeStamps },
        ),
      ).toEqual(['time_stamp_invalid', 'time_stamp_missing']);
    });
  });

  describe('dates set back', () => {
    /** Every entry is said to be of an earlier year (a leap year, so that each day is one), and the states follow. */
    const backdated =
      (lines?: (note: string) => string) =>
      async (database: TamperedDatabase): Promise<void> => {
        await forge((rows) => {
          for (const { leaf } of rows) leaf.time = leaf.time.replace(/^\d{4}/, '2020');
        }, lines)(database);
        await database.change(
          `UPDATE docket.decision SET opened_at = overlay(opened_at placing '2020' from 1),
             last_time = overlay(last_time placing '2020' from 1),
             state = regexp_replace(state, '"\\d{4}(-\\d\\d-\\d\\dT)', '"2020\\1', 'g')
           WHERE ledger_no = $1`,
        );
      };

    test('show in a checkpoint that was kept, and nowhere else', async () => {
      const report = await verifyTampered(template, backdated());
      expect(inShort(report.findings)).toEqual([]);
      expect(await found(backdated(), { trustedCheckpoint: template.note })).toEqual(OTHER_ENTRIES);
    });

    test('a time stamp got afterwards says only that it was there by then: the true day', async () => {
      let forged = '';
      await verifyTampered(
        template,
        backdated((note) => {
          forged = note;
          return '';
        }),
      );
      const later = await stamp(textOf(forged));
      const report = await verifyTampered(
        template,
        backdated(() => later),
        { timeStamps },
      );
      expect(inShort(report.findings)).toEqual([]);
      const [time] = report.attestations.flatMap((said) =>
        said.kind === 'time_stamp' && said.time !== undefined ? [said.time] : [],
      );
      expect(Number(time?.slice(0, 4))).toBe(new Date().getUTCFullYear());
    });
  });
});
