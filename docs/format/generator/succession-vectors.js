import { FOUNDER, registered } from './authors-vectors.js';
import { evidenceOf, exampleLedger, LATER, ORIGIN } from './example-ledger.js';

const DECISION = 'dec_refund44812';
const BEFORE = 'docket.example/claims-before';
const [opened, , card, closed] = LATER;
const INVALID = ['predecessor_invalid'];

const AGENT = { ...registered(opened.actor, 'agent'), actor: 'docket', role: undefined };
const CARRIED = {
  ...AGENT,
  body: { ...AGENT.body, predecessor_entry: { seq: 2, leaf_hash: 'ab'.repeat(32) } },
};

/** Decisions of a ledger that continues another one (section 7.5), and what is found of that. */
export async function continuedLedgers(chain) {
  const predecessor = predecessorOf(chain);
  const key = signerOf(chain, ORIGIN, 'somebody');
  const evidence = (said, ...before) => {
    const later = [...before, opened, card, closed];
    const continues = said === undefined ? {} : { predecessor: { ...predecessor, ...said } };
    return evidenceOf(
      chain,
      exampleLedger(chain, later, { authors: 'registered', ...continues }),
      DECISION,
    );
  };
  const run = [CARRIED, FOUNDER];
  return [
    ['a ledger that continues another', [], {}, ...run],
    ['… of another root than its checkpoint', INVALID, { root: 'ab'.repeat(32) }, ...run],
    ['… of another size than its checkpoint', INVALID, { size: 4 }, ...run],
    ['… whose checkpoint another key signs', INVALID, { public_key: key.publicKey }, ...run],
    ['… that is the ledger itself', INVALID, { origin: ORIGIN }, ...run],
    ['… and carries over another registration than it counts', LATE, {}, FOUNDER, CARRIED],
    ['… and carries over one more than it counts', LATE, { registrations: 0 }, CARRIED, FOUNDER],
    ['… and carries over fewer than it counts', INVALID, { registrations: 2 }, ...run],
    ['… and counts among them what begins a decision', INVALID, { registrations: 3 }, ...run],
    ['a registration carried over where nothing is continued', LATE, undefined, FOUNDER, CARRIED],
  ].reduce(async (made, [name, findings, ...more]) => {
    const before = await made;
    return [...before, { name, findings, evidence: await evidence(...more) }];
  }, Promise.resolve([]));
}

/** Whoever is said to be carried over, and is not, is registered by nobody. */
const LATE = ['predecessor_invalid', 'author_unknown'];

function predecessorOf(chain) {
  const { signer, publicKey } = signerOf(chain, BEFORE, 'predecessor');
  const size = 3;
  const root = chain.sha256(chain.utf8('docket-ledger/v1 example root of the predecessor'));
  const checkpoint = chain.signCheckpoint({ origin: BEFORE, size, root, extensions: [] }, signer);
  const said = { origin: BEFORE, public_key: publicKey, size, root: chain.toHex(root) };
  return { ...said, checkpoint, registrations: 1 };
}

/** Seeds are public, and worthless. */
function signerOf(chain, origin, name) {
  const seed = chain.sha256(chain.utf8(`docket-ledger/v1 example key of ${name}`));
  const signer = chain.createSigner(origin, seed);
  return { signer, publicKey: chain.formatVerifierKey(origin, signer.publicKey) };
}
