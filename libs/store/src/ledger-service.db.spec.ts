import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CheckpointService } from './checkpoint-service.js';
import { checkInclusion, fromHex, openCheckpoint, proveInclusion } from '@docket/chain';
import { card, closed, intent, opened, AGENT } from '../../../test/support/records.js';
import { openTestStore } from '../../../test/support/store.js';
import type { TestStore } from '../../../test/support/store.js';
import { TileReader } from './tile-reader.js';

describe('LedgerService', () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore();
    await store.ledgers.createLedger({ id: 'claims', createdBy: 'prn_admin' });
  });
  afterAll(() => store.close());

  test('records a decision from opening to closing', async () => {
    const { ledgers } = store;
    const first = await ledgers.append('claims', opened());
    const decisionId = first.decisionId ?? '';
    expect(first).toMatchObject({ directive: 'proceed', reasons: [], replayed: false });
    expect(decisionId).toMatch(/^dec_[0-9a-z]{26}$/);
    const second = await ledgers.append('claims', card(decisionId));
    const third = await ledgers.append('claims', intent(decisionId, 'refund-1'));
    expect(third.sideEffectId).toMatch(/^sfx_/);
    await ledgers.append('claims', {
      ...AGENT,
      type: 'side_effect.executed',
      decisionId,
      body: { side_effect_id: third.sideEffectId ?? '' },
    });
    const last = await ledgers.append('claims', closed(decisionId));
    expect(second.entries[0]).toMatchObject({ seq: 2, type: 'job_card.filed', decisionSeq: 1 });
    expect(last.entries[0]).toMatchObject({ seq: 5, decisionSeq: 4 });
    await expect(ledgers.append('claims', card(decisionId))).rejects.toMatchObject({
      code: 'decision_closed',
    });
  });

  test('a checkpoint covers what was acknowledged, and proves it', async () => {
    const checkpoints = new CheckpointService(store.database, store.ledgers);
    const tiles = new TileReader(store.database, store.ledgers);
    const { entries } = await store.ledgers.append('claims', opened());
    const issued = await checkpoints.issue('claims');
    const { publicKey } = await store.ledgers.getLedger('claims');
    const checkpoint = openCheckpoint(issued.note, publicKey);
    const seq = entries[0]?.seq ?? -1;
    expect(checkpoint.size).toBe(seq + 1);
    const proof = await proveInclusion(
      await tiles.hashReader('claims', checkpoint.size),
      seq,
      checkpoint.size,
    );
    const hash = fromHex(entries[0]?.leafHash ?? '');
    expect(checkInclusion(proof, seq, checkpoint.size, hash, checkpoint.root)).toBe(true);
  });
});
