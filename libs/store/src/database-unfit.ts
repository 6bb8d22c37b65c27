/** A database, or the address of one, that Docket cannot work with as it is. The message says what to change. */
export class DatabaseUnfit extends Error {
  override readonly name: string = 'DatabaseUnfit';
}
