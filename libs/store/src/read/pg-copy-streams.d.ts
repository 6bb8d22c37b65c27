/** The package brings no types; this is the part that is used. */
declare module 'pg-copy-streams' {
  import type { Readable, Writable } from 'node:stream';
  import type { Submittable } from 'pg';

  const streams: {
    /** COPY … TO STDOUT. */
    to(sql: string): Readable & Submittable;
    /** COPY … FROM STDIN. */
    from(sql: string): Writable & Submittable & { rowCount: number };
  };
  export default streams;
}
