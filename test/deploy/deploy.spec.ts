import { describe, expect, test } from '@jest/globals';
import { createProgram } from '@docket/cli';
import * as apps from 'kubernetes-models/apps/v1';
import * as batch from 'kubernetes-models/batch/v1';
import * as networking from 'kubernetes-models/networking.k8s.io/v1';
import * as policy from 'kubernetes-models/policy/v1';
import * as core from 'kubernetes-models/v1';
import { assignments, compose, deployFiles, manifests, pods, read } from './files.js';
import type { Manifest } from './files.js';

/** Settings that each process is started with, by where that stands. */
function environments(): Record<string, Record<string, string>> {
  const found: Record<string, Record<string, string>> = {};
  const { services } = compose();
  for (const [name, { environment = {} }] of Object.entries(services)) {
    found[`docker-compose.yml: ${name}`] = environment;
  }
  const data = new Map(manifests().map((manifest) => [manifest.metadata.name, manifest.data]));
  for (const [name, { containers }] of Object.entries(pods())) {
    const [container] = containers;
    const from = container!.envFrom.map(({ configMapRef }) => data.get(configMapRef.name));
    const own = Object.fromEntries(container!.env.map((env) => [env.name, env.value]));
    found[`deploy/kubernetes: ${name}`] = Object.assign({}, ...from, own);
  }
  for (const unit of ['docket', 'docket-migrate']) {
    const file = unit === 'docket' ? 'docket.env.example' : 'migrate.env.example';
    found[`deploy/systemd: ${unit}`] = {
      ...assignments(read(`deploy/systemd/${unit}.service`)),
      ...assignments(read(`deploy/systemd/${file}`)),
    };
  }
  return found;
}

const isOurs = (name: string): boolean => /^(?:DATABASE|DOCKET|LOG)_/.test(name);

/** Settings in the table of the operator's reference. */
function documented(): string[] {
  const [, table = ''] = /^## Settings\n(.*?)^## /ms.exec(
    read('docs/guide/operator-reference.md'),
  )!;
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) =>
    [...(row.split(' | ')[0] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name),
  );
}

