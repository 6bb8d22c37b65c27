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
};

const { outputFiles, metafile } = await build({
  entryPoints: { main: at('dist/modules/main.js'), style: at('src/style.css') },
  bundle: true,
  splitting: true,
  minify: true,
  write: false,
  metafile: true,
  format: 'esm',
  platform: 'browser',
  target: ['es2023'],
  conditions: ['browser'],
  entryNames: '[name]-[hash]',
  chunkNames: 'part-[hash]',
  outdir: at('dist/site'),
  absWorkingDir: at('.'),
  legalComments: 'none',
  logLevel: 'warning',
});

const icon = await readFile(at('src/icon.svg'));
const iconName = `icon-${createHash('sha256').update(icon).digest('hex').slice(0, 8)}.svg`;
const files = new Map([
  ...outputFiles.map(({ path, contents }) => [basename(path), contents]),
  [iconName, icon],
]);

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
<html lang="en">
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
