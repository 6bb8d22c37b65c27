import { weakenedBy, type Policy } from '@docket/record';

/** A member that differs between two policies. */
export interface ChangedMember {
  /** JSON Pointer into the policy. */
  pointer: string;
  /** JSON text; undefined: it is absent. */
  before: string | undefined;
  after: string | undefined;
  /** Whether Docket then asks less of people: the ledger's own rule. */
  isWeaker: boolean;
}

/** diffPolicies lists what a policy would change; everything that the ledger finds weaker is among it. Pure. */
export function diffPolicies(before: Policy, after: Policy): ChangedMember[] {
  const weaker = new Set(weakenedBy(before, after));
  const [old, next] = [leavesOf(before), leavesOf(after)];
  const pointers = new Set([...old.keys(), ...next.keys(), ...weaker]);
  return [...pointers]
    .map((pointer) => ({
      pointer,
      before: old.get(pointer),
      after: next.get(pointer),
      isWeaker: weaker.has(pointer),
    }))
    .filter((one) => one.isWeaker || one.before !== one.after);
}

function leavesOf(value: object, place = ''): Map<string, string> {
  const leaves = new Map<string, string>();
  for (const [name, below] of Object.entries(value) as [string, unknown][]) {
    const pointer = `${place}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const isObject = typeof below === 'object' && below !== null && !Array.isArray(below);
    if (isObject && Object.keys(below).length > 0)
      for (const [at, text] of leavesOf(below, pointer)) leaves.set(at, text);
    else if (below !== undefined) leaves.set(pointer, JSON.stringify(below));
  }
  return leaves;
}
