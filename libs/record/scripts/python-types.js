/** Python's view of the records that a client writes: a TypedDict each, for editors and type checkers. */

/** What the Python client calls the records, and the members that it or the server fills in. */
const RECORDS = {
  'decision.opened': { name: 'DecisionOpening' },
  'job_card.filed': { name: 'JobCard' },
  'side_effect.intent': {
    name: 'SideEffectIntent',
    filledIn: ['side_effect_id', 'idempotency_key'],
  },
  'evaluation.recorded': { name: 'Evaluation' },
  'review.recorded': { name: 'Review' },
  'comment.recorded': { name: 'Comment' },
  'decision.closed': { name: 'Closing', filledIn: ['entry_count'] },
  'gap.recorded': { name: 'GapReport' },
  'system.changed': { name: 'SystemChange' },
  'watch.recorded': { name: 'WatchRecord' },
  'observation.recorded': { name: 'ObservationRecord', filledIn: ['idempotency_key'] },
};

/** Names that a class cannot give to a member. */
const RESERVED = new Set(['as', 'class', 'from', 'global', 'in', 'is', 'not', 'pass', 'with']);
const WIDTH = 116;
const SCALARS = {
  string: 'str',
  integer: 'int',
  number: 'float',
  boolean: 'bool',
  null: 'None',
};

/** The module, from the schemas by `type/version` as they are whole. */
export function pythonModule(schemas, notice) {
  const classes = [];
  for (const [type, { name, filledIn = [] }] of Object.entries(RECORDS)) {
    const newest = Object.keys(schemas)
      .filter((id) => id.startsWith(`${type}/`))
      .sort((a, b) => Number(a.split('/')[1]) - Number(b.split('/')[1]))
      .at(-1);
    const schema = schemas[newest];
    const properties = Object.entries(schema.properties).filter(
      ([member]) => !filledIn.includes(member),
    );
    addClass({ ...schema, properties: Object.fromEntries(properties) }, name, classes);
  }
  return [
    `# ${notice}`,
    '"""The records that a client writes, for editors and type checkers: `card: JobCard = {…}`."""',
    '',
    'from typing import Dict, List, Literal, TypedDict, Union',
    '',
    '',
    classes.join('\n\n\n'),
    '',
  ].join('\n');
}

/** A class of the members, over one of those that are required and one of those whose names are reserved. */
function addClass({ description, properties, required = [] }, name, classes) {
  const members = Object.entries(properties).map(([member, schema]) => ({
    member,
    type: typeOf(schema, `${name}${pascal(member)}`, classes),
    words: schema.description,
    isRequired: required.includes(member),
  }));
  const bases = [];
  for (const isRequired of [true, false]) {
    const reserved = members.filter(
      (one) => RESERVED.has(one.member) && one.isRequired === isRequired,
    );
    if (reserved.length === 0) continue;
    const base = `_${name}${isRequired ? 'Always' : 'Named'}`;
    const inner = reserved.map(({ member, type }) => `${JSON.stringify(member)}: ${type}`);
    const total = isRequired ? '' : ', total=False';
    classes.push(`${base} = TypedDict("${base}", {${inner.join(', ')}}${total})`);
    bases.push(base);
  }
  const plain = members.filter(({ member }) => !RESERVED.has(member));
  const always = plain.filter(({ isRequired }) => isRequired);
  const optional = plain.filter(({ isRequired }) => !isRequired);
  if (optional.length === 0) {
    classes.push(classOf(name, [...bases, 'TypedDict'], description, always));
    return;
  }
  if (always.length > 0) {
    classes.push(classOf(`_${name}`, ['TypedDict'], 'What is required of it.', always));
    bases.unshift(`_${name}`);
  }
  const over = bases.length > 0 ? bases : ['TypedDict'];
  classes.push(classOf(name, [...over, 'total=False'], description, optional));
}

function classOf(name, bases, description, members) {
  const lines = [`class ${name}(${bases.join(', ')}):`];
  const words = wrapped(description ?? 'A part of a record.', WIDTH - 10);
  if (words.length === 1) lines.push(`    """${words[0]}"""`);
  else lines.push(`    """${words[0]}`, ...words.slice(1).map((line) => `    ${line}`), '    """');
  lines.push('');
  for (const { member, type, words: about } of members) {
    if (about !== undefined)
      lines.push(...wrapped(about, WIDTH - 7).map((line) => `    #: ${line}`));
    lines.push(...annotation(member, type));
  }
  return lines.join('\n');
}

/** One that does not fit on its line is broken at its commas. */
function annotation(member, type) {
  const line = `    ${member}: ${type}`;
  if (line.length <= WIDTH) return [line];
  const open = type.indexOf('[') + 1;
  const parts = type.slice(open, -1).split(/, (?![^[]*\])/);
  return [
    `    ${member}: ${type.slice(0, open)}`,
    ...parts.map((part) => `        ${part},`),
    '    ]',
  ];
}

function typeOf(schema, name, classes) {
  if (schema.const !== undefined) return `Literal[${JSON.stringify(schema.const)}]`;
  if (schema.enum !== undefined) {
    return `Literal[${schema.enum.map((value) => JSON.stringify(value)).join(', ')}]`;
  }
  const branches = schema.anyOf ?? schema.oneOf;
  if (schema.type === undefined && branches !== undefined) {
    return union(
      branches.map((branch, n) => typeOf(branch, `${name}${n === 0 ? '' : n}`, classes)),
    );
  }
  if (schema.type === undefined) return 'object';
  return union([schema.type].flat().map((type) => plainType(type, schema, name, classes)));
}

function plainType(type, schema, name, classes) {
  if (type === 'array') {
    return `List[${typeOf(schema.items ?? {}, name.replace(/s$/, ''), classes)}]`;
  }
  if (type !== 'object') return SCALARS[type];
  if (schema.properties === undefined) return 'Dict[str, object]';
  addClass(schema, name, classes);
  return name;
}

function union(types) {
  const all = [...new Set(types)];
  return all.length === 1 ? all[0] : `Union[${all.join(', ')}]`;
}

function pascal(member) {
  return member
    .split('_')
    .map((word) => `${word[0].toUpperCase()}${word.slice(1)}`)
    .join('');
}

function wrapped(text, width) {
  const lines = [''];
  for (const word of text.replaceAll('\\', '\\\\').split(/\s+/)) {
    const line = lines.at(-1);
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
