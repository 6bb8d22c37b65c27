import { StoreRefusal, type StoreRefusalCode } from '@docket/store';
import { ReaderError } from '@docket/verify';

/** An error on its way from one thread to another: a class does not survive it, what happened does. */
export interface ThreadFailure {
  name: string;
  message: string;
  stack: string | undefined;
  /** Of a refusal, or of the operating system or the database. */
  code?: string;
  /** Of a refusal: what to do about it. */
  next?: string;
}

export function encodeFailure(error: unknown): ThreadFailure {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: undefined };
  const { name, message, stack } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const next = error instanceof StoreRefusal ? { next: error.next } : {};
  return { name, message, stack, ...code, ...next };
}

/** The error again: of its own class where callers tell it by that, otherwise with its name and code. */
export function decodeFailure(failure: ThreadFailure): Error {
  const { name, message, code, next = '' } = failure;
  if (name === 'ReaderError') return new ReaderError(code as ReaderError['code'], message);
  if (name === 'StoreRefusal') return new StoreRefusal(code as StoreRefusalCode, message, { next });
  return Object.assign(new Error(message), failure);
}
