/**
 * Writes what an installation without the tools of development consists of, as CycloneDX (1.5), to
 * out/sbom.cdx.json, and fails where a package, of development too, is under a licence that is not on the list.
 * Both from package-lock.json and what is installed; nothing is fetched.
 *
 * Usage: node scripts/sbom.js
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = 'out/sbom.cdx.json';

/** Permissive ones, by their names in SPDX. */
const LICENCES = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  // Of fonts: they may be embedded in documents.
  'OFL-1.1',
  'Unlicense',
  'Zlib',
]);
/** Looked at one by one. One that is not there any more is to be taken out. */
const EXCEPTIONS = {
  // Looks at pages in tests, unchanged; in nothing that is handed out. Copyleft of its own files.
  'axe-core': 'MPL-2.0',
  // Data of browsers for tools of development; attribution, no copyleft.
  'caniuse-lite': 'CC-BY-4.0',
  // Its file LICENSE is that of MIT; its package.json says nothing.
  'png-js': 'none',
};
/** Reports each installation to its maker: in its place stands scripts/no-analytics, which is this version. */
const REPORTER = '@scarf/scarf';
const STAND_IN = '0.0.0';

const { status, stdout, stderr } = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  // npm is a .cmd file on Windows.
  shell: process.platform === 'win32',
});
if (status !== 0) fail(`npm sbom failed:\n${stderr}`);
const bom = JSON.parse(stdout);
const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'));

const complaints = bom.components.flatMap((component) => complaintsOf(component));
const known = new Set(bom.components.map(({ name }) => name));
for (const name of Object.keys(EXCEPTIONS)) {
  if (!known.has(name)) complaints.push(`${name} is an exception, and is not there`);
}
if (complaints.length > 0) fail(complaints.join('\n'));

// What is there for development alone, and nowhere else too.
const installed = Object.entries(packages).filter(([path]) => path.includes('node_modules/'));
const needed = new Set(
  installed.filter(([, one]) => one.dev !== true).map(([path, one]) => refOf(path, one)),
);
const isOurs = ({ purl }) => !purl.startsWith('pkg:npm/') || purl.includes('%40docket/');
const components = bom.components.filter((one) => isOurs(one) || needed.has(one['bom-ref']));
const refs = new Set([bom.metadata.component['bom-ref'], ...components.map((c) => c['bom-ref'])]);
const dependencies = bom.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((on) => refs.has(on)) }));
mkdirSync(`${root}out`, { recursive: true });
writeFileSync(
  `${root}${file}`,
  `${JSON.stringify({ ...bom, components, dependencies }, null, 2)}\n`,
);
console.log(
  `${file}: ${components.length} packages; the licences of all ${bom.components.length} are on the list`,
);

function complaintsOf({ name, version, licenses = [] }) {
  if (name === REPORTER && version !== STAND_IN)
    return [`${name} is not wanted: see "overrides" in package.json`];
  const said =
    licenses
      .map(({ license, expression }) => expression ?? license.id ?? license.name)
      .join(' AND ') || 'none';
  if (EXCEPTIONS[name] === said || isPermissive(said)) return [];
  return [`${name}@${version} is under ${said}: choose another, or look at it and name it here`];
}

/** Of alternatives one is enough; of what holds together each. */
function isPermissive(expression) {
  const flat = expression.replaceAll(/[()]/g, '');
  // Mixed, the order of OR and AND counts: none of ours is.
  if (flat.includes(' OR ') && flat.includes(' AND ')) return false;
  if (flat.includes(' OR ')) return flat.split(' OR ').some((one) => LICENCES.has(one));
  return flat.split(' AND ').every((one) => LICENCES.has(one));
}

function refOf(path, { name, version }) {
  return `${name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
