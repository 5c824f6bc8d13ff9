// Answers for: the real example: what one published report states about each party, as matrix answers for 2018.
import type { Answer } from '#domain/answer.ts';
import type { PartyProfile } from '#domain/party.ts';
import type { Snapshot } from '#domain/record.ts';
import { knownInstrument } from '../../tests/support/instruments.ts';
import { recordMaker, type Hand } from './record-maker.ts';
import source from './report-2018.json' with { type: 'json' };

const period = String(source.source.year);

/** Not the municipalities' own answers: our reading of the report, signed as such. */
const hand: Hand = {
  author: 'Nyckelring, ur rapporten',
  device: 'example-report-2018',
  at: '2026-11-22T09:00:00.000Z',
};

export function report2018Snapshot(): Snapshot {
  const maker = recordMaker('rep');
  const matrix = knownInstrument('inventory-matrix');
  const profiles = source.parties.map((party): PartyProfile => ({
    name: party.name,
    form: party.kind as PartyProfile['form'],
    municipalityCodes: party.municipalityCodes.toSorted(),
    district: 'district' in party ? (party.district ?? null) : null,
  }));
  source.parties.forEach((party, index) => {
    const profile = profiles[index];
    if (profile === undefined) return;
    const id = maker.party(profile, hand);
    const answers: Record<string, Partial<Answer>> = {};
    // One document for each page of the report: several rows may rest on one page.
    const pages = new Map<string, string>();
    for (const answer of party.answers) {
      const page = String(answer.page);
      const document =
        pages.get(page) ??
        maker.document(
          id,
          {
            title: source.source.title,
            date: period,
            keptAt: `${source.source.authors}, sida ${page}`,
          },
          hand,
        );
      pages.set(page, document);
      answers[answer.item] = {
        response: { kind: 'level', level: answer.level },
        comment: answer.statement,
        documents: [document],
      };
    }
    maker.assessment(
      id,
      matrix,
      period,
      answers,
      {
        note: `Svaren är hämtade ur ”${source.source.title}”. De är vår läsning av rapporten, inte kommunens egen självskattning. Rader som rapporten inte säger något om är obesvarade.`,
      },
      hand,
    );
  });
  return { records: maker.records(), history: [] };
}
