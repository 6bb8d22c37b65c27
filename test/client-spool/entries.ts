/** An entry as an auditor reads it, as far as these tests look at it. */
export interface Entry {
  type: string;
  time: string;
  /** Absent outside decisions. */
  decision?: string;
  body: Record<string, unknown>;
}

/** The entries of a ledger after its first, without those that reading them leaves. */
export async function readEntries(root: string, ledger: string, key: string): Promise<Entry[]> {
  const url = `${root}/v1/ledgers/${ledger}/entries?from=1&limit=1000`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
  if (!response.ok) throw new Error(await response.text());
  const lines = (await response.text()).trimEnd().split('\n');
  const entries = lines.map((line): Entry => {
    const { leaf, disclosure } = JSON.parse(line) as {
      leaf: string;
      disclosure: { body: Record<string, unknown> };
    };
    const { type, time, decision } = JSON.parse(leaf) as {
      type: string;
      time: string;
      decision?: { id: string };
    };
    const place = decision === undefined ? {} : { decision: decision.id };
    return { type, time, ...place, body: disclosure.body };
  });
  return entries.filter(({ type }) => type !== 'access.recorded');
}

/** Those that were submitted: without what says who may write. */
export async function readSubmitted(...of: Parameters<typeof readEntries>): Promise<Entry[]> {
  return (await readEntries(...of)).filter(({ type }) => type !== 'principal.registered');
}
