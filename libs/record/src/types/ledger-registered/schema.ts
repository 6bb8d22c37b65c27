import { members, sha256Hex, text } from '../../schema/vocabulary.js';

const body = members(
  {
    ledger: text(128, 'Id of the ledger on this server.'),
    origin: text(255, 'Globally unique name of the ledger.'),
    genesis_leaf_hash: sha256Hex('Leaf hash of its entry 0.'),
    public_key: text(512, 'Key that signs its checkpoints, as a C2SP verifier key.'),
  },
  'Registers a ledger, so that the deletion of a whole ledger shows. Kept in the ledger `registry`.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
