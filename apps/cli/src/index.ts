export { createProgram, runCommand } from './program.js';
export { EXIT, type ExitCode } from './failure.js';
export type { Terminal } from './terminal.js';
