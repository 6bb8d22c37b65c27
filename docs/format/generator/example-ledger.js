/**
 * The small ledger that docs/format shows and that several vector files are made of. Everything in it
 * is fixed: keys and secrets are SHA-256 of a label, so that anyone can make them again. They are
 * public, and therefore worthless for anything else.
 */
export const ORIGIN = 'docket.example/claims';
const PERSONAL = 'personal data of the customer';

/** @param genesis further members of the body of entry 0; `attest` makes an attestation of it. */
export function exampleLedger(chain, later = LATER, genesis = {}) {
  const label = (text) => chain.sha256(chain.utf8(`docket-ledger/v1 example ${text}`));
  const signer = chain.createSigner(ORIGIN, label('signing key'));
  const publicKey = chain.formatVerifierKey(signer.name, signer.publicKey);
  const ledger = {
    signer,
    publicKey,
    seed: label('signing key'),
    entries: [],
    range: chain.CompactRange.empty(),
    nodes: new Map(),
  };
  const made = drafts(publicKey, later, genesis).map((draft, seq) => ({
    ...draft,
    secret: label(`secret ${seq}`),
  }));
  for (const draft of made) {
    const batch = made.filter((one) => draft.batch !== undefined && one.batch === draft.batch);
    if (batch.length === 0) append(chain, ledger, draft);
    else if (batch[0] === draft) appendBatch(chain, ledger, batch);
  }
  return ledger;
}

/** The checkpoint note of the ledger's first `size` entries. */
export function checkpointOf(chain, ledger, size = ledger.entries.length, signer = ledger.signer) {
  const root = chain.rootFromLeaves(ledger.entries.slice(0, size).map(({ hash }) => hash));
  return chain.signCheckpoint({ origin: signer.name, size, root, extensions: [] }, signer);
}

/** The evidence section of a dossier about one decision. */
export async function evidenceOf(chain, ledger, decisionId) {
  const size = ledger.entries.length;
  const reader = {
    readHashes: async (coordinates) =>
      coordinates.map(({ level, index }) => ledger.nodes.get(`${level}/${index}`)),
  };
  const evidence = async ({ leaf, disclosure, members }) => ({
    seq: members.seq,
    leaf,
    disclosure,
    inclusion_proof: (await chain.proveInclusion(reader, members.seq, size)).map(chain.toHex),
  });
  const own = ledger.entries.filter(({ members }) => members.decision?.id === decisionId);
  const records = ledger.entries.slice(1).filter(({ members }) => members.decision === undefined);
  return {
    public_key: ledger.publicKey,
    checkpoint: checkpointOf(chain, ledger),
    genesis: await evidence(ledger.entries[0]),
    entries: await Promise.all(own.map(evidence)),
    ledger_records: await Promise.all(records.map(evidence)),
  };
}

/** Adds an entry to the ledger; `draft.withheld` names what its disclosure leaves out, `draft.attest` makes its attestation. */
export function append(chain, ledger, draft) {
  const members = membersOf(chain, ledger, draft);
  if (draft.attest !== undefined) members.attestation = draft.attest(members);
  add(chain, ledger, draft, members);
}

/** Adds entries that are attested together, by what `batch` makes of their leaves; `draft.attest` changes what it made of one. */
function appendBatch(chain, ledger, drafts) {
  const first = ledger.entries.length;
  const leaves = [];
  for (const [i, draft] of drafts.entries()) {
    const before = leaves.filter(({ decision }) => decision && decision.id === draft.decisionId);
    leaves.push(membersOf(chain, ledger, draft, { seq: first + i, before: before.length }));
  }
  const attestations = drafts[0].batch(leaves);
  for (const [i, draft] of drafts.entries()) {
    const members = { ...membersOf(chain, ledger, draft), attestation: attestations[i] };
    if (draft.attest !== undefined) members.attestation = draft.attest(members, attestations);
    add(chain, ledger, draft, members);
  }
}

/** `ahead`: where it comes to stand, and how many entries of its decision come before it that are not there yet. */
function membersOf(chain, ledger, draft, ahead = { seq: ledger.entries.length, before: 0 }) {
  const { type, actor, decisionId, time, body, secret } = draft;
  const before = ledger.entries.at(-1);
  const own = ledger.entries.filter(
    ({ members }) => decisionId !== undefined && members.decision?.id === decisionId,
  );
  return {
    v: chain.FORMAT,
    origin: ORIGIN,
    seq: ahead.seq,
    prev: before === undefined ? chain.ZERO_HASH_HEX : chain.toHex(before.hash),
    time,
    type,
    ...authorOf(actor, draft.role),
    ...(decisionId === undefined
      ? {}
      : {
          decision: {
            id: decisionId,
            seq: own.length + ahead.before,
            prev: own.length === 0 ? chain.ZERO_HASH_HEX : chain.toHex(own.at(-1).hash),
          },
        }),
    schema: `${type}/1`,
    body: chain.toHex(chain.commitBody(body, secret, 'scalar')),
  };
}

