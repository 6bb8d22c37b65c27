/* oxlint-disable max-lines-per-function -- tables of cases, one after another */
import { FOUNDER, registered, REVIEW } from './authors-vectors.js';
import { checkpointOf, exampleLedger, LATER, WHOLE } from './example-ledger.js';
import { linesOf } from './key-vectors.js';
import { keyOf } from './registrar-vectors.js';

const [opened, , card, closed] = LATER;
const AGENT = registered(opened.actor, 'agent');
const REVIEWER = registered('prn_4c0b57aa', 'reviewer');
const INVALID = ['attestation_invalid'];

/**
 * Attestations of leaves behind one another (section 7.6), by itself: nothing of it is the library's but SHA-256, RFC 9162
 * and the signature.
 *
 * @param wrong what of it is not as it should be: `keepsPrev` of an index, `size` and `first` that are signed.
 */
export function attested(chain, key, leaves, wrong = {}) {
  const { keepsPrev = (i) => i === 0, keepsLinks = false } = wrong;
  const { first = leaves[0].seq, size = leaves.length } = wrong;
  const linked = leaves.map(
    ({ decision }, i) =>
      decision !== undefined &&
      !keepsLinks &&
      leaves.slice(0, i).some((leaf) => leaf.decision?.id === decision.id),
  );
  const hashes = leaves.map(({ attestation: _itself, ...leaf }, i) => {
    const { prev, decision, ...rest } = leaf;
    const { prev: _before, ...place } = decision ?? {};
    const link = decision && { decision: linked[i] ? place : decision };
    const said = { ...rest, ...link, ...(keepsPrev(i) && { prev }) };
    return chain.leafHash(chain.canonicalBytes(said));
  });
  const head = `docket-attestation/v2\n${leaves[0].origin}\n${first}\n${size}\n`;
  const message = chain.concatBytes([chain.utf8(head), rootOf(chain, hashes)]);
  const signature = chain.toBase64Url(key.signer.sign(message));
  if (leaves.length === 1) return [signature];
  return leaves.map((_leaf, i) => {
    const path = chain.toBase64Url(chain.concatBytes(pathOf(chain, hashes, i)));
    return `${signature}.${i}${linked[i] ? 'd' : ''}.${leaves.length}.${path}`;
  });
}

const splitOf = (size) => 2 ** (Math.ceil(Math.log2(size)) - 1);

/** MTH and PATH of RFC 9162, sections 2.1.1 and 2.1.3.1, as they are written there. */
function rootOf(chain, hashes) {
  if (hashes.length === 1) return hashes[0];
  const split = splitOf(hashes.length);
  return chain.nodeHash(rootOf(chain, hashes.slice(0, split)), rootOf(chain, hashes.slice(split)));
}

function pathOf(chain, hashes, index) {
  if (hashes.length === 1) return [];
  const split = splitOf(hashes.length);
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)];
  return index < split
    ? [...pathOf(chain, left, index), rootOf(chain, right)]
    : [...pathOf(chain, right, index - split), rootOf(chain, left)];
}

