export {
  concatBytes,
  equalBytes,
  fromBase64,
  fromBase64Url,
  fromHex,
  toBase64,
  toBase64Url,
  toHex,
  utf8,
} from './bytes.js';
export { sha256, sha256Text } from '#hash';
export { decodeUtf8, isValidUtf8 } from '#utf8';
export type { Json, JsonObject } from './json.js';
export { escapePointerToken, isJsonObject, parsePointer, setMember } from './json.js';
export { CanonicalError, type CanonicalErrorCode } from './canonical-error.js';
export { canonicalBytes, canonicalize } from './canonical.js';
export { IntakeError, type IntakeErrorCode } from './intake-error.js';
export { type IntakeLimits, parseJson } from './intake.js';
export { BODY_LIMITS, SALT_LENGTH, SECRET_LENGTH } from './limits.js';
export {
  commitBody,
  commitStored,
  type Granularity,
  sealBody,
  type SealedBody,
} from './commitment.js';
export {
  type BodyDisclosure,
  committedValues,
  digestValue,
  type DisclosedValue,
  discloseAll,
  type ErasedValue,
  type FullDisclosure,
  isFullDisclosure,
  type PartialDisclosure,
  withhold,
  type WithheldValue,
} from './disclosure.js';
export { type Erasure, eraseValues, standIn } from './erase.js';
export {
  checkDisclosure,
  type DisclosureCheck,
  disclosureFault,
  type DisclosureFault,
  type ValueState,
} from './check-disclosure.js';
export {
  ATTESTED_MAX,
  type AttestedBatch,
  attestBatch,
  batchOf,
  firstBefore,
  isSameBatch,
  mayStandBehind,
  type OnLeaf,
  type OpenedAttestation,
  openAttestation,
} from './attestation.js';
export {
  decodeLeaf,
  encodeLeaf,
  FORMAT,
  type Leaf,
  LEAF_BYTES_MAX,
  type LeafDecision,
  LeafError,
  type LeafErrorCode,
  leafHash,
  linkedLeaf,
  OWN_AUTHOR,
  ZERO_HASH_HEX,
} from './leaf.js';
export {
  checkConsistency,
  checkInclusion,
  emptyRoot,
  HASH_LENGTH,
  type HashReader,
  type NodeCoordinate,
  nodeHash,
  perfectSubtrees,
  proveConsistency,
  proveInclusion,
  proveLeaf,
} from './tree.js';
export { CompactRange, type NodeVisitor, rootFromLeaves } from './compact-range.js';
export {
  decodeEntryBundle,
  encodeEntryBundle,
  hashFromTile,
  parseTilePath,
  TILE_HEIGHT,
  TILE_WIDTH,
  type TileCoordinate,
  tileHashReader,
  TileNodes,
  TilePart,
  tileOfNode,
  tilePath,
  tilesForNodes,
  tileWidth,
  upperNodes,
} from './tiles.js';
export {
  createSigner,
  formatSignatureLine,
  formatVerifierKey,
  NoteError,
  type NoteErrorCode,
  type NoteSignature,
  noteText,
  type OpenedNote,
  openNote,
  parseVerifierKey,
  type Signer,
  signNote,
  type Verifier,
} from './note.js';
export { type AddCheckpoint, decodeAddCheckpoint, encodeAddCheckpoint } from './add-checkpoint.js';
export { formatTimeStampLine, isTimeStamp, timeStampKeyHash } from './time-stamp.js';
export { decodeTlogProof, encodeTlogProof, type TlogProof } from './tlog-proof.js';
export {
  checkCosignature,
  cosign,
  cosignMlDsa44,
  type CosignatureAlgorithm,
  type Cosigner,
  formatCosignerKey,
  isCosignerOf,
  mlDsa44CosignerKey,
  parseCosignerKey,
} from './cosignature.js';
export {
  type Checkpoint,
  decodeCheckpoint,
  encodeCheckpoint,
  openCheckpoint,
  openSignedCheckpoint,
  signCheckpoint,
  type SignedCheckpointText,
} from './checkpoint.js';
export {
  followHandovers,
  formatHandoverLine,
  type Handover,
  HANDOVERS_MAX,
  isHandoverSigned,
  isReplacementSigned,
  keysContinue,
  type LedgerKey,
  readHandovers,
  type Replacements,
  signHandover,
  signReplacement,
} from './handover.js';
export {
  type AssertionCheck,
  type AssertionFault,
  checkAssertion,
  type ExpectedAssertion,
  type PasskeyAssertion,
} from './webauthn/assertion.js';
export { type PasskeyPublicKey, passkeyVerifierOf } from './webauthn/public-key.js';
