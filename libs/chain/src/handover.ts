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
  /**
   * The key before it was lost, and did not hand over: people say so in the entry before `from`, and no signature of
   * that key does. Absent: it handed over.
   */
  replaced?: true;
}

/** How one key follows the other, as checkpoints carry it. */
export interface Handover extends LedgerKey {
  /** Ed25519 signature by the key before it, over `handoverText`; of one that replaces it by itself, over `replacementText`. */
  signature: Uint8Array;
}

/**
 * What becomes of a key that replaces a lost one. `refused`: who trusts the lost key does not open what this one signs.
 * `told`: it opens, and the key says `replaced`; whoever asks for that has to tell it.
 */
export type Replacements = 'refused' | 'told';

/** Hand-overs that a checkpoint carries at most: a change every two months for ten years. */
export const HANDOVERS_MAX = 60;

const KEYWORD = 'docket-key';
/** Of a key that replaces a lost one. */
const REPLACED_KEYWORD = 'docket-key-replaced';
/** The note's signature type for Ed25519, in front of the key. */
const ED25519 = 1;
const SIGNATURE_LENGTH = 64;
const LINE = new RegExp(
  `^(?:${KEYWORD}|${REPLACED_KEYWORD}) ([1-9][0-9]{0,15}) ([A-Za-z0-9+/]{44}) ([A-Za-z0-9+/]{86}==)$`,
);

/**
 * handoverText is what one key of a ledger signs to hand over to the next, and the next one to show that it is there.
 * No checkpoint has this text: its second line would have to be a number. Throws NoteError for what are no two keys of
 * one name.
 */
const handoverText = (before: string, after: string): string =>
  textOf('docket-handover/v1', before, after);

/**
 * replacementText is what a key that replaces a lost one signs, to show that it is there. The lost one signs nothing.
 * Another text than a hand-over's, so that neither passes for the other.
 */
const replacementText = (before: string, after: string): string =>
  textOf('docket-replacement/v1', before, after);

function textOf(form: string, before: string, after: string): string {
  const { name } = parseVerifierKey(before);
  if (parseVerifierKey(after).name !== name)
    throw new NoteError('wrong_origin', 'the new key is of another ledger');
  return `${form}\n${name}\n${before}\n${after}\n`;
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
  if (by !== before && by !== after) return false;
  return isSigned({ before, after }, { text: handoverText, by, signature });
}

/** signReplacement signs, with the key that replaces a lost one, that it does; 64 bytes. Throws NoteError. */
export function signReplacement(before: string, signer: Signer): Uint8Array {
  const after = formatVerifierKey(signer.name, signer.publicKey);
  return signer.sign(utf8(replacementText(before, after)));
}

/** isReplacementSigned tells whether the key `after` signed that it replaces `before`. Never throws. */
export function isReplacementSigned(
  pair: { before: string; after: string },
  signature: Uint8Array,
): boolean {
  return isSigned(pair, { text: replacementText, by: pair.after, signature });
}

function isSigned(
  { before, after }: { before: string; after: string },
  signed: { text: typeof handoverText; by: string; signature: Uint8Array },
): boolean {
  try {
    if (before === after) return false;
    const { text, by, signature } = signed;
    return (
      signature.length === SIGNATURE_LENGTH &&
      parseVerifierKey(by).verify(utf8(text(before, after)), signature)
    );
  } catch (error) {
    if (error instanceof NoteError) return false;
    throw error;
  }
}

/** formatHandoverLine writes the line that a checkpoint carries it in. Throws NoteError. */
export function formatHandoverLine({ from, key, signature, replaced }: Handover): string {
  const { publicKey } = parseVerifierKey(key);
  const base64 = toBase64(concatBytes([Uint8Array.of(ED25519), publicKey]));
  const keyword = replaced === true ? REPLACED_KEYWORD : KEYWORD;
  return `${keyword} ${from} ${base64} ${toBase64(signature)}`;
}

/**
 * readHandovers reads those of a checkpoint's further lines that say which key followed; others are passed over. Nothing of
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
    const [keyword] = line.split(' ', 1);
    if (keyword !== KEYWORD && keyword !== REPLACED_KEYWORD) continue;
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
    const isReplaced = keyword === REPLACED_KEYWORD;
    handovers.push({ from, key, signature, ...(isReplaced ? { replaced: true } : {}) });
  }
  return handovers;
}

/**
 * followHandovers gives the keys from `vkey` on, the last of which signs. Where `vkey` is itself one that was handed
 * over to, the keys before it are not given: who trusts a key takes from it what comes after. Each line has to be signed
 * by the key of the line before it all the same, or a key that was replaced could be named as one that came back.
 * `first` is the key of entry 0, where it is known: nothing hands over to that one.
 * Throws NoteError `broken_handover`; `key_replaced` where `vkey` was lost and another one replaces it, unless that is told.
 */
export function followHandovers(
  vkey: string,
  handovers: readonly Handover[],
  first?: string,
  replacements: Replacements = 'refused',
): { keys: LedgerKey[]; verifier: Verifier } {
  if (handovers.some(({ key }) => key === first))
    throw new NoteError('broken_handover', 'the first key of the ledger comes back');
  const at = handovers.findIndex(({ key }) => key === vkey);
  for (const [i, handover] of handovers.entries()) {
    // Of the first line that key is not here, where a later one is trusted.
    const before = i > 0 ? handovers[i - 1]!.key : at === -1 ? vkey : undefined;
    if (before === undefined || isFollowed(before, handover)) continue;
    throw new NoteError(
      'broken_handover',
      `the key in force from ${handover.from} entries on is not one that the key before it handed over to`,
    );
  }
  const later = handovers.slice(at + 1).map(ledgerKey);
  const unproven = later.find(({ replaced }) => replaced);
  if (unproven !== undefined && replacements === 'refused')
    throw new NoteError(
      'key_replaced',
      `the key in force from ${unproven.from} entries on replaces one that was lost, which did not hand over to it`,
    );
  const own = at === -1 ? { from: 0, key: vkey } : ledgerKey(handovers[at]!);
  const keys = [own, ...later];
  return { keys, verifier: parseVerifierKey(keys[keys.length - 1]!.key) };
}

/** Whether the key before signed that this one follows; of one that replaces it, whether that one itself did. */
function isFollowed(before: string, { key: after, signature, replaced }: Handover): boolean {
  return replaced === true
    ? isReplacementSigned({ before, after }, signature)
    : isHandoverSigned({ before, after }, before, signature);
}

function ledgerKey({ from, key, replaced }: Handover): LedgerKey {
  return { from, key, ...(replaced === true ? { replaced } : {}) };
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
    kept.every(
      ({ from, key, replaced }, i) =>
        from === now[i]?.from && key === now[i].key && replaced === now[i].replaced,
    )
  );
}
