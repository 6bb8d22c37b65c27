import { parseWitnessPolicy, PolicyError, type WitnessPolicy } from '@docket/verify';
import { CommandFailure, EXIT } from '../failure.js';
import { readGiven } from '../regular-file.js';

const POLICY_BYTES_MAX = 1024 * 1024;

/** The C2SP tlog-policy in a file. @throws CommandFailure with exit status 2 for what is none. */
export async function readWitnessPolicy(path: string): Promise<WitnessPolicy> {
  const bytes = await readGiven(`The policy ${path}`, path, POLICY_BYTES_MAX);
  try {
    return parseWitnessPolicy(bytes.toString('utf8'));
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const text = `The policy ${path} is no C2SP tlog-policy: ${error.message}.`;
    throw new CommandFailure(text, EXIT.unusable);
  }
}
