import { ProgressFault, readProgress } from './progress.js';
import { readWish, USAGE } from './wish.js';

/** The program of `run.js`. @returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const asked = readWish(argv);
  if (asked.kind === 'help') {
    console.log(USAGE);
    return 0;
  }
  if (asked.kind === 'wrong') {
    console.error(`${asked.why}\n\n${USAGE}`);
    return 2;
  }
  try {
    // What plays loads the whole server: not where nothing is played.
    if (asked.kind === 'new') {
      const { begin, playOut } = await import('./long.js');
      return await playOut(await begin(asked.wish));
    }
    const progress = await readProgress(asked.path);
    if (progress === undefined) throw new ProgressFault(`There is no ${asked.path}.`);
    const { playOut, resume } = await import('./long.js');
    return await playOut(await resume(asked.path, progress));
  } catch (error) {
    if (!(error instanceof ProgressFault)) throw error;
    console.error(error.message);
    return 2;
  }
}
