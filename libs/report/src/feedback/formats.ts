import { setMember, type Json, type JsonObject } from '@docket/chain';

import { visibleJson } from '../outcome/shown.js';
import type { FeedbackLine } from './lines.js';

/** `docket`: the line itself. The others: what these take as one item of a data set. */
export const FEEDBACK_FORMATS = ['docket', 'langfuse', 'langsmith', 'openai'] as const;
export type FeedbackFormat = (typeof FEEDBACK_FORMATS)[number];

/**
 * formatFeedback writes a line as JSON, without the line feed; what is not seen stands as an escape, for it may go to a terminal.
 *
 * What was asked is the input, what was right is the output; what the agent did, and all else, is metadata: it is no
 * output to learn from, unless it was approved. Langfuse upserts by `id`. LangSmith takes UUIDs only, and gives its own.
 */
export function formatFeedback(line: FeedbackLine, format: FeedbackFormat): string {
  return visibleJson(JSON.stringify(shape(line, format)));
}

function shape(line: FeedbackLine, format: FeedbackFormat): FeedbackLine | JsonObject {
  if (format === 'docket') return line;
  const { id, asked, right, ...rest } = line;
  const metadata: JsonObject = { id };
  for (const [name, value] of Object.entries(rest)) setMember(metadata, name, value as Json);
  switch (format) {
    case 'langfuse':
      return { id, input: asked, expectedOutput: right, metadata };
    case 'langsmith':
      return { inputs: asked, outputs: right, metadata };
    case 'openai':
      return { item: { input: asked, ideal: right, metadata } };
  }
}
