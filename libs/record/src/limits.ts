/** Most problems that one answer lists. */
export const PROBLEMS_MAX = 50;
