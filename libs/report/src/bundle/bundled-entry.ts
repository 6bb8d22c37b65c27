import { decodeLeaf, isFullDisclosure, type JsonObject, type Leaf, standIn } from '@docket/chain';
import { type EntryMaterial, toDisclosure } from '@docket/verify';

/** An entry as views tell it. Nothing of it was checked: that is the verifier's to do. */
export interface BundledEntry {
  seq: number;
  leaf: Leaf;
  content(): ViewedContent;
}

interface ViewedContent {
  /**
   * The body, with a text that says so in the place of what is erased. Absent: nothing of it is here, or not all that
   * there is.
   */
  body?: JsonObject;
  disclosed: 'whole' | 'part' | 'no';
}

/** Reads bodies where they are asked for: most rows need none. @throws LeafError for a leaf that is none. */
export function tellEntry({ position: seq, leaf: bytes, disclosure }: EntryMaterial): BundledEntry {
  const leaf = decodeLeaf(bytes);
  let read: ViewedContent | undefined;
  return { seq, leaf, content: () => (read ??= contentOf(disclosure)) };
}

function contentOf(material: EntryMaterial['disclosure']): ViewedContent {
  const disclosure = toDisclosure(material);
  if (disclosure === undefined) return { disclosed: 'no' };
  if (isFullDisclosure(disclosure)) return { body: disclosure.body, disclosed: 'whole' };
  const body = standIn(disclosure);
  return { ...(body && { body }), disclosed: 'part' };
}
