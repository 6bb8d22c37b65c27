export { fileSpool } from './file-spool.js';
export type { FileSpool, FileSpoolOptions } from './file-spool.js';
