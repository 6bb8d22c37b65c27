import { fromBase64, toBase64 } from './bytes.js';
import { HASH_LENGTH, isTreeSize } from './tree.js';

/** What a ledger asks a witness (C2SP tlog-witness): to cosign a checkpoint that continues the one it cosigned last. */
export interface AddCheckpoint {
  /** Size of the checkpoint that the witness cosigned last, as far as the ledger knows; 0 for none. */
  oldSize: number;
  /** RFC 9162 consistency proof from there, hashes of 32 bytes each; empty from 0. */
  proof: readonly Uint8Array[];
  /** The checkpoint: a signed note. */
  note: string;
}

const PROOF_HASHES_MAX = 63;

/** encodeAddCheckpoint writes the body of a request to `add-checkpoint`. */
export function encodeAddCheckpoint({ oldSize, proof, note }: AddCheckpoint): string {
  return `${[`old ${oldSize}`, ...proof.map(toBase64)].join('\n')}\n\n${note}`;
}

/** decodeAddCheckpoint reads the body of such a request, strictly; undefined for what is none. */
export function decodeAddCheckpoint(body: string): AddCheckpoint | undefined {
  const end = body.indexOf('\n\n');
  const [old = '', ...lines] = body.slice(0, Math.max(end, 0)).split('\n');
  const [, sizeText] = /^old (0|[1-9][0-9]{0,15})$/.exec(old) ?? [];
  const proof = hashesOf(lines);
  if (sizeText === undefined || proof === undefined || !isTreeSize(Number(sizeText)))
    return undefined;
  return { oldSize: Number(sizeText), proof, note: body.slice(end + 2) };
}

/** hashesOf reads hashes of 32 bytes, one a line in base64, 63 at most; undefined where one is none. */
export function hashesOf(lines: readonly string[]): Uint8Array[] | undefined {
  if (lines.length > PROOF_HASHES_MAX) return undefined;
  const hashes: Uint8Array[] = [];
  for (const line of lines) {
    const hash = fromBase64(line);
    if (hash?.length !== HASH_LENGTH) return undefined;
    hashes.push(hash);
  }
  return hashes;
}
