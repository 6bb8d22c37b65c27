import { stat, type BigIntStats } from 'node:fs';

/**
 * What is another with each change of a file: of its bytes, of its owner, of who may read it, and of which file has the
 * name. The system notes a change in steps of some milliseconds: of two within one the second may not show.
 */
export function identityOf({ dev, ino, mode, uid, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return `${dev} ${ino} ${mode} ${uid} ${size} ${mtimeNs} ${ctimeNs}`;
}

/** Of what a path names now; undefined where it cannot be looked at. */
export function identityAt(path: string): Promise<string | undefined> {
  // Not the one that promises: this is asked for each entry, and costs a third less.
  return new Promise((resolve) => {
    stat(path, { bigint: true }, (error, stats) => {
      resolve(error === null ? identityOf(stats) : undefined);
    });
  });
}
