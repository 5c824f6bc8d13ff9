import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { filesOf } from './multistatus.ts';
import { WebDavFolder } from './web-dav-folder.ts';

// Servers that misbehave in ways of their own, over real connections. The well-behaved one is Apache, in
// tests/e2e/web-dav.e2e.ts.

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

interface Heard {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

type Handler = (heard: Heard, response: ServerResponse, number: number) => void;

async function serverThat(handler: Handler) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      heard.push({ method, url, headers, body: Buffer.concat(parts) });
      const last = heard.at(-1);
      if (last) handler(last, response, heard.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const pauses: number[] = [];
  const folder = (path = '/dav/Nyckelring') =>
    new WebDavFolder(
      { address: `${origin}${path}`, user: 'kim', password: 'hemligt å' },
      {
        origins: [origin],
        wait: (ms) => {
          pauses.push(ms);
          return Promise.resolve();
        },
      },
    );
  return { origin, heard, pauses, folder };
}

function respond(response: ServerResponse, status: number, body = '', headers: object = {}) {
  response.writeHead(status, { ...headers });
  response.end(body);
}

interface Fake {
  name: string;
  etag?: string;
  size?: number;
  modified?: string;
}

function multistatus(files: Fake[], base = '/dav/Nyckelring/'): string {
  const entry = ({ name, etag, size = 3, modified }: Fake) =>
    `<d:response><d:href>${base}${encodeURIComponent(name)}</d:href><d:propstat><d:prop>
      <d:resourcetype/><d:getcontentlength>${String(size)}</d:getcontentlength>
      ${etag === undefined ? '' : `<d:getetag>${etag.replaceAll('"', '&quot;')}</d:getetag>`}
      ${modified === undefined ? '' : `<d:getlastmodified>${modified}</d:getlastmodified>`}
    </d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`;
  return `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:"><d:response><d:href>${base}</d:href>
    <d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype></d:prop>
    <d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>${files.map(entry).join('')}</d:multistatus>`;
}

const file = (over: Partial<Fake> = {}): Fake => ({
  name: 'gävle.nyckelring',
  etag: '"a1"',
  modified: 'Sun, 22 Nov 2026 10:00:00 GMT',
  ...over,
});
const bytes = new Blob(['abc']);
const name = 'gävle.nyckelring';

describe('Listing', () => {
  test('asks for what it needs, with the password in a header and nowhere else', async () => {
    const { heard, folder } = await serverThat((_, response) =>
      respond(response, 207, multistatus([file()])),
    );
    expect(await folder().list()).toEqual({
      ok: true,
      value: [{ name, version: '"a1"', size: 3, changedAt: '2026-11-22T10:00:00.000Z' }],
    });
    expect(heard).toHaveLength(1);
    expect(heard[0]?.url).toBe('/dav/Nyckelring/');
    expect(heard[0]?.headers['depth']).toBe('1');
    expect(heard[0]?.headers['cookie']).toBeUndefined();
    expect(Buffer.from(heard[0]?.headers.authorization?.slice(6) ?? '', 'base64').toString()).toBe(
      'kim:hemligt å',
    );
  });

  test('reads any prefix, whole addresses, other paths, names with å and spaces, and leaves folders out', () => {
    const xml = `<?xml version="1.0" encoding="utf-8"?>
      <lp1:multistatus xmlns:lp1="DAV:" xmlns:oc="http://owncloud.org/ns"><!-- note -->
      <lp1:response><lp1:href>https://inside.example/remote.php/dav/files/kim/N%C3%A4tverk/</lp1:href><lp1:propstat>
        <lp1:prop><lp1:resourcetype><lp1:collection/></lp1:resourcetype></lp1:prop>
        <lp1:status>HTTP/1.1 200 OK</lp1:status></lp1:propstat></lp1:response>
      <lp1:response><lp1:href>https://inside.example/remote.php/dav/files/kim/N%C3%A4tverk/%C3%85m%C3%A5l%20%26%20%C3%96rebro%20100%25.nyckelring</lp1:href>
        <lp1:propstat><lp1:prop><lp1:resourcetype/><lp1:getetag>&quot;64f&quot;</lp1:getetag>
        <lp1:getcontentlength>17</lp1:getcontentlength></lp1:prop><lp1:status>HTTP/1.1 200 OK</lp1:status></lp1:propstat>
        <lp1:propstat><lp1:prop><lp1:getlastmodified/></lp1:prop><lp1:status>HTTP/1.1 404 Not Found</lp1:status></lp1:propstat>
      </lp1:response>
      <lp1:response><lp1:href>/x/100%.txt</lp1:href><lp1:propstat><lp1:prop><lp1:getetag>W/"q-gzip"</lp1:getetag></lp1:prop>
        <lp1:status>HTTP/2 200</lp1:status></lp1:propstat></lp1:response>
      </lp1:multistatus>`;
    expect(filesOf(xml)).toEqual([
      {
        name: 'Åmål & Örebro 100%.nyckelring',
        etag: '64f',
        isWeak: false,
        size: 17,
        lastModified: undefined,
      },
      { name: '100%.txt', etag: 'q', isWeak: true, size: 0, lastModified: undefined },
    ]);
  });

  test('the answer cut off is no answer', () => {
    const whole = multistatus([file()]);
    for (let end = 0; end < whole.length; end += 1)
      expect(filesOf(whole.slice(0, end))).toBeUndefined();
    expect(filesOf(whole)).toHaveLength(1);
  });

  test.each<[string, number, string, Record<string, string>, object]>([
    ['a wrong password', 401, '', {}, { kind: 'wrong-password' }],
    ['an account without a right to it', 403, '', {}, { kind: 'not-allowed' }],
    ['no such folder', 404, '', {}, { kind: 'gone' }],
    ['no WebDAV there', 405, '', {}, { kind: 'refused', detail: 'not-a-folder' }],
    [
      'a page for logging in',
      200,
      '<!doctype html><p>Logga in',
      { 'Content-Type': 'text/html; charset=utf-8' },
      { kind: 'refused', detail: 'page-for-people' },
    ],
    [
      'something else that succeeds',
      200,
      '{}',
      { 'Content-Type': 'application/json' },
      { kind: 'refused', detail: 'not-a-folder' },
    ],
    [
      'XML that ends too early',
      207,
      '<multistatus><resp',
      {},
      { kind: 'refused', detail: 'not-a-folder' },
    ],
    [
      'a redirect',
      302,
      '',
      { Location: 'https://login.example/' },
      { kind: 'refused', detail: 'redirect' },
    ],
    ['a failure inside the server', 500, '', {}, { kind: 'refused', detail: '500' }],
  ])(
    'tells %s as a problem of its own, after one question',
    async (_, status, body, headers, error) => {
      const { heard, folder } = await serverThat((__, response) =>
        respond(response, status, body, headers),
      );
      expect(await folder().list()).toEqual({ ok: false, error });
      expect(heard).toHaveLength(1);
    },
  );

  test('an address that this build may not reach gets no question at all', async () => {
    const { heard, origin } = await serverThat((_, response) => respond(response, 207, ''));
    const folder = new WebDavFolder(
      { address: `${origin}/dav/`, user: 'kim', password: 'x' },
      { origins: ['https://app.example'] },
    );
    expect(await folder.list()).toEqual({
      ok: false,
      error: { kind: 'refused', detail: 'foreign' },
    });
    expect(heard).toHaveLength(0);
  });
});

describe('Passing failures', () => {
  test.each([429, 502, 503, 504])('a %i is asked again, later each time', async (status) => {
    const { heard, pauses, folder } = await serverThat((_, response, number) =>
      number < 4 ? respond(response, status) : respond(response, 207, multistatus([])),
    );
    expect(await folder().list()).toEqual({ ok: true, value: [] });
    expect(heard).toHaveLength(4);
    expect(pauses).toEqual([500, 1500, 4500]);
  });

  test('what does not pass is told as away', async () => {
    const { heard, folder } = await serverThat((_, response) => respond(response, 503));
    expect(await folder().list()).toEqual({ ok: false, error: { kind: 'away' } });
    expect(heard).toHaveLength(4);
  });

  test('a file that another program holds is asked for again, and then told', async () => {
    const { heard, folder } = await serverThat((_, response) => respond(response, 423));
    expect(await folder().read(name)).toEqual({
      ok: false,
      error: { kind: 'refused', detail: 'locked' },
    });
    expect(heard).toHaveLength(4);
  });

  test('the server’s own wish is kept when it is longer, in seconds or as a time', async () => {
    const at = new Date(Date.now() + 8000).toUTCString();
    const { pauses, folder } = await serverThat((_, response, number) =>
      number < 3
        ? respond(response, 503, '', { 'Retry-After': number === 1 ? '7' : at })
        : respond(response, 207, multistatus([])),
    );
    expect((await folder().list()).ok).toBe(true);
    expect(pauses[0]).toBe(7000);
    expect(pauses[1]).toBeGreaterThan(5000);
  });

  test('a server that closes for long is left alone', async () => {
    const { heard, pauses, folder } = await serverThat((_, response) =>
      respond(response, 503, '', { 'Retry-After': '3600' }),
    );
    expect(await folder().list()).toEqual({ ok: false, error: { kind: 'away' } });
    expect([heard.length, pauses.length]).toEqual([1, 0]);
  });

  test('a line that breaks in the middle of a file is tried again, and progress tells of it', async () => {
    const content = 'x'.repeat(300_000);
    const told: number[] = [];
    const { heard, folder } = await serverThat((_, response, number) => {
      response.writeHead(200, { 'Content-Length': String(content.length) });
      if (number > 1) response.end(content);
      else
        response.write(content.slice(0, 100_000), () => setTimeout(() => response.destroy(), 20));
    });
    const read = await folder().read(name, undefined, (share) => told.push(share));
    expect(read.ok && (await read.value.text())).toBe(content);
    expect(heard).toHaveLength(2);
    expect(told.at(-1)).toBe(1);
    expect(told.some((share) => share > 0 && share < 1)).toBe(true);
  });

  test('no server at all is away', async () => {
    const { origin, folder } = await serverThat((_, response) => respond(response, 207, ''));
    for (const close of closing.splice(0)) close();
    expect(origin).toContain('127.0.0.1');
    expect(await folder().list()).toEqual({ ok: false, error: { kind: 'away' } });
  });

  test('cancel ends a request that hangs, and a pause, at once', async () => {
    const stop = new AbortController();
    const { folder, heard } = await serverThat(() => setTimeout(() => stop.abort(), 20));
    expect(await folder().read(name, stop.signal)).toEqual({
      ok: false,
      error: { kind: 'cancelled' },
    });
    expect(await folder().list(stop.signal)).toEqual({ ok: false, error: { kind: 'cancelled' } });
    expect(heard).toHaveLength(1);
  });
});

describe('Writing', () => {
  /** A server with one file, which keeps conditions as far as it is told to. */
  async function serverWith(
    first: Fake | undefined,
    put: (heard: Heard, response: ServerResponse, file: Fake | undefined) => Fake | undefined,
  ) {
    let now = first;
    let content = 'old';
    return serverThat((heard, response) => {
      if (heard.method === 'PROPFIND')
        return respond(response, 207, multistatus(now === undefined ? [] : [now]));
      if (heard.method === 'GET') return respond(response, 200, content);
      const after = put(heard, response, now);
      if (after === undefined) return;
      now = after;
      content = heard.body.toString();
      if (!response.destroyed) respond(response, 201);
    });
  }

  test('names the version that it replaces, and gives the new one', async () => {
    const { heard, folder } = await serverWith(file(), () => file({ etag: '"b2"' }));
    const written = await folder().write(name, bytes, '"a1"');
    expect(written.ok && written.value.version).toBe('"b2"');
    expect(heard.map(({ method }) => method)).toEqual(['PROPFIND', 'PUT', 'PROPFIND']);
    expect(heard[1]?.headers['if-match']).toBe('"a1"');
    expect(heard[1]?.url).toBe('/dav/Nyckelring/g%C3%A4vle.nyckelring');
  });

  test('a first file says that there must be none', async () => {
    const { heard, folder } = await serverWith(undefined, () => file());
    expect((await folder().write(name, bytes, null)).ok).toBe(true);
    expect(heard[1]?.headers['if-none-match']).toBe('*');
  });

  test.each([
    ['there is a newer one', '"a0"'],
    ['there is one already', null],
  ])('nothing is sent when %s', async (_, over) => {
    const { heard, folder } = await serverWith(file({ size: 4 }), () => file());
    expect(await folder().write(name, bytes, over)).toEqual({
      ok: false,
      error: { kind: 'changed-meanwhile' },
    });
    expect(heard.map(({ method }) => method)).toEqual(['PROPFIND']);
  });

  test('a file that is gone is not made again over what was seen', async () => {
    const { heard, folder } = await serverWith(undefined, () => file());
    expect(await folder().write(name, bytes, '"a1"')).toEqual({
      ok: false,
      error: { kind: 'changed-meanwhile' },
    });
    expect(heard.some(({ method }) => method === 'PUT')).toBe(false);
  });

  test('somebody who writes between our look and our write is not written over', async () => {
    const { heard, folder } = await serverWith(file(), (_, response) => {
      respond(response, 412);
      return undefined;
    });
    expect(await folder().write(name, bytes, '"a1"')).toEqual({
      ok: false,
      error: { kind: 'changed-meanwhile' },
    });
    expect(heard.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  test('an answer lost on its way back is no clash: what lies there is ours', async () => {
    const { heard, folder } = await serverWith(file(), (_, response, now) => {
      // The first write arrives, but its answer does not; the second clashes with the first.
      if (now?.etag === '"b2"') {
        respond(response, 412);
        return undefined;
      }
      response.destroy();
      return file({ etag: '"b2"' });
    });
    const written = await folder().write(name, bytes, '"a1"');
    expect(written.ok && written.value.version).toBe('"b2"');
    expect(heard.filter(({ method }) => method === 'PUT')).toHaveLength(2);
  });

  test('a line that stays broken is away, and the old file is as it was', async () => {
    const { folder } = await serverWith(file(), (_, response) => {
      response.destroy();
      return undefined;
    });
    expect(await folder().write(name, bytes, '"a1"')).toEqual({
      ok: false,
      error: { kind: 'away' },
    });
  });

  test('a weak etag is waited for until it can stand in a condition', async () => {
    let asked = 0;
    const { heard, pauses, folder } = await serverThat((one, response) => {
      if (one.method === 'PUT') return respond(response, 204);
      asked += 1;
      respond(response, 207, multistatus([file({ etag: asked === 1 ? 'W/"a1"' : '"a1"' })]));
    });
    expect((await folder().write(name, bytes, '"a1"')).ok).toBe(true);
    expect(pauses).toEqual([1100]);
    expect(heard.find(({ method }) => method === 'PUT')?.headers['if-match']).toBe('"a1"');
  });

  test.each([
    ['only weak etags', 'W/"a1"', '"a1"'],
    ['no etags', undefined, 'Sun, 22 Nov 2026 10:00:00 GMT 3'],
  ])('%s: the time of the last change is the condition', async (_, etag, version) => {
    const modified = 'Sun, 22 Nov 2026 10:00:00 GMT';
    const only: Fake = { name, modified, ...(etag !== undefined && { etag }) };
    const { heard, folder } = await serverWith(only, () => only);
    const listed = await folder().list();
    expect(listed.ok && listed.value[0]?.version).toBe(version);
    expect((await folder().write(name, bytes, version)).ok).toBe(true);
    const put = heard.find(({ method }) => method === 'PUT');
    expect(put?.headers['if-unmodified-since']).toBe(modified);
    expect(put?.headers['if-match']).toBeUndefined();
  });

  test('half a file that the server calls whole is told', async () => {
    const { folder } = await serverWith(file(), () => file({ etag: '"b2"', size: 1 }));
    expect(await folder().write(name, bytes, '"a1"')).toEqual({
      ok: false,
      error: { kind: 'refused', detail: 'not-whole' },
    });
  });

  test.each<[number, object]>([
    [401, { kind: 'wrong-password' }],
    [403, { kind: 'not-allowed' }],
    [405, { kind: 'not-allowed' }],
    [409, { kind: 'gone' }],
    [413, { kind: 'refused', detail: 'too-large' }],
    [507, { kind: 'full' }],
  ])('a %i is told at once and never tried again', async (status, error) => {
    const { heard, folder } = await serverWith(file(), (_, response) => {
      respond(response, status);
      return undefined;
    });
    expect(await folder().write(name, bytes, '"a1"')).toEqual({ ok: false, error });
    expect(heard.map(({ method }) => method)).toEqual(['PROPFIND', 'PUT']);
  });

  test('cancel in the middle of a write is told as cancelled', async () => {
    const stop = new AbortController();
    const { folder } = await serverWith(file(), () => {
      setTimeout(() => stop.abort(), 20);
      return undefined;
    });
    expect(await folder().write(name, bytes, '"a1"', stop.signal)).toEqual({
      ok: false,
      error: { kind: 'cancelled' },
    });
  });
});

describe('Trying a connection', () => {
  /** Keeps files in memory; `keeps`: whether it minds conditions. */
  async function memoryServer(keeps: boolean, mayRemove = true) {
    const files = new Map<string, { content: string; etag: string }>();
    let writes = 0;
    const server = await serverThat(({ method, url, headers, body }, response) => {
      const wanted = decodeURIComponent(url.replace('/dav/Nyckelring/', ''));
      const there = files.get(wanted);
      const told = [...files].map(([one, { content, etag }]) => ({
        name: one,
        etag,
        size: content.length,
      }));
      if (method === 'PROPFIND') return respond(response, 207, multistatus(told));
      if (method === 'PUT') {
        if (keeps && headers['if-none-match'] === '*' && there) return respond(response, 412);
        writes += 1;
        files.set(wanted, { content: body.toString(), etag: `"${String(writes)}"` });
        return respond(response, 201);
      }
      if (there === undefined) return respond(response, 404);
      if (method === 'DELETE') {
        if (!mayRemove) return respond(response, 403);
        files.delete(wanted);
        return respond(response, 204);
      }
      respond(response, 200, there.content);
    });
    return { ...server, files };
  }

  test.each([true, false])(
    'reads, writes and clears up, and finds out whether the server keeps conditions: %s',
    async (keeps) => {
      const { folder, files } = await memoryServer(keeps);
      expect(await folder().try()).toEqual({
        ok: true,
        value: { files: 0, keepsConditions: keeps, leftBehind: undefined },
      });
      expect(files.size).toBe(0);
    },
  );

  test('says what it had to leave behind', async () => {
    const { folder } = await memoryServer(true, false);
    const tried = await folder().try();
    expect(tried.ok && tried.value.leftBehind).toMatch(/^nyckelring-prov-[a-z0-9]+\.txt$/);
  });
});
