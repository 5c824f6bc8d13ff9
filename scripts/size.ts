// The size budget: the JavaScript that the browser must have before the first route shows. Everything
// else (report writers, charts, other pages) loads on demand from the precache.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const limit = 200_000;
const dist = new URL('../dist/', import.meta.url);

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
}

const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8')) as Record<
  string,
  Chunk
>;

/** The chunk and everything it imports statically. */
function withImports(key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`dist/.vite/manifest.json does not know ${key}`);
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const imported of chunk.imports ?? []) withImports(imported, seen);
  return seen;
}

const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
const files = [...new Set(entries.flatMap((key) => [...withImports(key)]))]
  .filter((file) => file.endsWith('.js'))
  .map((file) => ({ file, size: gzipSync(readFileSync(new URL(file, dist))).length }))
  .sort((a, b) => b.size - a.size);
const total = files.reduce((sum, { size }) => sum + size, 0);

const row = (size: number, name: string) =>
  console.log(`${(size / 1000).toFixed(1).padStart(8)} kB  ${name}`);
console.log('First route, JavaScript after gzip:');
for (const { file, size } of files) row(size, file);
row(total, `in all, of at most ${String(limit / 1000)} kB`);

if (files.length === 0 || total > limit) {
  console.error('The first route is over its size budget: load the large part on demand.');
  process.exitCode = 1;
}
