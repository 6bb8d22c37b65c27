/**
 * Makes the files that a browser loads from what tsc has compiled: `dist/site`, with names that hold the digests of
 * their contents, each gzipped as well, and the manifest that the API serves them by. Nothing is fetched from elsewhere.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** First segments of addresses below /app: those of src/router.ts. */
const { PLACES } = await import(new URL('../dist/modules/places.js', import.meta.url).href);

const MEDIA_TYPES = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  // To be saved, not to be shown at the server's own address.
  html: 'application/octet-stream',
};

const BUILT = {
  bundle: true,
  minify: true,
  write: false,
  platform: 'browser',
  target: ['es2023'],
  conditions: ['browser'],
  absWorkingDir: at('.'),
  legalComments: 'none',
  logLevel: 'warning',
  // What tsc made is bundled as it is, wherever the folder stands.
  tsconfigRaw: {},
};

const { outputFiles, metafile } = await build({
  ...BUILT,
  entryPoints: { main: at('dist/modules/main.js'), style: at('src/style.css') },
  splitting: true,
  metafile: true,
  format: 'esm',
  entryNames: '[name]-[hash]',
  chunkNames: 'part-[hash]',
  outdir: at('dist/site'),
});

const icon = await readFile(at('src/icon.svg'));
const iconName = `icon-${createHash('sha256').update(icon).digest('hex').slice(0, 8)}.svg`;
const verifier = await buildVerifier();
const verifierSha256 = createHash('sha256').update(verifier).digest('hex');
const verifierName = `docket-verify-${verifierSha256.slice(0, 8)}.html`;
const files = new Map([
  ...outputFiles.map(({ path, contents }) => [basename(path), contents]),
  [iconName, icon],
  [verifierName, verifier],
]);

/**
 * `docket-verify.html`: the verifier of files with all that it needs, for somebody to keep. Its policy names the one
 * script and the one style by their digests, and lets it ask nobody. The same sources give the same bytes.
 */
async function buildVerifier() {
  const { outputFiles: parts } = await build({
    ...BUILT,
    entryPoints: { script: at('dist/modules/verify/alone.js'), style: at('src/style.css') },
    format: 'iife',
    outdir: at('dist/alone'),
  });
  const textOf = (end) => parts.find(({ path }) => path.endsWith(end)).text;
  const [script, css] = [textOf('.js'), textOf('.css')];
  const allow = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  for (const [text, end] of [
    [script, /<\/script|<!--/i],
    [css, /<\/style/i],
  ])
    if (end.test(text)) throw new Error(`What would be inlined has ${end}.`);
  const policy = [
    "default-src 'none'",
    `script-src ${allow(script)}`,
    `style-src ${allow(css)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  return Buffer.from(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Verify a file</title>
<style>${css}</style>
</head>
<body>
<div id="app"></div>
<noscript>This page verifies files in your browser, and takes JavaScript for that.</noscript>
<script>${script}</script>
</body>
</html>
`);
}

/** The file that an entry point became, and those that it imports before it runs. */
function loadedAtOnce(entry) {
  const outputs = Object.entries(metafile.outputs);
  const found = outputs.find(([, { entryPoint }]) => entryPoint === entry);
  const names = new Set();
  const follow = (path) => {
    if (names.has(basename(path))) return;
    names.add(basename(path));
    for (const { path: next, kind } of metafile.outputs[path].imports)
      if (kind === 'import-statement') follow(next);
  };
  follow(found[0]);
  return [...names];
}

const [main, ...others] = loadedAtOnce('dist/modules/main.js');
const [style] = loadedAtOnce('src/style.css');
const page = `<!doctype html>
<html lang="en" data-verifier="${verifierName}" data-verifier-sha256="${verifierSha256}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Docket</title>
<link rel="icon" type="image/svg+xml" href="/app/files/${iconName}">
<link rel="stylesheet" href="/app/files/${style}">
${others.map((name) => `<link rel="modulepreload" href="/app/files/${name}">\n`).join('')}<script type="module" src="/app/files/${main}"></script>
</head>
<body>
<div id="app"></div>
<noscript>This page shows and verifies decisions in your browser, and takes JavaScript for that.</noscript>
</body>
</html>
`;

const manifest = {
  page: 'index.html',
  places: PLACES,
  /** What the first page loads. */
  first: [main, ...others, style, iconName],
  /** The verifier of files, as one file. */
  verifier: { name: verifierName, sha256: verifierSha256 },
  files: Object.fromEntries(
    [...files.keys()].map((name) => [name, MEDIA_TYPES[name.split('.').at(-1)]]),
  ),
};

// Into a folder of its own, and then in place of the other: a server that runs never reads half of a build.
const next = at('dist/site.next');
await rm(next, { recursive: true, force: true });
await mkdir(next, { recursive: true });
for (const [name, contents] of files) {
  await writeFile(`${next}/${name}`, contents);
  await writeFile(`${next}/${name}.gz`, gzipSync(contents, { level: 9 }));
}
await writeFile(`${next}/index.html`, page);
await writeFile(`${next}/manifest.json`, JSON.stringify(manifest, undefined, 2));
await rm(at('dist/site'), { recursive: true, force: true });
await rename(next, at('dist/site'));

if (process.argv.includes('--digest'))
  process.stdout.write(`${verifierSha256}  ${at(`dist/site/${verifierName}`)}\n`);
