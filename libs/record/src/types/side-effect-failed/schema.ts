import { report } from '../../schema/side-effect.js';

const body = report('The action failed and changed nothing.');

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
