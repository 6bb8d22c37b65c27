import { existsSync } from 'node:fs';

/**
 * Loaded by `node --import` before a server: its clock is CLOCK_AHEAD_MS ahead of the machine's, as if
 * its host's were wrong, until the file CLOCK_RIGHT_FILE is there.
 */
const aheadMs = Number(process.env.CLOCK_AHEAD_MS);
const rightFile = process.env.CLOCK_RIGHT_FILE;
const RealDate = Date;

const now = () =>
  rightFile !== undefined && existsSync(rightFile) ? RealDate.now() : RealDate.now() + aheadMs;

globalThis.Date = class Date extends RealDate {
  constructor(...values) {
    if (values.length === 0) super(now());
    else super(...values);
  }

  static now() {
    return now();
  }
};
