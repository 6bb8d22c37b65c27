import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningApi } from '@docket/api';
import { DocketAdministration, DocketClient } from '@docket/client';
import { DEFAULT_POLICY } from '@docket/record';
import { makeServerDirectory } from '@docket/store';
import { writeOutput } from '../output-file.js';
import { CommandFailure, EXIT } from '../failure.js';
import { serve, type ServeOptions } from '../serve.js';
import { paint, type Terminal } from '../terminal.js';
import { playHandoff } from './handoff.js';
import { askOverLimit } from './limit.js';
import { playLoop, playOpenLoop } from './loop.js';
import { DemoFailure, Narrator } from './narrator.js';
import { playRefund } from './refund.js';
import { giveKeys, LEDGER_ID, type Player, type PlayerKey, type Players } from './stage.js';

/** By stakes: what is answered first comes first. */
const ANSWER_WITHIN = { low: 86_400, medium: 7_200, high: 3_600, critical: 3_600 };

/** Who looks at it. An officer answers questions and takes dossiers out. */
const PERSON = 'ada';

/**
 * Serves the demo's decisions, two of them waiting for a human, from a database in a temporary folder, until the signal
 * aborts. Prints a link with which one person enrols. No other database is read or written.
 */
export async function serveDemo(
  terminal: Terminal,
  { host, port }: Omit<ServeOptions, 'data'>,
  signal: AbortSignal,
): Promise<void> {
  if (port === 0) {
    const detail = 'With --demo the server needs a port that is known before it starts: name one.';
    throw new CommandFailure(detail, EXIT.unusable);
  }
  const directory = await makeServerDirectory('docket-demo-');
  // By this name browsers trust it without TLS, and keep the cookie of a session.
  const home = `http://localhost:${port}`;
  const signInFile = join(directory, 'sign-in.json');
  try {
    await writeOutput(signInFile, JSON.stringify({ public_url: home, local: true }));
    await serve(terminal, { host, port, data: directory }, signal, {
      environment: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error',
        DOCKET_HOST_NAME: 'demo.docket.example',
        DOCKET_SIGN_IN_FILE: signInFile,
      },
      afterStart: async (api) => {
        terminal.err('Playing the decisions of the demo …\n');
        const link = await furnish(api);
        terminal.out(`\n${paint.strong('Open this in a browser, within 15 minutes:')}\n`);
        terminal.out(`  ${link}\n\n`);
        terminal.out(
          `You choose a passphrase, and then you are ${PERSON}, officer of the ledger\n`,
        );
        terminal.out(
          `${LEDGER_ID}. Two questions wait for you. Ctrl-C ends the server, and everything\n`,
        );
        terminal.out('that it recorded is deleted.\n');
      },
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Plays the decisions into a new ledger. @returns the link at which the person enrols. */
async function furnish({ url, firstAdministratorKey: apiKey }: RunningApi): Promise<string> {
  if (apiKey === undefined) throw new DemoFailure('The server is not new.');
  const administration = new DocketAdministration({ url, apiKey });
  await administration.createLedger({
    id: LEDGER_ID,
    // So that the questions have a deadline.
    policy: { tripwires: { ...DEFAULT_POLICY.tripwires, answer_within_seconds: ANSWER_WITHIN } },
  });
  const keys = await giveKeys(administration);
  const keyOf = (player: Player): PlayerKey => {
    const key = keys.get(player);
    if (key === undefined) throw new DemoFailure(`${player} has no key.`);
    return key;
  };
  const players: Players = {
    client: (player) => new DocketClient({ url, apiKey: keyOf(player).secret, ledger: LEDGER_ID }),
    principal: (player) => keyOf(player).actor,
  };
  const narrator = new Narrator(SILENT);
  await playRefund(narrator, players);
  await playLoop(narrator, players);
  await playHandoff(narrator, players);
  await playOpenLoop(narrator, players);
  await askOverLimit(players);
  const { link } = await administration.enrolPerson(PERSON, { [LEDGER_ID]: 'officer' });
  if (link === undefined) throw new Error('People do not sign in at the server of the demo.');
  return link;
}

/** What is played is not told again: it is there to be looked at. */
const SILENT: Terminal = {
  out: () => undefined,
  err: () => undefined,
  interactive: false,
  columns: 80,
};
