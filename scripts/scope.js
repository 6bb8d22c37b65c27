/**
 * Gives the packages another scope: `node scripts/scope.js @example`, in a checkout with nothing to commit. Names of
 * packages stand in every import; this is the one place that knows where. `npm install` links them anew afterwards.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const root = new URL('..', import.meta.url);
const [wanted = ''] = process.argv.slice(2);
if (!/^@[a-z0-9][a-z0-9-]{0,100}$/.test(wanted)) {
  console.error('Usage: node scripts/scope.js @<scope>');
  process.exit(2);
}
const git = (...argv) => execFileSync('git', argv, { cwd: root, encoding: 'utf8' });
if (git('status', '--porcelain') !== '') {
  console.error('There is something to commit: what this changes could not be told from it.');
  process.exit(1);
}
const { name } = JSON.parse(readFileSync(new URL('libs/chain/package.json', root), 'utf8'));
const scope = name.slice(0, name.indexOf('/'));
/** As a name of a package begins, or a folder of them is called; `@docket.tool` and addresses of mail are neither. */
const inNames = new RegExp(String.raw`${scope}(?=/|'|")`, 'g');
/** As `npm pack` names what it writes. */
const inFiles = new RegExp(String.raw`\bout/${scope.slice(1)}-(?=\*\.tgz)`, 'g');
let changed = 0;
for (const path of git('ls-files', '-z').split('\0').slice(0, -1)) {
  const file = new URL(path.split('/').map(encodeURIComponent).join('/'), root);
  const bytes = readFileSync(file);
  if (bytes.includes(0)) continue;
  const before = bytes.toString('utf8');
  const after = before.replaceAll(inNames, wanted).replaceAll(inFiles, `out/${wanted.slice(1)}-`);
  if (after === before) continue;
  writeFileSync(file, after);
  changed += 1;
}
console.log(`${scope} is ${wanted} in ${changed} files. Run npm install, and then npm test.`);
