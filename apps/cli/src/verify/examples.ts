import { exitHelp } from '../failure.js';

export const VERIFY_EXAMPLES = `
Examples:
  docket verify out/refund.dossier.pdf
  docket verify out/refund.dossier.json --key "$(cat claims.vkey)" --json
  DOCKET_API_KEY=… docket verify https://docket.example/v1/ledgers/claims
  DATABASE_URL=… docket verify --ledger claims --checkpoint kept.txt
  docket verify claims.ledger.ndjson --people people.json
  docket verify https://docket.example/v1/ledgers/claims --resume claims.kept
  DATABASE_URL=… docket verify --ledger claims --since kept.txt --key "$(cat claims.vkey)"
  docket verify out/refund.dossier.json --policy witnesses.txt
  docket verify out/refund.dossier.pdf --seal roots.pem
  docket verify claims-48.bundle.zip --key "$(cat claims.vkey)"
  docket verify claims.12.tlog-proof --key "$(cat claims.vkey)"
  docket verify claims.oversight.pdf --against https://docket.example/v1/ledgers/claims

${exitHelp('verify')}`;
