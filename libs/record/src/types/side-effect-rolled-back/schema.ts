import { undoing } from '../../schema/side-effect.js';

const body = undoing('The action was undone.');

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
