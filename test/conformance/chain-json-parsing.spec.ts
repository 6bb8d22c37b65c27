import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntakeError, parseJson } from '@docket/chain';
import { filesBelow, publicVectors } from './vectors.js';

const folder = publicVectors('json-parsing');

/** y_ files that a ledger refuses on purpose, each for its own reason. */
const REFUSED_ON_PURPOSE: Record<string, string> = {
  'y_object_duplicated_key.json': 'duplicate_key',
  'y_object_duplicated_key_and_value.json': 'duplicate_key',
  'y_object_escaped_null_in_key.json': 'nul_character',
  'y_string_null_escape.json': 'nul_character',
};

/** i_ files: RFC 8259 leaves them open, docket-ledger/v1 does not. */
const DECIDED: Record<string, string> = {
  'i_number_double_huge_neg_exp.json': 'inexact_number',
  'i_number_huge_exp.json': 'non_finite_number',
  'i_number_neg_int_huge_exp.json': 'non_finite_number',
  'i_number_pos_double_huge_exp.json': 'non_finite_number',
  'i_number_real_neg_overflow.json': 'non_finite_number',
  'i_number_real_pos_overflow.json': 'non_finite_number',
  'i_number_real_underflow.json': 'inexact_number',
  'i_number_too_big_neg_int.json': 'inexact_number',
  'i_number_too_big_pos_int.json': 'accepted',
  'i_number_very_big_negative_int.json': 'inexact_number',
  'i_object_key_lone_2nd_surrogate.json': 'lone_surrogate',
  'i_string_1st_surrogate_but_2nd_missing.json': 'lone_surrogate',
  'i_string_1st_valid_surrogate_2nd_invalid.json': 'lone_surrogate',
  'i_string_UTF-16LE_with_BOM.json': 'invalid_utf8',
  'i_string_UTF-8_invalid_sequence.json': 'invalid_utf8',
  'i_string_UTF8_surrogate_U+D800.json': 'invalid_utf8',
  'i_string_incomplete_surrogate_and_escape_valid.json': 'lone_surrogate',
  'i_string_incomplete_surrogate_pair.json': 'lone_surrogate',
  'i_string_incomplete_surrogates_escape_valid.json': 'lone_surrogate',
  'i_string_invalid_lonely_surrogate.json': 'lone_surrogate',
  'i_string_invalid_surrogate.json': 'lone_surrogate',
  'i_string_invalid_utf-8.json': 'invalid_utf8',
  'i_string_inverted_surrogates_U+1D11E.json': 'lone_surrogate',
  'i_string_iso_latin_1.json': 'invalid_utf8',
  'i_string_lone_second_surrogate.json': 'lone_surrogate',
  'i_string_lone_utf8_continuation_byte.json': 'invalid_utf8',
  'i_string_not_in_unicode_range.json': 'invalid_utf8',
  'i_string_overlong_sequence_2_bytes.json': 'invalid_utf8',
  'i_string_overlong_sequence_6_bytes.json': 'invalid_utf8',
  'i_string_overlong_sequence_6_bytes_null.json': 'invalid_utf8',
  'i_string_truncated-utf-8.json': 'invalid_utf8',
  'i_string_utf16BE_no_BOM.json': 'invalid_utf8',
  'i_string_utf16LE_no_BOM.json': 'invalid_utf8',
  'i_structure_500_nested_arrays.json': 'too_deep',
  'i_structure_UTF-8_BOM_empty_object.json': 'byte_order_mark',
};

function outcome(name: string): string {
  try {
    parseJson(readFileSync(join(folder!, name)));
    return 'accepted';
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    return error.code;
  }
}

(folder === undefined ? describe.skip : describe)('JSONTestSuite', () => {
  const names =
    folder === undefined ? [] : filesBelow(folder).filter((name) => name.endsWith('.json'));
  const of = (letter: string) => names.filter((name) => name.startsWith(`${letter}_`));

  test('is all there', () => {
    expect(['y', 'n', 'i'].map((letter) => of(letter).length)).toEqual([95, 188, 35]);
  });
  test.each(of('y'))('%s', (name) => {
    expect(outcome(name)).toBe(REFUSED_ON_PURPOSE[name] ?? 'accepted');
  });
  test.each(of('n'))('%s is refused', (name) => {
    expect(outcome(name)).not.toBe('accepted');
  });
  test.each(of('i'))('%s', (name) => {
    expect(outcome(name)).toBe(DECIDED[name]);
  });
});