/** Decisions of a ledger that attests everyone, several entries by one signature. */
export async function ofBatches(chain, evidence) {
  const server = keyOf(chain, 'server');
  const everyone = { server_key: { ...server.publicKey, attests: 'everyone' } };
  const by = (key, wrong) => (leaves) => attested(chain, key, leaves, wrong);
  const all = [FOUNDER, AGENT, REVIEWER, opened, card, closed, REVIEW];
  /** Batches of these sizes; `last`: what becomes of the attestation of the last entry. */
  const cut = (sizes, { last, batch = by(server) } = {}) => {
    const made = sizes.map(() => (leaves) => batch(leaves));
    const of = sizes.flatMap((size, i) => Array.from({ length: size }, () => made[i]));
    const entries = all.map((entry, i) => ({ ...entry, batch: of[i] }));
    return last === undefined
      ? entries
      : [...entries.slice(0, -1), { ...entries.at(-1), attest: last }];
  };
  const parts = ({ attestation }) => attestation.split('.');
  const spelled = (signature, ...more) => [signature, ...more].join('.');
  const changed = (change) => (members) => {
    const [signature, place, size, path] = parts(members);
    const to = { signature, place, size, path, ...change({ signature, place, size, path }) };
    return spelled(to.signature, to.place, to.size, to.path);
  };
  const reproved = (change) =>
    changed(({ path }) => ({ path: chain.toBase64Url(change(chain.fromBase64Url(path))) }));
  const cases = [
    ['batches of 1, 2, 1 and 3', [], cut([1, 2, 1, 3])],
    ['a batch of 7', [], cut([7])],
    [
      '… of which the last says that it is another',
      INVALID,
      cut([7], { last: changed(() => ({ place: '5d' })) }),
    ],
    [
      '… of which the last says that it is of 8',
      INVALID,
      cut([7], { last: changed(() => ({ size: '8' })) }),
    ],
    ['… signed as one of 8', INVALID, cut([7], { batch: by(server, { size: 8 }) })],
    [
      '… signed as one that begins at entry 2',
      INVALID,
      cut([7], { batch: by(server, { first: 2 }) }),
    ],
    [
      '… of which the last has a proof that is cut',
      INVALID,
      cut([7], { last: reproved((bytes) => bytes.slice(32)) }),
    ],
    [
      '… and one that is longer',
      INVALID,
      cut([7], { last: reproved((bytes) => chain.concatBytes([bytes, new Uint8Array(32)])) }),
    ],
    [
      '… and that of the entry before it',
      INVALID,
      cut([7], { last: (_members, made) => made.at(-2) }),
    ],
    ['… and the signature alone', INVALID, cut([7], { last: (members) => parts(members)[0] })],
    [
      '… and does not say that it follows an entry of the batch in its decision',
      INVALID,
      cut([7], { last: changed(() => ({ place: '6' })) }),
    ],
    [
      '… signed with what each of its entries follows in its decision',
      INVALID,
      cut([7], { batch: by(server, { keepsLinks: true }) }),
    ],
    ['… by another key', INVALID, cut([7], { batch: by(keyOf(chain, 'somebody')) })],
    [
      '… signed without what it follows',
      INVALID,
      cut([7], { batch: by(server, { keepsPrev: () => false }) }),
    ],
    [
      '… signed with what the second entry follows',
      INVALID,
      cut([7], { batch: by(server, { keepsPrev: (i) => i < 2 }) }),
    ],
  ];
  const elsewhere = exampleLedger(chain, cut([3, 4]), { authors: 'registered', ...everyone });
  const moved = elsewhere.entries.at(-1).members.attestation;
  const found = cases.map(([name, findings, later]) => ({
    name,
    findings,
    later,
    genesis: everyone,
  }));
  found.push(
    {
      name: 'an attestation of its entry in a batch of 4 of another time, behind a batch of 6',
      findings: INVALID,
      later: cut([6, 1], { last: () => moved }),
      genesis: everyone,
    },
    {
      name: 'batches where entry 0 does not say that everyone is attested',
      findings: INVALID,
      later: cut([3, 4]),
      genesis: { server_key: server.publicKey },
    },
    {
      name: 'batches behind an entry 0 that is attested too',
      findings: INVALID,
      later: cut([3, 4]),
      genesis: { ...everyone, attest: (leaf) => attested(chain, server, [leaf])[0] },
    },
  );
  return Promise.all(
    found.map(async ({ name, findings, later, genesis }) => ({
      name,
      findings,
      evidence: await evidence(later, genesis),
    })),
  );
}

/** Whole ledgers of batches: as they were written, and put together of what the server attested at two times. */
export function batchLedgers(chain) {
  const server = keyOf(chain, 'server');
  const everyone = { server_key: { ...server.publicKey, attests: 'everyone' } };
  const batch = () => (leaves) => attested(chain, server, leaves);
  const made = (one, other) => {
    const entries = WHOLE.map((entry, i) => ({ ...entry, batch: i < 2 ? one : other }));
    return exampleLedger(chain, entries, everyone);
  };
  const ledger = made(batch(), batch());
  const linesOfAll = (of) => linesOf(of, checkpointOf(chain, of));
  const whole = batch();
  const together = made(whole, whole);
  const mixedOf = (of) =>
    WHOLE.map((entry, i) => ({
      ...entry,
      attest: () => of(i).entries[i + 1].members.attestation,
    }));
  const mixed = mixedOf((i) => (i === 0 ? ledger : together));
  const [bare] = WHOLE;
  return [
    { name: 'attested in batches of 2 and 2', findings: [], ledger: linesOfAll(ledger) },
    { name: 'attested in a batch of 4', findings: [], ledger: linesOfAll(together) },
    {
      name: 'of a batch of 2 and one of 4 that were attested for the same positions',
      findings: INVALID,
      ledger: linesOfAll(exampleLedger(chain, mixed, everyone)),
    },
    {
      name: 'attested in a batch of 4 and cut behind two of them, under a checkpoint over what is left',
      findings: ['tail_missing'],
      ledger: linesOfAll(exampleLedger(chain, mixedOf(() => together).slice(0, 2), everyone)),
    },
    {
      name: 'of which the second of a batch stands behind an entry that is in none',
      findings: ['attestation_missing', ...INVALID],
      ledger: linesOfAll(exampleLedger(chain, [bare, ...mixedOf(() => ledger).slice(1)], everyone)),
    },
  ];
}
