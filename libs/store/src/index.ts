export { makeServerDirectory, startEmbeddedPostgres } from './embedded-postgres.js';
export type { EmbeddedPostgresOptions, EmbeddedPostgresServer } from './embedded-postgres.js';
