import type { Json } from '@docket/chain';

/**
 * Members of a body as patterns of JSON Pointers, in which `*` stands for any index: `/goal`,
 * `/authority_scope/*`, `/target/system`. Only what holds a value of its own is a member: an object or
 * list is the members in it, and free JSON (`ext`, arguments, results), whose parts have no names, is one.
 */
export type MembersIn<Value, Path extends string = ''> = Json extends Value
  ? Path
  : string extends keyof Value
    ? Path
    : Value extends readonly (infer Item)[]
      ? MembersIn<Item, `${Path}/*`>
      : Value extends object
        ? {
            [Name in keyof Value & string]-?: MembersIn<
              Exclude<Value[Name], undefined>,
              `${Path}/${Name}`
            >;
          }[keyof Value & string]
        : Path;

/** Names in a pattern of pointers, without the indexes: `target` and `system` of `/target/system`. */
export type NameIn<Pointer extends string> = Pointer extends `/${infer Name}/${infer Rest}`
  ? Exclude<Name, '*'> | NameIn<`/${Rest}`>
  : Pointer extends `/${infer Name}`
    ? Exclude<Name, '*'>
    : never;
