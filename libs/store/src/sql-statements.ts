/**
 * The statements of an SQL text, each without the semicolon that ends it: engines and poolers that read one
 * command at a time take them one by one. Comments before a statement stay with it; a semicolon counts only
 * outside of comments, quotes and dollar quotes (PostgreSQL, 4.1), with `standard_conforming_strings` on.
 *
 * Pure. @throws {Error} where a quote or a comment is not closed.
 */
export function splitStatements(sql: string): string[] {
  const statements: string[] = [];
  let [begin, at, hasWords] = [0, 0, false];
  const end = (): void => {
    if (hasWords) statements.push(sql.slice(begin, at).trim());
    hasWords = false;
  };
  while (at < sql.length) {
    if (sql[at] === ';') {
      end();
      begin = at += 1;
      continue;
    }
    const next = pieceEnd(sql, at);
    hasWords ||= !/^(\s|--|\/\*)/.test(sql.slice(at, at + 2));
    at = next;
  }
  end();
  return statements;
}

/** Where the comment, the quoted text or the single character at `at` ends. */
function pieceEnd(sql: string, at: number): number {
  const rest = sql.slice(at, at + DOLLAR_TAG_MAX);
  if (rest.startsWith('--')) {
    const line = sql.indexOf('\n', at);
    return line === -1 ? sql.length : line;
  }
  if (rest.startsWith('/*')) return commentEnd(sql, at);
  if (/^e'/i.test(rest) && !/\w/.test(sql[at - 1] ?? '')) {
    throw new Error("A migration has no escape strings (E'…').");
  }
  const [quote] = rest;
  // Two quotes in a row stand for one in the text; here they end a piece and begin the next.
  if (quote === "'" || quote === '"') return closedBy(sql, quote, at + 1);
  const tag = /^\$(?:[A-Za-z_]\w*)?\$/.exec(rest)?.[0];
  if (tag === undefined || /[\w$]/.test(sql[at - 1] ?? '')) return at + 1;
  return closedBy(sql, tag, at + tag.length);
}

/** PostgreSQL keeps 63 characters of a name, and reads no longer tag than this. */
const DOLLAR_TAG_MAX = 66;

function closedBy(sql: string, mark: string, from: number): number {
  const close = sql.indexOf(mark, from);
  if (close === -1) throw new Error(`A ${mark} is not closed: ${sql.slice(from, from + 40)}`);
  return close + mark.length;
}

/** Block comments nest. */
function commentEnd(sql: string, from: number): number {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = from;
  for (let depth = 0, found = marks.exec(sql); found !== null; found = marks.exec(sql)) {
    depth += found[0] === '/*' ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  throw new Error(`A comment is not closed: ${sql.slice(from, from + 40)}`);
}
