import type { JsonObject } from '@docket/chain';

/** The beginning of a report, as its reader sees it first. */
export const oversightReport: JsonObject = {
  format: 'docket-oversight-report/v1',
  report_id: 'ovr_136cd37f9dbe9251a1345249',
  origin: 'docket.example/claims',
  parameters: {
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-12-01T00:00:00.000Z',
    seed: 'Q4-2026',
    sample_size: 25,
    quick_seconds: 30,
  },
  figures: {
    population: {
      decisions: { open_at_start: 6, opened: 242, closed: 227, open_at_end: 21 },
      in_scope: 248,
    },
  },
};

export const oversightCsv =
  'table,row,column,value\r\ndecisions,1,line,open_at_start\r\ndecisions,1,count,6\r\n';
