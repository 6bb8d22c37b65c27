import { say, type Told } from './told.js';

/**
 * Significant digits of which none is an artefact: a program that holds decimal numbers in binary (IEEE 754 double)
 * keeps 15 of each, and a difference of two that are near each other has fewer that mean something.
 */
const DIGITS_KEPT = 13;
/** Characters that a rounding saves at least, where the digits behind it are an artefact of computing. */
const SAVED_MIN = 4;

/**
 * A number as people read it: 0.1 + 0.2 is recorded as 0.30000000000000004 and read as 0.3. What was recorded
 * stands beside it. Every number whose digits mean something is told as it was recorded.
 *
 * @param recordedAs the words around a rounded number and the recorded one.
 */
export function tellNumber(value: number, recordedAs: (short: Told, recorded: Told) => Told): Told {
  const recorded = String(value);
  const short = String(Number(value.toPrecision(DIGITS_KEPT)));
  return recorded.length - short.length < SAVED_MIN
    ? say`${value}`
    : recordedAs(say`${Number(short)}`, say`${value}`);
}
