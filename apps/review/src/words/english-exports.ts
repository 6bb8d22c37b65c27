/** Words of the exports of a ledger. */
export const englishExports = {
  title: (ledger: string) => `Exports of ${ledger}`,
  intro:
    'Made by the server in the background, and kept for some time. Each is recorded with the digest of its file, and so is who fetches it.',
  none: 'Nobody has asked for one.',
  whole: 'The whole ledger',
  wholeMeans:
    'Every entry with what it says, and a checkpoint: docket verify and docket-verify.html check it without this server.',
  auditorsOnly: 'An auditor takes the whole ledger or a bundle out.',
  recipient: 'Recipient (optional)',
  purpose: 'Purpose (optional)',
  make: 'Export the whole ledger',
  bundle: 'A bundle',
  bundleMeans:
    'The same as a ZIP (BagIt), with tables for a spreadsheet, PROV-JSON and a verifier. By days it has the decisions opened on them, and of others headers alone; policies, people, keys, changes of the system and gaps are in it with their reasons, whomever they speak of.',
  bundleDays: 'Days in UTC, the last one included; all decisions where left empty.',
  makeBundle: 'Export a bundle',
  newest: (n: number) => `The newest ${n}.`,
  kind: {
    dossier: 'Dossier',
    oversight_report: 'Oversight report',
    ledger: 'The whole ledger',
    feedback: 'Reviews as a data set',
    bundle: 'A bundle of the ledger, or of decisions of it',
  } as Record<string, string>,
  state: {
    queued: 'waits for its turn',
    running: 'is being made',
    ready: 'is ready',
    failed: 'could not be made; nothing left',
    cancelled: 'was cancelled',
    expired: 'its file is deleted; its entry stays',
  } as Record<string, string>,
  asked: (when: string, by: string) => `asked for ${when} by ${by}`,
  variant: (word: string) => `variant ${word}`,
  period: (from: string, to: string) => `from ${from} to ${to}, end not included`,
  openedFrom: (time: string) => `opened from ${time}`,
  openedTo: (time: string) => `opened before ${time}`,
  forTool: (tool: string) => `made for: ${tool}`,
  byProfile: (reader: string) => `who may read it: ${reader}`,
  forWhom: (recipient: string) => `recipient ${recipient}`,
  progress: (done: string, total: string) => `${done} of ${total}`,
  progressUnknown: (done: string) => `${done}`,
  until: (when: string) => `kept until ${when}`,
  bytes: (n: string) => `${n} bytes`,
  get: (name: string) => `Download ${name}`,
  cancel: (what: string) => `Cancel: ${what}`,
  remove: (what: string) => `Delete the file: ${what}`,
  feedback: {
    title: 'Give corrections back',
    intro:
      'What people said of what agents did, as a file for whoever builds these: a line for each review, with what was asked, what the agent did, what was right, and why.',
    daysHint: 'Days in UTC on which reviews were recorded, the last one included.',
    form: 'Made for',
    profile: 'Who may read it',
    profileHint:
      'What others should not see is withheld; Docket’s own lines name each such place. For another tool no file is made where that hides what was asked or what was right, and you are told why.',
    names: {
      docket: 'Any tool (Docket’s own lines)',
      langfuse: 'Langfuse',
      langsmith: 'LangSmith',
      openai: 'OpenAI evals',
      none: 'Only we: nothing is withheld',
    },
    correctedOnly: 'Only corrections and overridden actions',
    recipient: 'Recipient, as a function or an organisation (optional)',
    make: 'Make the file',
    saved: 'The file is made, recorded and saved.',
    later: 'It takes longer. The file will be among the exports below.',
  },
};

export type ExportWords = typeof englishExports;
