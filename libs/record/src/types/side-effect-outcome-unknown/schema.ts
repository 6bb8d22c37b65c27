import { report } from '../../schema/side-effect.js';

const body = report('It cannot be said whether the action took place.');

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
