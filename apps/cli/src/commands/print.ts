import { basename, join } from 'node:path';
import { decodeDossier, DossierError, renderVolumes } from '@docket/report';
import { Command } from 'commander';
import { writeOutput } from '../output-file.js';
import type { Terminal } from '../terminal.js';
import { readDossierBytes } from '../verify/dossier-file.js';
import { unreadable } from '../verify/trust.js';

interface PrintOptions {
  out: string;
}

export function printCommand(terminal: Terminal): Command {
  return new Command('print')
    .description('write all PDF volumes of a dossier, offline')
    .argument('<dossier>', 'the dossier as JSON, or any of its PDFs')
    .option('--out <directory>', 'where to write <name>.pdf or <name>.1-of-3.pdf', '.')
    .addHelpText('after', NOTES)
    .action(async (path: string, options: PrintOptions) => {
      try {
        const dossier = decodeDossier(await readDossierBytes(path));
        const name = basename(path).replace(/(\.\d+-of-\d+)?\.(json|pdf)$/i, '');
        await renderVolumes(dossier, async ({ number, of, bytes }) => {
          const file = join(options.out, `${name}${of === 1 ? '' : `.${number}-of-${of}`}.pdf`);
          await writeOutput(file, bytes);
          terminal.out(`${file}\n`);
        });
      } catch (error) {
        throw unreadable(path, error, DossierError);
      }
    });
}

const NOTES = `
A dossier of more than about 300 pages is bound in volumes. Each carries the whole dossier as an
attachment, so that any of them is enough to write them all, the same bytes everywhere, and each
verifies alone. Printing checks nothing: that is docket verify.

Example:
  docket print dec_01J9Z3.dossier.pdf --out volumes
`;
