import type { ComponentChildren } from 'preact';
import type { Loaded } from '../parts/loaded.js';
import { Problem } from '../parts/problem.js';
import { words } from '../words/index.js';

interface ListedProps<Row> {
  title: string;
  /** Said where there is nothing. */
  none: string;
  columns: readonly string[];
  loaded: Loaded<readonly Row[]>;
  /** What stands in the columns; the first names the row. */
  row: (row: Row) => readonly ComponentChildren[];
}

/** A table of what was read, or what became of reading it. */
export function Listed<Row>({ title, none, columns, loaded, row }: ListedProps<Row>) {
  const { value: rows, refused, again } = loaded;
  return (
    <section>
      <h2>{title}</h2>
      {refused !== undefined && <Problem refused={refused} again={again} />}
      {rows === undefined && refused === undefined && <p role="status">{words.value.loading}</p>}
      {rows?.length === 0 && <p>{none}</p>}
      {rows !== undefined && rows.length > 0 && (
        <div class="wide-table" tabIndex={0} role="group" aria-label={title}>
          <table>
            <thead>
              <tr>
                {columns.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((one, i) => (
                <tr key={i}>
                  {row(one).map((cell, at) =>
                    at === 0 ? (
                      <th key={at} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={at}>{cell}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
