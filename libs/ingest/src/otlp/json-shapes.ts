import { utf8 } from '@docket/chain';
import {
  ANY_VALUE,
  KEY_VALUE,
  LINK_FIELDS,
  SCOPE_FIELDS,
  WIRE_LISTS,
  type WireField,
  type WireMessage,
} from './decode-protobuf.js';
import { BytePattern } from './scan-bytes.js';

/** The members of an object. */
export interface JsonShape {
  byLength: readonly (readonly JsonMember[] | undefined)[];
  /** The one that came first in the last object of it: exporters write them in one order. */
  first: JsonMember | undefined;
}
export interface JsonMember {
  key: Uint8Array;
  /** The key and its colon, without a space between them. */
  opening: BytePattern;
  /** The one that came behind it last. */
  after: JsonMember | undefined;
  /** Of the object's members, from 0. */
  index: number;
  kind: WireField[1] | 'over';
  isList: boolean;
}

/** Members that are not read: a text or a number, of any object but a value. */
const PASSED_OVER = [
  'droppedAttributesCount',
  'droppedEventsCount',
  'droppedLinksCount',
  'flags',
  'traceState',
  'schemaUrl',
  'kind',
];
/** No object has more members: a number has bits for them. */
export const MEMBERS_MAX = 30;
/** What links and scopes have besides, and nobody reads. */
const MORE: ReadonlyMap<WireMessage, WireMessage> = new Map([
  [LINK_FIELDS, { 99: ['attributes', KEY_VALUE] }],
  [SCOPE_FIELDS, { 99: ['attributes', KEY_VALUE] }],
]);

const membersOf = (message: WireMessage): WireField[] => Object.values(message);

const shapes = new Map<WireMessage, JsonShape>();

export function shapeOf(message: WireMessage): JsonShape {
  const known = shapes.get(message);
  if (known !== undefined) return known;
  const fields: [string, JsonMember['kind']][] = [message, MORE.get(message) ?? {}].flatMap(
    (part) => membersOf(part).map(([name, kind]): [string, JsonMember['kind']] => [name, kind]),
  );
  const names = new Set(fields.map(([name]) => name));
  if (message !== ANY_VALUE)
    for (const name of PASSED_OVER) if (!names.has(name)) fields.push([name, 'over']);
  const byLength: JsonMember[][] = [];
  for (const [index, [name, kind]] of fields.entries())
    (byLength[name.length] ??= []).push({
      key: utf8(name),
      opening: new BytePattern(`"${name}":`),
      after: undefined,
      index,
      kind,
      isList: WIRE_LISTS.has(name),
    });
  const shape: JsonShape = { byLength, first: undefined };
  shapes.set(message, shape);
  return shape;
}

export const indexIn = (message: WireMessage, name: string): number =>
  membersOf(message).findIndex(([own]) => own === name);
