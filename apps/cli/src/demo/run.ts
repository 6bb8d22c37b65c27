import { relative } from 'node:path';
import { Interrupted, orInterrupted } from '../interruption.js';
import { CommandFailure, EXIT } from '../failure.js';
import { formatDuration, type Terminal } from '../terminal.js';
import { giveCopies, reportToTheBoard } from './copies.js';
import { exportDossier, verifyOffline, verifyOverHttp } from './examine.js';
import { playHandoff } from './handoff.js';
import { playLoop } from './loop.js';
import { DemoFailure, Narrator } from './narrator.js';
import { playRefund } from './refund.js';
import { Stage } from './stage.js';
import { tamperAndDetect } from './tamper.js';

export interface DemoOptions {
  /** Where the dossiers go. */
  outDirectory: string;
}

/**
 * Plays the demo: record, verify, export, verify offline, tamper, detect.
 *
 * @throws CommandFailure at the first step that did not go as it must; everything it started is
 * stopped and deleted first, the dossiers excepted.
 */
export async function runDemo(
  terminal: Terminal,
  options: DemoOptions,
  signal: AbortSignal,
): Promise<void> {
  const narrator = new Narrator(terminal);
  const stage = new Stage();
  const startedMs = performance.now();
  try {
    await orInterrupted(play(narrator, stage, options), signal);
  } catch (error) {
    narrator.stop();
    throw describeFailure(error, narrator);
  } finally {
    await stage.close();
  }
  const took = formatDuration(performance.now() - startedMs);
  narrator.title(`\nAll ${narrator.stepCount} steps went as they must, in ${took}.`);
  narrator.say(`Look at ${options.outDirectory}/refund.dossier.pdf, or check it yourself:`);
  narrator.say(`${ownCommand()} verify ${options.outDirectory}/refund.dossier.pdf`);
  narrator.say('See decisions in a browser, and decide one that waits for a human:');
  narrator.say(`${ownCommand()} serve --demo`);
}

/** Of this very program: `npx docket` would fetch another maker's wherever this is not a checkout's folder. */
function ownCommand(): string {
  const file = relative(process.cwd(), process.argv[1] ?? '');
  return `node ${/[^\w./-]/.test(file) ? JSON.stringify(file) : file}`;
}

async function play(narrator: Narrator, stage: Stage, options: DemoOptions): Promise<void> {
  narrator.title('docket demo: three decisions recorded, verified, exported and attacked');
  narrator.chapter('A server of our own');
  const startedAt = new Date();
  await stage.open(narrator);
  const decisions: { id: string; name: string }[] = [];
  narrator.chapter('A refund, order #44812');
  decisions.push({ name: 'refund', id: await playRefund(narrator, stage) });
  narrator.chapter('A loop');
  decisions.push({ name: 'loop', id: await playLoop(narrator, stage) });
  narrator.chapter('A handoff: Classifier → Researcher → Drafter');
  decisions.push({ name: 'handoff', id: await playHandoff(narrator, stage) });
  narrator.chapter('The ledger verifies');
  await verifyOverHttp(narrator, stage);
  narrator.chapter('Dossiers');
  const paths: string[] = [];
  for (const decision of decisions) {
    paths.push(...(await exportDossier(narrator, stage, decision, options.outDirectory)));
  }
  const refund = decisions[0];
  if (refund === undefined) throw new DemoFailure('The refund was played');
  narrator.chapter('Copies for others, and a report for the board');
  await giveCopies(narrator, stage, refund.id, options.outDirectory);
  const played = { startedAt, decisions: decisions.length };
  await reportToTheBoard(narrator, stage, played, options.outDirectory);
  // Exporting is recorded too: the checkpoint that the auditor keeps has to cover it.
  const checkpoint = await verifyOverHttp(narrator, stage);
  await narrator.step('demo', 'stops the server', async () => {
    await stage.stopServer();
    return undefined;
  });
  narrator.chapter('The dossiers verify offline');
  await verifyOffline(narrator, stage, paths);
  narrator.chapter('An attack on the database');
  await tamperAndDetect(narrator, stage, refund.id, checkpoint);
}

function describeFailure(error: unknown, narrator: Narrator): Error {
  if (error instanceof Interrupted) {
    return new CommandFailure(`The demo was ${error.message}.`, EXIT.interrupted);
  }
  const message = error instanceof Error ? error.message : String(error);
  return new CommandFailure(
    `The demo failed after ${narrator.stepCount} steps: ${message}`,
    EXIT.failed,
    {
      cause: error,
    },
  );
}
