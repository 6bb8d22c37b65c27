import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  batchOf,
  createSigner,
  formatVerifierKey,
  fromHex,
  type JsonObject,
  type Leaf,
  signCheckpoint,
  toHex,
} from '@docket/chain';
import { DEFAULT_POLICY, latestSchemaId, type RecordType } from '@docket/record';
import type { VerifyOptions } from '@docket/verify';
import { daysAgo } from '../support/days-ago.js';
import {
  dropTemplate,
  inShort,
  invalidBehind,
  invalidFrom,
  isAttestation,
  isOther,
  type StoredRow,
  type TamperedDatabase,
  type Template,
  verifyTampered,
  writeTemplate,
} from './tampered-database.js';

/**
 * The table "what each tamper class must be caught by", row by row, on a real database: each tampering
 * is committed as a superuser. Where damage has one place, the expectation is the complete list of findings.
 *
 * Positions in the ledger: 0 genesis, 1 to 5 the refund (1 opened, 2 card, 3 intent, 4 executed, 5
 * closed), checkpoint of size 6, 6 to 306 three hundred cards, checkpoint of size 307, then the loop.
 */
describe('tampering with the database', () => {
  let template: Template;
  beforeAll(async () => {
    const retention = { days: 183, expiry: 'automatic' } as const;
    // So long ago that what is closed is too old by now.
    template = await daysAgo(200, () =>
      writeTemplate(undefined, {}, { ...DEFAULT_POLICY, retention }),
    );
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

  test('nothing', async () => {
    const report = await verifyTampered(template, async () => undefined, {
      trustedCheckpoint: template.note,
    });
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({
      verified: true,
      keyPinned: true,
      entriesChecked: template.size,
    });
    expect(template.sizes).toEqual([6, 307]);
  });

  describe('a leaf edited', () => {
    test('and nothing else', async () => {
      expect(
        await findings(async (database) => {
          await database.replaceLeaf(
            2,
            { ...(await database.leaf(2)), actor: 'prn_somebody' },
            false,
          );
        }),
      ).toEqual([
        'root_mismatch',
        'leaf_hash_mismatch@2',
        'leaf_replaced@2',
        'attestation_invalid@2',
      ]);
    });

    test('with its hash', async () => {
      expect(
        await findings(async (database) => {
          await database.replaceLeaf(
            2,
            { ...(await database.leaf(2)), actor: 'prn_somebody' },
            true,
          );
        }),
      ).toEqual([
        'root_mismatch',
        'leaf_replaced@2',
        'attestation_invalid@2',
        // The decision is not this agent's.
        'entry_refused@2',
        'prev_mismatch@3',
        'decision_prev_mismatch@3',
        'decision_state_mismatch@5',
      ]);
    });

    test('with all hashes after it: the whole history rewritten, without the key', async () => {
      let before: StoredRow[] = [];
      const found = await findings(async (database) => {
        before = await database.rows();
        const rows = structuredClone(before);
        rows[2]!.leaf.actor = 'prn_somebody';
        await database.rewrite(rows);
      });
      expect(found.filter(isOther)).toEqual([
        'root_mismatch',
        // The decision is not this agent's.
        'entry_refused@2',
        'decision_state_mismatch@5',
      ]);
      // The first of each batch is behind another entry than it was attested behind.
      expect(found.filter(isAttestation)).toEqual(invalidBehind(before, 2));
      expect(found.filter(isAttestation).length).toBeGreaterThan(10);
    });

    test('into something that is no leaf', async () => {
      const found = await findings((database) =>
        database.change(`UPDATE docket.entry SET leaf = '{}' WHERE ledger_no = $1 AND seq = 2`),
      );
      expect(found).toEqual([
        'root_mismatch',
        'leaf_hash_mismatch@2',
        'leaf_malformed@2',
        'leaf_replaced@2',
        'decision_entries_missing@3',
      ]);
    });

    test('only its stored hash', async () => {
      expect(
        await findings((database) =>
          database.change(
            `UPDATE docket.entry SET leaf_hash = sha256('x') WHERE ledger_no = $1 AND seq = 2`,
          ),
        ),
      ).toEqual([
        'leaf_hash_mismatch@2',
        // What the next entry names is the hash of the leaf, not what is stored beside it.
        'prev_mismatch@3',
        'decision_prev_mismatch@3',
      ]);
    });

    test('the last one, which no other names', async () => {
      const found = await findings(async (database) => {
        const last = template.size - 1;
        const edited = { ...(await database.leaf(last)), body: '0f'.repeat(32) };
        await database.replaceLeaf(last, edited, true);
      });
      const last = template.size - 1;
      // What is attested; its hash, and the frontier of the tree.
      expect(found).toEqual([
        `content_mismatch@${last}`,
        `attestation_invalid@${last}`,
        `head_mismatch@${last}`,
        `head_mismatch@${last}`,
      ]);
    });
  });

  describe('a body', () => {
    test('with a value edited', async () => {
      expect(
        await findings(async (database) => {
          await database.replaceBody(3, { ...(await database.body(3)), owner: 'me' });
        }),
      ).toEqual(['content_mismatch@3']);
    });

    test('with its commitment rewritten in the leaf', async () => {
      const found = await findings(async (database) => {
        const rows = await database.rows();
        rows[3]!.body['owner'] = 'me';
        const { commitBody } = await import('@docket/chain');
        const body = toHex(commitBody(rows[3]!.body, rows[3]!.secret, 'scalar'));
        await database.replaceBody(3, rows[3]!.body);
        await database.replaceLeaf(3, { ...rows[3]!.leaf, body }, true);
      });
      expect(found).toEqual(expect.arrayContaining(['leaf_replaced@3', 'prev_mismatch@4']));
    });

    test('with its secret changed', async () => {
      expect(
        await findings((database) =>
          database.change(
            `UPDATE docket.body SET secret = sha256('x') WHERE ledger_no = $1 AND seq = 3`,
          ),
        ),
      ).toEqual(['content_mismatch@3']);
    });

    test('written in another way, with the same values', async () => {
      expect(
        await findings((database) =>
          database.change(
            `UPDATE docket.body SET body = body || ' ' WHERE ledger_no = $1 AND seq = 3`,
          ),
        ),
      ).toEqual(['content_malformed@3']);
    });

    test('deleted', async () => {
      expect(
        await findings((database) =>
          database.change('DELETE FROM docket.body WHERE ledger_no = $1 AND seq = 3'),
        ),
      ).toEqual(['content_missing@3']);
    });
  });

  describe('an entry', () => {
    test('deleted inside', async () => {
      expect(
        await findings((database) =>
          database.change('DELETE FROM docket.entry WHERE ledger_no = $1 AND seq = 100'),
        ),
      ).toEqual(['entries_missing@100', 'decision_entries_missing@101']);
    });

    test('deleted inside, several at once', async () => {
      const report = await verifyTampered(template, (database) =>
        database.change(
          'DELETE FROM docket.entry WHERE ledger_no = $1 AND seq BETWEEN 100 AND 109',
        ),
      );
      expect(inShort(report.findings)).toEqual([
        'entries_missing@100',
        'decision_entries_missing@110',
      ]);
      expect(report.checks.find(({ name }) => name === 'tree')?.state).toBe('failed');
    });

    test('deleted inside, the others renumbered and chained again', async () => {
      const found = await findings(async (database) => {
        const rows = await database.rows();
        rows.splice(100, 1);
        await database.rewrite(rows);
      });
      // The states say where each decision ended.
      expect(found.filter(isOther)).toEqual([
        'root_mismatch',
        'decision_state_mismatch@305',
        `decision_state_mismatch@${template.size - 2}`,
      ]);
      expect(found.filter(isAttestation)).toEqual(invalidFrom(100, template.size - 1));
    });

    test('inserted inside, the others chained again', async () => {
      const found = await findings(async (database) => {
        const rows = await database.rows();
        rows.splice(100, 0, structuredClone(rows[99]!));
        await database.rewrite(rows);
      });
      expect(found.filter(isOther)).toEqual([
        'root_mismatch',
        'decision_state_mismatch@307',
        `decision_state_mismatch@${template.size}`,
      ]);
      expect(found.filter(isAttestation)).toEqual(invalidFrom(100, template.size + 1));
    });

    test.each<
      [string, number[], (rows: StoredRow[], at: number, attest: (leaf: Leaf) => string) => void]
    >([
      [
        // The entry behind it does not sign what it follows, which says now that it is of another batch.
        'under the attestation of its neighbour in the batch',
        [1, 2],
        (rows, at) => (rows[at + 1]!.leaf.attestation = rows[at]!.leaf.attestation!),
      ],
      [
        'in the place of its neighbour in the batch, and the other way round',
        [0, 1, 2],
        (rows, at) => ([rows[at], rows[at + 1]] = [rows[at + 1]!, rows[at]!]),
      ],
      [
        'under an attestation of its own inside a batch, as it was written at another time',
        [1, 2],
        (rows, at, attest) => (rows[at + 1]!.leaf.attestation = attest(rows[at + 1]!.leaf)),
      ],
    ])('%s, the others chained again', async (_what, changed, change) => {
      let before: StoredRow[] = [];
      let at = 0;
      const { attest } = await template.store.vault.server.create({
        id: 'claims',
        origin: 'docket.example/claims',
      });
      const found = await findings(async (database) => {
        before = await database.rows();
        const rows = structuredClone(before);
        const inside = before.find(({ leaf }) => {
          const { first = 0, end = 0 } = batchOf(leaf) ?? {};
          return leaf.seq > 90 && first < leaf.seq && end > leaf.seq + 2;
        });
        at = inside?.leaf.seq ?? NaN;
        change(rows, at, (leaf) => attest([leaf])[0]?.attestation ?? '');
        await database.rewrite(rows);
      });
      const named = invalidBehind(before, ...changed.map((offset) => at + offset));
      expect(found.filter(isAttestation)).toEqual(named);
    });

    test('inserted inside, the others only moved up', async () => {
      const found = await findings(
        async (database) => {
          await database.client.query('ALTER TABLE docket.entry DROP CONSTRAINT entry_prev_key');
          await database.client.query(
            'ALTER TABLE docket.entry DROP CONSTRAINT entry_decision_key',
          );
          await database.change(
            'UPDATE docket.entry SET seq = seq + 100000 WHERE ledger_no = $1 AND seq >= 100',
          );
          await database.change(
            'UPDATE docket.entry SET seq = seq - 99999 WHERE ledger_no = $1 AND seq >= 100000',
          );
          await database.change(
            `INSERT INTO docket.entry SELECT 100, ledger_no, decision_seq, leaf_hash, prev, type, decision_id, leaf
           FROM docket.entry WHERE ledger_no = $1 AND seq = 99`,
          );
          await database.client.query('DELETE FROM docket.body WHERE ledger_no = $1', [
            database.ledgerNo,
          ]);
        },
        { depth: 'chain' },
      );
      expect(found).toEqual(
        expect.arrayContaining(['seq_mismatch@100', 'prev_mismatch@100', 'root_mismatch']),
      );
      expect(found.length).toBeLessThan(10);
    });

    test('two swapped', async () => {
      const found = await findings(async (database) => {
        for (const table of ['entry', 'body']) {
          await database.change(
            `UPDATE docket.${table} SET seq = 100000 WHERE ledger_no = $1 AND seq = 100`,
          );
          await database.change(
            `UPDATE docket.${table} SET seq = 100 WHERE ledger_no = $1 AND seq = 110`,
          );
          await database.change(
            `UPDATE docket.${table} SET seq = 110 WHERE ledger_no = $1 AND seq = 100000`,
          );
        }
      });
      expect(found).toEqual(
        expect.arrayContaining([
          'seq_mismatch@100',
          'seq_mismatch@110',
          'leaf_replaced@100',
          'leaf_replaced@110',
        ]),
      );
      expect(found.length).toBeLessThan(20);
    });

    test('of another ledger in its place', async () => {
      const found = await findings((database) =>
        database.change(
          `UPDATE docket.entry AS e SET leaf = o.leaf, leaf_hash = o.leaf_hash
           FROM docket.entry o JOIN docket.ledger l USING (ledger_no)
           WHERE e.ledger_no = $1 AND e.seq = 1 AND l.ledger_id = 'other' AND o.seq = 1`,
        ),
      );
      expect(found).toEqual(expect.arrayContaining(['leaf_foreign_origin@1', 'leaf_replaced@1']));
    });

    test('all of them, from another ledger', async () => {
      const found = await findings(async (database) => {
        const other = `(SELECT ledger_no FROM docket.ledger WHERE ledger_id = 'other')`;
        for (const table of ['entry', 'body', 'checkpoint', 'tile', 'decision', 'idempotency']) {
          await database.client.query(`DELETE FROM docket.${table} WHERE ledger_no = $1`, [
            database.ledgerNo,
          ]);
        }
        for (const table of ['entry', 'body', 'checkpoint', 'decision']) {
          await database.change(
            `UPDATE docket.${table} SET ledger_no = $1 WHERE ledger_no = ${other}`,
          );
        }
      });
      expect(found).toEqual(
        expect.arrayContaining([
          'leaf_foreign_origin@0',
          'key_untrusted',
          'checkpoint_foreign_origin',
        ]),
      );
    });
  });

  describe('the tail cut off', () => {
    const cut = (database: TamperedDatabase, size: number): Promise<void> =>
      database.rows().then((rows) => database.rewrite(rows.slice(0, size)));

    test('behind a stored checkpoint', async () => {
      expect(await findings((database) => cut(database, 200))).toEqual([
        'decision_state_unknown',
        'decision_state_mismatch@199',
        'tail_missing@200',
      ]);
    });

    test('behind a stored checkpoint, told by the ends alone', async () => {
      const found = await findings((database) => cut(database, 200), { depth: 'quick' });
      expect(found).toEqual(['tail_missing@200']);
    });

    test('without moving the head', async () => {
      const found = await findings((database) =>
        database.change(
          'DELETE FROM docket.entry WHERE ledger_no = $1 AND seq >= $2',
          template.size - 1,
        ),
      );
      const end = template.size - 1;
      expect(found).toEqual([
        `consequence_missing@${end - 1}`,
        `decision_state_mismatch@${end - 1}`,
        `head_mismatch@${end - 1}`,
        `tail_missing@${end}`,
      ]);
    });

    test('with the checkpoints and all that is derived: only a checkpoint held outside tells', async () => {
      const forge = async (database: TamperedDatabase): Promise<void> => {
        await cut(database, 6);
        await database.change('DELETE FROM docket.checkpoint WHERE ledger_no = $1 AND size > 6');
        await database.change(
          'DELETE FROM docket.decision WHERE ledger_no = $1 AND opened_seq >= 6',
        );
      };
      const alone = await verifyTampered(template, forge);
      expect(alone.findings).toEqual([]);
      expect(alone.limits.join(' ')).toContain('No checkpoint from outside was given');
      expect(await findings(forge, { trustedCheckpoint: template.note })).toEqual([
        'tail_missing@6',
      ]);
    });
  });

  describe('a projection', () => {
    test.each([
      ['type', `type = 'review.recorded'`],
      ['decision_id', `decision_id = 'dec_x'`],
      ['decision_seq', 'decision_seq = 77'],
      ['prev', `prev = sha256('x')`],
    ])('the column %s of an entry', async (_column, set) => {
      expect(
        await findings((database) =>
          database.change(`UPDATE docket.entry SET ${set} WHERE ledger_no = $1 AND seq = 2`),
        ),
      ).toEqual(['column_mismatch@2']);
    });

    test.each([
      ['state', `state = replace(state, '"stakes":"medium"', '"stakes":"low"')`],
      ['status', `status = 'open'`],
      ['directive', `directive = 'stop'`],
      ['goal', `goal = 'Refund in full'`],
      ['outcome', `outcome = 'denied'`],
      ['agent_id', `agent_id = 'somebody'`],
      ['last_seq', 'last_seq = 3'],
      ['entry_count', 'entry_count = 4'],
      ['last_hash', `last_hash = sha256('x')`],
      ['needs_human', 'needs_human = NOT needs_human'],
    ])('the column %s of a decision', async (_column, set) => {
      expect(
        await findings((database) =>
          database.change(
            `UPDATE docket.decision SET ${set} WHERE ledger_no = $1 AND decision_id = $2`,
            template.refund,
          ),
        ),
      ).toEqual(['decision_state_mismatch@5']);
    });

    test('a state that says another version wrote it is not compared, and not used', async () => {
      expect(
        await findings((database) =>
          database.change(
            `UPDATE docket.decision SET state = regexp_replace(state, '"version":[0-9]+', '"version":99')
             WHERE ledger_no = $1 AND decision_id = $2`,
            template.refund,
          ),
        ),
      ).toEqual([]);
    });

    test('a decision deleted', async () => {
      expect(
        await findings((database) =>
          database.change(
            'DELETE FROM docket.decision WHERE ledger_no = $1 AND decision_id = $2',
            template.refund,
          ),
        ),
      ).toEqual(['decision_state_missing@5']);
    });

    test('a decision invented', async () => {
      const found = await findings((database) =>
        database.change(
          `INSERT INTO docket.decision SELECT (jsonb_populate_record(d, '{"decision_id": "dec_x", "opened_seq": 999}')).*
           FROM docket.decision d WHERE ledger_no = $1 AND decision_id = $2`,
          template.refund,
        ),
      );
      expect(found).toEqual(['decision_state_unknown']);
    });

    test.each([
      ['key', `key = 'another'`, 'idempotency_mismatch@3'],
      ['principal', `principal = 'prn_another'`, 'idempotency_mismatch@3'],
      ['request_digest', `request_digest = sha256('x')`, 'idempotency_mismatch@3'],
      ['entry_count', 'entry_count = 9', 'idempotency_mismatch@3'],
    ])('the column %s of an idempotency key', async (_column, set, expected) => {
      expect(
        await findings((database) =>
          database.change(`UPDATE docket.idempotency SET ${set} WHERE ledger_no = $1`),
        ),
      ).toEqual([expected]);
    });

    test('an idempotency key deleted, so that the refund could be paid again', async () => {
      expect(
        await findings((database) =>
          database.change('DELETE FROM docket.idempotency WHERE ledger_no = $1'),
        ),
      ).toEqual(['idempotency_missing@3']);
    });

    test('an idempotency key moved to another entry', async () => {
      expect(
        await findings((database) =>
          database.change('UPDATE docket.idempotency SET seq = 4 WHERE ledger_no = $1'),
        ),
      ).toEqual(['idempotency_missing@3', 'idempotency_mismatch@4']);
    });

    test.each([
      ['hashes', 'hashes = set_byte(hashes, 0, get_byte(hashes, 0) # 255)'],
      ['root', `root = sha256('x')`],
      ['nodes', 'nodes = set_byte(nodes, 32, get_byte(nodes, 32) # 255)'],
      ['place before the nodes', 'nodes = set_byte(nodes, 0, 1)'],
    ])('the %s of a tile', async (_column, set) => {
      expect(
        await findings((database) =>
          database.change(`UPDATE docket.tile SET ${set} WHERE ledger_no = $1`),
        ),
      ).toEqual(['tile_mismatch@0']);
    });

    test('a tile deleted', async () => {
      expect(
        await findings((database) =>
          database.change('DELETE FROM docket.tile WHERE ledger_no = $1'),
        ),
      ).toEqual(['tile_mismatch']);
    });

    test.each([
      ['size', 'size = size + 1', 'tail_missing'],
      ['last_hash', `last_hash = sha256('x')`, 'head_mismatch'],
      [
        'frontier',
        'frontier = set_byte(frontier, 0, get_byte(frontier, 0) # 255)',
        'head_mismatch',
      ],
      ['last_time', `last_time = '2031-01-01T00:00:00.000Z'`, 'head_mismatch'],
    ])('the %s of the head', async (_column, set, code) => {
      const found = await findings((database) =>
        database.change(`UPDATE docket.ledger_head SET ${set} WHERE ledger_no = $1`),
      );
      expect(found.map((finding) => finding.split('@')[0])).toContain(code);
    });

    test.each([
      ['policy', `policy = replace(policy, 'enforcing', 'advisory')`, ['ledger_row_mismatch@0']],
      ['origin', `origin = 'docket.example/fake'`, ['leaf_foreign_origin@0']],
      ['public_key', `public_key = public_key || 'A'`, ['key_mismatch@0', 'ledger_row_mismatch@0']],
    ])("the %s in the ledger's row", async (_column, set, expected) => {
      const found = await findings((database) =>
        database.change(`UPDATE docket.ledger SET ${set} WHERE ledger_no = $1`),
      );
      expect(found).toEqual(expect.arrayContaining(expected));
    });
  });

  describe('a checkpoint', () => {
    const forger = createSigner('docket.example/claims', new Uint8Array(32).fill(1));

    test('with its text edited', async () => {
      expect(
        await findings((database) =>
          database.change(
            `UPDATE docket.checkpoint SET note = regexp_replace(note, E'\\n6\\n', E'\\n5\\n') WHERE ledger_no = $1 AND size = 6`,
          ),
        ),
      ).toEqual(['checkpoint_signature_invalid']);
    });

    test('that is no note', async () => {
      expect(
        await findings((database) =>
          database.change(
            `UPDATE docket.checkpoint SET note = 'x' WHERE ledger_no = $1 AND size = 6`,
          ),
        ),
      ).toEqual(['checkpoint_malformed']);
    });

    test('forged with another key', async () => {
      const note = signCheckpoint(
        { origin: 'docket.example/claims', size: 6, root: new Uint8Array(32), extensions: [] },
        forger,
      );
      expect(
        await findings((database) =>
          database.change(
            'UPDATE docket.checkpoint SET note = $2 WHERE ledger_no = $1 AND size = 6',
            note,
          ),
        ),
      ).toEqual(['checkpoint_signature_invalid']);
    });

    test('all deleted', async () => {
      expect(
        await findings((database) =>
          database.change('DELETE FROM docket.checkpoint WHERE ledger_no = $1'),
        ),
      ).toEqual(['checkpoint_missing']);
    });

    test('and everything else, signed again with a key of the forger: only a key held outside tells', async () => {
      const publicKey = formatVerifierKey(forger.name, forger.publicKey);
      const found = await findings(async (database) => {
        const rows = await database.rows();
        rows[0]!.body['public_key'] = publicKey;
        rows[2]!.leaf.actor = 'prn_somebody';
        await database.rewrite(rows);
        await database.change(
          'UPDATE docket.ledger SET public_key = $2 WHERE ledger_no = $1',
          publicKey,
        );
        await database.change('DELETE FROM docket.checkpoint WHERE ledger_no = $1 AND size = 6');
        const { rows: hashes } = await database.client.query<{ leaf_hash: Buffer }>(
          'SELECT leaf_hash FROM docket.entry WHERE ledger_no = $1 AND seq < 307 ORDER BY seq',
          [database.ledgerNo],
        );
        const { rootFromLeaves } = await import('@docket/chain');
        const root = rootFromLeaves(
          hashes.map(({ leaf_hash: hash }) => fromHex(hash.toString('hex'))),
        );
        const note = signCheckpoint(
          { origin: forger.name, size: 307, root, extensions: [] },
          forger,
        );
        await database.change('UPDATE docket.checkpoint SET note = $2 WHERE ledger_no = $1', note);
      });
      expect(found).toContain('key_untrusted');
      expect(found).not.toContain('root_mismatch');
    });
  });

  describe('what the rules demanded', () => {
    test('a trip-wire dropped and the tail chained again, where no checkpoint covers it yet', async () => {
      const found = await findings(async (database) => {
        const rows = await database.rows();
        rows.splice(template.tripwireSeq, 1);
        await database.rewrite(rows);
      });
      expect(found).toContain(`consequence_missing@${template.tripwireSeq}`);
      expect(found.some((finding) => finding.startsWith('root_mismatch'))).toBe(false);
    });

    test('a trip-wire softened and the tail chained again', async () => {
      const found = await findings(async (database) => {
        const rows = await database.rows();
        rows[template.tripwireSeq]!.body['directive'] = 'proceed';
        await database.rewrite(rows);
      });
      expect(found).toContain(`consequence_altered@${template.tripwireSeq}`);
    });

    test('a card filed in a closed decision, chained and with its state', async () => {
      const found = await findings(async (database) => {
        const rows = await database.rows();
        const { decision } = rows[5]!.leaf;
        const forged = structuredClone(rows[2]!);
        const time = rows.at(-1)!.leaf.time;
        await database.rewrite([
          ...rows,
          { ...forged, leaf: { ...forged.leaf, time, ...(decision && { decision }) } },
        ]);
      });
      expect(found).toContain(`entry_refused@${template.size}`);
    });
  });

  describe('an erasure for its age, asked for and ordered in the name of Docket, and carried out', () => {
    const [request, order] = [() => template.size, () => template.size + 1];
    const erasing = (seq: number) => async (database: TamperedDatabase) => {
      const rows = await database.rows();
      const { leaf } = rows[seq]!;
      const pointers = ['/goal'];
      const value = {
        seq,
        decision: leaf.decision?.id ?? '',
        type: leaf.type,
        time: leaf.time,
        commitment: leaf.body,
        pointers,
      };
      const at = new Date().toISOString();
      const { attestation: _, ...genesis } = rows[0]!.leaf;
      const forged = (type: RecordType, body: JsonObject): StoredRow => ({
        leaf: {
          ...genesis,
          time: at,
          type,
          schema: latestSchemaId(type),
          actor: 'docket',
          role: 'docket',
        },
        body,
        secret: new Uint8Array(32).fill(7),
      });
      const asked = {
        about: 'retention',
        reason: 'Older than the policy of this ledger keeps it.',
        legal_basis: 'Retention rules of the ledger’s policy, revision 1',
        by_age: { at, rules: [{ days: 183 }] },
        values: [value],
      };
      await database.rewrite([
        ...rows,
        forged('erasure.requested', asked),
        forged('erasure.executed', { request: request(), values: [value] }),
      ]);
      await database.erase(seq, pointers, order());
    };
    /** Whoever has no seed of the server cannot attest what is written in its name. */
    const notAttested = () => [
      `attestation_missing@${request()}`,
      `attestation_missing@${order()}`,
    ];

    test('of a decision that is closed', async () => {
      expect(await findings(erasing(2))).toEqual(notAttested());
    });

    test('of a decision that is open', async () => {
      const found = await findings(erasing(7));
      expect(found.toSorted()).toEqual([...notAttested(), `entry_refused@${order()}`]);
    });
  });
});
