import { hashesOf } from './add-checkpoint.js';
import { fromBase64, toBase64 } from './bytes.js';
import { isTreeSize } from './tree.js';

/** That an entry is in a ledger, in one file that others read too (C2SP tlog-proof). */
export interface TlogProof {
  /** Position of the entry. */
  index: number;
  /** RFC 9162 inclusion proof, hashes of 32 bytes each, at the size of the checkpoint. */
  proof: readonly Uint8Array[];
  /** The checkpoint, with whatever cosignatures it has: a signed note. */
  checkpoint: string;
  /** Whatever was put beside it. Nothing vouches for it. */
  extra?: Uint8Array;
}

const HEADER = 'c2sp.org/tlog-proof@v1';

/** encodeTlogProof writes a proof as a `.tlog-proof` file. */
export function encodeTlogProof({ index, proof, checkpoint, extra }: TlogProof): string {
  const lines = [
    HEADER,
    ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]),
    `index ${index}`,
    ...proof.map(toBase64),
  ];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** decodeTlogProof reads a `.tlog-proof` file, strictly; undefined for what is none. The checkpoint is not opened. */
export function decodeTlogProof(text: string): TlogProof | undefined {
  const end = text.indexOf('\n\n');
  const [header, ...lines] = text.slice(0, Math.max(end, 0)).split('\n');
  if (header !== HEADER) return undefined;
  const given = lines[0]?.startsWith('extra ') === true ? lines.shift()?.slice(6) : undefined;
  const extra = given === undefined ? undefined : fromBase64(given);
  if (given !== undefined && extra === undefined) return undefined;
  const [, indexText] = /^index (0|[1-9][0-9]{0,15})$/.exec(lines.shift() ?? '') ?? [];
  const proof = hashesOf(lines);
  const index = Number(indexText);
  if (indexText === undefined || !isTreeSize(index) || proof === undefined) return undefined;
  const checkpoint = text.slice(end + 2);
  return { index, proof, checkpoint, ...(extra === undefined ? {} : { extra }) };
}
