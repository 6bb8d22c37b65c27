import { verifyDatabase } from '@docket/service';

/** Verifies one ledger in a process of its own and prints what it took: `url ledger`. */
const [databaseUrl = '', ledger = ''] = process.argv.slice(2);
if (databaseUrl !== '') {
  const { verified, entriesChecked } = await verifyDatabase({ databaseUrl, ledger, depth: 'full' });
  const residentMb = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ verified, entriesChecked, residentMb }));
}
