import {
  append,
  checkpointOf,
  evidenceOf,
  exampleLedger,
  WHOLE,
  ORIGIN,
} from './example-ledger.js';

const DECISION = 'dec_refund44812';
const label = (chain, text) => chain.sha256(chain.utf8(`docket-ledger/v1 example ${text}`));
const keyOf = (chain, signer) => chain.formatVerifierKey(signer.name, signer.publicKey);

/** The key that the example's hands over to, and what it signs for that. */
function handedOver(chain, ledger, name = 'second signing key') {
  const next = chain.createSigner(ORIGIN, label(chain, name));
  const [before, after] = [ledger.publicKey, keyOf(chain, next)];
  const signature = chain.signHandover(before, after, ledger.signer);
  return { next, before, after, signature, acceptance: chain.signHandover(before, after, next) };
}

/** The key that replaces the example's, which was lost, and what it signs of that. */
function replacing(chain, ledger) {
  const next = chain.createSigner(ORIGIN, label(chain, 'replacing signing key'));
  const [before, after] = [ledger.publicKey, keyOf(chain, next)];
  const signature = chain.signReplacement(before, next);
  return { next, before, after, signature, acceptance: signature, replaced: true };
}

/** Signs as the key that was handed over to, or that replaces a lost one, from `from` entries on. */
function laterCheckpoint(chain, ledger, { next, after, signature, replaced }, from) {
  const size = ledger.entries.length;
  const root = chain.rootFromLeaves(ledger.entries.map(({ hash }) => hash));
  const extensions = [chain.formatHandoverLine({ from, key: after, signature, replaced })];
  return chain.signCheckpoint({ origin: ORIGIN, size, root, extensions }, next);
}

/** Notes of a ledger whose key was lost, and replaced. */
function replacedNotes(chain, ledger, handover) {
  const key = ledger.publicKey;
  const lost = replacing(chain, ledger);
  const replaced = laterCheckpoint(chain, ledger, lost, 4);
  const passing = { ...handover, replaced: true };
  return {
    'signed with a key that replaces a lost one': [replaced, key],
    'signed with a key that replaces a lost one, to whoever trusts that one': [
      replaced,
      lost.after,
    ],
    'signed with a key that replaces a lost one, as if that one had handed over': [
      laterCheckpoint(chain, ledger, { ...lost, replaced: undefined }, 4),
      key,
    ],
    'a hand-over as if the key before had been lost': [
      laterCheckpoint(chain, ledger, passing, 4),
      key,
    ],
  };
}

/** Notes of a ledger whose key was changed. */
export function laterNotes(chain, ledger) {
  const handover = handedOver(chain, ledger);
  const key = ledger.publicKey;
  const note = laterCheckpoint(chain, ledger, handover, 4);
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  const line = text.split('\n')[3];
  const by = (signer, lines) => chain.signNote(text.replace(line, lines), signer);
  const { next, after } = handover;
  const third = chain.createSigner(ORIGIN, label(chain, 'third signing key'));
  const onwards = chain.formatHandoverLine({
    from: 5,
    key: keyOf(chain, third),
    signature: chain.signHandover(after, keyOf(chain, third), next),
  });
  const back = chain.formatHandoverLine({ from: 5, key, signature: new Uint8Array(64).fill(3) });
  const cut = line.slice(0, line.lastIndexOf(' '));
  return {
    ...replacedNotes(chain, ledger, handover),
    'signed with a later key': [note, key],
    'signed with a later key, to whoever trusts that one': [note, after],
    'signed with the third key': [by(third, `${line}\n${onwards}`), key],
    'signed with the third key, to whoever trusts the second': [
      by(third, `${line}\n${onwards}`),
      after,
    ],
    'signed with a later key beside a line of somebody else': [by(next, `x 1\n${line}`), key],
    'signed with the key that handed over': [by(ledger.signer, line), key],
    'signed with a later key that nothing hands over to': [by(next, 'x 1'), key],
    'signed with the third key, without its hand-over': [by(third, line), key],
    'signed with the third key, without the first hand-over': [by(third, onwards), key],
    'a hand-over by somebody else': [
      by(
        next,
        chain.formatHandoverLine({
          from: 4,
          key: after,
          signature: chain.signHandover(keyOf(chain, third), after, third),
        }),
      ),
      key,
    ],
    'a first key that comes back, on the word of nobody': [
      by(ledger.signer, `${line}\n${back}`),
      key,
    ],
    'a hand-over that is not signed, before the key that is trusted': [
      by(third, `${line}\n${onwards.replace(/ \S+$/, ` ${line.split(' ')[3]}`)}`),
      keyOf(chain, third),
    ],
    'a hand-over from more entries on than there are': [by(next, line.replace(' 4 ', ' 6 ')), key],
    'a hand-over from no entry on': [by(next, line.replace(' 4 ', ' 0 ')), key],
    'hand-overs out of order': [by(third, `${onwards}\n${line}`), key],
    'a hand-over given twice': [by(next, `${line}\n${line.replace(' 4 ', ' 5 ')}`), key],
    'a hand-over without its signature': [by(next, cut), key],
    'a hand-over with a word more': [by(next, `${line} x`), key],
  };
}

