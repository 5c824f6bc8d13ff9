// The program `age`, which asks for a passphrase at a terminal and nowhere else: it is given one by `script`.
import { spawnSync } from 'node:child_process';
import { findProgram } from './debian.ts';

/** Runs age at a terminal where `typed` is typed. Gives what stood on the terminal, and whether age was content. */
export function runAge(args: string[], typed: string[]): { isContent: boolean; terminal: string } {
  const age = findProgram({
    names: ['age'],
    debianPackage: 'age',
    advice: 'The tests need the program age: https://age-encryption.org, or `apt install age`.',
  });
  const script = findProgram({
    names: ['script'],
    debianPackage: 'bsdutils',
    advice: 'The tests need the program script of util-linux: `apt install bsdutils`.',
  });
  const command = [age, ...args].map((part) => `'${part}'`).join(' ');
  const { status, stdout } = spawnSync(script, ['-qec', command, '/dev/null'], {
    input: typed.map((line) => `${line}\n`).join(''),
    encoding: 'utf8',
    timeout: 50_000,
  });
  return { isContent: status === 0, terminal: stdout };
}
