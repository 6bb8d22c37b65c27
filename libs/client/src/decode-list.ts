import { isRecordObject, UnexpectedAnswer } from './problem.js';

export function decodeList(body: Record<string, unknown>, name: string): Record<string, unknown>[] {
  const list = body[name];
  if (!Array.isArray(list)) throw unexpected(`no list \`${name}\``);
  return list.filter(isRecordObject);
}

export function unexpected(what: string): UnexpectedAnswer {
  return new UnexpectedAnswer(`The server's answer holds ${what}.`);
}
