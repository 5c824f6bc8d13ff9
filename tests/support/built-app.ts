import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Where the built app lies once {@link serveBuiltApp} has been called. */
export const builtFolder = join(root, 'dist');
const sources = [
  'src',
  'locales',
  'public',
  'index.html',
  'vite.config.ts',
  'scripts/content-security-policy.ts',
  'package-lock.json',
];

export interface ServedApp {
  /** Ends with a slash, so that `${url}#/demo` is an address. */
  url: string;
  close: () => Promise<void>;
}

/** Serves the built app on a free port of this machine, after building it if it is out of date. */
export async function serveBuiltApp(): Promise<ServedApp> {
  if (!isUpToDate()) build();
  return serveFolder(builtFolder);
}

/** Serves a built app that lies anywhere. What is changed there is served changed. */
export async function serveFolder(folder: string): Promise<ServedApp> {
  const server = await preview({
    root,
    logLevel: 'warn',
    // A plain file server: a missing file is 404, not the start page.
    appType: 'mpa',
    build: { outDir: folder },
    // Port 0 lets the system choose, so that two runs on one machine never meet.
    preview: { host: '127.0.0.1', port: 0 },
  });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The built app is served, but without an address.');
  return { url, close: () => server.close() };
}

function isUpToDate(): boolean {
  const built = join(builtFolder, 'index.html');
  if (!existsSync(built)) return false;
  const builtAt = statSync(built).mtimeMs;
  return sources.every((source) => newestChange(join(root, source)) < builtAt);
}

function newestChange(path: string): number {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  // The folder's own time tells of files that were removed.
  return Math.max(
    stats.mtimeMs,
    ...readdirSync(path).map((entry) => newestChange(join(path, entry))),
  );
}

function build() {
  // In a process of its own: the test runner's NODE_ENV would build React's development version.
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'inherit',
  });
}
