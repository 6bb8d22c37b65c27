/**
 * Prints Jest's totals as one plain line, `N passed, N failed`, from the file that `--json
 * --outputFile` wrote, after the slowest specs by name. Fails when a test or a suite failed, or when nothing ran.
 *
 * Usage: node scripts/print-test-totals.js <jest-results.json>
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** So many specs are named with the time they took. */
const SLOWEST = 15;

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
const slowest = results.testResults
  .map(({ name, startTime, endTime }) => ({ name: relative(root, name), ms: endTime - startTime }))
  .sort((one, other) => other.ms - one.ms)
  .slice(0, SLOWEST);
console.log(`The ${slowest.length} slowest specs, in seconds:`);
for (const { name, ms } of slowest) console.log(`${(ms / 1000).toFixed(1).padStart(7)}  ${name}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 || !results.success ? 1 : 0;
