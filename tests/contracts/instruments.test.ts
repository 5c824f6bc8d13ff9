import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AssessmentInstrument } from '#domain/instrument.ts';
import { instrumentSchema, parseInstrument } from '#domain/instrument-schema.ts';
import { languages, type Texts } from '#domain/language.ts';
import { textsSchema } from '#domain/language-schema.ts';
import { instrumentChecksum } from '#instruments/checksum.ts';
import {
  assessmentInstrument,
  implementationKeyId,
  instrumentRefs,
  instruments,
  inventoryMatrixId,
  latestVersion,
  reviewProtocol,
} from '#instruments/index.ts';
import { instrumentJsonSchema } from '../../scripts/export-schemas.ts';

const folder = new URL('../../src/instruments/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^[^/]+\/[^/]+\.json$/.test(path));
const readJson = (url: URL): unknown => JSON.parse(readFileSync(url, 'utf8'));

const assessments = instruments.filter(
  (instrument): instrument is AssessmentInstrument => instrument.kind === 'assessment',
);
const nameOf = ({ id, version }: { id: string; version: number }) => `${id} ${version}`;

/** Every text of a value with the way to it, found by shape, so that a new kind of text is covered too. */
function textsWithin(value: unknown, place = ''): { place: string; texts: Texts }[] {
  if (value === null || typeof value !== 'object') return [];
  if ('sv' in value) return [{ place, texts: textsSchema.parse(value) }];
  return Object.entries(value).flatMap(([key, inner]) => textsWithin(inner, `${place}/${key}`));
}

describe('the registry of instruments', () => {
  it.each(files)('%s is a well-formed instrument whose id and version are its path', (path) => {
    const instrument = parseInstrument(readJson(new URL(path, folder)));
    expect(`${instrument.id}/${instrument.version}.json`).toBe(path);
  });

  it('holds every file, unchanged, and nothing else', () => {
    const read = files.map((path) => readJson(new URL(path, folder)));
    expect(instruments).toHaveLength(files.length);
    expect(read).toEqual(expect.arrayContaining([...instruments]));
  });

  it.each(instruments.map((instrument) => [nameOf(instrument), instrument] as const))(
    '%s is as it was published',
    (name, instrument) => {
      const frozen = instrumentRefs().find((ref) => nameOf(ref) === name)?.checksum;
      const checksum = instrumentChecksum(instrument);
      expect(
        frozen,
        frozen === undefined
          ? `${name} has no frozen checksum. Before it is published, add it to src/instruments/checksums.json: ${checksum}`
          : `${name} is published and must never change: assessments point at it. Undo the edit and publish a new version instead, see docs/instrument-format.md.`,
      ).toBe(checksum);
    },
  );

  it('freezes no checksum of an instrument that is gone', () => {
    expect(instrumentRefs().map(nameOf).sort()).toEqual(instruments.map(nameOf).sort());
  });

  it('gives the latest version unless told which', () => {
    expect(assessmentInstrument(inventoryMatrixId)?.version).toBe(latestVersion(inventoryMatrixId));
    expect(assessmentInstrument(inventoryMatrixId, 1)?.version).toBe(1);
    expect(reviewProtocol()?.id).toBe('peer-review');
  });

  it('gives nothing for what is not published', () => {
    expect(latestVersion('no-such-instrument')).toBeUndefined();
    expect(assessmentInstrument('no-such-instrument')).toBeUndefined();
    expect(assessmentInstrument(inventoryMatrixId, 999)).toBeUndefined();
    expect(assessmentInstrument('peer-review')).toBeUndefined();
    expect(reviewProtocol(999)).toBeUndefined();
  });

  it('computes the same checksum whatever the order of keys', () => {
    const [instrument] = instruments;
    const reversed = Object.fromEntries(Object.entries(instrument!).reverse()) as typeof instrument;
    expect(instrumentChecksum(reversed!)).toBe(instrumentChecksum(instrument!));
    expect(instrumentChecksum({ ...instrument!, version: 2 })).not.toBe(
      instrumentChecksum(instrument!),
    );
  });
});

describe('the written format', () => {
  it('is what docs/instrument.schema.json says (npx tsx scripts/export-schemas.ts)', () => {
    const written = readJson(new URL('../../docs/instrument.schema.json', import.meta.url));
    expect(written).toEqual(JSON.parse(JSON.stringify(instrumentJsonSchema())));
  });
});

describe.each(instruments.map((instrument) => [nameOf(instrument), instrument] as const))(
  '%s',
  (_name, instrument) => {
    const texts = textsWithin(instrument);

    it('says every text in its own words in each language', () => {
      const copied = texts.filter(({ texts: { sv, nb, en } }) =>
        [
          [sv, nb],
          [sv, en],
          [nb, en],
        ].some(([one, other]) => one === other && one!.length > 20),
      );
      expect(copied).toEqual([]);
    });

    it('keeps to the letters and quotation marks of each language', () => {
      const wrong = texts.filter(
        ({ texts: { sv, nb, en } }) =>
          /[æøÆØ«»“]/.test(sv) || /[äöÄÖ”“]/.test(nb) || /[åäöæøÅÄÖÆØ«»]/.test(en),
      );
      expect(wrong).toEqual([]);
    });

    it('has no stray white space and no doubled word', () => {
      const wrong = texts.flatMap(({ place, texts: inAll }) =>
        languages
          .filter((language) => /^\s|\s$|\s\s|\s[.,?]|\b(\p{L}{2,}) \1\b/iu.test(inAll[language]))
          .map((language) => `${place} ${language}: ${inAll[language]}`),
      );
      expect(wrong).toEqual([]);
    });
  },
);

describe.each(assessments.map((instrument) => [nameOf(instrument), instrument] as const))(
  '%s as an assessment',
  (_name, instrument) => {
    it('has at least one item in every section, in the order of the sections', () => {
      const order = instrument.items.map((item) => item.section);
      expect([...new Set(order)]).toEqual(instrument.sections.map(({ key }) => key));
      expect(order).toEqual(
        instrument.sections.flatMap(({ key }) => order.filter((section) => section === key)),
      );
    });

    it('tells why and what counts as evidence for every item', () => {
      expect(instrument.items.filter(({ why, evidence }) => !why || !evidence)).toEqual([]);
    });

    it('has level texts that differ within an item', () => {
      for (const item of instrument.items) {
        if (item.kind !== 'level') continue;
        for (const language of languages) {
          const inLanguage = item.levels.map(({ text }) => text[language]);
          expect(new Set(inLanguage).size, `${item.key} ${language}`).toBe(inLanguage.length);
        }
      }
    });

    it('relates to items that exist and that point back', () => {
      for (const item of instrument.items) {
        for (const related of item.relatedItems) {
          const other = assessmentInstrument(related.instrument)?.items.find(
            ({ key }) => key === related.item,
          );
          expect(other?.relatedItems, `${item.key} → ${related.item}`).toContainEqual({
            instrument: instrument.id,
            item: item.key,
          });
        }
      }
    });
  },
);

describe('what the instruments promise', () => {
  it('the matrix has 48 rows in 8 areas, each with four described levels and one dimension', () => {
    const matrix = assessmentInstrument(inventoryMatrixId)!;
    expect(matrix.sections).toHaveLength(8);
    expect(matrix.items).toHaveLength(48);
    for (const item of matrix.items) {
      expect(item.kind === 'level' && item.levels.length, item.key).toBe(4);
      expect(item.relatedItems, item.key).toHaveLength(1);
    }
  });

  it('the matrix covers all nine principles of the national strategy', () => {
    const matrix = assessmentInstrument(inventoryMatrixId)!;
    const covered = new Set(matrix.items.flatMap(({ principles }) => principles));
    expect([...covered].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('the key has 12 named dimensions with five cumulative steps and at least one row each', () => {
    const key = assessmentInstrument(implementationKeyId)!;
    expect(key.scales.every(({ cumulative }) => cumulative)).toBe(true);
    expect(key.items).toHaveLength(12);
    for (const item of key.items) {
      expect(item.name, item.key).toBeDefined();
      expect(item.kind === 'level' && item.levels.length, item.key).toBe(5);
      expect(item.relatedItems.length, item.key).toBeGreaterThan(0);
    }
  });

  it('the review protocol has 24 questions and lets only what was seen or heard into a report', () => {
    const protocol = reviewProtocol()!;
    expect(protocol.questions).toHaveLength(24);
    const groupsAsked = new Set(protocol.questions.map(({ group }) => group));
    expect([...groupsAsked]).toEqual(protocol.groups.map(({ key }) => key));
    const reportable = protocol.findingStrengths.filter(({ mayEnterReport }) => mayEnterReport);
    expect(reportable.map(({ key }) => key)).toEqual(['seen', 'heard']);
    const weeks = protocol.phases.map(({ weekOffset }) => weekOffset);
    expect(weeks).toEqual(weeks.toSorted((a, b) => a - b));
  });

  it('the add-on says that its reference values are demands and not law', () => {
    const addOn = assessmentInstrument('child-welfare-no')!;
    expect(addOn.addOn).toBe(true);
    for (const key of ['N1', 'N2']) {
      const reference = addOn.items.find((item) => item.key === key)?.reference;
      expect(reference?.sv).toMatch(/inte en regel i lag/);
      expect(reference?.nb).toMatch(/ikke en regel i lov/);
      expect(reference?.en).toMatch(/not a rule in law/);
    }
  });

  it('one bad reference is enough to be refused', () => {
    const matrix = structuredClone(assessmentInstrument(inventoryMatrixId)) as unknown as {
      items: { section: string }[];
    };
    matrix.items[0]!.section = 'Z';
    expect(instrumentSchema.safeParse(matrix).error?.issues).toHaveLength(1);
  });
});
