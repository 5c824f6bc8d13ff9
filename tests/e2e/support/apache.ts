import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../../support/debian.ts';
import { freePort, hostingExample, runServer, type RunningServer } from './hosting.ts';

export interface ApacheServer extends RunningServer {
  /** Ends with a slash. The app lies here, the shared folder in `mapp/`. */
  url: string;
  /** Where the files of the shared folder lie on disk. */
  folder: string;
  /** Stops it and leaves nothing behind. */
  close: () => Promise<void>;
}

export const account = { user: 'kim.berg', password: 'app-lösenord 7' };

/** Which of them are built in differs: those have no file. */
const modules = [
  'mpm_event',
  'unixd',
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

const advice =
  'The tests of a shared folder on a server need Apache with mod_dav. Install apache2 (Debian: apache2-bin).';

/**
 * Apache as `docs/hosting.md` sets it up, on a free port of this machine: the app and a WebDAV folder on one
 * origin. Only places, port and certificate are exchanged.
 */
export async function startApache(builtApp: string): Promise<ApacheServer> {
  const program = findProgram({
    names: ['apache2', 'httpd'],
    debianPackage: 'apache2-bin',
    advice,
  });
  const modulesIn = moduleFolders.find((folder) => existsSync(join(folder, 'mod_dav_fs.so')));
  if (modulesIn === undefined) throw new Error(advice);
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}/`;
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
  const isRoot = process.getuid?.() === 0;
  const example = hostingExample('apache')
    .replace(/^ *SSL.*\n/gm, '')
    .replace('*:443', `127.0.0.1:${String(port)}`)
    .replaceAll('/srv/nyckelring-mapp', folder)
    .replaceAll('/srv/nyckelring', place('app'))
    .replaceAll('/var/lib/nyckelring-lock', place('lock'))
    .replaceAll('/etc/apache2/nyckelring.users', place('users'));
  const configuration = [
    `ServerRoot "${root}"`,
    `PidFile "${place('logs/pid')}"`,
    `ErrorLog "${place('logs/error')}"`,
    `Listen 127.0.0.1:${String(port)}`,
    'ServerName nyckelring.kommun.example',
    ...(isRoot ? ['User www-data', 'Group www-data'] : []),
    ...modules
      .map((name) => ({ name, file: join(modulesIn, `mod_${name}.so`) }))
      .filter(({ file }) => existsSync(file))
      .map(({ name, file }) => `LoadModule ${name}_module "${file}"`),
    `TypesConfig "${place('types')}"`,
    example,
  ];
  writeFileSync(place('httpd.conf'), configuration.join('\n'));
  chmodSync(root, 0o755);
  if (isRoot) {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, 'www-data'], { encoding: 'utf8' }));
    for (const theirs of [folder, place('lock')]) chownSync(theirs, id('-u'), id('-g'));
  }
  const args = ['-f', place('httpd.conf'), '-DFOREGROUND'];
  const server = await runServer(program, args, url, place('logs/error'));
  return {
    ...server,
    url,
    folder,
    close: async () => {
      await server.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
