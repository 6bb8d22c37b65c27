import {
  type Checkpoint,
  type JsonObject,
  type Leaf,
  type LedgerKey,
  readHandovers,
} from '@docket/chain';
import { type LedgerKeyFault, replacementFault, rotationFault } from '@docket/record';
import type { Findings } from '../finding.js';
import type { Subject } from '../subject.js';

/** Types of entries from which on another key signs: one that the key before handed over to, or that replaces a lost one. */
const ROTATION = 'key.rotated';
const REPLACEMENT = 'key.replaced';

/** An entry that says that another key signs from the next entry on. Plain data: it crosses thread boundaries. */
export interface RecordedRotation {
  seq: number;
  /** Whether the key before was lost and did not hand over. */
  isReplacement: boolean;
  /** As the entry has it; absent: the body is not at hand, or not as the leaf commits to it. */
  body?: JsonObject;
}

/** rotationOf gives what an entry says of the ledger's key; undefined for any other entry. */
export function rotationOf(
  seq: number,
  leaf: Leaf,
  body: JsonObject | undefined,
): RecordedRotation | undefined {
  const isReplacement = leaf.type === REPLACEMENT;
  if (!(isReplacement || leaf.type === ROTATION) || leaf.decision !== undefined) return undefined;
  return { seq, isReplacement, ...(body === undefined ? {} : { body }) };
}

/** Keys that checkpoints say have signed, with the smallest and the largest size of each such list. */
export class SignedKeys {
  readonly #lists = new Map<string, { keys: LedgerKey[]; sizes: number[] }>();

  /** @param checkpoint one whose signature verified. */
  take(checkpoint: Checkpoint): void {
    const keys = readHandovers(checkpoint).map(({ from, key, replaced }) => ({
      from,
      key,
      ...(replaced === undefined ? {} : { replaced }),
    }));
    const name = JSON.stringify(keys);
    const list = this.#lists.get(name);
    const { size } = checkpoint;
    if (list === undefined) this.#lists.set(name, { keys, sizes: [size] });
    // What holds for two sizes holds for those between: the entries that count only become more.
    else list.sizes = [Math.min(size, ...list.sizes), Math.max(size, ...list.sizes)];
  }

  /**
   * Holds the keys that signed against the entries that hand over.
   *
   * @param isAtHand whether the entry at a position was read: all were, but in evidence and where only the ends are.
   * @returns positions of entries that have to hand over, and are not at hand: whether they do cannot be told.
   */
  compare(
    rotations: readonly RecordedRotation[],
    findings: Findings,
    isAtHand: (seq: number) => boolean = () => true,
  ): readonly number[] {
    const unread = new Set<number>();
    for (const { keys, sizes } of this.#lists.values()) {
      for (const size of sizes) compareAt(size, keys, rotations, findings);
      for (const { from, key } of keys) {
        const at = from - 1;
        if (rotations.some(({ seq }) => seq === at)) continue;
        if (!isAtHand(at)) {
          unread.add(at);
          continue;
        }
        const message = `A checkpoint of ${Math.min(...sizes)} entries is signed with a key that entry ${at} does not bring.`;
        findings.add('key_out_of_range', message, { seq: at, found: key });
      }
    }
    return [...unread];
  }
}

function compareAt(
  size: number,
  keys: readonly LedgerKey[],
  rotations: readonly RecordedRotation[],
  findings: Findings,
): void {
  for (const { seq, body, isReplacement } of rotations) {
    if (seq >= size) continue;
    const signed = keys.find(({ from }) => from === seq + 1);
    const expected = textAt(body, 'public_key');
    const isSameWay = (signed?.replaced === true) === isReplacement;
    const isSameKey = expected === undefined || signed?.key === expected;
    if (signed !== undefined && isSameWay && isSameKey) continue;
    const message =
      signed === undefined
        ? `Entry ${seq} brings another key, and a checkpoint of ${size} entries is signed as if it did not.`
        : isSameKey
          ? `Entry ${seq} and a checkpoint of ${size} entries do not say the same of whether the key before handed over.`
          : `Entry ${seq} brings another key than the one that signed a checkpoint of ${size} entries.`;
    findings.add('key_out_of_range', message, {
      seq,
      ...(expected === undefined ? {} : { expected }),
      ...(signed === undefined ? {} : { found: signed.key }),
    });
  }
}

