/**
 * Writes docs/format/vectors and the example in docs/format/README.md. Build first, then
 * `node docs/format/generator/generate.js`. A test fails if that would change anything.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import * as chain from '@docket/chain';
import { exampleText, withExample } from './example-text.js';
import { vectorFiles } from './vector-sets.js';

const here = (name) => new URL(name, import.meta.url);
for (const [name, content] of Object.entries(await vectorFiles(chain))) {
  writeFileSync(here(`../vectors/${name}`), `${JSON.stringify(content, null, 1)}\n`);
}
const document = readFileSync(here('../README.md'), 'utf8');
writeFileSync(here('../README.md'), withExample(document, await exampleText(chain)));
