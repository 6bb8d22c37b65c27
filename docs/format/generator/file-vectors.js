/* oxlint-disable max-lines-per-function -- a table of cases */
import { dossiers } from './dossier-vectors.js';
import {
  checkpointOf,
  evidenceOf,
  exampleLedger,
  WHOLE,
  ORIGIN,
  recordedLedger,
} from './example-ledger.js';

/**
 * Files as a verifier is given them: each can be read, and then has the findings listed (none: it verifies),
 * or cannot, and then there is nothing to verify.
 */
export async function files(chain) {
  const ledger = exampleLedger(chain, WHOLE);
  const inPart = exampleLedger(chain).entries[1].disclosure;
  const evidence = await evidenceOf(chain, ledger, 'dec_refund44812');
  const header = {
    format: 'docket-ledger-file/v1',
    origin: ORIGIN,
    public_key: ledger.publicKey,
    checkpoint: checkpointOf(chain, ledger),
    size: ledger.entries.length,
  };
  const entries = ledger.entries.map(({ members, leaf, disclosure }) => ({
    seq: members.seq,
    leaf,
    disclosure,
  }));
  const lines = (first, rest) =>
    [first, ...rest].map((line) => `${JSON.stringify(line)}\n`).join('');
  const changedHeader = (change) => lines({ ...header, ...change }, entries);
  const changedEntry = (at, change) =>
    lines(
      header,
      entries.map((entry, i) => (i === at ? change(entry) : entry)),
    );
  const partOf = (shown, selection) =>
    lines(
      { ...header, selection },
      entries.map((entry, i) => {
        const { decision } = ledger.entries[i].members;
        return decision === undefined || shown.includes(decision.id)
          ? entry
          : { ...entry, disclosure: null };
      }),
    );
  const recorded = recordedLedger(chain);
  const recordedPart = (kept) =>
    lines(
      {
        ...header,
        checkpoint: checkpointOf(chain, recorded),
        size: recorded.entries.length,
        selection: { opened_to: '2000-01-01T00:00:00.000Z' },
      },
      recorded.entries.map(({ members: { seq, type, decision }, leaf, disclosure }) => {
        const isKept = decision !== undefined || type === kept;
        return { seq, leaf, disclosure: isKept ? null : disclosure };
      }),
    );
  const [refund, claim] = ['dec_refund44812', 'dec_claim7'];
  const bare = (change) =>
    JSON.stringify({ format: 'docket-evidence/v1', evidence: change(structuredClone(evidence)) });
  const same = (value) => value;
  const withDisclosure = (disclosure) =>
    bare((e) => {
      e.entries[1].disclosure = disclosure;
      return e;
    });
  const partial = (change) => {
    const { body, secret } = evidence.entries[1].disclosure;
    const hidden = [{ pointer: '', reason: 'an example' }];
    const disclosure = chain.withhold(body, chain.fromHex(secret), 'scalar', hidden);
    change(disclosure);
    return disclosure;
  };
  const other = chain.createSigner(ORIGIN, chain.sha256(ledger.seed));
  const otherKey = chain.formatVerifierKey(ORIGIN, other.publicKey);
  const good = {
    'evidence by itself': bare(same),
    'an exported ledger': lines(header, entries),
    'one decision of a ledger': partOf([claim], { decisions: [claim] }),
    'no decision of a ledger, and not who read it': recordedPart('access.recorded'),
    'no decision of a ledger: none was opened by then': partOf([], {
      opened_to: '2000-01-01T00:00:00.000Z',
    }),
  };
  const found = {
    'a disclosure that is null': [withDisclosure(null), ['content_missing']],
    'a value that is listed twice': [
      withDisclosure(partial(({ withheld }) => withheld.push(withheld[0]))),
      ['content_malformed'],
    ],
    'a first line with another size': [changedHeader({ size: 4 }), ['header_mismatch']],
    'a first line with another origin': [
      changedHeader({ origin: 'docket.example/other' }),
      ['header_mismatch'],
    ],
    'a first line with another key': [changedHeader({ public_key: otherKey }), ['key_mismatch']],
    'a first line whose checkpoint is signed by another key': [
      changedHeader({ checkpoint: checkpointOf(chain, ledger, 5, other) }),
      ['checkpoint_signature_invalid'],
    ],
    'a first line whose checkpoint is none': [
      changedHeader({ checkpoint: 'none' }),
      ['checkpoint_malformed'],
    ],
    'a first line and no entry': [lines(header, []), ['genesis_malformed', 'tail_missing']],
    'a decision that is chosen and not disclosed': [
      partOf([claim], { decisions: [refund, claim] }),
      ['content_missing'],
    ],
    'a decision that is disclosed and not chosen': [
      partOf([refund, claim], { decisions: [claim] }),
      ['header_mismatch'],
    ],
    'a decision that is chosen and not there': [
      partOf([claim], { decisions: [claim, 'dec_none'] }),
      ['decision_entries_missing'],
    ],
    'a change of the system that is not disclosed, which no part withholds': [
      recordedPart('system.changed'),
      ['content_missing'],
    ],
    'an entry 0 that is no leaf': [
      changedEntry(0, (entry) => ({ ...entry, leaf: 'none' })),
      ['genesis_malformed', 'leaf_malformed'],
    ],
    'an entry 0 without its content': [
      changedEntry(0, (entry) => ({ ...entry, disclosure: null })),
      ['genesis_malformed', 'content_missing'],
    ],
    'an entry that is no leaf; the next of its decision follows nothing': [
      bare((e) => {
        e.entries[1].leaf = 'none';
        return e;
      }),
      ['leaf_malformed', 'inclusion_mismatch', 'decision_entries_missing'],
    ],
  };
  const unreadable = {
    'evidence that does not say what it is': JSON.stringify(evidence),
    'a format that is not known': JSON.stringify({ format: 'docket-evidence/v2', evidence }),
    'the format only further down': JSON.stringify({
      evidence: { ...evidence, format: 'docket-evidence/v1' },
    }),
    'evidence with a member more': JSON.stringify({
      format: 'docket-evidence/v1',
      evidence,
      note: 1,
    }),
    'a member of the evidence more': bare((e) => ({ ...e, policies: [] })),
    'a member of the evidence less': bare(({ ledger_records: _less, ...e }) => e),
    'a member of an entry less: no disclosure, not even null': bare((e) => {
      delete e.entries[1].disclosure;
      return e;
    }),
    'a disclosure that is a text': withDisclosure('none'),
    'a disclosure without a secret': withDisclosure({ body: {} }),
    'a disclosure without a body': withDisclosure({ secret: '0'.repeat(64) }),
    'a disclosure with a member more': withDisclosure({
      ...evidence.entries[1].disclosure,
      note: 'trust me',
    }),
    'a disclosure in the words of a store': withDisclosure({ bodyBytes: 'e30=', secret: 'AA==' }),
    'an empty disclosure': withDisclosure({}),
    'a partial disclosure without the list of what was erased': withDisclosure(
      partial((disclosure) => delete disclosure.erased),
    ),
    'a withheld value without a reason': withDisclosure(
      partial(({ withheld }) => delete withheld[0].reason),
    ),
    'a line whose disclosure lacks its secret': changedEntry(2, (entry) => ({
      ...entry,
      disclosure: { body: entry.disclosure.body },
    })),
    'a genesis that is not at 0': bare((e) => ({ ...e, genesis: { ...e.genesis, seq: 1 } })),
    'a member of the first line more': changedHeader({ note: 'trust me' }),
    'a member of the first line less': lines(
      (({ checkpoint: _less, ...rest }) => rest)(header),
      entries,
    ),
    'a selection of nothing': changedHeader({ selection: {} }),
    'a selection of both kinds': changedHeader({
      selection: { decisions: ['dec_claim7'], opened_from: '2026-01-01T00:00:00.000Z' },
    }),
    'a size that is a text': changedHeader({ size: '5' }),
    'a member of a line more': changedEntry(2, (entry) => ({ ...entry, note: 'trust me' })),
    'a member of a line less': changedEntry(2, ({ disclosure: _less, ...entry }) => entry),
    'an empty line': lines(header, entries).replace('\n', '\n\n'),
    'a last line that is cut off': lines(header, entries).slice(0, -1),
    nothing: '',
  };
  return [
    {
      name: 'an exported ledger of which a value is withheld',
      findings: [],
      in_part: true,
      text: changedEntry(1, (entry) => ({ ...entry, disclosure: inPart })),
    },
    ...Object.entries(good).map(([name, text]) => ({ name, findings: [], text })),
    ...(await dossiers(chain)),
    ...Object.entries(found).map(([name, [text, findings]]) => ({ name, findings, text })),
    ...Object.entries(unreadable).map(([name, text]) => ({ name, findings: null, text })),
  ];
}
