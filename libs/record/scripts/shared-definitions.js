/**
 * Takes out of the schemas what they have in common. Every schema comes in whole; what goes out refers to
 * `#/$defs/<name>` wherever several schemas, or several places of one, say the same.
 */

const REF = '#/$defs/';
/** A reference costs about as much as this. */
const WORTH_LENGTH = 70;

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Calls `replace` with every subschema that stands at a member or an item, innermost first. */
function mapPlaces(schema, replace, name = '') {
  const copy = { ...schema };
  if (isObject(copy.properties)) {
    copy.properties = Object.fromEntries(
      Object.entries(copy.properties).map(([member, inner]) => [
        member,
        replace(mapPlaces(inner, replace, member), member),
      ]),
    );
  }
  if (isObject(copy.items)) {
    const item = `${name}_item`;
    copy.items = replace(mapPlaces(copy.items, replace, item), item);
  }
  return copy;
}

/** A value's kind without what the place says about it, where such a kind has a name. */
function kindOf(schema, patterns) {
  const { description: _description, ...kind } = schema;
  if (kind.$ref !== undefined || kind.enum !== undefined) return undefined;
  if (kind.type === 'string' && kind.minLength !== undefined) {
    return { name: `text_${kind.maxLength}`, kind };
  }
  if (kind.type === 'string' && kind.pattern !== undefined) {
    return { name: patterns.get(kind.pattern), kind };
  }
  if (kind.type === 'integer' && kind.minimum === 0) {
    const isAny = kind.maximum === Number.MAX_SAFE_INTEGER;
    return { name: isAny ? 'count' : `count_${kind.maximum}`, kind };
  }
  if (kind.type === 'number' && kind.maximum === 1) return { name: 'probability', kind };
  return undefined;
}

/**
 * shareDefinitions gives `{ definitions, schemas }`. First the kinds of values (a text of at most 200
 * characters, a time), then, longest first, whatever is said twice word for word.
 */
export function shareDefinitions(whole, patterns) {
  const definitions = {};
  let schemas = mapAll(whole, (schema) => {
    const found = kindOf(schema, patterns);
    if (found === undefined) return schema;
    const { name, kind: said } = found;
    definitions[name] ??= said;
    if (JSON.stringify(definitions[name]) !== JSON.stringify(said)) {
      throw new Error(`${name} would mean two things: ${JSON.stringify(said)}`);
    }
    return { $ref: `${REF}${found.name}`, description: schema.description };
  });
  for (;;) {
    const repeated = longestRepeated([...Object.values(schemas), ...Object.values(definitions)]);
    if (repeated === undefined) break;
    const name = freeName(repeated.name, definitions);
    const once = (schema) =>
      JSON.stringify(schema) === repeated.text ? { $ref: `${REF}${name}` } : schema;
    schemas = mapAll(schemas, once);
    for (const [other, definition] of Object.entries(definitions)) {
      definitions[other] = mapPlaces(definition, once);
    }
    definitions[name] = JSON.parse(repeated.text);
  }
  return { definitions, schemas };
}

function mapAll(schemas, replace) {
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => [id, mapPlaces(schema, replace)]),
  );
}

function longestRepeated(schemas) {
  const seen = new Map();
  for (const schema of schemas) {
    mapPlaces(schema, (inner, name) => {
      const text = JSON.stringify(inner);
      if (text.length < WORTH_LENGTH) return inner;
      const known = seen.get(text) ?? { name, text, count: 0 };
      known.count += 1;
      seen.set(text, known);
      return inner;
    });
  }
  const repeated = [...seen.values()].filter(({ count }) => count > 1);
  return repeated.toSorted((a, b) => b.text.length - a.text.length)[0];
}

function freeName(name, taken) {
  if (!Object.hasOwn(taken, name)) return name;
  for (let n = 2; ; n++) if (!Object.hasOwn(taken, `${name}_${n}`)) return `${name}_${n}`;
}

/** Follows a definition that is only another one under its own description. */
export function definitionAt(ref, definitions) {
  const name = ref.slice(REF.length);
  const next = definitions[name]?.$ref;
  return next === undefined ? name : definitionAt(next, definitions);
}

/** The schema with those definitions that it uses, itself or through others: complete by itself. */
export function withDefinitions(schema, definitions) {
  const used = new Set();
  const visit = (value) => {
    if (typeof value !== 'object' || value === null) return;
    if (typeof value.$ref === 'string' && !used.has(value.$ref)) {
      used.add(value.$ref);
      visit(definitions[value.$ref.slice(REF.length)]);
    }
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(schema);
  const names = Object.keys(definitions).filter((name) => used.has(`${REF}${name}`));
  return { ...schema, $defs: Object.fromEntries(names.map((name) => [name, definitions[name]])) };
}
