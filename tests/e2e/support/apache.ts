import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../../support/debian.ts';

export interface ApacheServer {
  /** Ends with a slash. The app lies here, the shared folder in `mapp/`. */
  url: string;
  /** What lies in the shared folder, on disk. */
  folder: string;
  /** Takes the server off the network, as when somebody pulls its cable; requests in hand break off. */
  stop: () => Promise<void>;
  start: () => Promise<void>;
  /** Stops it and leaves nothing behind. */
  close: () => Promise<void>;
}

export const account = { user: 'kim.berg', password: 'app-lösenord 7' };

const modules = [
  'mpm_event',
  'authn_core',
  'authn_file',
  'authz_core',
  'authz_user',
  'auth_basic',
  'alias',
  'dir',
  'mime',
  'headers',
  'dav',
  'dav_fs',
];

const moduleFolders = [
  '/usr/lib/apache2/modules',
  '/usr/lib64/httpd/modules',
  '/usr/libexec/apache2',
];

/**
 * Apache as `docs/hosting.md` sets it up, on a free port of this machine: the app and a WebDAV folder on one
 * origin. The text of that page is what is run; only places, port and certificate are exchanged.
 */
export async function startApache(builtApp: string): Promise<ApacheServer> {
  const advice =
    'The tests of a shared folder on a server need Apache with mod_dav. Install apache2 (Debian: apache2-bin).';
  const program = findProgram({
    names: ['apache2', 'httpd'],
    debianPackage: 'apache2-bin',
    advice,
  });
  const modulesIn = moduleFolders.find((folder) => existsSync(join(folder, 'mod_dav_fs.so')));
  if (modulesIn === undefined) throw new Error(advice);

  const root = mkdtempSync(join(tmpdir(), 'nyckelring-apache-'));
  const place = (name: string) => join(root, name);
  const folder = place('mapp');
  for (const made of [folder, place('lock'), place('logs')]) mkdirSync(made);
  // A copy: the server's own user may not be let into where the app was built.
  cpSync(builtApp, place('app'), { recursive: true });
  const hash = createHash('sha1').update(account.password).digest('base64');
  writeFileSync(place('users'), `${account.user}:{SHA}${hash}\n`);
  // The system's own list comes with a package that need not be there.
  writeFileSync(
    place('types'),
    'text/html html\ntext/javascript js\ntext/css css\nimage/svg+xml svg\n',
  );
  const port = await freePort();
  writeFileSync(place('httpd.conf'), configuration());
  chmodSync(root, 0o755);
  if (process.getuid?.() === 0) {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, 'www-data'], { encoding: 'utf8' }));
    for (const theirs of [folder, place('lock')]) chownSync(theirs, id('-u'), id('-g'));
  }

  let ended: Promise<void> = Promise.resolve();
  let server: ReturnType<typeof spawn> | undefined;
  const url = `http://127.0.0.1:${String(port)}/`;

  async function start() {
    const begun = spawn(program, ['-f', place('httpd.conf'), '-DFOREGROUND'], { stdio: 'ignore' });
    server = begun;
    ended = new Promise((resolve) => begun.once('exit', () => resolve()));
    for (let tries = 0; tries < 100; tries += 1) {
      if (
        await fetch(url).then(
          () => true,
          () => false,
        )
      )
        return;
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (begun.exitCode !== null) break;
    }
    throw new Error(`Apache did not start:\n${log()}`);
  }

  function log(): string {
    return existsSync(place('logs/error')) ? readFileSync(place('logs/error'), 'utf8') : 'no log';
  }

  async function stop() {
    server?.kill('SIGTERM');
    await ended;
  }

  function configuration(): string {
    const guide = readFileSync(new URL('../../../docs/hosting.md', import.meta.url), 'utf8');
    const site = /```apache\n([^`]+)```/.exec(guide)?.[1];
    if (site === undefined) throw new Error('docs/hosting.md has no example for Apache any more.');
    return [
      `ServerRoot "${root}"`,
      `PidFile "${place('logs/pid')}"`,
      `ErrorLog "${place('logs/error')}"`,
      `Listen 127.0.0.1:${String(port)}`,
      'ServerName nyckelring.kommun.example',
      ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []),
      ...modules.map((name) => `LoadModule ${name}_module "${modulesIn ?? ''}/mod_${name}.so"`),
      `TypesConfig "${place('types')}"`,
      site
        .replace(/^ *SSL.*\n/gm, '')
        .replace('*:443', `127.0.0.1:${String(port)}`)
        .replaceAll('/srv/nyckelring-mapp', folder)
        .replaceAll('/srv/nyckelring', place('app'))
        .replaceAll('/var/lib/nyckelring-lock', place('lock'))
        .replaceAll('/etc/apache2/nyckelring.users', place('users')),
    ].join('\n');
  }

  await start();
  return {
    url,
    folder,
    start,
    stop,
    close: async () => {
      await stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
