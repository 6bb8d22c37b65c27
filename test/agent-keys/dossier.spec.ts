import type { JsonObject } from '@docket/chain';
import { DOCKET_AUTHOR } from '@docket/record';
import { buildDossier, renderPdf, type Dossier } from '@docket/report';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { AgentKey } from '../support/signing-key.js';
import { AGENT_CARD, OPENED } from '../../libs/verify/src/fixtures/decisions.js';
import { MemoryLedger } from '../../libs/verify/src/fixtures/memory-ledger.js';
import { havePdfTools, runPdfTool } from '../../libs/report/src/fixtures/pdf-tools.js';

const AGENT = { actor: 'prn_agent', role: 'agent', via: 'api_key' } as const;
const ADMINISTRATOR = { actor: 'prn_admin', role: 'administrator', via: 'api_key' } as const;
const ID = 'dec_1';

type Evidence = Parameters<typeof buildDossier>[0];
const key = new AgentKey();

/** What is done with the n-th card before it is recorded. */
type Card = 'signed' | 'unsigned' | 'forged' | 'foreign' | 'repeated';

async function evidenceOf(cards: readonly Card[]): Promise<Evidence> {
  const ledger = new MemoryLedger({ authors: 'registered' });
  const register = (by: typeof ADMINISTRATOR | typeof DOCKET_AUTHOR, body: JsonObject) =>
    ledger.append('principal.registered', by, body);
  const apiKey = (id: string) => ({ kind: 'api_key', id, fingerprint: 'ab'.repeat(32) });
  register(DOCKET_AUTHOR, {
    principal: 'prn_admin',
    role: 'administrator',
    authenticator: apiKey('o'),
  });
  register(ADMINISTRATOR, {
    principal: 'prn_agent',
    role: 'agent',
    authenticator: apiKey('a'),
  });
  register(ADMINISTRATOR, {
    principal: 'prn_agent',
    role: 'agent',
    authenticator: key.authenticator(ledger.origin, 'prn_agent'),
  });
  ledger.append('decision.opened', AGENT, { ...OPENED, stakes: 'high' }, ID);
  const record = { ledger: ledger.origin, decision: ID, type: 'job_card.filed' } as const;
  let first: JsonObject | undefined;
  cards.forEach((kind, n) => {
    const card = { ...AGENT_CARD, idempotency_key: `card-${n}` };
    const signed = (kind === 'foreign' ? new AgentKey() : key).sign(record, card);
    first ??= signed;
    const bodies: Record<Card, object> = {
      signed,
      foreign: signed,
      unsigned: card,
      forged: { ...signed, goal: 'Refund all of it' },
      repeated: first,
    };
    ledger.append('job_card.filed', AGENT, { ...bodies[kind] } as JsonObject, ID);
  });
  ledger.checkpoint();
  return (await ledger.evidence(ID)) as unknown as Evidence; // The same document, as verify reads it.
}

const dossier = (evidence: Evidence, locale: 'en' | 'de' = 'en') =>
  buildDossier(evidence, {
    variant: 'interim',
    dossierId: 'dos_signed',
    issuedAt: '2026-12-01T00:00:00.000Z',
    locale,
  });

const signedRows = ({ model }: Dossier): (string | undefined)[] =>
  model.timeline.map(({ signed }) => signed);

describe('what agents signed is said with what they recorded', () => {
  let mixed: Evidence;
  beforeAll(async () => {
    mixed = await evidenceOf(['signed', 'unsigned']);
  });

  test('each record, and how many of them', async () => {
    const made = await dossier(mixed);
    expect(signedRows(made)).toEqual([
      'not signed',
      'signed by a key of the agent, verified',
      'not signed',
    ]);
    expect(made.model.oversight.agent_signatures).toEqual({
      records: 3,
      not_signed: 2,
      hidden: 0,
      statement: 'of 3 records by agents: 1 signed by a key of the agent, verified; 2 not signed',
    });
    const german = await dossier(mixed, 'de');
    expect(german.model.oversight.agent_signatures.statement).toBe(
      'von 3 Einträgen von Agenten: 1 mit einem Schlüssel des Agenten signiert, geprüft; 2 nicht signiert',
    );
  });

  (havePdfTools() ? test : test.skip)('on page 1, and beside each entry of section 7', async () => {
    const pdf = await renderPdf(await dossier(mixed));
    const pages = runPdfTool('pdftotext', pdf, ['{pdf}', '-']).stdout.split('\f');
    const [first = '', ...others] = pages.map((page) => page.replaceAll(/\s+/g, ' '));
    const said = 'signed by a key of the agent, verified';
    expect(first).toContain(`of 3 records by agents: 1 ${said}; 2 not signed`);
    // Beside the entry, and in section 14.
    expect(others.join(' ').split(said)).toHaveLength(3);
    expect(others.join(' ').split(/(?<!2) not signed/)).toHaveLength(3);
  });

  test('none of them', async () => {
    const made = await dossier(await evidenceOf(['unsigned']));
    expect(made.model.oversight.agent_signatures.statement).toBe(
      'none of 2 records by agents is signed',
    );
  });

  test.each<[Card, string]>([
    ['forged', 'signed, and the signature does not verify'],
    ['foreign', 'signed, and the signature does not verify'],
    ['repeated', 'signed, with the signature of an earlier record'],
  ])('one that is %s is never told as verified', async (kind, words) => {
    const made = await dossier(await evidenceOf(['signed', kind]));
    expect(signedRows(made).at(-1)).toBe(words);
    expect(signedRows(made).at(-2)).toBe('signed by a key of the agent, verified');
  });
});
