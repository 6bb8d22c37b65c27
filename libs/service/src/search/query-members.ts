import { isJsonObject, type Json, type JsonObject } from '@docket/chain';
import type { RecordType } from '@docket/record';
import { latestSchema } from '@docket/record/schemas';
import { ServiceError } from '../service-error.js';

/** What is wrong with a member of what is looked for. */
export function wrong(name: string, detail: string): ServiceError {
  const places = [{ pointer: `/${name}`, detail }];
  return new ServiceError('invalid_request', `${name} ${detail}.`, { places });
}

/** The schema that a record has for a member; `items` leads into a list. */
export function schemaAt(type: RecordType, path: readonly string[]): JsonObject {
  let schema: Json | undefined = latestSchema(type);
  for (const step of path) {
    const members: Json | undefined = step === 'items' ? schema : memberOf(schema, 'properties');
    schema = memberOf(members, step);
  }
  if (!isJsonObject(schema)) throw new Error(`${type} has nothing at ${path.join('/')}`);
  return schema;
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  return isJsonObject(value) ? value[name] : undefined;
}
