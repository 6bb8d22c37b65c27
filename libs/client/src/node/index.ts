export { fileSpool } from './file-spool.js';
export type { FileSpool, FileSpoolOptions } from './file-spool.js';
export { readSigningKey } from './signing-key-file.js';
export { DocketAgent, RunNotClosed } from './docket-agent.js';
export type { DocketAgentOptions, RunOpening, RunResult } from './docket-agent.js';
