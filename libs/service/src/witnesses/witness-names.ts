import type { PolicyWitness } from '@docket/verify';

/** Id of its key: 8 hex digits. */
export const witnessKeyIdOf = ({ cosigner }: PolicyWitness): string =>
  cosigner.keyHash.toString(16).padStart(8, '0');

/** As it is called in sentences. */
export const witnessNameOf = ({ name }: PolicyWitness): string => `the witness ${name}`;
