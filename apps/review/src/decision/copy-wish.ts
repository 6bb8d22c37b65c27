import { ask, askJson, inLedger } from '../ask.js';
import { saveAnswer } from '../parts/save.js';
import { language } from '../words/index.js';

/** For whom a copy is: each shows what its reader needs. `subject`: the person concerned, as an explanation. */
export const READERS = ['counterparty', 'regulator', 'public', 'subject'] as const;
export type Reader = (typeof READERS)[number];

/** A value that is withheld beside what the profile withholds. */
export interface ValuePlace {
  seq: number;
  pointer: string;
}

export interface CopyWish {
  reader: Reader;
  recipient: string;
  purpose: string;
  /** Who is responsible, and how to reach them: printed in an explanation. */
  deployer: string;
  contact: string;
  also: readonly ValuePlace[];
}

export const NO_WISH: CopyWish = {
  reader: 'counterparty',
  recipient: '',
  purpose: '',
  deployer: '',
  contact: '',
  also: [],
};

/** What `previewRedaction` says: places, no values. */
export interface CopyPreview {
  withheld: { seq: number; type: string; pointer: string }[];
  residues: {
    kind: 'repeat' | 'part' | 'alike' | 'key' | 'header' | 'id' | 'issuer';
    at: { seq?: number; pointer: string };
  }[];
  truncated: boolean;
}

function bodyOf({ reader, recipient, purpose, deployer, contact, also }: CopyWish): object {
  const withhold = also.map((place) => ({ ...place, reason: 'personal_data' }));
  const stated = { recipient, purpose, deployer };
  return {
    ...(reader === 'subject' ? { variant: reader } : { variant: 'redacted', profile: reader }),
    ...(withhold.length === 0 ? {} : { withhold }),
    ...Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== '')),
    ...(contact === '' || reader !== 'subject' ? {} : { contact: { responsible: contact } }),
    locale: language.value,
  };
}

interface OfDecision {
  ledger: string;
  decision: string;
}

/** Leaves no entry. @throws {Refused} */
export function preview({ ledger, decision }: OfDecision, wish: CopyWish): Promise<CopyPreview> {
  const path = inLedger(ledger, 'decisions', decision, 'dossier', 'preview');
  return askJson<CopyPreview>(path, { method: 'POST', body: bodyOf(wish) });
}

/** Makes the copy, which is recorded, and saves it. @throws {Refused} */
export async function makeCopy(
  { ledger, decision }: OfDecision,
  wish: CopyWish,
  format: 'pdf' | 'json',
): Promise<void> {
  const path = inLedger(ledger, 'decisions', decision, 'dossier');
  const headers = { accept: `application/${format}` };
  const answer = await ask(path, { method: 'POST', body: bodyOf(wish), headers });
  await saveAnswer(answer, `${decision}.${wish.reader}.${format}`);
}
