import { checkpointOf, evidenceOf, exampleLedger, WHOLE } from './example-ledger.js';
import { erasedEvidence, erasedLedgers } from './erased-ledger.js';
import { registeredAuthors } from './authors-vectors.js';
import { attestedEntries } from './attestation-vectors.js';
import { batchLedgers } from './batch-vectors.js';
import { vouchedAuthors } from './registrar-vectors.js';
import { canonicalJson, intake } from './json-vectors.js';
import { commitments, disclosures } from './body-vectors.js';
import { coseReceipts } from './cose-vectors.js';
import { cosignatures } from './cosignature-vectors.js';
import { ed25519 } from './ed25519-vectors.js';
import { files } from './file-vectors.js';
import { rotatedEvidence, rotatedLedgers } from './key-vectors.js';
import { leaves, notes } from './signed-vectors.js';
import { seenVectors } from './seen-vectors.js';
import { secondKeyEvidence } from './second-key-vectors.js';
import { continuedLedgers } from './succession-vectors.js';
import { tamperedEvidence, tamperedLedgers } from './tampered.js';
import { passkeyRegistrations, reviewSignatures, signedReviews } from './passkey-vectors.js';
import { agentSignatures, signedRecords } from './agent-vectors.js';
import { tiles, tree } from './tree-vectors.js';

/** vectorFiles makes every vector file, by name, from the library whose work they pin. */
export async function vectorFiles(chain) {
  const ledger = exampleLedger(chain);
  const whole = exampleLedger(chain, WHOLE);
  return {
    'canonical-json.json': canonicalJson(chain),
    'intake.json': intake(chain),
    'commitments.json': commitments(chain),
    'disclosures.json': disclosures(chain),
    'leaves.json': leaves(chain, ledger),
    'tree.json': await tree(chain),
    'tiles.json': tiles(chain),
    'ed25519.json': ed25519(chain),
    'notes.json': notes(chain, ledger),
    'cosignatures.json': await cosignatures(chain),
    'cose-receipts.json': await coseReceipts(chain),
    'ledger.json': ledgerFile(chain, whole),
    'ledger-tampered.json': [
      ...tamperedLedgers(chain, ledgerFile(chain, whole)),
      ...erasedLedgers(chain),
      ...rotatedLedgers(chain),
      ...batchLedgers(chain),
    ],
    'evidence.json': {
      format: 'docket-evidence/v1',
      evidence: await evidenceOf(chain, ledger, 'dec_refund44812'),
    },
    'review-signatures.json': reviewSignatures(chain),
    'passkey-registrations.json': passkeyRegistrations(chain),
    'agent-signatures.json': agentSignatures(chain),
    'files.json': await files(chain),
    'seen.json': seenVectors(),
    'evidence-tampered.json': [
      ...(await tamperedEvidence(chain)),
      ...(await erasedEvidence(chain)),
      ...(await rotatedEvidence(chain)),
      ...(await secondKeyEvidence(chain)),
      ...(await registeredAuthors(chain)),
      ...(await vouchedAuthors(chain)),
      ...(await attestedEntries(chain)),
      ...(await continuedLedgers(chain)),
      ...(await signedReviews(chain)),
      ...(await signedRecords(chain)),
    ],
  };
}

function ledgerFile(chain, ledger) {
  return {
    checkpoint: checkpointOf(chain, ledger),
    entries: ledger.entries.map(({ members, leaf, disclosure }) => ({
      seq: members.seq,
      leaf,
      disclosure,
    })),
  };
}
