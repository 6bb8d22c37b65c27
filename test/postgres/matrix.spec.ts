import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { verifyDatabase } from '@docket/service';
import { runDocket } from '../support/built-command.js';
import {
  Installation,
  PASSWORD,
  address,
  printedRoles,
  query,
  type Logins,
} from './installation.js';
import { presentVersions, startVersion, type VersionedServer } from './versions.js';

const EVIDENCE = ['ledger', 'entry', 'body', 'tile', 'checkpoint'] as const;

/** What Docket's earlier versions made: one role for a whole cluster, named in policies and privileges. */
const EARLIER = [
  `DO $$ BEGIN CREATE ROLE docket_app NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
  `DO $$
   DECLARE own text := 'docket_app_' || (SELECT oid FROM pg_database WHERE datname = current_database());
     evidence text;
   BEGIN
     FOREACH evidence IN ARRAY ARRAY['${EVIDENCE.join("','")}'] LOOP
       EXECUTE format('ALTER POLICY append ON docket.%I TO docket_app', evidence);
       EXECUTE format('GRANT SELECT, INSERT ON docket.%I TO docket_app', evidence);
     END LOOP;
     GRANT USAGE ON SCHEMA docket TO docket_app;
     GRANT SELECT, INSERT, UPDATE ON docket.ledger_head, docket.decision TO docket_app;
     GRANT SELECT, INSERT ON docket.idempotency, docket.api_key TO docket_app;
     GRANT UPDATE (revoked_at, revoked_by) ON docket.api_key TO docket_app;
     EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA docket FROM %I', own);
     EXECUTE format('REVOKE ALL ON ALL FUNCTIONS IN SCHEMA docket FROM %I', own);
     EXECUTE format('REVOKE ALL ON SCHEMA docket FROM %I', own);
     EXECUTE format('DROP ROLE %I', own);
   END $$`,
];

interface Case {
  name: string;
  logins(database: string): Promise<Logins>;
  isOwner: boolean;
}

describe.each(presentVersions())('PostgreSQL %i', (version) => {
  let server: VersionedServer;
  beforeAll(async () => {
    server = await startVersion(version);
    // What managed databases give in place of a superuser.
    await query(
      server.superuserUrl,
      `CREATE ROLE managed LOGIN CREATEROLE CREATEDB PASSWORD '${PASSWORD}'`,
    );
  });
  afterAll(() => server.stop());

  /** The managed administrator does what the guide prints. */
  const makeRoles = async (database: string): Promise<{ owner: string; service: string }> => {
    const names = { owner: `${database}_owner`, service: `${database}_service`, database };
    const managed = address(server.superuserUrl, 'managed', 'postgres');
    await query(managed, ...(await printedRoles(names)));
    return {
      owner: address(server.superuserUrl, names.owner, database),
      service: address(server.superuserUrl, names.service, database),
    };
  };

  const cases: Case[] = [
    {
      name: 'a superuser',
      isOwner: true,
      async logins(database) {
        await query(server.superuserUrl, `CREATE DATABASE ${database}`);
        const url = new URL(server.superuserUrl);
        url.pathname = `/${database}`;
        return { DATABASE_URL: url.href };
      },
    },
    {
      name: 'one login that owns the database',
      isOwner: true,
      logins: async (database) => ({ DATABASE_URL: (await makeRoles(database)).owner }),
    },
    {
      name: 'two logins',
      isOwner: false,
      async logins(database) {
        const { owner, service } = await makeRoles(database);
        return { DATABASE_URL: service, DATABASE_OWNER_URL: owner };
      },
    },
  ];

  describe.each(cases)('$name', ({ logins, isOwner, name }) => {
    const database = `docket_${name.replaceAll(' ', '_')}`;
    let one: Installation;
    beforeAll(async () => {
      one = await Installation.on(await logins(database));
      await one.start();
      await one.administration.createLedger({ id: 'claims' });
      await one.work('claims');
    });
    afterAll(() => one.end());

    const verified = async (installation: Installation, ledger: string): Promise<void> => {
      const { DATABASE_URL, DATABASE_OWNER_URL = DATABASE_URL } = installation.logins;
      for (const databaseUrl of new Set([DATABASE_URL, DATABASE_OWNER_URL])) {
        const report = await verifyDatabase({ databaseUrl, ledger, depth: 'full' });
        expect(report).toMatchObject({ verified: true, findings: [] });
      }
    };

    test('appends, exports, and verifies by each login', async () => {
      await one.work('claims');
      expect((await one.export('claims')).split('\n').length).toBeGreaterThan(6);
      await verified(one, 'claims');
    });

    test('rebuilds as the owner', async () => {
      const command = await runDocket(['rebuild', '--ledger', 'claims'], { env: one.env });
      expect(command).toMatchObject({ code: 0, stderr: '' });
      expect(command.stdout).not.toContain('did not follow');
      await verified(one, 'claims');
    });

    test('starts again, migrates nothing, and goes on', async () => {
      await one.stop();
      await one.start();
      await one.work('claims');
    });

    test('the service can neither change nor remove evidence', async () => {
      for (const table of EVIDENCE) {
        const column = table === 'ledger' ? 'origin' : 'ledger_no';
        for (const change of [
          `UPDATE docket.${table} SET ${column} = ${column}`,
          `DELETE FROM docket.${table}`,
          `TRUNCATE docket.${table} CASCADE`,
        ]) {
          await expect(one.asServer(change)).rejects.toThrow(/permission denied/);
        }
        await expect(
          one.asServer(`ALTER TABLE docket.${table} DISABLE TRIGGER USER`),
        ).rejects.toThrow(/must be owner/);
      }
      if (isOwner) return;
      const service = one.logins.DATABASE_URL;
      for (const change of [
        `SET ROLE ${database}_owner`,
        'SELECT * FROM docket.entry',
        'DELETE FROM docket.entry',
      ]) {
        // By the login alone, which on version 15 inherits what the role may: reading, not more.
        const done = query(service, `SET docket.ledger = 'all'`, change);
        if (version === 15 && change.startsWith('SELECT')) await done;
        else await expect(done).rejects.toThrow(/permission denied/);
      }
    });

    test('a second installation beside it has nothing to do with it', async () => {
      const other = await Installation.on(await logins(`${database}_b`));
      try {
        await other.start();
        await other.administration.createLedger({ id: 'claims' });
        await other.work('claims');
        await verified(other, 'claims');
        // The role of the one has no privilege on the other.
        const [roles] = await query<{ mine: boolean; theirs: boolean }>(
          superuserOf(`${database}_b`),
          `SELECT has_table_privilege('docket_app_' || (SELECT oid FROM pg_database WHERE datname = '${database}_b'), 'docket.entry', 'SELECT') AS mine,
             has_table_privilege('docket_app_' || (SELECT oid FROM pg_database WHERE datname = '${database}'), 'docket.entry', 'SELECT') AS theirs`,
        );
        expect(roles).toEqual({ mine: true, theirs: false });
        if (!isOwner) {
          const url = new URL(one.logins.DATABASE_URL);
          url.pathname = `/${database}_b`;
          await expect(query(url.href, 'SELECT 1')).rejects.toThrow(/permission denied/);
        }
      } finally {
        await other.end();
      }
      await one.work('claims');
      await verified(one, 'claims');
    });

    test('a schema of an earlier version is brought up to date', async () => {
      await one.stop();
      await query(superuserOf(database), ...EARLIER);
      await one.start();
      await one.work('claims');
      await verified(one, 'claims');
      const [earlier] = await query<{ sees: boolean; uses: boolean }>(
        superuserOf(database),
        `SELECT has_schema_privilege('docket_app', 'docket', 'USAGE') AS uses,
           has_table_privilege('docket_app', 'docket.entry', 'SELECT') AS sees`,
      );
      expect(earlier).toEqual({ sees: false, uses: false });
    });

    test('nothing was left beside the keys', async () => {
      // But what was signed.
      expect((await readdir(one.keysDir)).sort()).toEqual([
        'checkpoints',
        'claims.seed',
        'claims.server.seed',
        'claims.signed',
        'registry.seed',
        'registry.server.seed',
        'registry.signed',
        'sessions.secret',
      ]);
    });
  });

  const superuserOf = (database: string): string => {
    const url = new URL(server.superuserUrl);
    url.pathname = `/${database}`;
    return url.href;
  };

  test('an owner that may not make roles is told what an administrator has to run', async () => {
    const { owner, service } = await makeRoles('strict');
    await query(server.superuserUrl, 'ALTER ROLE strict_owner NOCREATEROLE');
    const one = await Installation.on({ DATABASE_URL: service, DATABASE_OWNER_URL: owner });
    try {
      const refused = await one.start().then(
        () => 'started',
        (error: Error) => error.message,
      );
      const commands = /Let an administrator of PostgreSQL run: (.*)$/.exec(refused)?.[1];
      expect(commands).toMatch(
        version === 15
          ? /^CREATE ROLE (docket_app_\d+) NOLOGIN; GRANT \1 TO "strict_owner", "strict_service";$/
          : /^CREATE ROLE (docket_app_\d+) NOLOGIN; GRANT \1 TO "strict_owner", "strict_service" WITH INHERIT FALSE, SET TRUE;$/,
      );
      await query(
        address(server.superuserUrl, 'managed', 'postgres'),
        ...(commands ?? '').split('; '),
      );
      await one.start();
      await one.administration.createLedger({ id: 'claims' });
      await one.work('claims');
    } finally {
      await one.end();
    }
  });

  test('a copy that was made of a database has a role of its own from its first start on', async () => {
    const { owner, service } = await makeRoles('copied');
    const one = await Installation.on({ DATABASE_URL: service, DATABASE_OWNER_URL: owner });
    await one.start();
    await one.administration.createLedger({ id: 'claims' });
    await one.work('claims');
    await one.stop();
    await query(
      server.superuserUrl,
      'CREATE DATABASE copy TEMPLATE copied OWNER copied_owner',
      `CREATE ROLE copy_service LOGIN PASSWORD '${PASSWORD}'`,
    );
    const at = (url: string): string => url.replace(/\/copied$/, '/copy');
    const logins = {
      DATABASE_URL: address(server.superuserUrl, 'copy_service', 'copy'),
      DATABASE_OWNER_URL: at(owner),
    };
    // The keys were copied too.
    const copy = await Installation.on(logins, one.keysDir);
    try {
      // Not started on yet, it is verified by the login that the original was.
      const report = await verifyDatabase({
        databaseUrl: at(owner),
        ledger: 'claims',
        depth: 'full',
      });
      expect(report).toMatchObject({ verified: true });
      const started = await runDocket(['keys', 'recover'], { env: copy.env });
      expect(started.code).toBe(1);
      await copy.start();
      await expect(
        verifyDatabase({ databaseUrl: at(service), ledger: 'claims', depth: 'full' }),
      ).rejects.toThrow(/permission denied to set role|permission denied for/);
    } finally {
      await copy.end();
      await one.end();
    }
  });
});
