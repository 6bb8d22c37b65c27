import { describe, expect, test } from '@jest/globals';
import { readDatabaseAddress } from './address-form.js';
import { DatabaseUnfit } from './database-unfit.js';

describe('the address of a database', () => {
  test.each([
    ['postgresql://u:p@db.example/docket'],
    ['postgres://u:p@db.example:5433/docket'],
    ['postgresql://u:p%40ss%23@127.0.0.1:5432/docket'],
    ['postgresql://u:p@[::1]:5432/docket'],
    ['postgresql://u:p@%2Fvar%2Frun%2Fpostgresql/docket'],
    ['postgresql://u:p@db.example/docket?sslmode=verify-full&sslrootcert=/etc/ca.pem'],
    ['postgresql://u:p@db.example/docket?sslmode=no-verify&options=-c%20role%3Downer'],
    ['postgresql://u:p@db.example/docket?sslmode=disable'],
    ['postgresql:///docket'],
  ])('is taken as it is: %s', (text) => {
    expect(readDatabaseAddress(text).href).toBe(text);
  });

  test.each([
    ['postgresql://u:p@/docket?host=/run/pg', 'postgresql://u:p@%2Frun%2Fpg/docket'],
    ['postgresql:///docket?host=%2Frun%2Fpg', 'postgresql://%2Frun%2Fpg/docket'],
    [
      'postgresql://u@/docket?sslmode=disable&host=/run/pg&options=-c%20x%3D1',
      'postgresql://u@%2Frun%2Fpg/docket?sslmode=disable&options=-c%20x%3D1',
    ],
  ])('the directory of a socket is its host: %s', (text, href) => {
    expect(readDatabaseAddress(text).href).toBe(href);
  });

  test('verify-ca keeps the meaning that it has elsewhere', () => {
    const text = 'postgresql://u:p@h/d?sslmode=verify-ca&sslrootcert=%2Fca.pem';
    expect(readDatabaseAddress(text).href).toBe(`${text}&uselibpqcompat=true`);
  });

  const several = 'it names several hosts, and Docket takes one';
  test.each([
    ['postgresql://u:secret@a,b/docket', several],
    ['postgresql://u:secret@a:5432,b:5433/docket?target_session_attrs=read-write', several],
    ['postgresql://u:secret@/docket?host=a,b', several],
    ['postgresql://u:secret@/docket?host=/run/a%2C/run/b', several],
    ['postgresql://u:secret@a/docket?target_session_attrs=primary', several],
    ['host=a,b dbname=docket password=secret', 'it is a list of keywords'],
    ['/var/run/postgresql docket secret', 'a socket is written as'],
    ['socket:/run?db=docket&secret', 'a socket is written as'],
    ['mysql://u:secret@a/docket', 'it does not begin with postgresql://'],
    ['', 'it does not begin with postgresql://'],
    ['postgresql://u:sec#ret@a/docket', 'it cannot be read as'],
    ['postgresql://u:sec/ret@a/docket', 'it cannot be read as'],
    ['postgresql://u:secret@a:x/docket', 'it cannot be read as'],
    ['postgresql://u:secret@a/docket?host=b', 'the directory of a socket'],
    ['postgresql://u:secret@a/docket?host=/run/pg', 'the directory of a socket'],
    ['postgresql://u:secret@a/docket?sslmode=require', 'it has sslmode="require"'],
    ['postgresql://u:secret@a/docket?sslmode=prefer', 'it has sslmode="prefer"'],
    ['postgresql://u:secret@a/docket?sslmode=disable&sslmode=verify-full', '"sslmode" twice'],
    ['postgresql://u:secret@a/docket?sslmode=verify-ca', 'needs the CA in sslrootcert'],
    ['postgresql://u:secret@a/docket?sslrootcert=/ca.pem', 'without sslmode=verify-full'],
    ['postgresql://u:secret@a/docket?sslmode=disable&sslkey=/k', 'with sslmode=disable'],
    ['postgresql://u:secret@a/docket?connect_timeout=3', 'set DATABASE_CONNECT_S'],
    ['postgresql://u:secret@a/docket?ssl=true', 'known are host, options, sslmode'],
    ['postgresql://u:secret@a/docket?constructor=1', 'known are host, options, sslmode'],
    ['postgresql://u:secret@a/docket?password=secret', 'before the host'],
    ['postgresql://u:secret@a/docket?uselibpqcompat=true', 'known are host'],
  ])('is refused with what to do, and not quoted: %s', (text, reason) => {
    const refused = (): URL => readDatabaseAddress(text);
    expect(refused).toThrow(DatabaseUnfit);
    expect(refused).toThrow(reason);
    expect(refused).not.toThrow(/sec.?ret/);
  });
});
