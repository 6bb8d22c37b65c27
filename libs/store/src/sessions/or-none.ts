/** What is read of a row before its seal is looked at; undefined where it throws, as no server writes such a row. */
export function orNone<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