/**
 * checkRotations holds each entry that brings a key by itself, and against the one before it that is at hand; and, for who
 * trusts a key, whether a later one replaces it.
 */
export function checkRotations(
  { origin, genesisKey, publicKey }: Pick<Subject, 'origin' | 'genesisKey' | 'publicKey'>,
  trustedKey: string | undefined,
  rotations: readonly RecordedRotation[],
  findings: Findings,
): void {
  let before = genesisKey;
  for (const { seq, body, isReplacement } of rotations) {
    const fault = body && faultOf({ origin, before, isReplacement }, body);
    if (fault !== undefined)
      findings.add('key_handover_invalid', `At entry ${seq} of the ledger: ${fault.message}.`, {
        seq,
        pointer: fault.pointer,
      });
    before = textAt(body, 'public_key');
  }
  checkReplacements({ first: genesisKey ?? publicKey, trustedKey }, rotations, findings);
}

/**
 * Who trusts a key trusts those that it handed over to. An entry that says that one of these was lost and replaced is told
 * even where no checkpoint is signed by the new one yet: nobody but the people whom it names says that it is so.
 */
function checkReplacements(
  { first, trustedKey }: { first: string | undefined; trustedKey: string | undefined },
  rotations: readonly RecordedRotation[],
  findings: Findings,
): void {
  if (trustedKey === undefined) return;
  const brings = rotations.find(({ body }) => textAt(body, 'public_key') === trustedKey);
  if (brings === undefined && trustedKey !== first) return;
  const replacement = rotations.find(
    ({ seq, isReplacement }) => isReplacement && seq > (brings?.seq ?? -1),
  );
  if (replacement === undefined) return;
  const { seq, body } = replacement;
  addReplaced({ from: seq + 1, key: textAt(body, 'public_key') }, trustedKey, findings);
}

/** That from some size on a key signs to which none of the trusted ones handed over. */
export function addReplaced(
  { from, key }: { from: number; key: string | undefined },
  trustedKey: string,
  findings: Findings,
): void {
  findings.add(
    'key_replaced',
    `From ${from} entries on the ledger is signed with a key to which the one that you trust, or that signed the checkpoint you hold, did not hand over. By the checkpoint, entry ${from - 1} says that the one before was lost and that two people replaced it: no signature shows that, so ask them by another way than this ledger, and then verify with the new key.`,
    { seq: from - 1, expected: trustedKey, ...(key === undefined ? {} : { found: key }) },
  );
}

/** `before`: the key in force before it; undefined where that is not known. */
function faultOf(
  {
    origin,
    before,
    isReplacement,
  }: { origin: string; before: string | undefined; isReplacement: boolean },
  body: JsonObject,
): LedgerKeyFault | undefined {
  const [previous, key, handover, acceptance] = [
    textAt(body, 'previous_key'),
    textAt(body, 'public_key'),
    textAt(body, 'handover'),
    textAt(body, 'acceptance'),
  ];
  // What is withheld is not judged; that a whole body has them, its schema says.
  if (
    previous === undefined ||
    key === undefined ||
    acceptance === undefined ||
    (handover === undefined && !isReplacement)
  )
    return undefined;
  if (before !== undefined && previous !== before)
    return { message: 'another key was in force before it', pointer: '/previous_key' };
  if (isReplacement || handover === undefined)
    return replacementFault(origin, { previous_key: previous, public_key: key, acceptance });
  return rotationFault(origin, { previous_key: previous, public_key: key, handover, acceptance });
}

function textAt(body: JsonObject | undefined, member: string): string | undefined {
  const value = body?.[member];
  return typeof value === 'string' ? value : undefined;
}