function add(chain, ledger, { body, secret, withheld = [] }, members) {
  const bytes = chain.encodeLeaf(members);
  const hash = chain.leafHash(bytes);
  ledger.range.append(hash, (level, index, node) => ledger.nodes.set(`${level}/${index}`, node));
  const disclosure =
    withheld.length === 0
      ? chain.discloseAll(body, secret)
      : chain.withhold(body, secret, 'scalar', withheld);
  ledger.entries.push({
    members,
    leaf: new TextDecoder().decode(bytes),
    hash,
    body,
    secret,
    disclosure,
  });
}

/** The server writes as itself; everybody else in this ledger is an agent with an API key. */
const authorOf = (actor, role = 'agent') =>
  actor === 'docket' ? { actor, role: actor, via: actor } : { actor, role, via: 'api_key' };

const drafts = (publicKey, later, { attest, ...genesis }) => [
  {
    type: 'ledger.created',
    actor: 'docket',
    time: '2026-11-22T18:50:00.000Z',
    body: { ...genesisBody(publicKey), ...genesis },
    ...(attest && { attest }),
  },
  ...later,
];

/** Of the example. */
export const POLICY = {
  version: '1',
  rules: 1,
  enforcement: 'enforcing',
  body_commitment: 'scalar',
  log_access: 'key',
  tripwires: {
    loop_repeats: 3,
    loop_window: 128,
    loop_compares: 'call_and_result',
    high_stakes_confidence: 0.7,
    handoff_confidence: 0.5,
    attempts_max: 5,
    require_decisive_lineage: true,
  },
};

function genesisBody(publicKey) {
  return {
    format: 'docket-ledger/v1',
    origin: ORIGIN,
    public_key: publicKey,
    policy: POLICY,
  };
}

/** The same decision, with records of the ledger around and between its entries. */
export function recordedLedger(chain) {
  const [opened, , card, closed] = LATER;
  return exampleLedger(chain, [opened, SYSTEM_CHANGED, card, closed, ACCESSED]);
}

const AGENT = 'prn_7f3c2a91';
const OTHER = 'prn_0b44d1e8';
/** What follows entry 0 in the example. */
export const LATER = [
  {
    type: 'decision.opened',
    actor: AGENT,
    decisionId: 'dec_refund44812',
    time: '2026-11-22T18:50:00.123Z',
    body: {
      agent: { id: 'refund-agent' },
      goal: 'Refund part of order #44812 and write to the customer',
      request: 'deal with the Henderson ticket',
      stakes: 'low',
    },
    withheld: [{ pointer: '/request', reason: PERSONAL }],
  },
  {
    type: 'decision.opened',
    actor: OTHER,
    decisionId: 'dec_claim7',
    time: '2026-11-22T18:50:00.123Z',
    body: { agent: { id: 'claims-agent' }, goal: 'Sort claim 7', plan: [], stakes: 'medium' },
  },
  {
    type: 'job_card.filed',
    actor: AGENT,
    decisionId: 'dec_refund44812',
    time: '2026-11-22T18:50:02.007Z',
    body: {
      current_phase: 'EXECUTING',
      goal: 'Refund 118.20 € of order #44812',
      confidence: 0.94,
      needs_human: false,
      criteria: [
        { id: 'damaged', result: true, evaluated_by: { tool_name: 'check_refund_eligibility' } },
      ],
      alternatives_considered: [],
      ext: { 'shop/region': null, 'ä~b': {} },
    },
  },
  {
    type: 'decision.closed',
    actor: AGENT,
    decisionId: 'dec_refund44812',
    time: '2026-11-22T18:50:03.500Z',
    body: { decided: 'issue refund', entry_count: 3, outcome: 'completed' },
  },
];

const LINEAGE = [{ role: 'decisive', document_id: 'refund-policy', version: '2026-11' }];

/** The same with every value shown, as a file that withholds nothing has it, and with what the rules of the record ask for. */
export const WHOLE = LATER.map(({ body, ...draft }) => ({
  ...draft,
  body: draft.type === 'job_card.filed' ? { ...body, lineage: LINEAGE } : body,
  withheld: [],
}));

const SYSTEM_CHANGED = {
  type: 'system.changed',
  actor: 'prn_51c0ffee',
  role: 'administrator',
  time: '2026-11-22T18:50:01.000Z',
  body: { component: 'prompt', name: 'refund-prompt', to: '2.4' },
};
const ACCESSED = {
  type: 'access.recorded',
  actor: 'prn_a0d17000',
  role: 'auditor',
  time: '2026-11-22T18:50:04.000Z',
  body: {
    bytes: 4096,
    entries: 4,
    first_seq: 0,
    kind: 'ledger_entries',
    last_seq: 4,
    sha256: 'ab'.repeat(32),
  },
};
