import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../../support/debian.ts';
import { freePort, hostingExample, runServer } from './hosting.ts';

export interface NginxServer {
  /** Ends with a slash. The app lies here; `mapp/` leads on to the other server. */
  url: string;
  close: () => Promise<void>;
}

/**
 * nginx as `docs/hosting.md` sets it up: the app, and a path that leads on to a server with another name and
 * other paths. Only places, port, certificates and that other server are exchanged.
 */
export async function startNginx(builtApp: string, behind: string): Promise<NginxServer> {
  const program = findProgram({
    names: ['nginx'],
    debianPackage: 'nginx',
    isService: true,
    advice: 'The tests of a shared folder behind another server need nginx. Install nginx.',
  });
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}/`;
  const root = mkdtempSync(join(tmpdir(), 'nyckelring-nginx-'));
  const place = (name: string) => join(root, name);
  mkdirSync(place('logs'));
  cpSync(builtApp, place('app'), { recursive: true });
  const example = hostingExample('nginx')
    .replace(/^ *(proxy_)?ssl_.*\n/gm, '')
    .replace(/^ *proxy_ssl_.*\n/gm, '')
    .replace('listen 443 ssl', `listen 127.0.0.1:${String(port)}`)
    .replace('/srv/nyckelring', place('app'))
    .replace('https://moln.kommun.example/remote.php/dav/files/', behind);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${place(name)};`,
  );
  const configuration = [
    `pid ${place('logs/pid')};`,
    'events {}',
    'http {',
    'access_log off;',
    'types { text/html html; text/javascript js; text/css css; image/svg+xml svg; }',
    ...temporary,
    example,
    '}',
  ];
  writeFileSync(place('nginx.conf'), configuration.join('\n'));
  chmodSync(root, 0o755);
  const log = place('logs/error');
  const args = ['-p', root, '-c', place('nginx.conf'), '-e', log, '-g', 'daemon off;'];
  const server = await runServer(program, args, url, log);
  return {
    url,
    close: async () => {
      await server.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
