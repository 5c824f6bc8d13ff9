import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

interface Program {
  /** Its names, the wanted first. */
  names: string[];
  /** The Debian package that holds it. */
  debianPackage: string;
  /** What to tell somebody on another system. */
  advice: string;
}

// Servers lie here, and not on everybody's path.
const serverFolders = ['/usr/sbin', '/usr/local/sbin'];

/** The path of a program that a test needs; installs it where that is possible without asking. */
export function findProgram({ names, debianPackage, advice }: Program): string {
  const found = programOnPath(names);
  if (found !== undefined) return found;
  if (isDebianAsRoot()) {
    process.stderr.write(`Needed by the tests: installing ${debianPackage} with apt-get.\n`);
    aptInstall(debianPackage);
    const installed = programOnPath(names);
    if (installed !== undefined) return installed;
  }
  throw new Error(advice);
}

export function programOnPath(names: readonly string[]): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...serverFolders];
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
