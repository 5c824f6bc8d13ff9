import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';

export interface RunningServer {
  start: () => Promise<void>;
  /** Takes it off the network, as when somebody pulls its cable; requests in hand break off. */
  stop: () => Promise<void>;
}

/** The example in `docs/hosting.md`: what is advised there is what is run. */
export function hostingExample(language: 'apache' | 'nginx'): string {
  const guide = readFileSync(new URL('../../../docs/hosting.md', import.meta.url), 'utf8');
  const example = new RegExp(`\`\`\`${language}\\n([^\`]+)\`\`\``).exec(guide)?.[1];
  if (example === undefined) throw new Error(`docs/hosting.md has no example for ${language}.`);
  return example;
}

/** Starts a program that serves `url`, and waits until it answers. */
export async function runServer(
  program: string,
  args: string[],
  url: string,
  errorLog: string,
): Promise<RunningServer> {
  let ended: Promise<void> = Promise.resolve();
  let server: ReturnType<typeof spawn> | undefined;

  async function start() {
    const begun = spawn(program, args, { stdio: 'ignore' });
    server = begun;
    ended = new Promise((resolve) => begun.once('exit', () => resolve()));
    for (let tries = 0; tries < 300 && begun.exitCode === null; tries += 1) {
      const answers = await fetch(url).then(
        () => true,
        () => false,
      );
      if (answers) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const log = existsSync(errorLog) ? readFileSync(errorLog, 'utf8') : 'It has written no log.';
    throw new Error(`${program} did not start:\n${log}`);
  }

  async function stop() {
    server?.kill('SIGTERM');
    await ended;
  }

  await start();
  return { start, stop };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
