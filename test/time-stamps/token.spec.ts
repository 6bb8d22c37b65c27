import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { utf8 } from '@docket/chain';
import type { TimeStampChecker, TimeStampOutcome } from '@docket/verify';
import {
  encodeTimeStampRequest,
  readTimeStampReply,
  timeStampChecker,
} from '@docket/verify/time-stamps';
import { TimeStampAuthority } from '../support/time-stamp-authority.js';

const TEXT = 'docket.example/claims\n4\nabc=\n';
const NONCE = new Uint8Array([5, 255, 0, 3, 4, 5, 6, 7]);

describe('a token of openssl', () => {
  let authority: TimeStampAuthority;
  let check: TimeStampChecker;
  let token: Uint8Array;
  beforeAll(async () => {
    authority = await TimeStampAuthority.make();
    check = timeStampChecker([await authority.root()]);
    token = await authority.token(TEXT);
  });
  afterAll(() => authority.close());

  test('verifies by the root of its authority, here and there', async () => {
    expect(await authority.accepts(TEXT, token)).toBe(true);
    expect(await check(utf8(TEXT), token)).toEqual({
      ok: true,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
      authority: 'Test authority',
    });
  });

  test('is named by what is wrong with it', async () => {
    const fault = async (outcome: Promise<TimeStampOutcome>) => {
      const result = await outcome;
      return result.ok ? 'none' : result.fault;
    };
    const text = utf8(TEXT);
    expect(await fault(check(utf8(`${TEXT}more\n`), token))).toBe('foreign');
    expect(await fault(timeStampChecker([])(text, token))).toBe('untrusted');
    for (const bytes of [new Uint8Array(), token.subarray(1), Buffer.concat([token, token])])
      expect(await fault(check(text, bytes))).toBe('malformed');
    const stranger = await TimeStampAuthority.make();
    expect(await fault(check(text, await stranger.token(TEXT)))).toBe('untrusted');
    await stranger.close();
    // Stamped after its certificate was over: who has the key of an old one could stamp anything.
    const late = await TimeStampAuthority.make({ expired: true });
    const byLate = timeStampChecker([await late.root()]);
    expect(await fault(byLate(text, await late.token(TEXT)))).toBe('untrusted');
    await late.close();
    expect(() => timeStampChecker([new Uint8Array(5)])).toThrow();
  });

  test('whatever bit of it differs, it says the same time by the same authority, or nothing', async () => {
    const whole = await check(utf8(TEXT), token);
    let refused = 0;
    for (let at = 0; at < token.length; at++) {
      const changed = token.slice();
      changed[at]! ^= 1;
      const outcome = await check(utf8(TEXT), changed);
      if (outcome.ok) expect([at, outcome]).toEqual([at, whole]);
      else refused++;
    }
    expect(refused).toBeGreaterThan(token.length / 2);
  });

  test('a request is one that openssl answers, and only its own reply is taken', async () => {
    const text = utf8(TEXT);
    const reply = await authority.reply(encodeTimeStampRequest(text, NONCE));
    const read = await readTimeStampReply(reply, { text, nonce: NONCE });
    expect((await check(text, read.token)).ok).toBe(true);
    expect(await authority.accepts(TEXT, read.token)).toBe(true);
    const other = { text, nonce: new Uint8Array([6]) };
    await expect(readTimeStampReply(reply, other)).rejects.toThrow('answers another request');
    const elsewhere = { text: utf8('x'), nonce: NONCE };
    await expect(readTimeStampReply(reply, elsewhere)).rejects.toThrow('of another text');
    for (const bytes of [new Uint8Array(), utf8('no'), reply.subarray(0, 100)])
      await expect(readTimeStampReply(bytes, { text, nonce: NONCE })).rejects.toThrow(/its reply/);
    // PKIStatusInfo: rejection.
    const rejected = new Uint8Array([0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02]);
    await expect(readTimeStampReply(rejected, { text, nonce: NONCE })).rejects.toThrow(
      'did not grant',
    );
  });
});
