import { concatBytes, fromBase64, toBase64, utf8 } from './bytes.js';
import {
  formatVerifierKey,
  NoteError,
  parseVerifierKey,
  type Signer,
  type Verifier,
} from './note.js';
import { isTreeSize } from './tree.js';

/** A key of a ledger, and from which size of its tree on it signs. */
export interface LedgerKey {
  /** Checkpoints of at least this many entries; 0 of the key that the verifier began with. */
  from: number;
  /** C2SP verifier key. */
  key: string;
}

/** One key's hand-over to the next, as checkpoints carry it. */
export interface Handover extends LedgerKey {
  /** Ed25519 signature by the key before it, over `handoverText`. */
  signature: Uint8Array;
}

/** Hand-overs that a checkpoint carries at most: a change every two months for ten years. */
export const HANDOVERS_MAX = 60;

const KEYWORD = 'docket-key';
/** The note's signature type for Ed25519, in front of the key. */
const ED25519 = 1;
const SIGNATURE_LENGTH = 64;
const LINE = new RegExp(
  `^${KEYWORD} ([1-9][0-9]{0,15}) ([A-Za-z0-9+/]{44}) ([A-Za-z0-9+/]{86}==)$`,
);

/**
 * handoverText is what one key of a ledger signs to hand over to the next, and the next one to show that it is there.
 * No checkpoint has this text: its second line would have to be a number. Throws NoteError for what are no two keys of
 * one name.
 */
function handoverText(before: string, after: string): string {
  const { name } = parseVerifierKey(before);
  if (parseVerifierKey(after).name !== name)
    throw new NoteError('wrong_origin', 'the new key is of another ledger');
  return `docket-handover/v1\n${name}\n${before}\n${after}\n`;
}

/** signHandover signs for one of the two keys of a hand-over; 64 bytes. Throws NoteError. */
export function signHandover(before: string, after: string, signer: Signer): Uint8Array {
  const key = formatVerifierKey(signer.name, signer.publicKey);
  if (key !== before && key !== after)
    throw new NoteError('wrong_origin', 'the key is neither of the two');
  return signer.sign(utf8(handoverText(before, after)));
}

/** isHandoverSigned tells whether `by`, one of the two keys, signed the hand-over. Never throws. */
export function isHandoverSigned(
  { before, after }: { before: string; after: string },
  by: string,
  signature: Uint8Array,
): boolean {
  try {
    if (before === after || (by !== before && by !== after)) return false;
    const text = handoverText(before, after);
    return (
      signature.length === SIGNATURE_LENGTH && parseVerifierKey(by).verify(utf8(text), signature)
    );
  } catch (error) {
    if (error instanceof NoteError) return false;
    throw error;
  }
}

/** formatHandoverLine writes the line that a checkpoint carries it in. Throws NoteError. */
export function formatHandoverLine({ from, key, signature }: Handover): string {
  const { publicKey } = parseVerifierKey(key);
  const base64 = toBase64(concatBytes([Uint8Array.of(ED25519), publicKey]));
  return `${KEYWORD} ${from} ${base64} ${toBase64(signature)}`;
}

/**
 * readHandovers reads those of a checkpoint's further lines that are hand-overs; others are passed over. Nothing of
 * them is believed yet. Throws NoteError `malformed_checkpoint`: a line that begins like one and is none, sizes that
 * do not ascend up to the checkpoint's own, a key that comes twice, or too many.
 */
export function readHandovers({
  origin,
  size,
  extensions,
}: {
  origin: string;
  size: number;
  extensions: readonly string[];
}): Handover[] {
  const bad = new NoteError('malformed_checkpoint', 'its keys do not follow one another');
  const handovers: Handover[] = [];
  for (const line of extensions) {
    if (line !== KEYWORD && !line.startsWith(`${KEYWORD} `)) continue;
    const [, sizeText, keyText, signatureText] = LINE.exec(line) ?? [];
    const from = Number(sizeText);
    const bytes = fromBase64(keyText ?? '');
    const signature = fromBase64(signatureText ?? '');
    const before = handovers.at(-1)?.from ?? 0;
    if (bytes?.length !== 33 || bytes[0] !== ED25519 || signature === undefined) throw bad;
    if (!isTreeSize(from) || from <= before || from > size) throw bad;
    const key = formatVerifierKey(origin, bytes.slice(1));
    if (handovers.length === HANDOVERS_MAX || handovers.some((other) => other.key === key))
      throw bad;
    handovers.push({ from, key, signature });
  }
  return handovers;
}

/**
 * followHandovers gives the keys from `vkey` on, the last of which signs. Where `vkey` is itself one that was handed
 * over to, the keys before it are not given: who trusts a key takes from it what comes after. Each line has to be signed
 * by the key of the line before it all the same, or a key that was replaced could be named as one that came back.
 * `first` is the key of entry 0, where it is known: nothing hands over to that one.
 * Throws NoteError `broken_handover`.
 */
export function followHandovers(
  vkey: string,
  handovers: readonly Handover[],
  first?: string,
): { keys: LedgerKey[]; verifier: Verifier } {
  if (handovers.some(({ key }) => key === first))
    throw new NoteError('broken_handover', 'the first key of the ledger comes back');
  const at = handovers.findIndex(({ key }) => key === vkey);
  for (const [i, { from, key, signature }] of handovers.entries()) {
    // Of the first line that key is not here, where a later one is trusted.
    const before = i > 0 ? handovers[i - 1]!.key : at === -1 ? vkey : undefined;
    if (before === undefined || isHandoverSigned({ before, after: key }, before, signature))
      continue;
    throw new NoteError(
      'broken_handover',
      `the key in force from ${from} entries on is not one that the key before it handed over to`,
    );
  }
  const later = handovers.slice(at + 1).map(({ from, key }) => ({ from, key }));
  const keys = [{ from: handovers[at]?.from ?? 0, key: vkey }, ...later];
  return { keys, verifier: parseVerifierKey(keys[keys.length - 1]!.key) };
}

/** A checkpoint, as far as its keys go. */
type WithHandovers = Parameters<typeof readHandovers>[0];

/**
 * keysContinue tells whether two checkpoints of a ledger, in whatever order, say the same of the keys up to the smaller
 * size: what handed over once, every later checkpoint carries. If not, one of them was signed with a key that was out of
 * force, or is of another history. Throws NoteError `malformed_checkpoint`.
 */
export function keysContinue(one: WithHandovers, other: WithHandovers): boolean {
  const [older, newer] = one.size <= other.size ? [one, other] : [other, one];
  const kept = readHandovers(older);
  const now = readHandovers(newer).filter(({ from }) => from <= older.size);
  return (
    kept.length === now.length &&
    kept.every(({ from, key }, i) => from === now[i]?.from && key === now[i].key)
  );
}
