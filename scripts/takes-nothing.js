/** Prints `usage` and ends where the program was given something: 0 where it was asked for, else 2. */
export function takesNothing(usage) {
  const [first] = process.argv.slice(2);
  if (first === undefined) return;
  if (first === '--help' || first === '-h') {
    console.log(usage);
    process.exit(0);
  }
  console.error(`It takes no "${first}".\n\n${usage}`);
  process.exit(2);
}
