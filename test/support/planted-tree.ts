import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packageFolders = ['apps', 'libs'];

export interface PlantedTree {
  /** Absolute path of the copy. */
  directory: string;
  /** Writes a file into the copy: `path` is relative to its root. */
  plant(path: string, content: string): Promise<void>;
  /** Runs a script of an installed package in the copy. */
  run(script: string, ...args: string[]): Promise<{ exitCode: number; output: string }>;
  /** Runs unit specs of the copy, each by its path. */
  runSpecs(...specs: string[]): Promise<{ exitCode: number; output: string }>;
  remove(): Promise<void>;
}

/**
 * A copy of the sources in a temporary directory, in which a test may break rules without anyone
 * else seeing it. Installed packages are shared; the workspaces lead to the copy's own. With `builds` what was
 * compiled is copied too.
 */
export async function copyTree({ builds = false } = {}): Promise<PlantedTree> {
  const directory = await mkdtemp(join(tmpdir(), 'docket-planted-'));
  await copySources(directory, builds ? /[\\/]node_modules$/ : /[\\/](dist|node_modules)$/);
  await linkModules(directory);
  return {
    directory,
    async plant(path, content) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), content);
    },
    run: (script, ...args) => runNode(directory, join(root, 'node_modules', script), args),
    runSpecs: (...specs) =>
      runNode(directory, '--experimental-vm-modules', [
        join(root, 'node_modules/jest/bin/jest.js'),
        '--selectProjects',
        'unit',
        '--runTestsByPath',
        ...specs,
      ]),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

async function copySources(directory: string, leftOut: RegExp): Promise<void> {
  const files = ['.dependency-cruiser.cjs', '.oxlintrc.json', 'jest.config.js', 'package.json'];
  for (const file of [...files, 'tsconfig.base.json', 'tsconfig.test.json']) {
    await cp(join(root, file), join(directory, file));
  }
  // Database tests beside the code use what is in test/support; specs hold documents against the code.
  for (const folder of [...packageFolders, 'test/support', 'docs']) {
    await cp(join(root, folder), join(directory, folder), {
      recursive: true,
      filter: (path) => !leftOut.test(path),
    });
  }
}

async function linkModules(directory: string): Promise<void> {
  // Specs of the pages take the font package from there.
  await symlink(join(root, 'fonts'), join(directory, 'fonts'));
  const modules = join(directory, 'node_modules');
  await mkdir(join(modules, '@docket'), { recursive: true });
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (name.startsWith('.') || name === '@docket') continue;
    await symlink(join(root, 'node_modules', name), join(modules, name));
  }
  for (const folder of packageFolders) {
    for (const name of await readdir(join(root, folder))) {
      await symlink(join(directory, folder, name), join(modules, '@docket', name));
    }
  }
}

/** The linter's report names every import of the tree: megabytes. */
const OUTPUT_BYTES_MAX = 64 * 1024 * 1024;

function runNode(
  directory: string,
  script: string,
  args: string[],
): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [script, ...args],
      { cwd: directory, maxBuffer: OUTPUT_BYTES_MAX },
      (error, stdout, stderr) => {
        if (error !== null && typeof error.code !== 'number') reject(error);
        else resolve({ exitCode: Number(error?.code ?? 0), output: stdout + stderr });
      },
    );
  });
}
