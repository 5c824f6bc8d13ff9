import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { allTexts, startI18n } from '#i18n/setup.ts';
import { ServerForm, type ServerPlace } from './server-form.tsx';

beforeAll(async () => {
  await startI18n('sv');
  await allTexts();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const own = location.origin;

/** A server on the app's own origin that answers as told. */
function answerWith(
  answer: (method: string, url: string, signal: AbortSignal) => Promise<Response>,
) {
  const asked: string[] = [];
  vi.stubGlobal(
    'fetch',
    (url: string, { method, signal }: { method: string; signal: AbortSignal }) => {
      asked.push(`${method} ${url}`);
      return answer(method, url, signal);
    },
  );
  return asked;
}

async function fillIn(address: string) {
  const user = userEvent.setup();
  const used: ServerPlace[] = [];
  render(<ServerForm onUse={(place) => void used.push(place)} />);
  await user.type(screen.getByRole('textbox', { name: 'Mappens adress' }), address);
  await user.type(screen.getByRole('textbox', { name: 'Användarnamn' }), ' kim ');
  await user.type(screen.getByLabelText('Applösenord'), 'hemligt 1');
  const tryIt = () => user.click(screen.getByRole('button', { name: 'Prova anslutningen' }));
  return { user, used, tryIt };
}

describe('a folder on a server', () => {
  it('asks for what is missing, and takes one to the first of it', async () => {
    const user = userEvent.setup();
    const asked = answerWith(() => Promise.reject(new TypeError('no')));
    render(<ServerForm onUse={() => undefined} />);
    await user.click(screen.getByRole('button', { name: 'Prova anslutningen' }));
    expect(screen.getByText('Skriv mappens adress.')).toBeVisible();
    expect(screen.getByText('Skriv användarnamnet.')).toBeVisible();
    expect(screen.getByText('Skriv applösenordet.')).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Mappens adress' })).toHaveFocus();
    expect(asked).toEqual([]);
  });

  it.each([
    [
      'https://moln.kommun.example/dav/',
      new RegExp(
        `får bara tala med ${own}.*Mappen ligger på https://moln\\.kommun\\.example\\. Be den som`,
      ),
    ],
    ['http://moln.kommun.example/dav/', /Då går lösenordet att läsa på vägen\. Använd/],
    [`https://kim:pw@moln.kommun.example/`, /lösenord i adressen\. Ta bort det därifrån/],
    ['mappen hos oss', /ingen webbadress\. Den ska börja med https/],
  ])('sends nothing to %s and says what to do', async (address, sentence) => {
    const asked = answerWith(() => Promise.reject(new TypeError('no')));
    const { tryIt } = await fillIn(address);
    await tryIt();
    expect(screen.getByText(sentence)).toBeVisible();
    expect(asked).toEqual([]);
  });

  it.each([
    [401, {}, /godtar inte användarnamnet och lösenordet\. Se efter att det är ett applösenord/],
    [404, {}, /ingen mapp på den adressen\. Se efter/],
    [200, { 'Content-Type': 'text/html' }, /leder till en webbsida.*I Nextcloud står/],
    [302, { Location: 'https://login.example/' }, /skickar oss vidare.*den slutliga adressen/],
    [418, {}, /svarade med fel 418/],
  ])('puts the answer %i into words', async (status, headers, sentence) => {
    answerWith(() => Promise.resolve(new Response('', { status, headers })));
    const { tryIt, used } = await fillIn('/mapp');
    await tryIt();
    expect(await screen.findByRole('alert')).toHaveTextContent(sentence);
    expect(screen.queryByRole('button', { name: 'Använd mappen' })).not.toBeInTheDocument();
    expect(used).toEqual([]);
  });

  it('offers to use what works, whole and without stray spaces', async () => {
    const files = new Map<string, string>();
    answerWith(async (method, url) => {
      const name = url.slice(`${own}/mapp/`.length);
      if (method === 'PUT' && files.has(name)) return new Response('', { status: 412 });
      if (method === 'PUT') files.set(name, 'x'.repeat(20));
      if (method === 'DELETE') files.delete(name);
      if (method === 'PROPFIND') {
        const rows = [...files.keys(), 'andras.nyckelring'].map(
          (one) =>
            `<response><href>/mapp/${one}</href><propstat><prop><getetag>"1"</getetag><getcontentlength>20</getcontentlength></prop><status>HTTP/1.1 200 OK</status></propstat></response>`,
        );
        return new Response(`<multistatus xmlns="DAV:">${rows.join('')}</multistatus>`, {
          status: 207,
        });
      }
      if (method === 'GET') return new Response(await written);
      return new Response(null, { status: 204 });
    });
    // What was sent is what comes back.
    let keep: (text: string) => void = () => undefined;
    const written = new Promise<string>((resolve) => {
      keep = resolve;
    });
    const answering = globalThis.fetch;
    vi.stubGlobal('fetch', async (url: string, init: RequestInit & { body?: Blob | string }) => {
      if (init.method === 'PUT' && init.body instanceof Blob) keep(await init.body.text());
      return answering(url, init);
    });

    const { user, used, tryIt } = await fillIn('/mapp');
    await tryIt();
    expect(
      await screen.findByText(/Anslutningen fungerar\. Det ligger 1 fil i mappen/),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Använd mappen' }));
    expect(used).toEqual([
      { kind: 'server', address: `${own}/mapp/`, user: 'kim', password: 'hemligt 1' },
    ]);
    expect(files.size).toBe(0);
    // Another password has not been tried.
    await user.type(screen.getByLabelText('Applösenord'), '2');
    expect(screen.queryByRole('button', { name: 'Använd mappen' })).not.toBeInTheDocument();
  });

  it('can be given up while the server thinks', async () => {
    let given: AbortSignal | undefined;
    answerWith(
      (_, __, signal) =>
        new Promise((___, reject) => {
          given = signal;
          signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
        }),
    );
    const { user, tryIt } = await fillIn('/mapp');
    await tryIt();
    await user.click(await screen.findByRole('button', { name: 'Avbryt' }));
    expect(given?.aborted).toBe(true);
    expect(screen.queryByText(/Provar att läsa/)).not.toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
