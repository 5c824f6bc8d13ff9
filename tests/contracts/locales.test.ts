import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages } from '#domain/language.ts';

const folder = new URL('../../locales/', import.meta.url);
const files = readdirSync(new URL('sv/', folder)).toSorted();

/** Every text of a file by its path, such as `saving.saved`. */
function textsOf(language: string, file: string): Map<string, string> {
  const texts = new Map<string, string>();
  const collect = (value: unknown, path: string) => {
    if (typeof value === 'string') texts.set(path, value);
    else
      for (const [key, part] of Object.entries(value as object))
        collect(part, path === '' ? key : `${path}.${key}`);
  };
  collect(JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8')), '');
  return texts;
}

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map(([, name]) => name).toSorted();

describe('the interface texts', () => {
  it('exist in the same files for every language', () => {
    for (const language of languages)
      expect(readdirSync(new URL(`${language}/`, folder)).toSorted()).toEqual(files);
  });

  describe.each(files)('%s', (file) => {
    const swedish = textsOf('sv', file);

    it.each(languages)('has the same keys in %s, and none is empty', (language) => {
      const texts = textsOf(language, file);
      expect([...texts.keys()].toSorted()).toEqual([...swedish.keys()].toSorted());
      for (const [key, text] of texts) expect(text.trim(), key).not.toBe('');
    });

    it.each(languages)('fills in the same values in %s', (language) => {
      for (const [key, text] of textsOf(language, file))
        expect(placeholders(text), `${language} ${key}`).toEqual(
          placeholders(swedish.get(key) ?? ''),
        );
    });

    it('says nothing longer than a few words in the same way in two languages', () => {
      for (const language of languages.filter((other) => other !== 'sv'))
        for (const [key, text] of textsOf(language, file))
          if (text.length > 25 && /[a-zåäö]{4,} [a-zåäö]{4,} [a-zåäö]{3,}/i.test(text))
            expect(text, `${language} ${key}`).not.toBe(swedish.get(key));
    });
  });
});
