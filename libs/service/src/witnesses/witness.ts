import {
  checkConsistency,
  cosign,
  cosignMlDsa44,
  decodeAddCheckpoint,
  equalBytes,
  keysContinue,
  NoteError,
  type NoteErrorCode,
  openSignedCheckpoint,
  type AddCheckpoint,
  type Checkpoint,
} from '@docket/chain';
import type { WitnessState } from './witness-state.js';

/** What a witness answers to `add-checkpoint` (C2SP tlog-witness). */
export interface WitnessAnswer {
  status: 200 | 400 | 403 | 404 | 409 | 422;
  /** 200: signature lines; 409: the size cosigned last; otherwise why. */
  body: string;
  /** `text/x.tlog.size` where the body is that size. */
  type: 'text/plain; charset=utf-8' | 'text/x.tlog.size';
}

interface WitnessOptions {
  /** Name of the witness's key, as in `witness.example/w1`. */
  name: string;
  /** 32 bytes. */
  seed: Uint8Array;
  /** 32 bytes of its key for ML-DSA-44, where it cosigns with both. */
  mlDsa44Seed?: Uint8Array;
  /** C2SP verifier keys of the ledgers that are witnessed; a ledger's name is its origin. A key may hand over. */
  logs: readonly string[];
  state: WitnessState;
  /** Milliseconds since the epoch. */
  now?: () => number;
}

/**
 * Cosigns checkpoints of ledgers it knows, each only where it continues the one cosigned before. What it cosigns is on
 * disk before it is answered, and two requests for one ledger are looked at one after the other.
 */
export class Witness {
  readonly #options: WitnessOptions;
  /** By origin, the request under way. */
  readonly #running = new Map<string, Promise<unknown>>();

  constructor(options: WitnessOptions) {
    this.#options = options;
  }

  /** @throws what the disk said: then nothing was cosigned. */
  async addCheckpoint(body: string): Promise<WitnessAnswer> {
    const request = decodeAddCheckpoint(body);
    if (request === undefined) return refused(400, 'not a request to add a checkpoint');
    const origin = request.note.slice(0, Math.max(request.note.indexOf('\n'), 0));
    const keys = this.#options.logs.filter((key) => key.startsWith(`${origin}+`));
    if (keys.length === 0) return refused(404, 'no ledger of this name is witnessed here');
    const opened = open(request.note, keys);
    if ('status' in opened) return opened;
    const before = this.#running.get(origin) ?? Promise.resolve();
    const turn = before.then(() => this.#add(request, opened));
    const quiet = turn.catch(() => undefined);
    this.#running.set(origin, quiet);
    return turn.finally(() => {
      if (this.#running.get(origin) === quiet) this.#running.delete(origin);
    });
  }

  async #add(
    { oldSize, proof }: AddCheckpoint,
    { checkpoint, text }: OpenedCheckpoint,
  ): Promise<WitnessAnswer> {
    const { name, seed, mlDsa44Seed, state, now = Date.now } = this.#options;
    const { origin, size, root } = checkpoint;
    if (oldSize > size) return refused(400, 'the old size is larger than the checkpoint');
    const last = await state.read(origin);
    const lastSize = last?.checkpoint.size ?? 0;
    if (oldSize !== lastSize) return conflict(lastSize);
    if (last !== undefined && size === lastSize) {
      if (proof.length > 0) return refused(422, 'a proof between equal sizes is empty');
      if (!equalBytes(root, last.checkpoint.root)) return conflict(lastSize);
    } else if (!continues(last?.checkpoint, checkpoint, proof)) {
      return refused(422, 'the proof does not lead from the old size to the checkpoint');
    }
    // Whoever has a key that was replaced could lead the same leaves on with entries of their own.
    if (last !== undefined && !keysContinue(last.checkpoint, checkpoint))
      return refused(422, 'its keys do not follow those of the checkpoint that was cosigned last');
    // Before the answer: a witness that forgets could be made to cosign another history.
    const kept = size === lastSize && last !== undefined;
    if (!kept && !(await state.replace(origin, last, text))) {
      return conflict((await state.read(origin))?.checkpoint.size ?? 0);
    }
    const seconds = Math.floor(now() / 1000);
    const second = mlDsa44Seed && (await cosignMlDsa44(text, name, mlDsa44Seed, seconds));
    const body = `${cosign(text, name, seed, seconds)}${second ?? ''}`;
    return { status: 200, body, type: 'text/plain; charset=utf-8' };
  }
}

interface OpenedCheckpoint {
  checkpoint: Checkpoint;
  /** What was signed. */
  text: string;
}

function open(note: string, keys: readonly string[]): OpenedCheckpoint | WitnessAnswer {
  let unsigned = false;
  for (const key of keys) {
    try {
      const { checkpoint, text } = openSignedCheckpoint(note, key);
      return { checkpoint, text };
    } catch (error) {
      if (!(error instanceof NoteError)) throw error;
      unsigned ||= UNSIGNED.has(error.code);
    }
  }
  return unsigned
    ? refused(403, 'not signed by a key of this ledger that is known here')
    : refused(400, 'not a signed checkpoint');
}

/** It is a checkpoint, and none of a key that is trusted. */
const UNSIGNED: ReadonlySet<NoteErrorCode> = new Set([
  'unknown_key',
  'invalid_signature',
  'broken_handover',
]);

function continues(
  last: Checkpoint | undefined,
  { size, root }: Checkpoint,
  proof: readonly Uint8Array[],
): boolean {
  if (last === undefined || last.size === 0) return proof.length === 0;
  return checkConsistency([...proof], last.size, size, last.root, root);
}

const conflict = (size: number): WitnessAnswer => ({
  status: 409,
  body: `${size}\n`,
  type: 'text/x.tlog.size',
});

function refused(status: 400 | 403 | 404 | 422, reason: string): WitnessAnswer {
  return { status, body: `${reason}\n`, type: 'text/plain; charset=utf-8' };
}
