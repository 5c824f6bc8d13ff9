import { preview } from 'vite';

const port = 4173;

const server = await preview({
  // A plain file server, as the built folder will meet elsewhere: no address but those of files.
  appType: 'mpa',
  logLevel: 'warn',
  preview: { port, host: '127.0.0.1' },
});
const address = server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${String(port)}/`;
console.log(`Nyckelring: ${address} (the invented example: ${address}#/demo)`);
