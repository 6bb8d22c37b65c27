export { verifyDatabase, type VerifyDatabaseOptions } from './verify-database.js';
