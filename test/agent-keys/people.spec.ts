import type { JsonObject } from '@docket/chain';
import { DEFAULT_POLICY } from '@docket/record';
import { buildDossier, type Dossier } from '@docket/report';
import { describe, expect, test } from '@jest/globals';
import { AGENT_CARD, OPENED } from '../../libs/verify/src/fixtures/decisions.js';
import { MemoryLedger } from '../../libs/verify/src/fixtures/memory-ledger.js';

const administrator = (actor: string) => ({ actor, role: 'administrator', via: 'api_key' });
const [FIRST, SECOND] = [administrator('prn_first'), administrator('prn_second')];
const AGENT = { actor: 'prn_agent', role: 'agent', via: 'api_key' };
const ID = 'dec_1';
const weaker = {
  ...DEFAULT_POLICY,
  version: '2',
  enforcement: 'advisory',
} as unknown as JsonObject;

interface Course {
  /** Who confirms the agent's key, and which one they name. */
  confirmed?: [by: typeof FIRST, key: string];
  /** Who proposes which policy. */
  proposed?: [by: typeof FIRST, policy: JsonObject];
  locale?: 'en' | 'de';
}

async function made({ confirmed, proposed, locale = 'en' }: Course): Promise<Dossier> {
  const ledger = new MemoryLedger({ authors: 'registered' });
  const apiKey = (id: string) => ({ kind: 'api_key', id, fingerprint: 'ab'.repeat(32) });
  ledger.append('principal.registered', FIRST, {
    principal: AGENT.actor,
    role: AGENT.role,
    authenticator: apiKey('a'),
  });
  if (confirmed !== undefined) {
    const [by, authenticator] = confirmed;
    ledger.append('principal.confirmed', by, { principal: AGENT.actor, authenticator });
  }
  ledger.append('decision.opened', AGENT, { ...OPENED }, ID);
  const reason = 'quicker';
  if (proposed !== undefined)
    ledger.append('policy.proposed', proposed[0], { policy: proposed[1], reason });
  ledger.append('policy.changed', SECOND, { policy: weaker, reason, revision: 2 });
  ledger.append('job_card.filed', AGENT, { ...AGENT_CARD } as JsonObject, ID);
  ledger.append('decision.closed', AGENT, { outcome: 'completed', entry_count: 3 }, ID);
  ledger.checkpoint();
  const evidence = (await ledger.evidence(ID)) as unknown as Parameters<typeof buildDossier>[0];
  return buildDossier(evidence, {
    variant: 'interim',
    dossierId: 'dos_people',
    issuedAt: '2026-12-01T00:00:00.000Z',
    locale,
  });
}

const registration = ({ model }: Dossier): string | undefined =>
  model.authors.find(({ principal }) => principal.value === AGENT.actor)?.event;
const policy = ({ model }: Dossier): string | undefined =>
  model.timeline
    .map(({ event }) => event)
    .find((event) => /policy.*changed|Richtlinie.*geändert/i.test(event));

describe('by how many people something stands is said where it is told', () => {
  test.each<[string, Course['confirmed'], string]>([
    ['nobody confirmed', undefined, 'Author registered, by one person'],
    ['another person confirmed', [SECOND, 'a'], 'Author registered, by two people'],
    ['whoever registered it confirmed', [FIRST, 'a'], 'Author registered, by one person'],
    [
      'whose it is confirmed',
      [{ ...FIRST, actor: AGENT.actor }, 'a'],
      'Author registered, by one person',
    ],
    ['of which another key is confirmed', [SECOND, 'b'], 'Author registered, by one person'],
  ])('a registration that %s', async (_what, confirmed, said) => {
    expect(registration(await made(confirmed === undefined ? {} : { confirmed }))).toBe(said);
  });

  test.each<[string, Course['proposed'], string]>([
    ['nobody proposed', undefined, 'Policy of the ledger changed, by one person'],
    ['another person proposed', [FIRST, weaker], 'Policy of the ledger changed, by two people'],
    ['they proposed themselves', [SECOND, weaker], 'Policy of the ledger changed, by one person'],
    [
      'another person proposed differently',
      [FIRST, { ...weaker, version: '3' }],
      'Policy of the ledger changed, by one person',
    ],
  ])('a policy that %s', async (_what, proposed, said) => {
    expect(policy(await made(proposed === undefined ? {} : { proposed }))).toBe(said);
  });

  test('in German', async () => {
    const told = await made({ confirmed: [SECOND, 'a'], locale: 'de' });
    expect(registration(told)).toBe('Verfasser registriert, durch zwei Personen');
    expect(policy(told)).toBe('Richtlinie des Ledgers geändert, durch eine Person');
  });
});
