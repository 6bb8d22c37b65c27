/* oxlint-disable max-lines-per-function -- tables of cases, one after another */
import {
  append,
  checkpointOf,
  evidenceOf,
  exampleLedger,
  ORIGIN,
  recordedLedger,
} from './example-ledger.js';

const DECISION = 'dec_refund44812';

/**
 * Evidence files that a verifier must not accept. `findings` are the codes that docs/format gives the
 * damage; a verifier may report more, as one damage may show in several places.
 */
export async function tamperedEvidence(chain) {
  const ledger = exampleLedger(chain);
  const good = await evidenceOf(chain, ledger, DECISION);
  const edited = (edit) => {
    const evidence = structuredClone(good);
    edit(evidence);
    return evidence;
  };
  const other = chain.createSigner(ORIGIN, chain.sha256(ledger.seed));
  const otherKey = chain.formatVerifierKey(other.name, other.publicKey);
  const foreign = (await evidenceOf(chain, ledger, 'dec_claim7')).entries[0];
  const withRecords = await evidenceOf(chain, recordedLedger(chain), DECISION);
  const recorded = (edit) => {
    const evidence = structuredClone(withRecords);
    edit(evidence);
    return evidence;
  };
  const nibble = (hex) => (hex.startsWith('0') ? '1' : '0') + hex.slice(1);
  return [
    { name: 'untouched', findings: [], evidence: good },
    {
      name: 'a value of a body changed',
      findings: ['content_mismatch'],
      evidence: edited((e) => {
        e.entries[1].disclosure.body.confidence = 0.49;
      }),
    },
    {
      name: 'a disclosed value changed beside a withheld one',
      findings: ['content_mismatch'],
      evidence: edited((e) => {
        e.entries[0].disclosure.disclosed.at(-1).value = 'high';
      }),
    },
    {
      name: 'a withheld value no longer declared',
      findings: ['content_missing'],
      evidence: edited((e) => {
        e.entries[0].disclosure.withheld = [];
      }),
    },
    {
      name: 'a body taken out',
      findings: ['content_missing'],
      evidence: edited((e) => {
        e.entries[2].disclosure = null;
      }),
    },
    {
      name: 'a value said to be erased by an entry that is no erasure',
      findings: ['content_erasure_unrecorded'],
      evidence: edited((e) => {
        e.entries[0].disclosure.withheld = [];
        e.entries[0].disclosure.erased = [{ pointer: '/request', erased_by: 4 }];
      }),
    },
    {
      name: 'a leaf changed',
      findings: ['inclusion_mismatch', 'decision_prev_mismatch'],
      evidence: edited((e) => {
        e.entries[1].leaf = e.entries[1].leaf.replace('02.007Z', '02.008Z');
      }),
    },
    {
      name: 'a leaf that is not canonical',
      findings: ['leaf_malformed'],
      evidence: edited((e) => {
        e.entries[1].leaf = e.entries[1].leaf.replace(',', ', ');
      }),
    },
    {
      name: 'an entry left out of the middle',
      findings: ['decision_entries_missing'],
      evidence: edited((e) => {
        e.entries.splice(1, 1);
      }),
    },
    {
      name: 'the first entry left out',
      findings: ['decision_entries_missing'],
      evidence: edited((e) => {
        e.entries.shift();
      }),
    },
    {
      name: 'all entries left out',
      findings: ['decision_entries_missing'],
      evidence: edited((e) => {
        e.entries = [];
      }),
    },
    {
      name: 'two entries exchanged',
      findings: ['seq_mismatch'],
      evidence: edited((e) => {
        [e.entries[0], e.entries[1]] = [e.entries[1], e.entries[0]];
      }),
    },
    {
      name: 'an entry given for another position',
      findings: ['seq_mismatch', 'inclusion_mismatch'],
      evidence: edited((e) => {
        e.entries[0].seq = 2;
      }),
    },
    {
      name: 'an entry of another decision put in',
      findings: ['decision_foreign_entry'],
      evidence: edited((e) => {
        e.entries.splice(1, 0, foreign);
      }),
    },
    {
      name: 'a hash of a proof changed',
      findings: ['inclusion_mismatch'],
      evidence: edited((e) => {
        e.entries[1].inclusion_proof[0] = nibble(e.entries[1].inclusion_proof[0]);
      }),
    },
    {
      name: 'a proof taken out',
      findings: ['inclusion_mismatch'],
      evidence: edited((e) => {
        e.entries[1].inclusion_proof = [];
      }),
    },
    {
      name: 'a checkpoint of another size',
      findings: ['inclusion_mismatch'],
      evidence: edited((e) => {
        e.checkpoint = checkpointOf(chain, ledger, 4);
      }),
    },
    {
      name: 'the size in the checkpoint changed',
      findings: ['checkpoint_signature_invalid'],
      evidence: edited((e) => {
        e.checkpoint = e.checkpoint.replace('\n5\n', '\n6\n');
      }),
    },
    {
      name: 'signed by somebody else',
      findings: ['checkpoint_signature_invalid'],
      evidence: edited((e) => {
        e.checkpoint = checkpointOf(chain, ledger, 5, other);
      }),
    },
    {
      name: 'signed by somebody else, whose key is put in',
      findings: ['key_mismatch'],
      evidence: edited((e) => {
        e.checkpoint = checkpointOf(chain, ledger, 5, other);
        e.public_key = otherKey;
      }),
    },
    {
      name: 'an entry of another ledger, by its own word',
      findings: ['leaf_foreign_origin', 'inclusion_mismatch'],
      evidence: edited((e) => {
        e.entries[1].leaf = e.entries[1].leaf.replace(ORIGIN, 'docket.example/other');
      }),
    },
    {
      name: 'a position in the decision given twice',
      findings: ['decision_seq_mismatch', 'inclusion_mismatch'],
      evidence: edited((e) => {
        e.entries[2].leaf = e.entries[2].leaf.replace(/("prev":"[0-9a-f]{64}","seq":)2}/, '$11}');
      }),
    },
    {
      name: 'a checkpoint of another ledger under the same key',
      findings: ['checkpoint_foreign_origin'],
      evidence: edited((e) => {
        const [, size, root] = e.checkpoint.split('\n');
        const text = `docket.example/other\n${size}\n${root}\n`;
        e.checkpoint = chain.signNote(text, ledger.signer);
      }),
    },
    {
      name: 'the entry 0 of no ledger',
      findings: ['genesis_malformed'],
      evidence: edited((e) => {
        e.genesis = { ...e.entries[0], seq: 0 };
      }),
    },
    { name: 'with records of the ledger', findings: [], evidence: withRecords },
    {
      name: 'a record of the ledger changed',
      findings: ['content_mismatch'],
      evidence: recorded((e) => {
        e.ledger_records[0].disclosure.body.component = 'model';
      }),
    },
    {
      name: 'records of the ledger out of order',
      findings: ['seq_mismatch'],
      evidence: recorded((e) => {
        e.ledger_records.reverse();
      }),
    },
    {
      name: 'a record of the ledger given twice',
      findings: ['seq_mismatch'],
      evidence: recorded((e) => {
        e.ledger_records.splice(1, 0, e.ledger_records[0]);
      }),
    },
    {
      name: 'a record of the ledger among the entries of the decision',
      findings: ['decision_foreign_entry'],
      evidence: recorded((e) => {
        e.entries.splice(1, 0, ...e.ledger_records.splice(0, 1));
      }),
    },
    {
      name: 'an entry of the decision among the records of the ledger',
      findings: ['decision_foreign_entry', 'decision_entries_missing'],
      evidence: recorded((e) => {
        e.ledger_records.splice(1, 0, ...e.entries.splice(1, 1));
      }),
    },
    {
      name: 'an entry of another decision among the records of the ledger',
      findings: ['decision_foreign_entry'],
      evidence: edited((e) => {
        e.ledger_records.push(foreign);
      }),
    },
    {
      name: 'an entry given as an entry and as a record',
      findings: ['seq_mismatch'],
      evidence: recorded((e) => {
        e.entries.splice(1, 0, e.ledger_records[0]);
      }),
    },
    {
      name: 'a closing count that is wrong',
      findings: ['entry_refused'],
      evidence: await miscounted(chain),
    },
  ];
}

