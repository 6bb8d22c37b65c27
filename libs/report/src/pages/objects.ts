/** The objects of a PDF by number, each as it is written, from its header to its end. */
export type PdfObjects = ReadonlyMap<number, Buffer>;

const HEADER = ' 0 obj';
const END = 'endobj';
const DIGITS_MAX = 10;

/** Where an object begins that has its header at `at`, and its number; undefined if that is no header. */
function objectAt(bytes: Buffer, at: number): { start: number; number: number } | undefined {
  let start = at;
  while (
    start > 0 &&
    at - start < DIGITS_MAX &&
    /\d/.test(String.fromCharCode(bytes[start - 1] ?? 0))
  )
    start -= 1;
  if (start === at) return undefined;
  return { start, number: Number(bytes.toString('latin1', start, at)) };
}

/**
 * The objects written in a PDF; of one that is written more than once the last, which is the one that
 * is shown. `wanted` bounds what is kept of a file that may hold anything: other numbers are only told.
 */
export function objectsOf(
  bytes: Buffer,
  wanted?: PdfObjects,
): { objects: PdfObjects; others: boolean } {
  const objects = new Map<number, Buffer>();
  let others = false;
  let open: { start: number; number: number } | undefined;
  const close = (next: number): void => {
    if (open === undefined) return;
    // What stands between objects, such as a table of them, belongs to none.
    const last = bytes.subarray(open.start, next).lastIndexOf(END);
    const end = last < 0 ? next : open.start + last + END.length;
    if (wanted === undefined || wanted.has(open.number)) {
      objects.set(open.number, bytes.subarray(open.start, end));
    } else others = true;
  };
  for (let at = bytes.indexOf(HEADER); at >= 0; at = bytes.indexOf(HEADER, at + HEADER.length)) {
    const next = objectAt(bytes, at);
    if (next === undefined) continue;
    close(next.start);
    open = next;
  }
  close(bytes.length);
  return { objects, others };
}

/** What stands before the stream of an object, if it has one. */
export function headOf(object: Buffer): string {
  const stream = object.indexOf('\nstream\n');
  return object.toString('latin1', 0, stream < 0 ? object.length : stream);
}

/** Objects of the tree of pages and of the structure, which lead to every page: not followed from one. */
const ABOVE = /\/(Parent|Dest|StructParent|P) \d+ 0 R/g;
const PAGE = /\/Type \/Page\n/;

/** The pages of a PDF that Docket wrote, in order: they are numbered as they come. */
export const pageNumbers = (objects: PdfObjects): number[] =>
  [...objects]
    .filter(([, object]) => PAGE.test(headOf(object)))
    .map(([number]) => number)
    .toSorted((a, b) => a - b);

/** The pages of a PDF that Docket wrote, in order, each with the objects that it is shown by. */
export function pagesOf(objects: PdfObjects): Set<number>[] {
  const pages = pageNumbers(objects);
  const isPage = new Set(pages);
  return pages.map((page) => {
    const reached = new Set<number>();
    const open = [page];
    for (let number = open.pop(); number !== undefined; number = open.pop()) {
      const object = objects.get(number);
      if (object === undefined || reached.has(number)) continue;
      reached.add(number);
      for (const [, ref] of headOf(object)
        .replaceAll(ABOVE, '')
        .matchAll(/(\d+) 0 R/g)) {
        if (!isPage.has(Number(ref))) open.push(Number(ref));
      }
    }
    return reached;
  });
}
