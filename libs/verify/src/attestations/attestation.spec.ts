import { expect, test } from '@jest/globals';
import { createSigner, signNote } from '@docket/chain';
import { refundLedger } from '../fixtures/decisions.js';
import { verify } from '../index.js';

test("the ledger's own signature is verified; a line by an unknown key is counted, and not as passed", async () => {
  const { ledger } = refundLedger();
  const note = ledger.checkpoint();
  const own = { kind: 'ledger_signature', state: 'verified', name: ledger.origin };
  const plain = await verify(ledger.reader(), { depth: 'chain' });
  expect(plain.attestations).toEqual([own]);
  expect(plain.limits.join(' ')).not.toContain('signature line');

  const text = note.slice(0, note.indexOf('\n\n') + 1);
  const witness = createSigner('witness.example/w1', new Uint8Array(32).fill(9));
  const line = signNote(text, witness).slice(text.length + 1);
  ledger.notes.splice(0, ledger.notes.length, `${note}${line}`);
  const witnessed = await verify(ledger.reader(), { depth: 'chain' });
  expect(witnessed.findings).toEqual([]);
  expect(witnessed.attestations).toEqual([
    own,
    {
      kind: 'unknown_signature',
      state: 'not_checked',
      name: 'witness.example/w1',
      keyId: expect.stringMatching(/^[0-9a-f]{8}$/),
    },
  ]);
  expect(witnessed.limits.join(' ')).toContain(
    '1 signature line of the checkpoint by keys not known here was not checked',
  );
});

test('a ledger without a checkpoint has none', async () => {
  const { ledger } = refundLedger();
  ledger.notes.length = 0;
  expect((await verify(ledger.reader(), { depth: 'chain' })).attestations).toEqual([]);
});
