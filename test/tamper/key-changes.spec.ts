import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createSigner,
  formatVerifierKey,
  fromHex,
  openSignedCheckpoint,
  signCheckpoint,
  signHandover,
  toBase64Url,
  type JsonObject,
} from '@docket/chain';
import { CheckpointService, KeyRotations } from '@docket/store';
import type { VerifyOptions } from '@docket/verify';
import {
  dropTemplate,
  inShort,
  type TamperedDatabase,
  type Template,
  verifyTampered,
  writeTemplate,
} from './tampered-database.js';

const ORIGIN = 'docket.example/claims';
const [FIRST, SECOND] = ['prn_first', 'prn_second'].map(
  (actor) => ({ actor, role: 'officer', via: 'api_key' }) as const,
);

/** The rows of the tamper table for a ledger whose key was changed: by a superuser, and by whoever has the old seed. */
describe('tampering with a change of the key', () => {
  let template: Template;
  let note = '';
  /** Position of the key.rotated. */
  let at = 0;
  let old = createSigner(ORIGIN, new Uint8Array(32));
  const thief = createSigner(ORIGIN, new Uint8Array(32).fill(1));
  beforeAll(async () => {
    if (FIRST === undefined || SECOND === undefined) throw new Error('There are two people.');
    template = await writeTemplate(async ({ database, ledgers, vault, keysDirectory }) => {
      const rotations = new KeyRotations(ledgers, vault);
      const { receipt } = await rotations.propose('claims', { occasion: 'suspected' }, FIRST);
      const proposal = receipt.entries[0]?.seq ?? 0;
      const newestSigned = async () => undefined;
      await rotations.confirm('claims', { proposal, newestSigned }, SECOND);
      at = proposal + 1;
      note = (await new CheckpointService(database, ledgers).issue('claims')).note;
      const seed = await readFile(join(keysDirectory, 'claims.seed'), 'utf8');
      old = createSigner(ORIGIN, fromHex(seed.trim()));
    });
  });
  afterAll(() => dropTemplate(template));

  const findings = async (
    tamper: (database: TamperedDatabase) => Promise<void>,
    options: Partial<VerifyOptions> = {},
  ): Promise<string[]> => {
    const report = await verifyTampered(template, tamper, options);
    expect(report.verified).toBe(report.findings.length === 0);
    return inShort(report.findings);
  };
  const setNote = (signed: string) => (database: TamperedDatabase) =>
    database.change(
      'UPDATE docket.checkpoint SET note = $2 WHERE ledger_no = $1 AND size = $3',
      signed,
      at + 1,
    );
  /** The ledger written anew from the change on, each leaf and hash as it has to be, with another body of it. */
  const rewritten =
    (change: (body: JsonObject) => JsonObject) =>
    async (database: TamperedDatabase): Promise<void> => {
      const rows = await database.rows();
      const body = change(await database.body(at));
      await database.rewrite(rows.map((row, seq) => (seq === at ? { ...row, body } : row)));
    };

  test('nothing', async () => {
    const first = { trustedKey: template.publicKey, trustedCheckpoint: note };
    expect(await findings(async () => undefined, first)).toEqual([]);
    const key = openSignedCheckpoint(note, template.publicKey).keys.at(-1)?.key ?? '';
    expect(key).not.toBe(template.publicKey);
    expect(await findings(async () => undefined, { trustedKey: key })).toEqual([]);
  });

  test('the body names another key, or has another signature: it is not what the leaf commits to', async () => {
    const other = formatVerifierKey(ORIGIN, thief.publicKey);
    for (const change of [{ public_key: other }, { handover: 'A'.repeat(86) }]) {
      const found = await findings(async (database) =>
        database.replaceBody(at, { ...(await database.body(at)), ...change }),
      );
      expect(found).toEqual([`content_mismatch@${at}`]);
    }
  });

  test('the body is gone', async () => {
    const found = await findings((database) =>
      database.change('DELETE FROM docket.body WHERE ledger_no = $1 AND seq = $2', at),
    );
    expect(found).toContain(`content_missing@${at}`);
  });

  test('the entry is written anew for another key, with its leaf and the chain', async () => {
    const other = formatVerifierKey(ORIGIN, thief.publicKey);
    const unsigned = await findings(rewritten((body) => ({ ...body, public_key: other })));
    expect(unsigned).toEqual(
      expect.arrayContaining([`key_handover_invalid@${at}`, `key_out_of_range@${at}`]),
    );
    expect(unsigned).toContain('root_mismatch');
    // Whoever has the old seed hands over to a key of his: the checkpoint that was signed says another.
    const stolen = await findings(
      rewritten((body) => ({
        ...body,
        public_key: other,
        handover: toBase64Url(signHandover(template.publicKey, other, old)),
        acceptance: toBase64Url(signHandover(template.publicKey, other, thief)),
      })),
    );
    expect(stolen).toEqual(expect.arrayContaining(['root_mismatch', `key_out_of_range@${at}`]));
    expect(stolen).not.toContain(`key_handover_invalid@${at}`);
  });

  test('one person alone', async () => {
    const found = await findings(async (database) => {
      const rows = await database.rows();
      await database.rewrite(
        rows.map((row, seq) =>
          seq === at ? { ...row, leaf: { ...row.leaf, actor: FIRST?.actor ?? '' } } : row,
        ),
      );
    });
    expect(found).toContain(`second_person_required@${at}`);
  });

  test('the newest checkpoint is signed with the key that was replaced', async () => {
    const { checkpoint } = openSignedCheckpoint(note, template.publicKey);
    const back = signCheckpoint({ ...checkpoint, extensions: [] }, old);
    expect(await findings(setNote(back))).toEqual([`key_out_of_range@${at}`]);
    // With the hand-over's line it has to be signed with the later key.
    expect(await findings(setNote(signCheckpoint(checkpoint, old)))).toContain(
      'checkpoint_signature_invalid',
    );
    const [line = ''] = checkpoint.extensions;
    const moved = line.replace(/^docket-key \d+/, 'docket-key 3');
    const seized = setNote(signCheckpoint({ ...checkpoint, extensions: [moved] }, old));
    expect(await findings(seized)).toContain('checkpoint_signature_invalid');
  });
});
