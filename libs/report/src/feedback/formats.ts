import { setMember, type Json, type JsonObject } from '@docket/chain';

import { quotedValue, visibleJson } from '../outcome/shown.js';
import type { Feedback, FeedbackLine } from './lines.js';

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

/**
 * Why no item of this form is made of the reviews, in one sentence; undefined where they can be. What a line withholds it
 * names in `not_shown`. The data set of another tool is learnt from: what is withheld of an input or an output would be
 * taken for what was asked, or for what was right.
 */
export function hollowItem(
  { hollow }: Pick<Feedback, 'hollow'>,
  format: FeedbackFormat,
): string | undefined {
  const [first] = hollow;
  if (first === undefined || format === 'docket') return undefined;
  const places = first.pointers.map((pointer) => quotedValue(pointer)).join(', ');
  return `entry ${first.seq} is a review of which an item of ${format} would have an input or output with something withheld (${places})`;
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
