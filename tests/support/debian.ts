import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Program {
  /** Its names, the wanted first. */
  names: string[];
  /** The Debian package that holds it. */
  debianPackage: string;
  /** What to tell somebody on another system. */
  advice: string;
  /** It starts by itself once it is installed: then it is only unpacked, beside the tests. */
  isService?: boolean;
}

/** Where packages are unpacked that are not to be installed. */
const unpacked = fileURLToPath(new URL('../../node_modules/.cache/debian/', import.meta.url));

// Servers lie here, and not on everybody's path.
const serverFolders = ['/usr/sbin', '/usr/local/sbin'];

/** The path of a program that a test needs; installs it where that is possible without asking. */
export function findProgram({ names, debianPackage, advice, isService }: Program): string {
  const found = programOnPath(names);
  if (found !== undefined) return found;
  if (isDebianAsRoot() && isService) return unpack(debianPackage, names);
  if (isDebianAsRoot()) {
    process.stderr.write(`Needed by the tests: installing ${debianPackage} with apt-get.\n`);
    aptInstall(debianPackage);
    const installed = programOnPath(names);
    if (installed !== undefined) return installed;
  }
  throw new Error(advice);
}

function unpack(debianPackage: string, names: readonly string[]): string {
  const folder = join(unpacked, debianPackage);
  const find = () =>
    programIn(
      names,
      serverFolders.map((one) => join(folder, one)),
    );
  const before = find();
  if (before !== undefined) return before;
  process.stderr.write(`Needed by the tests: unpacking ${debianPackage}, without installing it.\n`);
  mkdirSync(folder, { recursive: true });
  aptGet('update');
  const url = execFileSync('apt-get', ['download', '--print-uris', debianPackage], {
    encoding: 'utf8',
  });
  const file = /^'[^']*' (\S+)/.exec(url)?.[1] ?? '';
  execFileSync('apt-get', ['-qq', 'download', debianPackage], { cwd: folder, stdio: 'ignore' });
  execFileSync('dpkg-deb', ['-x', join(folder, file), folder]);
  const after = find();
  if (after === undefined) throw new Error(`${debianPackage} holds no ${names.join(' or ')}.`);
  return after;
}

export function programOnPath(names: readonly string[]): string | undefined {
  return programIn(names, [...(process.env['PATH'] ?? '').split(delimiter), ...serverFolders]);
}

function programIn(names: readonly string[], folders: readonly string[]): string | undefined {
  return names
    .flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)))
    .find(isExecutable);
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function isDebianAsRoot(): boolean {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0;
}

export function aptInstall(...packages: string[]): void {
  aptGet('update');
  aptGet('install', '-y', '--no-install-recommends', ...packages);
}

function aptGet(...args: string[]) {
  execFileSync('apt-get', ['-qq', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
