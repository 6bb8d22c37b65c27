import { describe, expect, test } from '@jest/globals';
import { splitStatements } from './sql-statements.js';

describe('the statements of an SQL text', () => {
  test.each([
    ['nothing', '', []],
    ['only comments', '-- a; b\n/* c; */ ;;', []],
    ['one without its end', 'SELECT 1', ['SELECT 1']],
    ['two', 'SELECT 1;\nSELECT 2;\n', ['SELECT 1', 'SELECT 2']],
    ['a comment before', '-- why; so\nSELECT 1; SELECT 2', ['-- why; so\nSELECT 1', 'SELECT 2']],
    ['a comment at the end of a line', 'SELECT 1 -- a; b\n, 2;', ['SELECT 1 -- a; b\n, 2']],
    [
      'a comment inside a comment',
      'SELECT /* a /* b; */ c; */ 1; X',
      ['SELECT /* a /* b; */ c; */ 1', 'X'],
    ],
    ['text', "SELECT 'a; it''s -- b /* '; X", ["SELECT 'a; it''s -- b /* '", 'X']],
    ['a name', 'SELECT 1 AS "a; ""b"; X', ['SELECT 1 AS "a; ""b"', 'X']],
    ['a body', "DO $$ a; 'b; $$; X", ["DO $$ a; 'b; $$", 'X']],
    ['a body in a body', 'DO $f$ a; $$ b; $$ $f$; X', ['DO $f$ a; $$ b; $$ $f$', 'X']],
    ['a parameter is no body', 'SELECT $1; SELECT $2', ['SELECT $1', 'SELECT $2']],
    ['a name with dollars is no body', 'SELECT a$b$; X', ['SELECT a$b$', 'X']],
  ])('%s', (_what, sql, expected) => {
    expect(splitStatements(sql)).toEqual(expected);
  });

  test.each(["SELECT 'a; b", 'SELECT "a', 'DO $$ a; b', '/* a /* b */', "SELECT E'a\\'; b'"])(
    'is refused rather than misread: %s',
    (sql) => {
      expect(() => splitStatements(sql)).toThrow();
    },
  );
});
