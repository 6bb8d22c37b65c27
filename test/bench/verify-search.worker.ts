import { verifyWith } from './verify-search.js';

/** Verifies one ledger in a process of its own and prints what it took: `url ledger yes|no`. */
const [databaseUrl = '', ledger = '', search = ''] = process.argv.slice(2);
if (databaseUrl !== '') {
  const seconds = await verifyWith(databaseUrl, ledger, search === 'yes');
  const residentMb = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ seconds, residentMb }));
}
