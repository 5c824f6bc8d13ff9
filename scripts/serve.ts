import { preview } from 'vite';

const port = 4173;

const server = await preview({ preview: { port, host: '127.0.0.1' }, logLevel: 'warn' });
const address = server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${String(port)}/`;
console.log(`Nyckelring: ${address} (the invented example: ${address}#/demo)`);
