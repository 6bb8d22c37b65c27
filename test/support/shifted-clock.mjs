/**
 * Loaded by `node --import` before a server: its clock is CLOCK_AHEAD_MS ahead of the machine's, as if
 * its host's were wrong.
 */
const aheadMs = Number(process.env.CLOCK_AHEAD_MS);
const RealDate = Date;

globalThis.Date = class Date extends RealDate {
  constructor(...values) {
    if (values.length === 0) super(RealDate.now() + aheadMs);
    else super(...values);
  }

  static now() {
    return RealDate.now() + aheadMs;
  }
};
