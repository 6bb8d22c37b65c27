import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CheckpointService, databaseReader, Snapshot } from '@docket/store';
import { verify } from '@docket/verify';
import { card, opened } from '../support/records.js';
import { openTestStore, type TestStore } from '../support/store.js';

describe('a ledger that is written to while it is verified', () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore();
    await store.ledgers.createLedger({ id: 'claims', createdBy: 'prn_admin' });
  });
  afterAll(() => store.close());

  test('raises no alarm: everything is read as of one moment', async () => {
    const { ledgers, database } = store;
    const { decisionId = '' } = await ledgers.append('claims', opened());
    await ledgers.appendBatch(
      'claims',
      Array.from({ length: 400 }, () => card(decisionId)),
    );
    const checkpoint = await new CheckpointService(database, ledgers).issue('claims');
    const stop = new AbortController();
    const writer = (async () => {
      while (!stop.signal.aborted) await ledgers.append('claims', card(decisionId));
    })();
    let entries = 0;
    try {
      for (let round = 0; round < 5; round += 1) {
        const snapshot = await Snapshot.take(database);
        const reader = await databaseReader(database, 'claims', snapshot.id);
        const report = await verify(reader, { depth: 'full', trustedCheckpoint: checkpoint.note });
        await snapshot.release();
        expect(report.findings).toEqual([]);
        entries = report.entriesChecked;
      }
    } finally {
      stop.abort();
      await writer;
    }
    expect(entries).toBeGreaterThan(checkpoint.size);
  });
});
