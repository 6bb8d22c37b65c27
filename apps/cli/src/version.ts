/** Of the command, and of what it verifies with. */
export const VERSION = '0.1.0';
