import { buildOversightReport, encodeOversightReport, renderOversightPdf } from '@docket/report';
import { connectDatabase, databaseReader } from '@docket/store';
import { verify } from '@docket/verify';

/** Makes the oversight report of one ledger in a process of its own and prints what it took: `url ledger`. */
const [url = '', ledger = ''] = process.argv.slice(2);
if (url !== '') {
  const database = await connectDatabase({ url, poolSize: 2 });
  const stored = await databaseReader(database, ledger);
  const reader = {
    describe: () => stored.describe(),
    checkpoints: () => stored.checkpoints(),
    entries: stored.entries.bind(stored),
  };
  const day = (offset: number): string =>
    `${new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)}T00:00:00.000Z`;
  // The same pass without counting: what the report adds to it is its own cost.
  const verifying = performance.now();
  await verify(reader, { depth: 'full' });
  const verifiedMs = performance.now() - verifying;
  const started = performance.now();
  const report = await buildOversightReport(reader, {
    from: day(-1),
    to: day(1),
    issuedAt: new Date().toISOString(),
  });
  const countedMs = performance.now() - started;
  const pdf = await renderOversightPdf(report);
  const pdfMs = performance.now() - started - countedMs;
  await database.close();
  console.log(
    JSON.stringify({
      verified: report.basis.verified,
      decisions: report.figures.population.in_scope,
      verifiedMs,
      countedMs,
      pdfMs,
      jsonBytes: encodeOversightReport(report).length,
      pdfBytes: pdf.length,
      residentMb: process.resourceUsage().maxRSS / 1024,
    }),
  );
}