/** A ledger whose server closed a decision with the wrong count: all hashes and signatures are right. */
async function miscounted(chain) {
  const ledger = exampleLedger(chain);
  const all = ledger.entries.splice(0);
  ledger.range = chain.CompactRange.empty();
  ledger.nodes.clear();
  for (const { members, body, secret } of all) {
    const { type, actor, time, decision } = members;
    const given = type === 'decision.closed' ? { ...body, entry_count: 4 } : body;
    append(chain, ledger, { type, actor, time, decisionId: decision?.id, body: given, secret });
  }
  return evidenceOf(chain, ledger, DECISION);
}

/** Whole ledgers that a verifier must not accept; `entries` are as they would be read one after another. */
export function tamperedLedgers(chain, good) {
  const ledger = exampleLedger(chain);
  const edited = (edit) => {
    const copy = structuredClone(good);
    edit(copy);
    return copy;
  };
  return [
    { name: 'untouched', findings: [], ledger: good },
    {
      name: 'without a checkpoint',
      findings: ['checkpoint_missing'],
      ledger: edited((l) => {
        delete l.checkpoint;
      }),
    },
    {
      name: 'a body changed',
      findings: ['content_mismatch'],
      ledger: edited((l) => {
        l.entries[3].disclosure.body.needs_human = true;
      }),
    },
    {
      name: 'a leaf changed',
      findings: ['prev_mismatch', 'root_mismatch'],
      ledger: edited((l) => {
        l.entries[2].leaf = l.entries[2].leaf.replace('prn_0b44d1e8', 'prn_0b44d1e9');
      }),
    },
    {
      name: 'an entry deleted',
      findings: ['entries_missing'],
      ledger: edited((l) => {
        l.entries.splice(2, 1);
      }),
    },
    {
      name: 'an entry inserted',
      findings: ['seq_mismatch'],
      ledger: edited((l) => {
        l.entries.splice(2, 0, l.entries[2]);
      }),
    },
    {
      name: 'two entries exchanged',
      findings: ['seq_mismatch', 'prev_mismatch', 'root_mismatch'],
      ledger: edited((l) => {
        [l.entries[2].leaf, l.entries[3].leaf] = [l.entries[3].leaf, l.entries[2].leaf];
      }),
    },
    {
      name: 'the tail cut off',
      findings: ['tail_missing'],
      ledger: edited((l) => {
        l.entries.pop();
      }),
    },
    {
      name: 'the tail cut off together with its checkpoint: only a kept checkpoint shows it',
      findings: ['tail_missing'],
      trusted_checkpoint: good.checkpoint,
      ledger: edited((l) => {
        l.entries.pop();
        l.checkpoint = checkpointOf(chain, ledger, 4);
      }),
    },
    {
      name: 'rewritten by whoever holds the key: only a kept checkpoint shows it',
      findings: ['trusted_root_mismatch'],
      trusted_checkpoint: good.checkpoint,
      ledger: rewritten(chain),
    },
    {
      name: 'rewritten without the key',
      findings: ['checkpoint_signature_invalid'],
      ledger: {
        ...rewritten(chain),
        checkpoint: checkpointOf(
          chain,
          ledger,
          5,
          chain.createSigner(ORIGIN, chain.sha256(ledger.seed)),
        ),
      },
    },
    {
      name: 'a clock that ran backwards',
      findings: ['time_decreased'],
      ledger: rewritten(chain, (members) =>
        members.seq === 2 ? { time: '2026-11-22T18:49:59.999Z' } : {},
      ),
    },
  ];
}

function rewritten(
  chain,
  change = (members) => (members.seq === 1 ? { actor: 'prn_somebody' } : {}),
) {
  const ledger = exampleLedger(chain);
  const all = ledger.entries.splice(0);
  ledger.range = chain.CompactRange.empty();
  ledger.nodes.clear();
  for (const { members, body, secret } of all) {
    const { type, actor, time, decision } = members;
    append(chain, ledger, {
      type,
      actor,
      time,
      decisionId: decision?.id,
      body,
      secret,
      ...change(members),
    });
  }
  return {
    checkpoint: checkpointOf(chain, ledger),
    entries: ledger.entries.map(({ members, leaf, disclosure }) => ({
      seq: members.seq,
      leaf,
      disclosure,
    })),
  };
}
