/** Every variable of the environment that some part of Docket reads: the server, its commands and its clients. */
export const SETTING_NAMES: readonly string[] = [
  'DATABASE_CONNECT_S',
  'DATABASE_LONG_STATEMENT_S',
  'DATABASE_OWNER_PASSWORD_FILE',
  'DATABASE_OWNER_URL',
  'DATABASE_PASSWORD_FILE',
  'DATABASE_POOL_SIZE',
  'DATABASE_STATEMENT_S',
  'DATABASE_URL',
  'DOCKET_ANSWER_S',
  'DOCKET_API_KEY',
  'DOCKET_ATTEST_AGENTS',
  'DOCKET_CELLS',
  'DOCKET_CHECKPOINTS_CA_FILE',
  'DOCKET_CHECKPOINTS_DIR',
  'DOCKET_CHECKPOINTS_HEADERS_FILE',
  'DOCKET_CHECKPOINTS_URL',
  'DOCKET_CLOCK_AHEAD_S',
  'DOCKET_DATA',
  'DOCKET_EXPIRY_HOURS',
  'DOCKET_EXPORT_HOURS',
  'DOCKET_EXPORT_MB',
  'DOCKET_EXPORT_QUEUE',
  'DOCKET_EXPORT_QUEUE_LEDGER',
  'DOCKET_FONT_DIR',
  'DOCKET_FONT_PACKAGE',
  'DOCKET_HOST',
  'DOCKET_HOST_NAME',
  'DOCKET_KEYS_DIR',
  'DOCKET_MAIL_FROM',
  'DOCKET_MCP_HOSTS',
  'DOCKET_METRICS_HOST',
  'DOCKET_METRICS_PORT',
  'DOCKET_METRICS_TOKEN_FILE',
  'DOCKET_MIGRATE_AT_START',
  'DOCKET_NEW_LEDGERS_CELL',
  'DOCKET_OUTBOX_NETWORKS',
  'DOCKET_PORT',
  'DOCKET_QUEUE_RECORDS',
  'DOCKET_RATE_KEY',
  'DOCKET_RATE_LEDGER',
  'DOCKET_ROLES',
  'DOCKET_SEAL_CERTIFICATES_FILE',
  'DOCKET_SEAL_COMMAND',
  'DOCKET_SEAL_FILE',
  'DOCKET_SEAL_PASSPHRASE_FILE',
  'DOCKET_SECOND_KEYS',
  'DOCKET_SIGN_IN_FILE',
  'DOCKET_SMTP_URL_FILE',
  'DOCKET_TSA_URL',
  'DOCKET_URL',
  'DOCKET_VERIFY_DEPTH',
  'DOCKET_VERIFY_HOURS',
  'DOCKET_WITNESSES_FILE',
  'DOCKET_WRITES',
];

/** Of each cell that DOCKET_CELLS names. */
const OF_CELLS = /^DOCKET_CELL_[A-Z0-9]+_(OWNER_)?(URL|PASSWORD_FILE)$/;

/** Set by whoever tests Docket, and read by no part that runs. */
const OF_TESTS = /^DOCKET_(TEST|FUZZ|BENCH|UPDATE)_/;

/** Names that look like settings and are none, in order. */
export function unknownSettings(names: readonly string[]): string[] {
  return names
    .filter((name) => /^(DOCKET|DATABASE)_/.test(name))
    .filter(
      (name) =>
        !SETTING_NAMES.includes(name) && ![OF_CELLS, OF_TESTS].some((own) => own.test(name)),
    )
    .sort();
}
