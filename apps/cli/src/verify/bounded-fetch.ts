import { ReaderError, type Fetch } from '@docket/verify';

/** Longest wait for the head of an answer, and between two pieces of its body, in milliseconds. */
const IDLE_MS_MAX = 15_000;
/** Longest time for a whole answer, in milliseconds: a page of entries is large. */
const ANSWER_MS_MAX = 120_000;
/** Slowest that an answer may come once it had time to begin, in bytes a second. */
const BYTES_PER_SECOND_MIN = 1_024;

/**
 * One request of a source that may mean harm: without redirects, which would carry the key to an address
 * that nobody named, and with an end. How long an answer may be is the reader's to say.
 *
 * @throws ReaderError `unreachable`, also while the body is read.
 */
export const boundedFetch: Fetch = async (url, init) => {
  const end = new AbortController();
  const late = (why: string): void => end.abort(new Error(why));
  const whole = setTimeout(
    () => late(`took longer than ${ANSWER_MS_MAX / 1_000} s`),
    ANSWER_MS_MAX,
  );
  const waiting = (): NodeJS.Timeout =>
    setTimeout(() => late(`was silent for ${IDLE_MS_MAX / 1_000} s`), IDLE_MS_MAX);
  const failed = (cause: unknown): ReaderError => {
    clearTimeout(whole);
    const reason = end.signal.aborted ? (end.signal.reason as Error).message : 'cannot be reached';
    return new ReaderError('unreachable', `${url} ${reason}`, { cause });
  };
  const started = performance.now();
  let idle = waiting();
  let response: Response;
  try {
    response = await fetch(url, { ...init, redirect: 'error', signal: end.signal });
  } catch (error) {
    throw failed(error);
  } finally {
    clearTimeout(idle);
  }
  const reader = response.body?.getReader();
  if (reader === undefined) {
    clearTimeout(whole);
    return { status: response.status, body: null };
  }
  let bytes = 0;
  const read = async (): Promise<{ done: boolean; value?: Uint8Array | undefined }> => {
    idle = waiting();
    try {
      const { done, value } = await reader.read();
      bytes += value?.length ?? 0;
      const elapsedMs = performance.now() - started;
      if (!done && elapsedMs > IDLE_MS_MAX && bytes < (BYTES_PER_SECOND_MIN * elapsedMs) / 1_000) {
        late(`sends less than ${BYTES_PER_SECOND_MIN} bytes a second`);
        end.signal.throwIfAborted();
      }
      if (done) clearTimeout(whole);
      return { done, value };
    } catch (error) {
      throw failed(error);
    } finally {
      clearTimeout(idle);
    }
  };
  const cancel = async (): Promise<void> => {
    clearTimeout(whole);
    await reader.cancel().catch(() => undefined);
  };
  return {
    status: response.status,
    body: { getReader: () => ({ read, cancel }) },
  };
};
