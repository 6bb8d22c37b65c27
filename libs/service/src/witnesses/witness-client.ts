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

/** For a whole answer, in milliseconds. */
const ANSWER_MS_MAX = 10_000;
const ANSWER_BYTES_MAX = 64 * 1024;

/** What a witness answered. */
type WitnessReply =
  | { kind: 'cosigned'; line: string }
  /** It cosigned a checkpoint of this size last. */
  | { kind: 'conflict'; size: number };

/** WitnessFailure says why a witness did not cosign: one line for people. */
export class WitnessFailure extends Error {
  override readonly name = 'WitnessFailure';
}

/**
 * askWitness asks a witness for its cosignature (C2SP tlog-witness), and believes it only where that verifies.
 *
 * @param publicKey C2SP verifier key of the ledger. @throws {WitnessFailure}
 */
export async function askWitness(
  witness: PolicyWitness,
  request: AddCheckpoint,
  publicKey: string,
  stopped: AbortSignal,
): Promise<WitnessReply> {
  const { status, type, body } = await post(witness, encodeAddCheckpoint(request), stopped);
  if (status === 409 && type === 'text/x.tlog.size') {
    const [, size] = /^(0|[1-9][0-9]{0,15})\n$/.exec(body) ?? [];
    if (size !== undefined) return { kind: 'conflict', size: Number(size) };
  }
  if (status !== 200) throw new WitnessFailure(`it answered ${status}: ${quoted(body)}`);
  return { kind: 'cosigned', line: lineOf(witness, request.note, body, publicKey) };
}

function lineOf(
  { cosigner }: PolicyWitness,
  note: string,
  body: string,
  publicKey: string,
): string {
  try {
    const { text, unchecked } = openSignedCheckpoint(`${note}${body}`, publicKey);
    const own = unchecked.find(
      (line) =>
        isCosignerOf(cosigner, line) && checkCosignature(text, line, cosigner) !== undefined,
    );
    if (own !== undefined) return formatSignatureLine(own);
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
  }
  throw new WitnessFailure('it answered without a cosignature by its key that verifies');
}

interface Answer {
  status: number;
  type: string | null;
  body: string;
}

async function post(
  { url = '' }: PolicyWitness,
  body: string,
  stopped: AbortSignal,
): Promise<Answer> {
  const signal = AbortSignal.any([AbortSignal.timeout(ANSWER_MS_MAX), stopped]);
  try {
    const response = await fetch(`${url.replace(/\/$/, '')}/add-checkpoint`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      // What leads elsewhere is no witness of the policy.
      redirect: 'error',
      signal,
    });
    const type = response.headers.get('content-type');
    return { status: response.status, type, body: await readBounded(response) };
  } catch (error) {
    if (error instanceof WitnessFailure) throw error;
    if (signal.aborted && !stopped.aborted)
      throw new WitnessFailure(`it did not answer within ${ANSWER_MS_MAX / 1000} s`);
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : 'unknown';
    throw new WitnessFailure(`it cannot be reached: ${quoted(reason)}`, { cause: error });
  }
}

async function readBounded({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (body === null) return '';
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > ANSWER_BYTES_MAX)
      throw new WitnessFailure(`its answer is longer than ${ANSWER_BYTES_MAX} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** What somebody else wrote, on one line and short. */
const quoted = (text: string): string => JSON.stringify(text.trim().slice(0, 200));