describe('what Docket is deployed with', () => {
  test('names only settings that are read and that the reference explains', () => {
    const sources = [
      'apps/api/src/config.ts',
      'apps/cli/src/commands/serve.ts',
      'libs/store/src/deadlines.ts',
      'libs/store/src/database-addresses.ts',
    ].map(read);
    const readNames = new Set(
      [...sources.join('').matchAll(/'((?:DATABASE|DOCKET|LOG)_[A-Z_]+)'/g)].map(
        ([, name = '']) => name,
      ),
    );
    const explained = documented();
    expect(explained.length).toBeGreaterThan(15);
    const named = Object.entries(environments()).flatMap(([place, environment]) =>
      Object.keys(environment)
        .filter(isOurs)
        .map((name) => [place, name] as const),
    );
    expect(named.length).toBeGreaterThan(30);
    const unknown = named.filter(([, name]) => !readNames.has(name) || !explained.includes(name));
    expect(unknown).toEqual([]);
    // The reference explains what there is, and all of it.
    expect([...readNames].filter((name) => !explained.includes(name))).toEqual([]);
  });

  test('holds no password', () => {
    const files = deployFiles();
    expect(files.length).toBeGreaterThan(15);
    for (const file of files) {
      expect(`${file}: ${/:\/\/[^/\s:@]+:[^@\s]+@/.exec(read(file))?.[0] ?? 'none'}`).toBe(
        `${file}: none`,
      );
    }
    expect(manifests().filter(({ kind }) => kind === 'Secret')).toEqual([]);
    for (const { file } of Object.values(compose().secrets)) {
      expect(file).toMatch(/^\.\/secrets\//);
    }
    expect(read('.gitignore').split('\n')).toContain('secrets/');
  });

  test("gives the owner's login to the migration, and to what somebody runs by hand", () => {
    const all = Object.entries(environments());
    const [migrating, serving] = [true, false].map((wanted) =>
      all.filter(
        ([place, environment]) =>
          'DATABASE_URL' in environment && /(?:migrate|owner)$/.test(place) === wanted,
      ),
    );
    expect(migrating).toHaveLength(4);
    expect(serving).toHaveLength(5);
    for (const [place, environment] of serving!) {
      expect([place, environment['DOCKET_MIGRATE_AT_START']]).toEqual([place, 'no']);
      expect(Object.keys(environment).filter((name) => name.includes('OWNER'))).toEqual([]);
      expect(environment['DATABASE_PASSWORD_FILE']).toMatch(/\/service-password$/);
    }
    for (const [, environment] of migrating!) {
      expect(environment['DATABASE_OWNER_PASSWORD_FILE']).toMatch(/\/owner-password$/);
    }
    const { services } = compose();
    expect(services['owner']).toMatchObject({ profiles: ['owner'], restart: 'no' });
    for (const name of ['api', 'worker', 'proxy', 'backup']) {
      expect([name, ...(services[name]!.secrets ?? [])]).not.toContain('owner-password');
    }
    for (const [name, { volumes }] of Object.entries(pods())) {
      const database = volumes.filter(({ name: of }) => of === 'database');
      const keys = database.flatMap(({ secret }) => secret?.items?.map(({ key }) => key) ?? []);
      expect(keys).toEqual([name === 'docket-migrate' ? 'owner-password' : 'service-password']);
    }
  });

  test('runs commands that there are', async () => {
    const terminal = {
      out: () => undefined,
      err: () => undefined,
      interactive: false,
      columns: 80,
    };
    const known = (await createProgram(terminal)).commands.map((command) => command.name());
    const { services } = compose();
    const run = [
      ...Object.values(pods()).flatMap(({ containers }) => containers.map(({ args }) => args)),
      services['migrate']!.command!,
      JSON.parse(/^CMD (\[.*\])$/m.exec(read('Dockerfile'))![1]!) as string[],
      ...['docket', 'docket-migrate'].map((unit) => [
        /^ExecStart=\S+ \S+docket\.js (.*)$/m.exec(read(`deploy/systemd/${unit}.service`))![1]!,
      ]),
    ];
    expect(run).toHaveLength(7);
    for (const [command, ...more] of run) {
      expect(known).toContain(command);
      expect(more).toEqual([]);
    }
  });

  test('pins what it does not build by digest', () => {
    const DIGEST = /@sha256:[0-9a-f]{64}$/;
    for (const [name, { image = '' }] of Object.entries(compose().services)) {
      if (/^(?:api|worker|migrate|owner)$/.test(name)) expect(image).toMatch(/^\$\{DOCKET_IMAGE:-/);
      else expect(image).toMatch(DIGEST);
    }
    const bases = [...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image = '']) => image);
    expect(bases).toHaveLength(2);
    for (const base of bases) expect(base).toMatch(DIGEST);
  });

  test('agrees on the port, and probes what it should', () => {
    const { services } = compose();
    const port = services['api']!.environment!['DOCKET_PORT'];
    const nginx = read('deploy/compose/nginx.conf');
    expect(/server api:(\d+);/.exec(nginx)?.[1]).toBe(port);
    expect(services['proxy']!.ports![0]).toMatch(
      new RegExp(`:${/listen (\d+) ssl/.exec(nginx)?.[1]}$`),
    );
    expect(read('Dockerfile')).toContain(`EXPOSE ${port}`);
    // An image in the OCI format has no health check of its own: the containers' is the same.
    const [, asked] = /HEALTHCHECK [^]*?CMD (\[.*\])$/m.exec(read('Dockerfile'))!;
    expect(asked).toContain('DOCKET_PORT || 3000}/readyz');
    const wanted = ['CMD', ...(JSON.parse(asked!) as string[])];
    for (const name of ['api', 'worker']) {
      const found = services[name]!.healthcheck?.test?.map((word) => word.replace('$$', '$'));
      expect([name, found]).toEqual([name, wanted]);
    }
    expect(services['migrate']!.healthcheck).toEqual({ disable: true });
    const settings = manifests().find(({ metadata }) => metadata.name === 'docket-settings');
    for (const name of ['docket-api', 'docket-worker']) {
      const [container] = pods()[name]!.containers;
      expect(container!.ports).toEqual([
        { name: 'http', containerPort: Number(settings!.data!['DOCKET_PORT']) },
      ]);
      expect(container!.readinessProbe!.httpGet).toEqual({ path: '/readyz', port: 'http' });
      for (const probe of [container!.livenessProbe, container!.startupProbe]) {
        expect(probe!.httpGet).toEqual({ path: '/healthz', port: 'http' });
      }
      // Longer than a stop may take: CLOSE_TIME_MS_MAX of apps/api/src/start-api.ts, and five to be left alone.
      expect(pods()[name]!.terminationGracePeriodSeconds).toBeGreaterThan(20);
    }
  });

  test('has a place for the file that says how people sign in, where each server reads it', () => {
    const place = '/etc/docket/sign-in';
    const { services } = compose();
    for (const name of ['api', 'worker']) {
      expect(services[name]!.volumes).toContain(`./sign-in:${place}:ro`);
      expect(services[name]!.environment!['DOCKET_SIGN_IN_FILE']).toBe('${DOCKET_SIGN_IN_FILE:-}');
      const { containers, volumes } = pods()[`docket-${name}`]!;
      const mount = { name: 'sign-in', mountPath: place, readOnly: true };
      expect(containers[0]!.volumeMounts).toContainEqual(mount);
      const secret = { secretName: 'docket-sign-in', optional: true };
      expect(volumes).toContainEqual({ name: 'sign-in', secret: expect.objectContaining(secret) });
    }
    // What stands there to be taken in, and what the reference prints.
    for (const [file, setting] of [
      ['.env.example', `# DOCKET_SIGN_IN_FILE=${place}/sign-in.json\n`],
      ['deploy/kubernetes/settings.yaml', `# DOCKET_SIGN_IN_FILE: ${place}/sign-in.json\n`],
      ['deploy/systemd/docket.env.example', `# DOCKET_SIGN_IN_FILE=${place}.json\n`],
      ['docs/guide/operator-reference.md', `\`DOCKET_SIGN_IN_FILE=${place}/sign-in.json\``],
      ['docs/guide/operator-reference.md', `\`${place}.json\``],
    ] as const)
      expect([file, setting, read(file).includes(setting)]).toEqual([file, setting, true]);
    expect(read('.gitignore').split('\n')).toContain('/sign-in/');
  });

  test('runs without rights that it does not need', () => {
    for (const { securityContext, containers, automountServiceAccountToken } of Object.values(
      pods(),
    )) {
      expect(automountServiceAccountToken).toBe(false);
      expect(securityContext).toMatchObject({
        runAsNonRoot: true,
        runAsUser: 1000,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(containers[0]!.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    }
    expect(read('Dockerfile')).toMatch(/^USER 1000:1000$/m);
    const { services, networks } = compose();
    for (const [name, service] of Object.entries(services)) {
      expect([name, service.security_opt]).toEqual([name, ['no-new-privileges:true']]);
      // Its image begins as root, makes its directory its own and steps down.
      if (name === 'postgres') continue;
      expect([name, service.read_only, service.cap_drop]).toEqual([name, true, ['ALL']]);
    }
    expect(networks['inside']?.internal).toBe(true);
    const reachable = Object.entries(services).filter(([, { networks: own }]) =>
      own?.includes('outside'),
    );
    expect(reachable.map(([name]) => name)).toEqual(['proxy']);
    expect(Object.values(services).filter(({ ports }) => ports !== undefined)).toHaveLength(1);
  });
});

interface Model {
  validate(): void;
}
const MODELS: Record<string, Record<string, unknown>> = {
  v1: core,
  'apps/v1': apps,
  'batch/v1': batch,
  'networking.k8s.io/v1': networking,
  'policy/v1': policy,
};

function validate(manifest: Manifest): void {
  const Kind = MODELS[manifest.apiVersion]![manifest.kind] as new (data: Manifest) => Model;
  new Kind(manifest).validate();
}

describe("Kubernetes' own schemas", () => {
  const all = manifests();

  test.each(all.map((manifest) => [`${manifest.kind} ${manifest.metadata.name}`, manifest]))(
    '%s is valid',
    (_name, manifest) => {
      expect(() => validate(manifest as Manifest)).not.toThrow();
    },
  );

  test('one that is not valid is found', () => {
    const job = structuredClone(all.find(({ kind }) => kind === 'Job')!);
    (job.spec as { backoffLimit: unknown }).backoffLimit = 'three';
    expect(() => validate(job)).toThrow(/backoffLimit/);
  });

  test('every manifest is in the kustomization', () => {
    const [, list = ''] = /^resources:\n((?: {2}- .*\n)+)/m.exec(
      read('deploy/kubernetes/kustomization.yaml'),
    )!;
    const named = list
      .trim()
      .split('\n')
      .map((line) => `deploy/kubernetes/${line.replace(/^\s*- /, '')}`);
    const there = deployFiles().filter((file) => /kubernetes\/(?!kustomization)/.test(file));
    expect(named.sort()).toEqual(there);
  });
});
