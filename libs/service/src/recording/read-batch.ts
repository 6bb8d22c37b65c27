import { isJsonObject, type Json, type JsonObject } from '@docket/chain';
import {
  isRecordType,
  PERMISSIONS,
  PROBLEMS_MAX,
  type RecordType,
  validateRecord,
} from '@docket/record';
import { BATCH_SUBMISSIONS_MAX, StoreRefusal } from '@docket/store';
import { ServiceError, type RequestPlace } from '../service-error.js';

/** One record of a batch, as it is submitted. */
export interface BatchItem {
  type: RecordType;
  decisionId?: string;
  /** Position of the item that opens the decision. */
  openedBy?: number;
  body: JsonObject;
}

/**
 * Reads the list of a batch. Items without a key of their own get one from the request's:
 * `<key>/<position>`, so that a repeated batch is the same batch.
 *
 * @throws {ServiceError} `invalid_request`, `batch_too_large`; with a pointer to each bad place, such as `/17/decision_id`.
 */
export function readBatch(list: unknown, key: string | undefined): BatchItem[] {
  if (!Array.isArray(list))
    throw invalid([{ pointer: '', code: 'type', detail: 'must be an array' }]);
  if (list.length === 0)
    throw invalid([{ pointer: '', code: 'minItems', detail: 'holds no record' }]);
  if (list.length > BATCH_SUBMISSIONS_MAX) throw tooMany(list.length);
  const places: RequestPlace[] = [];
  const items: BatchItem[] = [];
  for (const [index, value] of (list as Json[]).entries()) {
    const found = itemProblem(value) ?? referenceProblem(list as Json[], index);
    if (found !== undefined) places.push({ ...found, pointer: `/${index}${found.pointer ?? ''}` });
    else items.push(readItem(value as JsonObject, index, key));
  }
  if (places.length > 0) throw invalid(places);
  return items;
}

function tooMany(count: number): ServiceError {
  return new ServiceError(
    'batch_too_large',
    `The batch has ${count} records; at most ${BATCH_SUBMISSIONS_MAX} are taken at once.`,
    { next: 'Send it in parts.' },
  );
}

/** What nobody may submit, Docket writes itself; so it does with what it handed out to whom. */
function isDocketsOwn(type: RecordType): boolean {
  return (
    PERMISSIONS[type].length === 0 || type === 'access.recorded' || type === 'export.completed'
  );
}

const MEMBERS: ReadonlySet<string> = new Set(['type', 'decision_id', 'decision_ref', 'body']);

function itemProblem(value: Json): RequestPlace | undefined {
  if (!isJsonObject(value)) return { pointer: '', code: 'type', detail: 'must be an object' };
  const { type, decision_id: decisionId, body } = value;
  const stranger = Object.keys(value).find((name) => !MEMBERS.has(name));
  if (stranger !== undefined) {
    const detail = 'has a member besides type, decision_id, decision_ref and body';
    return { pointer: '', code: 'additionalProperties', detail };
  }
  if (typeof type !== 'string' || !isRecordType(type) || isDocketsOwn(type)) {
    return {
      pointer: '/type',
      code: 'enum',
      detail: 'must be a record type that can be submitted',
    };
  }
  if (decisionId !== undefined && typeof decisionId !== 'string') {
    return { pointer: '/decision_id', code: 'type', detail: 'must be a string' };
  }
  return isJsonObject(body)
    ? undefined
    : { pointer: '/body', code: 'type', detail: 'must be an object' };
}

/** `decision_ref` names an opening further up in the same list, and nothing else names the decision. */
function referenceProblem(list: readonly Json[], index: number): RequestPlace | undefined {
  // Held against itemProblem.
  const item = list[index] as JsonObject;
  const reference = item['decision_ref'];
  if (reference === undefined) return undefined;
  const place = (code: string, detail: string): RequestPlace => {
    return { pointer: '/decision_ref', code, detail };
  };
  if (!Number.isSafeInteger(reference)) {
    return place('type', 'must be a whole number, the position of a decision.opened in this batch');
  }
  if (item['decision_id'] !== undefined) {
    return place('excluded', 'is given beside decision_id: leave one of them out');
  }
  if (item['type'] === 'decision.opened') {
    return place('excluded', 'is not for a record that opens a decision itself');
  }
  const position = Number(reference);
  if (position < 0 || position >= index) {
    return place('range', `must be the position of an earlier record, so less than ${index}`);
  }
  const named = list[position];
  if (isJsonObject(named) && named['type'] === 'decision.opened') return undefined;
  return place('not_an_opening', `names record ${position}, which is no decision.opened`);
}

function readItem(item: JsonObject, index: number, key: string | undefined): BatchItem {
  // Held against itemProblem and referenceProblem.
  const {
    type,
    decision_id: decisionId,
    decision_ref: openedBy,
    body,
  } = item as {
    type: RecordType;
    decision_id?: string;
    decision_ref?: number;
    body: JsonObject;
  };
  const isKeyed = key === undefined || body['idempotency_key'] !== undefined;
  return {
    type,
    ...(decisionId === undefined ? {} : { decisionId }),
    ...(openedBy === undefined ? {} : { openedBy }),
    body: isKeyed ? body : { ...body, idempotency_key: `${key}/${index}` },
  };
}

/** Says of a refusal which item it is about, and of invalid records, of every item that is invalid. */
export function batchRefusal(error: unknown, items: readonly BatchItem[]): unknown {
  if (!(error instanceof StoreRefusal)) return error;
  const index = error.index ?? (items.length === 1 ? 0 : undefined);
  if (index === undefined) return error;
  if (error.code === 'invalid_record') {
    const places = items.flatMap(invalidPlaces);
    if (places.length > 0) return invalid(places);
  }
  const at = (pointer: string): string => `/${index}/body${pointer}`;
  const named = items[index]?.openedBy === undefined ? 'decision_id' : 'decision_ref';
  const place = error.code === 'unknown_decision' ? `/${index}/${named}` : `/${index}`;
  return new StoreRefusal(error.code, `Item ${index}: ${error.message}`, {
    next: error.next,
    index,
    pointer: error.pointer === undefined ? place : at(error.pointer),
    problems: error.problems.map(({ pointer, message }) => ({ pointer: at(pointer), message })),
    ...(error.successor === undefined ? {} : { successor: error.successor }),
  });
}

function invalidPlaces({ type, body }: BatchItem, index: number): RequestPlace[] {
  if (!isRecordType(type)) return [];
  const validated = validateRecord(type, body);
  if (validated.ok) return [];
  return validated.problems.map(({ pointer, keyword, message }) => ({
    pointer: `/${index}/body${pointer}`,
    code: keyword,
    detail: message,
  }));
}

function invalid(places: RequestPlace[]): ServiceError {
  const more = places.length - PROBLEMS_MAX;
  return new ServiceError(
    'invalid_request',
    `The batch was refused whole: ${places.length} places are wrong${more > 0 ? `, ${PROBLEMS_MAX} are listed` : ''}.`,
    { places: places.slice(0, PROBLEMS_MAX) },
  );
}
