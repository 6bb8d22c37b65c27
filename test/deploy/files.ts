import { readdirSync, readFileSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { PROJECT } from '../support/built-command.js';

export const read = (path: string): string => readFileSync(`${PROJECT}${path}`, 'utf8');

/** Every file that somebody deploys with, by its path in the repository. */
export function deployFiles(): string[] {
  const all = readdirSync(`${PROJECT}deploy`, { recursive: true, withFileTypes: true });
  const files = all
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath.slice(PROJECT.length)}/${entry.name}`);
  return ['Dockerfile', 'docker-compose.yml', '.env.example', ...files].sort();
}

interface ComposeService {
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  secrets?: string[];
  ports?: string[];
  networks?: string[];
  user?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  healthcheck?: { test?: string[]; disable?: boolean };
}

interface Compose {
  services: Record<string, ComposeService>;
  secrets: Record<string, { file: string }>;
  networks: Record<string, { internal?: boolean } | null>;
}

export const compose = (): Compose => parse(read('docker-compose.yml'), { merge: true }) as Compose;

export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  data?: Record<string, string>;
  spec?: unknown;
}

export function manifests(): Manifest[] {
  return readdirSync(`${PROJECT}deploy/kubernetes`)
    .sort()
    .flatMap((file) => parseAllDocuments(read(`deploy/kubernetes/${file}`)))
    .map((document) => document.toJS() as Manifest)
    .filter(({ kind }) => kind !== 'Kustomization');
}

interface Probe {
  httpGet: { path: string; port: string };
}

export interface Pod {
  securityContext: Record<string, unknown>;
  terminationGracePeriodSeconds?: number;
  automountServiceAccountToken: boolean;
  containers: {
    image: string;
    args: string[];
    env: { name: string; value: string }[];
    envFrom: { configMapRef: { name: string } }[];
    ports?: { name: string; containerPort: number }[];
    startupProbe?: Probe;
    readinessProbe?: Probe;
    livenessProbe?: Probe;
    securityContext: Record<string, unknown>;
    volumeMounts?: { name: string; mountPath: string; readOnly?: boolean }[];
  }[];
  volumes: {
    name: string;
    secret?: { secretName: string; optional?: boolean; items?: { key: string }[] };
  }[];
}

/** The pods that the manifests start, by the name of what starts them. */
export function pods(): Record<string, Pod> {
  const found: Record<string, Pod> = {};
  for (const { metadata, spec } of manifests()) {
    const { template } = (spec ?? {}) as { template?: { spec: Pod } };
    if (template !== undefined) found[metadata.name] = template.spec;
  }
  return found;
}

/** `NAME=value` lines, as of systemd's `Environment=` and of files of settings. */
export function assignments(text: string): Record<string, string> {
  const lines = text.matchAll(/^(?:Environment=)?(?<name>[A-Z][A-Z_]+)=(?<value>.*)$/gm);
  return Object.fromEntries([...lines].map(({ groups }) => [groups!['name']!, groups!['value']!]));
}
