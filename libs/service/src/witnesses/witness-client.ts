import {
  checkCosignature,
  encodeAddCheckpoint,
  formatSignatureLine,
  isCosignerOf,
  NoteError,
  openSignedCheckpoint,
  type AddCheckpoint,
} from '@docket/chain';
import type { PolicyWitness } from '@docket/verify';
import { AnchorFailure, boundedPost, quoted } from '../anchors/bounded-post.js';

const ANSWER_BYTES_MAX = 64 * 1024;

/** What a witness answered. */
type WitnessReply =
  | { kind: 'cosigned'; line: string }
  /** It cosigned a checkpoint of this size last. */
  | { kind: 'conflict'; size: number }
  /** The proof does not lead from the size that was named to the checkpoint. */
  | { kind: 'unproven'; reason: string };

/**
 * askWitness asks a witness for its cosignature (C2SP tlog-witness), and believes it only where that verifies.
 *
 * @param publicKey C2SP verifier key of the ledger. @throws {AnchorFailure}
 */
export async function askWitness(
  witness: PolicyWitness,
  request: AddCheckpoint,
  publicKey: string,
  stopped: AbortSignal,
): Promise<WitnessReply> {
  const answer = await boundedPost({
    url: `${(witness.url ?? '').replace(/\/$/, '')}/add-checkpoint`,
    body: encodeAddCheckpoint(request),
    type: 'text/plain; charset=utf-8',
    bytesMax: ANSWER_BYTES_MAX,
    stopped,
  });
  const { status, type } = answer;
  const body = answer.body.toString('utf8');
  if (status === 409 && type === 'text/x.tlog.size') {
    const [, size] = /^(0|[1-9][0-9]{0,15})\n$/.exec(body) ?? [];
    if (size !== undefined) return { kind: 'conflict', size: Number(size) };
  }
  const reason = `it answered ${status}: ${quoted(body)}`;
  if (status === 422) return { kind: 'unproven', reason };
  if (status !== 200) throw new AnchorFailure(reason);
  return { kind: 'cosigned', line: await lineOf(witness, request.note, body, publicKey) };
}

async function lineOf(
  { cosigner }: PolicyWitness,
  note: string,
  body: string,
  publicKey: string,
): Promise<string> {
  try {
    const answered = `${note}${body}`;
    const { text, unchecked } = openSignedCheckpoint(answered, publicKey, publicKey, 'told');
    for (const line of unchecked.filter((one) => isCosignerOf(cosigner, one)))
      if ((await checkCosignature(text, line, cosigner)) !== undefined)
        return formatSignatureLine(line);
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
  }
  throw new AnchorFailure('it answered without a cosignature by its key that verifies');
}
