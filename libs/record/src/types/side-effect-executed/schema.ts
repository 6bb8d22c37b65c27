import { report } from '../../schema/side-effect.js';

const body = report('The action succeeded.');

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
