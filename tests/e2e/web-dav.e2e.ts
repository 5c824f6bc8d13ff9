// A shared folder on a real server: Apache with mod_dav, set up as docs/hosting.md says, app and folder on one origin.
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '#domain/result.ts';
import { WebDavFolder } from '#transfer/folder/web-dav-folder.ts';
import { builtFolder } from '../support/built-app.ts';
import { account, startApache, type ApacheServer } from './support/apache.ts';
import { cuttingLine } from './support/cutting-line.ts';
import { startNginx } from './support/nginx.ts';

let server: ApacheServer;

beforeAll(async () => {
  server = await startApache(builtFolder);
});

afterAll(async () => {
  await server.close();
});

function folderAt(url: string, password = account.password) {
  return new WebDavFolder(
    { address: url, user: account.user, password },
    { origins: [new URL(url).origin] },
  );
}

function valueOf<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const blob = (content: string | Uint8Array<ArrayBuffer>) => new Blob([content]);

describe('A folder on Apache', () => {
  let folder: WebDavFolder;

  beforeEach(() => {
    folder = folderAt(`${server.url}mapp/`);
  });

  test('passes the trial, which leaves nothing behind', async () => {
    expect(await folder.try()).toEqual({
      ok: true,
      value: { files: 0, keepsConditions: true, leftBehind: undefined },
    });
    expect(readdirSync(server.folder)).toEqual([]);
  });

  test('keeps files under names with å, ä, ö, spaces and signs, byte by byte', async () => {
    for (const name of [
      'gävle.nyckelring',
      'Åmål & Örebro 100 %.nyckelring',
      'a#b?c+d.nyckelring',
    ]) {
      const bytes = new Uint8Array(randomBytes(200_000));
      const written = valueOf(await folder.write(name, blob(bytes), null));
      expect(written).toMatchObject({ name, size: bytes.length });
      expect(Math.abs(Date.parse(written.changedAt ?? '') - Date.now())).toBeLessThan(60_000);
      const read = await valueOf(await folder.read(name)).arrayBuffer();
      expect(Buffer.compare(Buffer.from(read), bytes)).toBe(0);
      expect(Buffer.compare(readFileSync(join(server.folder, name)), bytes)).toBe(0);
      const listed = valueOf(await folder.list()).find((entry) => entry.name === name);
      expect(listed?.version).toBe(written.version);
    }
  });

  test('writes again at once, while the server still calls the etag weak', async () => {
    let { version } = valueOf(await folder.write('ofta.nyckelring', blob('0'), null));
    for (let time = 1; time < 4; time += 1) {
      const written = valueOf(
        await folder.write('ofta.nyckelring', blob('x'.repeat(time)), version),
      );
      expect(written.version).not.toBe(version);
      version = written.version;
    }
    expect(await valueOf(await folder.read('ofta.nyckelring')).text()).toBe('xxx');
  });

  test('of two who write over the same version, the second is told that it changed', async () => {
    const name = 'ordning.nyckelring';
    const { version } = valueOf(await folder.write(name, blob('start'), null));
    const other = folderAt(`${server.url}mapp/`);
    valueOf(await folder.write(name, blob('först'), version));
    expect(await other.write(name, blob('sedan'), version)).toEqual({
      ok: false,
      error: { kind: 'changed-meanwhile' },
    });
    expect(await valueOf(await folder.read(name)).text()).toBe('först');
  });

  // Apache looks at the version, and then writes: two at the very same moment may both pass its look. The file is
  // still whole, and of whom it is shows when it is read back, which `lookOnce` does after each write.
  test('of two who write at the very same moment, one stands whole, and the other can see it', async () => {
    const name = 'tävling.nyckelring';
    let { version } = valueOf(await folder.write(name, blob('start'), null));
    const folders = [folder, folderAt(`${server.url}mapp/`)];
    for (let round = 0; round < 5; round += 1) {
      const words = folders.map((_, index) => `runda ${String(round)} av ${String(index)}`);
      const outcomes = await Promise.all(
        folders.map((one, index) => one.write(name, blob(words[index] ?? ''), version)),
      );
      for (const outcome of outcomes)
        if (!outcome.ok) expect(outcome.error).toEqual({ kind: 'changed-meanwhile' });
      const standing = await valueOf(await folder.read(name)).text();
      const winners = outcomes.filter((outcome, index) => outcome.ok && words[index] === standing);
      expect(winners).toHaveLength(1);
      const listed = valueOf(await folder.list()).find((entry) => entry.name === name);
      version = listed?.version ?? '';
    }
  });

  test('a line that is cut in the middle of a write: written at the next try, never half', async () => {
    const line = await cuttingLine(server.url);
    try {
      const far = folderAt(`${line.url}mapp/`);
      const old = new Uint8Array(randomBytes(3_000_000));
      const fresh = new Uint8Array(randomBytes(3_000_000));
      const { version } = valueOf(await far.write('tunnel.nyckelring', blob(old), null));

      // Beyond the look before the write, and well before its end.
      line.cutAfter(1_500_000);
      valueOf(await far.write('tunnel.nyckelring', blob(fresh), version));
      expect(line.cuts()).toBe(1);
      const onDisk = readFileSync(join(server.folder, 'tunnel.nyckelring'));
      expect(Buffer.compare(onDisk, fresh)).toBe(0);
      expect(readdirSync(server.folder).filter((name) => name.startsWith('.'))).toEqual([]);
    } finally {
      await line.close();
    }
  });

  test('a server that goes away in the middle of a write leaves the old file whole', async () => {
    const line = await cuttingLine(server.url);
    const old = blob(new Uint8Array(randomBytes(2_000_000)));
    const far = folderAt(`${line.url}mapp/`);
    const name = 'strömavbrott.nyckelring';
    const { version } = valueOf(await far.write(name, old, null));
    line.cutAfter(1_000_000);
    const writing = far.write(name, blob(new Uint8Array(randomBytes(2_000_000))), version);
    while (line.cuts() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await line.close();
    expect(await writing).toEqual({ ok: false, error: { kind: 'away' } });
    const near = valueOf(await folder.read(name));
    expect(
      Buffer.compare(Buffer.from(await near.arrayBuffer()), Buffer.from(await old.arrayBuffer())),
    ).toBe(0);
    // The version it had is the version it has: the next sync writes as if nothing had happened.
    expect(valueOf(await folder.list()).find((entry) => entry.name === name)?.version).toBe(
      version,
    );
  });

  test('a cancelled write leaves the old file whole', async () => {
    const stop = new AbortController();
    const { version } = valueOf(await folder.write('avbryt.nyckelring', blob('gammalt'), null));
    const line = await cuttingLine(server.url);
    try {
      const far = folderAt(`${line.url}mapp/`);
      line.cutAfter(500_000);
      const writing = far.write(
        'avbryt.nyckelring',
        blob(new Uint8Array(2_000_000)),
        version,
        stop.signal,
      );
      while (line.cuts() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      stop.abort();
      expect(await writing).toEqual({ ok: false, error: { kind: 'cancelled' } });
    } finally {
      await line.close();
    }
    expect(await valueOf(await folder.read('avbryt.nyckelring')).text()).toBe('gammalt');
  });

  test('reads on when the server has been away for a moment, and tells when it stays away', async () => {
    valueOf(await folder.write('paus.nyckelring', blob('här'), null));
    await server.stop();
    try {
      const reading = folder.read('paus.nyckelring');
      await new Promise((resolve) => setTimeout(resolve, 300));
      await server.start();
      expect(await valueOf(await reading).text()).toBe('här');
      await server.stop();
      expect(await folder.list()).toEqual({ ok: false, error: { kind: 'away' } });
    } finally {
      await server.start();
    }
  });

  test.each([
    ['a wrong password', 'mapp/', 'fel', { kind: 'wrong-password' }],
    ['a folder that is not there', 'mapp/saknas/', account.password, { kind: 'gone' }],
    [
      'a place without WebDAV',
      'assets/',
      account.password,
      { kind: 'refused', detail: 'not-a-folder' },
    ],
  ])('tells %s', async (_, path, password, error) => {
    expect(await folderAt(`${server.url}${path}`, password).list()).toEqual({
      ok: false,
      error,
    });
  });

  test('tells a file that is gone, and a file that is too large for the server', async () => {
    expect(await folder.read('saknas.nyckelring')).toEqual({ ok: false, error: { kind: 'gone' } });
    const large = new Blob([new Uint8Array(104_857_601)]);
    expect(await folder.write('stor.nyckelring', large, null)).toEqual({
      ok: false,
      error: { kind: 'refused', detail: 'too-large' },
    });
    expect(readdirSync(server.folder)).not.toContain('stor.nyckelring');
  });
});

describe('The servers of docs/hosting.md', () => {
  test('gives the app with the headers that a page cannot give itself', async () => {
    const { headers } = await fetch(server.url);
    expect(headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-cache');
  });

  test('never shows what members have put there as a page of the app’s own origin', async () => {
    valueOf(
      await folderAt(`${server.url}mapp/`).write('elak.html', blob('<script>1</script>'), null),
    );
    const login = Buffer.from(`${account.user}:${account.password}`).toString('base64');
    const { headers } = await fetch(`${server.url}mapp/elak.html`, {
      headers: { Authorization: `Basic ${login}` },
    });
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });

  test('nginx leads a path on to a server that knows itself under other addresses', async () => {
    const nginx = await startNginx(builtFolder, server.url);
    try {
      const app = await fetch(nginx.url);
      expect(await app.text()).toContain('<div id="root">');
      const script = await fetch(`${nginx.url}sw.js`);
      for (const { headers } of [app, script]) {
        expect(headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
        expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('cache-control')).toBe('no-cache');
      }

      const near = folderAt(`${nginx.url}mapp/mapp/`);
      const tried = valueOf(await near.try());
      expect(tried).toMatchObject({ keepsConditions: true, leftBehind: undefined });
      const { version } = valueOf(await near.write('Mölndal vägen.txt', blob('genom nginx'), null));
      const listed = valueOf(await folderAt(`${server.url}mapp/`).list());
      expect(listed.find(({ name }) => name === 'Mölndal vägen.txt')?.version).toBe(version);
      expect(await near.write('Mölndal vägen.txt', blob('x'), '"annan"')).toEqual({
        ok: false,
        error: { kind: 'changed-meanwhile' },
      });
      const other = await fetch(`${nginx.url}mapp/mapp/`, { method: 'MKCOL' });
      expect(other.status).toBe(403);
    } finally {
      await nginx.close();
    }
  });
});
