import { ACTS } from './acts.js';
import type { Came } from './came.js';
import type { Called } from './read.js';
import { nameWords } from './words.js';

/** Beginnings of words in the names of tools that hand over to a human. */
const HANDS_OVER = ACTS.flatMap(({ promised, tools }) =>
  promised?.test('transfer') === true ? tools : [],
);

export const handsOver = ({ tool }: Called): boolean =>
  nameWords(tool).some((word) => HANDS_OVER.some((begin) => word.startsWith(begin)));

export const isHandover = (one: Came): boolean => 'calls' in one && one.calls.some(handsOver);
