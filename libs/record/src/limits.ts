/** Bounds on a whole body; the length in bytes is checked where the bytes are made. */
export const BODY_BYTES_MAX = 262_144;
export const BODY_DEPTH_MAX = 32;
export const BODY_VALUES_MAX = 10_000;
/** Most problems that one answer lists. */
export const PROBLEMS_MAX = 50;
