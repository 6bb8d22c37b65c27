import { expect, test } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What may be exported under one name from several files: back ends of one thing, and the schemas of each type. */
const isBackEnd = (path: string): boolean => /\/(?:native|pure)\.ts$/.test(path);
const isSchema = (path: string): boolean => /\/types\/[a-z-]+\/schema\.ts$/.test(path);

const isExported = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** The names that a file itself declares and exports. */
function declaredIn(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return file.statements.filter(isExported).flatMap((node) => {
    if (ts.isVariableStatement(node))
      return node.declarationList.declarations.map(({ name }) => name.getText());
    const { name } = node as ts.Statement & { name?: ts.Identifier };
    return name === undefined ? [] : [name.text];
  });
}

async function sources(): Promise<string[]> {
  const found: string[] = [];
  for (const folder of ['apps', 'libs']) {
    for (const path of await readdir(join(root, folder), { recursive: true })) {
      const name = `${folder}/${path.replaceAll('\\', '/')}`;
      if (!/^[^/]+\/[^/]+\/src\/.*\.ts$/.test(name)) continue;
      if (!/\.spec\.ts$|\.d\.ts$|\/(?:fixtures|generated)\//.test(name)) found.push(name);
    }
  }
  return found;
}

test('a name that is exported means one thing, in every package', async () => {
  const places = new Map<string, Set<string>>();
  for (const path of await sources()) {
    if (isBackEnd(path) || isSchema(path)) continue;
    for (const name of declaredIn(path, await readFile(join(root, path), 'utf8')))
      places.set(name, (places.get(name) ?? new Set()).add(path));
  }
  expect(places.size).toBeGreaterThan(1_000);
  const twice = [...places].filter(([, files]) => files.size > 1);
  expect(twice.map(([name, files]) => `${name}: ${[...files].join(', ')}`)).toEqual([]);
});
