import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { DocketClient } from '@docket/client';
import { requireApiKey, withConnection, type ConnectionOptions } from '../connection.js';
import { CommandFailure, EXIT } from '../failure.js';
import type { Terminal } from '../terminal.js';

interface ExportOptions extends ConnectionOptions {
  ledger: string;
  format: DossierFormat[];
  out: string;
}

type DossierFormat = 'json' | 'pdf';

export function exportCommand(terminal: Terminal): Command {
  return withConnection(
    new Command('export')
      .description('write the dossier of a decision to files')
      .argument('<decision>', 'id of the decision, dec_…'),
  )
    .requiredOption('--ledger <id>', 'ledger of the decision')
    .option('--format <list>', 'json, pdf or json,pdf', readFormats, ['json', 'pdf'])
    .option('--out <directory>', 'where to write <decision>.dossier.json and .pdf', '.')
    .addHelpText('after', EXAMPLES)
    .action(async (decision: string, options: ExportOptions) => {
      const client = new DocketClient({
        url: options.url,
        apiKey: await requireApiKey(options),
        ledger: options.ledger,
      });
      await mkdir(options.out, { recursive: true });
      for (const format of options.format) {
        const bytes = await client.existing(decision).dossier(format);
        const path = join(options.out, `${decision}.dossier.${format}`);
        await writeFile(path, bytes);
        terminal.out(`${path}\n`);
      }
    });
}

const EXAMPLES = `
Example:
  docket export dec_01J9Z3 --ledger claims --format json,pdf --out dossiers
`;

function readFormats(value: string): DossierFormat[] {
  return value.split(',').map((name) => {
    if (name === 'json' || name === 'pdf') return name;
    throw new CommandFailure(`--format takes json, pdf or json,pdf, not ${value}.`, EXIT.unusable);
  });
}
