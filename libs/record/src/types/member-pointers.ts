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

/** Name of a member in tables of words: its pointer without indexes, `target.system`. */
export type WordOf<Pointer extends string> = Pointer extends `/${infer Rest}`
  ? Dotted<Rest>
  : Pointer;

type Dotted<Rest extends string> = Rest extends `${infer Name}/*`
  ? Dotted<Name>
  : Rest extends `${infer Name}/*/${infer More}`
    ? `${Name}.${Dotted<More>}`
    : Rest extends `${infer Name}/${infer More}`
      ? `${Name}.${Dotted<More>}`
      : Rest;
