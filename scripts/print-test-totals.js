/**
 * Prints Jest's totals as one plain line, `N passed, N failed`, from the file that `--json
 * --outputFile` wrote. Fails when a test or a suite failed, or when nothing ran.
 *
 * Usage: node scripts/print-test-totals.js <jest-results.json>
 */
import { readFileSync } from 'node:fs';

const file = process.argv[2];
if (file === undefined) {
  console.error('Usage: node scripts/print-test-totals.js <jest-results.json>');
  process.exit(2);
}
const results = JSON.parse(readFileSync(file, 'utf8'));
const passed = results.numPassedTests;
// A file that could not even be loaded has no failed test of its own; it still counts as one.
const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
const skipped = results.numPendingTests + results.numTodoTests;
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 || !results.success ? 1 : 0;
