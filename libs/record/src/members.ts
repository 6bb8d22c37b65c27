import {
  type DeclarationOf,
  RECORD_TYPES,
  type RecordBodies,
  type RecordType,
  tableOf,
} from './types.js';
import type { MembersIn, NameIn } from './types/member-pointers.js';
import { SCHEMAS } from './published-schemas.js';
import { latestSchemaId } from './validate.js';

/** Members of the bodies of a type: see MembersIn. */
export type MemberOf<Type extends RecordType> = {
  [One in Type]: MembersIn<RecordBodies[One]>;
}[Type];

/** Members of a type that documents leave out on purpose. */
export type OmittedOf<Type extends RecordType> = {
  [One in Type]: DeclarationOf<One> extends { omitted: infer Reasons } ? keyof Reasons : never;
}[Type];

/** Members of a type that documents show. */
export type ShownOf<Type extends RecordType> = {
  [One in Type]: Exclude<MemberOf<One>, OmittedOf<One>>;
}[Type];

/** Names in the pointers of members that documents show, of every type: each has a word in every language. */
export type MemberName = NameIn<ShownOf<RecordType>>;

interface Node {
  readonly type?: string | readonly string[];
  readonly properties?: { readonly [name: string]: Node };
  readonly items?: Node;
}

/** membersOf lists the members of a type's newest version, in the order of its schema. */
export function membersOf<Type extends RecordType>(type: Type): readonly MemberOf<Type>[] {
  const schema = SCHEMAS[latestSchemaId(type)];
  // The pointers of the schema are those of the type: both come from one source.
  return [...new Set(membersIn((schema ?? {}) as Node, ''))] as MemberOf<Type>[];
}

function membersIn({ type, properties, items }: Node, path: string): string[] {
  if (items !== undefined) return membersIn(items, `${path}/*`);
  if (properties === undefined) return [path];
  const inner = Object.entries(properties).flatMap(([name, node]) =>
    membersIn(node, `${path}/${name}`),
  );
  // A text, or an object that says the same in parts.
  return Array.isArray(type) ? [path, ...inner] : inner;
}

/** OMITTED gives, by type, the members that documents leave out on purpose, each with the reason. */
export const OMITTED: {
  readonly [Type in RecordType]: { readonly [member: string]: string | undefined };
} = tableOf(({ omitted = {} }) => omitted as { readonly [member: string]: string });

/** memberNames lists the names in the pointers of members that documents show, each once. */
export function memberNames(): readonly MemberName[] {
  const names = RECORD_TYPES.flatMap((type) =>
    membersOf(type)
      .filter((member) => !Object.hasOwn(OMITTED[type], member))
      .flatMap((member) => member.slice(1).split('/')),
  );
  // The pointers of the schema are those of the type: both come from one source.
  return [...new Set(names)].filter((name) => name !== '*') as MemberName[];
}

/** WITHHELD gives, by type, the members that copies for others leave out unless somebody decides otherwise. */
export const WITHHELD: { readonly [Type in RecordType]: readonly string[] } = tableOf(
  ({ withheld }) => withheld ?? [],
);
