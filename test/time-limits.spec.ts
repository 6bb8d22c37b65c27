import { describe, expect, test } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const RUNNERS = new Set(['test', 'it', 'beforeAll', 'beforeEach', 'afterAll', 'afterEach']);
/** Its number of cases is a setting, and its limit grows with it. */
const GROWING = 'test/fuzz/fuzz.spec.ts';

/** The name at the beginning of `test.each(…)(…)`. */
function nameOf(called: ts.Expression): string {
  if (ts.isIdentifier(called)) return called.text;
  if (ts.isPropertyAccessExpression(called) || ts.isCallExpression(called))
    return nameOf(called.expression);
  return ts.isTaggedTemplateExpression(called) ? nameOf(called.tag) : '';
}

const isFunction = (node: ts.Node | undefined): boolean =>
  node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));

/** Tests and hooks of a spec that have a time limit of their own, by line. */
function limitsIn(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [last, before] = [node.arguments.at(-1), node.arguments.at(-2)];
      const limited =
        RUNNERS.has(nameOf(node.expression)) && isFunction(before) && !isFunction(last);
      if (limited || node.expression.getText() === 'jest.setTimeout') {
        const { line } = file.getLineAndCharacterOfPosition((last ?? node).getStart());
        found.push(`${path}:${line + 1}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

describe('time limits', () => {
  test('no test has one of its own: on a busy machine it would fail', async () => {
    const found: string[] = [];
    for (const folder of ['apps', 'libs', 'test']) {
      for (const path of await readdir(join(root, folder), { recursive: true })) {
        const name = `${folder}/${path.replaceAll('\\', '/')}`;
        if (!name.endsWith('.spec.ts') || /\/(node_modules|dist)\//.test(name)) continue;
        if (name !== GROWING)
          found.push(...limitsIn(name, await readFile(join(root, name), 'utf8')));
      }
    }
    expect(found).toEqual([]);
  });

  test.each([
    'test("a", () => {}, 5_000);',
    'beforeAll(async () => {}, LIMIT);',
    'test.each([1])("%i", () => {}, 5_000);',
    'jest.setTimeout(5_000);',
  ])('one is found: %s', (text) => {
    expect(limitsIn('a.spec.ts', text)).toEqual(['a.spec.ts:1']);
  });
});
