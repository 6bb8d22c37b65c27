/** Stops the server of `postgres-global-setup.ts` once, whichever project ends first. */
export default async function stopTestPostgres(): Promise<void> {
  const stop = globalThis.stopTestPostgres;
  globalThis.stopTestPostgres = undefined;
  await stop?.();
}
