/** isShown says whether every value at or below a JSON Pointer is shown, by the pointers of those that are not. */
export function isShown(hidden: readonly string[], pointer: string): boolean {
  return hidden.every((one) => one !== '' && one !== pointer && !one.startsWith(`${pointer}/`));
}
