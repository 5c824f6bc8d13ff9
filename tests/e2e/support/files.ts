import {
  mkdtempSync,
  openSync,
  ftruncateSync,
  closeSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentChecksum, contentCounts, type Envelope } from '#exchange/envelope.ts';

const example = (name: string) =>
  fileURLToPath(new URL(`../../../public/examples/${name}.nyckelring.json`, import.meta.url));

/** What the parties of the report 2016–2018 stated, as the app's own folder has it. */
export const realExample = example('rapport-2018');
/** What the address `#/demo` shows. */
export const demoExample = example('demo');

const folder = mkdtempSync(join(tmpdir(), 'nyckelring-files-'));

/** Writes a file for a test to open; gives its path. */
export function writeTestFile(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** As large as it says, though it takes no room: the system keeps the empty part unwritten. */
export function writeLargeFile(name: string, bytes: number): string {
  const path = join(folder, name);
  const file = openSync(path, 'w');
  ftruncateSync(file, bytes);
  closeSync(file);
  return path;
}

type Plain = Record<string, unknown>;
/** The file with its records as plain objects, free to be spoiled. */
export type Spoilable = Envelope & { records: { assessment: SpoilableAssessment[] } };
interface SpoilableAssessment extends Plain {
  instrument: string;
  fields: Record<string, { heads: { value: Plain }[] }>;
}

/**
 * A real file with one thing changed, and with counts and checksum that fit: so that it is refused for that
 * one thing and for nothing else.
 */
export function changedFile(
  name: string,
  change: (file: Spoilable) => void,
  original: string = realExample,
): string {
  const file = JSON.parse(readFileSync(original, 'utf8')) as Spoilable;
  change(file);
  return writeTestFile(
    name,
    JSON.stringify({ ...file, counts: contentCounts(file), checksum: contentChecksum(file) }),
  );
}

/** The first answer of the first assessment. */
export function firstAnswer(file: Spoilable): Plain {
  const [assessment] = file.records.assessment;
  const field = Object.keys(assessment?.fields ?? {}).find((name) => name.startsWith('answer:'));
  const value = field === undefined ? undefined : assessment?.fields[field]?.heads[0]?.value;
  if (value === undefined) throw new Error('The example file has no answer to spoil.');
  return value;
}
