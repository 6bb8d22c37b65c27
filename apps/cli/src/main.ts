import { Command } from 'commander';

const program = new Command('docket').description('Tamper-evident audit trail for AI agents');

await program.parseAsync();