/** The example, with a change of its key behind its first entries; `changed` changes what entry 3 says. */
function rotatedLedger(chain, changed = (body) => body, change = handedOver) {
  const [opened, , card, closed] = WHOLE;
  const ledger = exampleLedger(chain, [opened]);
  const handover = change(chain, ledger);
  const { before, after, signature, acceptance } = handover;
  const secret = (seq) => label(chain, `secret ${seq}`);
  const add = (draft) => append(chain, ledger, { ...draft, secret: secret(ledger.entries.length) });
  add({
    type: 'key.proposed',
    actor: 'prn_51c0ffee',
    role: 'administrator',
    time: '2026-11-22T18:50:01.000Z',
    body: { occasion: handover.replaced ? 'lost' : 'routine', public_key: after },
  });
  add({
    type: handover.replaced ? 'key.replaced' : 'key.rotated',
    actor: 'prn_a0d17000',
    role: 'officer',
    time: '2026-11-22T18:50:02.000Z',
    body: changed({
      acceptance: chain.toBase64Url(acceptance),
      ...(handover.replaced
        ? { reason: 'The disk is gone.', signed_size: 0 }
        : { handover: chain.toBase64Url(signature) }),
      previous_key: before,
      proposal: 2,
      public_key: after,
    }),
  });
  add(card);
  add(closed);
  return { ledger, handover };
}

/** Signed with a key of one's own, which is said to replace the first one from behind entry 1 on. */
function forged(chain, ledger, { size, root }) {
  const own = chain.createSigner(ORIGIN, label(chain, 'somebody'));
  const line = chain.formatHandoverLine({
    from: 2,
    key: chain.formatVerifierKey(ORIGIN, own.publicKey),
    signature: chain.signReplacement(ledger.publicKey, own),
    replaced: true,
  });
  return {
    checkpoint: chain.signCheckpoint({ origin: ORIGIN, size, root, extensions: [line] }, own),
  };
}

export const linesOf = (ledger, checkpoint) => ({
  checkpoint,
  entries: ledger.entries.map(({ members, leaf, disclosure }) => ({
    seq: members.seq,
    leaf,
    disclosure,
  })),
});

/** Whole ledgers whose key was lost and replaced at entry 3, or said to be. */
function replacedLedgers(chain, { ledger, handover }) {
  const lost = rotatedLedger(chain, undefined, replacing);
  const unaccepted = rotatedLedger(
    chain,
    (body) => ({ ...body, acceptance: chain.toBase64Url(handover.acceptance) }),
    replacing,
  );
  const behind = (made) =>
    linesOf(made.ledger, laterCheckpoint(chain, made.ledger, made.handover, 4));
  return [
    { name: 'a lost key that was replaced', findings: [], ledger: behind(lost) },
    {
      name: 'a lost key that was replaced, and a checkpoint kept from before',
      findings: ['key_replaced'],
      trusted_checkpoint: checkpointOf(chain, lost.ledger, 3),
      ledger: behind(lost),
    },
    {
      name: 'a key that replaces a lost one without being there',
      findings: ['key_handover_invalid'],
      ledger: behind(unaccepted),
    },
    {
      name: 'a checkpoint that says a key was lost which handed over',
      findings: ['key_out_of_range'],
      ledger: linesOf(
        ledger,
        laterCheckpoint(
          chain,
          ledger,
          {
            ...handover,
            signature: chain.signReplacement(handover.before, handover.next),
            replaced: true,
          },
          4,
        ),
      ),
    },
  ];
}

