import { attemptSignal } from '../attempt-signal.js';

/** For a whole answer, in milliseconds. */
const ANSWER_MS_MAX = 10_000;

/** AnchorFailure says why somebody outside did not vouch for a checkpoint: one line for people. */
export class AnchorFailure extends Error {
  override readonly name = 'AnchorFailure';
  /** Whether nothing answered, so that whatever is asked next would wait as long. */
  readonly isAway: boolean;
  /** Whether there was nothing to ask with. */
  readonly isUnasked: boolean;

  constructor(
    reason: string,
    {
      isAway = false,
      isUnasked = false,
      ...options
    }: ErrorOptions & { isAway?: boolean; isUnasked?: boolean } = {},
  ) {
    super(reason, options);
    this.isAway = isAway;
    this.isUnasked = isUnasked;
  }
}

interface Post {
  url: string;
  body: string | Uint8Array;
  /** Media type of the body. */
  type: string;
  /** Longest answer, in bytes. */
  bytesMax: number;
  stopped: AbortSignal;
}

export interface PostAnswer {
  status: number;
  type: string | null;
  body: Buffer;
}

/** Posts to a service of somebody else's, for a bounded time and a bounded answer. @throws {AnchorFailure} */
export async function boundedPost({
  url,
  body,
  type,
  bytesMax,
  stopped,
}: Post): Promise<PostAnswer> {
  const { signal, end } = attemptSignal(ANSWER_MS_MAX, stopped);
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: typeof body === 'string' ? body : Buffer.from(body),
      headers: { 'content-type': type },
      // What leads elsewhere is not who was named.
      redirect: 'error',
      signal,
    });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: await readBounded(response, bytesMax),
    };
  } catch (error) {
    if (error instanceof AnchorFailure) throw error;
    if (signal.aborted && !stopped.aborted)
      throw new AnchorFailure(`it did not answer within ${ANSWER_MS_MAX / 1000} s`, {
        isAway: true,
      });
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : 'unknown';
    throw new AnchorFailure(`it cannot be reached: ${quoted(reason)}`, {
      cause: error,
      isAway: true,
    });
  } finally {
    end();
  }
}

async function readBounded({ body }: Response, bytesMax: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (body === null) return Buffer.alloc(0);
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > bytesMax) throw new AnchorFailure(`its answer is longer than ${bytesMax} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What somebody else wrote, on one line and short. */
export const quoted = (text: string): string => JSON.stringify(text.trim().slice(0, 200));
