import type { IssuedCheckpoint } from '@docket/store';
import { Injectable } from '@nestjs/common';
import { TimeStamps } from '../time-stamps/time-stamps.js';
import { Witnesses } from '../witnesses/witnesses.js';

/** What is said of checkpoints outside: by witnesses, and by an authority for the time. */
@Injectable()
export class Anchors {
  constructor(
    private readonly witnesses: Witnesses,
    private readonly timeStamps: TimeStamps,
  ) {}

  /**
   * The checkpoint's note with the cosignatures and the time stamp that there are. What is missing is asked for, and
   * waited for at most `waitMs`; with 0 nobody is asked.
   */
  async note(ledgerId: string, checkpoint: IssuedCheckpoint, waitMs: number): Promise<string> {
    const [note, line] = await Promise.all([
      this.witnesses.cosigned(ledgerId, checkpoint, waitMs),
      this.timeStamps.line(ledgerId, checkpoint, waitMs),
    ]);
    return `${note}${line}`;
  }
}