/** Whole ledgers whose key was changed at entry 3. */
export function rotatedLedgers(chain) {
  const { ledger, handover } = rotatedLedger(chain);
  const unsigned = rotatedLedger(chain, (body) => ({ ...body, handover: body.acceptance }));
  const foreign = rotatedLedger(chain, (body) => ({ ...body, previous_key: body.public_key }));
  const behind = (made, from = 4) =>
    linesOf(made.ledger, laterCheckpoint(chain, made.ledger, made.handover, from));
  const stranger = handedOver(chain, ledger, 'key of somebody else');
  return [
    ...replacedLedgers(chain, { ledger, handover }),
    { name: 'a key that was changed', findings: [], ledger: behind({ ledger, handover }) },
    {
      name: 'a key that was changed, and a checkpoint kept from before',
      findings: [],
      trusted_checkpoint: checkpointOf(chain, ledger, 3),
      ledger: behind({ ledger, handover }),
    },
    {
      name: 'signed with the key before, as if it had not handed over',
      findings: ['key_out_of_range'],
      ledger: linesOf(ledger, checkpointOf(chain, ledger)),
    },
    {
      name: 'signed with the new key from another entry on',
      findings: ['key_out_of_range'],
      ledger: behind({ ledger, handover }, 3),
    },
    {
      name: 'signed with another new key than the entry has',
      findings: ['key_out_of_range'],
      ledger: linesOf(ledger, laterCheckpoint(chain, ledger, stranger, 4)),
    },
    {
      name: 'a new key that the key before did not hand over to',
      findings: ['key_handover_invalid'],
      ledger: behind(unsigned),
    },
    {
      name: 'a new key handed over to by another one than was in force',
      findings: ['key_handover_invalid'],
      ledger: behind(foreign),
    },
    {
      name: 'a checkpoint with a hand-over that the key before did not sign',
      findings: ['key_handover_invalid'],
      ledger: linesOf(
        ledger,
        laterCheckpoint(chain, ledger, { ...handover, signature: handover.acceptance }, 4),
      ),
    },
  ];
}

/** The same of one decision. */
export async function rotatedEvidence(chain) {
  const { ledger, handover } = rotatedLedger(chain);
  const good = {
    ...(await evidenceOf(chain, ledger, DECISION)),
    checkpoint: laterCheckpoint(chain, ledger, handover, 4),
  };
  const old = checkpointOf(chain, ledger);
  const kept = laterCheckpoint(chain, ledger, handover, 4);
  const [line] = chain.openCheckpoint(kept, ledger.publicKey).extensions;
  const back = chain.formatHandoverLine({
    from: 5,
    key: ledger.publicKey,
    signature: new Uint8Array(64).fill(3),
  });
  const { size, root } = chain.openCheckpoint(old, ledger.publicKey);
  const again = { origin: ORIGIN, size, root, extensions: [line, back] };
  return [
    {
      name: 'the key before comes back, on the word of nobody',
      findings: ['key_handover_invalid'],
      evidence: { ...good, checkpoint: chain.signCheckpoint(again, ledger.signer) },
    },
    {
      name: 'signed with the key before, as a checkpoint that was kept shows',
      findings: ['key_out_of_range'],
      trusted_checkpoint: kept,
      evidence: { ...good, ledger_records: [], checkpoint: old },
    },
    { name: 'a key that was changed', findings: [], evidence: good },
    {
      name: 'a key that is said to replace a lost one, by an entry that is here and says nothing of it',
      findings: ['key_out_of_range'],
      evidence: { ...good, ...forged(chain, ledger, { size, root }) },
    },
    {
      name: 'a key that was changed, by the checkpoint alone',
      findings: [],
      in_part: true,
      evidence: { ...good, ledger_records: [] },
    },
    {
      name: 'signed with the key before, as if it had not handed over',
      findings: ['key_out_of_range'],
      evidence: { ...good, checkpoint: old },
    },
  ];
}
