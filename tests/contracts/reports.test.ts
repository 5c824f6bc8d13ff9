// Every report format in every language: what must be in a report, and what must never be.
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import i18next from 'i18next';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerChanges } from '#domain/changes.ts';
import { checkedReportContent, reportContent } from '#domain/review-report.ts';
import type { SealedAnswer, SealedDocument } from '#domain/sign-off.ts';
import type { Summary } from '#domain/summary.ts';
import { formatFor } from '#i18n/format.ts';
import { languages, localeTags, type Language } from '#i18n/languages.ts';
import { loadLanguage } from '#i18n/setup.ts';
import { changesReport } from '#reports/changes.ts';
import type { ReportDocument } from '#reports/document.ts';
import { reportFormats } from '#reports/formats/index.ts';
import { PrintedReport } from '#reports/formats/print/printed-report.tsx';
import { reviewReport } from '#reports/review-report.ts';
import { openStorage } from '#storage/open.ts';
import { fullTexts, putFullReview } from '../support/full-review.ts';
import { knownInstrument, knownProtocol } from '../support/instruments.ts';

const now = new Date('2026-11-22T10:00:00Z');
const host = 'Gävle kommun';
const party = 'party:2180';
const protocol = knownProtocol();

/** The smallest picture there is: one transparent pixel. */
const png = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  ),
  (sign) => sign.charCodeAt(0),
);

beforeAll(async () => {
  await i18next.init({ fallbackLng: false, resources: {}, interpolation: { escapeValue: false } });
  for (const language of languages) await loadLanguage(language);
});

function summary(instrument: string, period: string, marks: Summary['marks']): Summary {
  const id = `assessment:2180/${instrument}/${period}`;
  const changedAt = '2026-05-05T10:00:00.000Z';
  return { id, party, instrument, version: 1, period, marks, conflicts: 0, lock: null, changedAt };
}

const snapshots = [
  {
    instrument: knownInstrument('inventory-matrix', 1),
    summary: summary('inventory-matrix', '2026', { A1: 3, A2: 0, A3: '?', B1: '-', D2: 2 }),
    picture: { png, width: 640, height: 400 },
  },
  {
    instrument: knownInstrument('implementation-key', 1),
    summary: summary('implementation-key', '2026-1', { K1: 4, K2: 0, K3: '?' }),
    picture: { png, width: 640, height: 400 },
  },
];

const sealed = (level: number, comment = '', documents: SealedDocument[] = []): SealedAnswer => ({
  ...{ response: { kind: 'level', level }, comment, documents },
  ...{ certainty: null, followUp: null, confirmedUnchanged: false },
});

/** A1 has risen and A2 fallen in the matrix, both with this reason; B1 is as it was. */
function matrixChanges(reason: string, documents: SealedDocument[] = []) {
  const instrument = knownInstrument('inventory-matrix', 1);
  const changes = answerChanges(
    { instrument, answers: { A1: sealed(1), A2: sealed(2), B1: sealed(1) } },
    {
      instrument,
      answers: { A1: sealed(3, reason, documents), A2: sealed(0, reason), B1: sealed(1) },
    },
  );
  return { instrument, instrumentBefore: instrument, changes };
}

let opened = 0;

/** A whole review, written to a store with these notes and names, and made a report from what is stored. */
async function reportFromStore(
  language: Language,
  notes: string[],
  people: string,
): Promise<ReportDocument> {
  let ids = 0;
  opened += 1;
  const storage = await openStorage(`reports-${opened}`, {
    now: () => now,
    newId: () => `id${(ids += 1)}`,
  });
  if (!storage.ok) throw new Error('The test database is refused');
  const { database } = storage.value;
  const id = await putFullReview(storage.value, party, { notes, people });
  const review = await database.records.get(id);
  if (review?.kind !== 'review') throw new Error('The review is not there');
  const heard = await database.confidential.where({ record: id }).toArray();
  const stored = JSON.stringify([review, heard]);
  for (const secret of [...notes, people])
    expect(stored).toContain(JSON.stringify(secret).slice(1, -1));
  const content = checkedReportContent(
    reportContent(review, protocol),
    protocol,
    heard.map((row) => row.people),
  );
  database.close();
  if (!content.ok) throw new Error(`The report is refused: ${JSON.stringify(content.error)}`);
  return reviewReport({
    ...{ content: content.value, protocol, host, now, snapshots },
    // The host wrote its reasons for itself: a name in them must not come along.
    changes: [{ ...matrixChanges([...notes, people].join(' ')), before: '2025', after: '2026' }],
    t: i18next.getFixedT(language, 'reports'),
    format: formatFor(language),
  });
}

const calm = { notes: ['Hon tvekade länge.'], people: 'Vera Tallkvist' };

/** Every format as text that can be searched; print is no file, but keeps the same promises. */
async function everythingWritten(report: ReportDocument): Promise<[string, string][]> {
  const files = reportFormats.map(async ({ meta, loadWriter }): Promise<[string, string]> => {
    const write = await loadWriter();
    const blob = await write(report);
    expect(blob.type).toBe(meta.mimeType);
    const parts = unzipSync(new Uint8Array(await blob.arrayBuffer()));
    return [
      meta.id,
      Object.entries(parts)
        .map(([name, bytes]) => `${name}\n${strFromU8(bytes)}`)
        .join('\n'),
    ];
  });
  return [
    ...(await Promise.all(files)),
    ['print', renderToStaticMarkup(createElement(PrintedReport, { report }))],
  ];
}

describe.each(languages)('a report in %s', (language) => {
  it('has every section of the protocol and everything that belongs in them', async () => {
    const report = await reportFromStore(language, calm.notes, calm.people);
    const format = formatFor(language);
    const t = i18next.getFixedT(language, 'reports');
    const expected = [
      'Trygga uppväxtvillkor i Gävle',
      t('review.subtitle', { host }),
      ...protocol.reportSections.map(({ name }) => format.text(name)),
      ...[format.looseDate('2026-09-15'), t('review.validUntil'), format.looseDate('2028-09-15')],
      ...[
        'Gävle har ett beslut som märks.',
        'de yngsta barnen',
        fullTexts.method,
        fullTexts.shortfall,
      ],
      ...[fullTexts.children, fullTexts.takehome, fullTexts.strength, fullTexts.question],
      ...[fullTexts.proposal, fullTexts.example, fullTexts.recommendation, fullTexts.owner],
      ...[
        format.looseDate('2027-06'),
        fullTexts.reply,
        fullTexts.replyBy,
        t('review.factsChecked'),
      ],
      ...['Maja Östlund', 'Idris Hagman', format.list(['Uppsala kommun', 'Örebro kommun'])],
      ...snapshots.flatMap(({ instrument, summary: { period } }) => [
        format.text(instrument.name),
        format.period(period),
      ]),
      t('changes.heading', {
        instrument: format.text(knownInstrument('inventory-matrix').name),
        before: format.period('2025'),
      }),
      ...[t('changes.raised'), t('changes.lowered')],
      t('changes.unconfirmedList', { list: 'B1' }),
    ];
    for (const [id, written] of await everythingWritten(report)) {
      const text = unescapeXml(written);
      for (const one of expected) expect(text, id).toContain(one);
      expect(text, id).not.toContain(fullTexts.hearsay);
      expect(text, id).not.toContain('Rapporten läses av båda.');
      expect(text, id).not.toMatch(/\b(reports|review|snapshot|changes)[.:][a-z]/i);
    }
  });

  it('is a Word file with styles, header rows, alternative texts and a language', async () => {
    const report = await reportFromStore(language, calm.notes, calm.people);
    const parts = await docxParts(report);
    const body = part(parts, 'word/document.xml');
    const styles = part(parts, 'word/styles.xml');
    // A height of line without a rule is a fixed one in LibreOffice: it cuts pictures off.
    const lines = [...`${body}${styles}`.matchAll(/<w:spacing[^>]*w:line="[^>]*>/g)].map(String);
    expect(lines.length).toBeGreaterThan(0);
    for (const spacing of lines) expect(spacing).toContain('w:lineRule="auto"');
    const headings = [
      ...body.matchAll(/<w:p>(?:(?!<\/w:p>).)*<w:pStyle w:val="Heading1"\/>.*?<\/w:p>/gs),
    ];
    expect(headings.map(([xml]) => unescapeXml(xml.replace(/<[^>]+>/g, '')))).toEqual(
      protocol.reportSections.map(({ name }) => formatFor(language).text(name)),
    );
    expect(body).toMatch(/<w:pStyle w:val="Title"\/>/);
    expect(styles).toMatch(/<w:style [^>]*w:styleId="Heading1"/);
    expect(styles).toMatch(
      new RegExp(`<w:docDefaults>.*<w:lang [^>]*w:val="${localeTags[language]}"`, 's'),
    );

    const tables = body.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
    expect(tables).toHaveLength(5);
    for (const table of tables) expect(table).toContain('<w:tblHeader/>');

    const descriptions = [...body.matchAll(/<wp:docPr [^>]*descr="([^"]+)"/g)].map(
      ([, text]) => text,
    );
    expect(descriptions).toHaveLength(2);
    expect(Object.keys(parts).filter((name) => name.startsWith('word/media/'))).not.toHaveLength(0);

    const core = part(parts, 'docProps/core.xml');
    expect(core).toContain('<dc:title>Trygga uppväxtvillkor i Gävle</dc:title>');
    expect(unescapeXml(core)).toContain(`<dc:creator>${report.author}</dc:creator>`);
    expect(body).toMatch(/<w:pgSz [^>]*w:w="11906"[^>]*w:h="16838"/);
    expect(part(parts, 'word/footer1.xml')).toContain('PAGE');
  });

  it('never holds a note or the name of somebody who was heard', async () => {
    const word = fc.stringMatching(
      /^[BDGKMPRSTV][aeiouåäö][bdgkmprstv]{2}[aeiouåäö][bdgkmprst]{2}$/,
    );
    const name = fc.tuple(word, word).map((parts) => parts.join(' '));
    const note = fc.array(word, { minLength: 2, maxLength: 12 }).map((parts) => parts.join(' '));
    await fc.assert(
      fc.asyncProperty(
        fc.array(name, { minLength: 1, maxLength: 4 }),
        fc.array(note, { minLength: 1, maxLength: 4 }),
        async (names, notes) => {
          const report = await reportFromStore(language, notes, names.join('\n'));
          for (const [id, written] of await everythingWritten(report)) {
            const text = unescapeXml(written).toLowerCase();
            for (const secret of [...names.flatMap((one) => one.split(' ')), ...notes])
              expect(text, id).not.toContain(secret.toLowerCase());
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});

it.each(languages)('tells what has changed, why, and on what it rests, in %s', async (language) => {
  const format = formatFor(language);
  const t = i18next.getFixedT(language, 'reports');
  const reason = 'Fullmäktige beslutade i maj.';
  const protocolNotes: SealedDocument = {
    title: 'Protokoll',
    date: '2026-05',
    kind: 'decision',
    keptAt: 'KS 2026/87',
  };
  const report = changesReport({
    ...matrixChanges(reason, [protocolNotes]),
    names: { before: '2025', after: '2026' },
    ...{ party: host, period: '2026', now, t, format },
  });
  const facts = `${format.looseDate('2026-05')} · KS 2026/87`;
  for (const [id, written] of await everythingWritten(report)) {
    const text = unescapeXml(written);
    for (const one of [
      t('changes.title', { before: '2025' }),
      ...[t('changes.raised'), t('changes.lowered'), reason],
      t('changes.newDocuments', { list: `Protokoll (${facts})` }),
    ])
      expect(text, id).toContain(one);
    expect(text, id).not.toMatch(/\b(reports|changes)[.:][a-z]/i);
  }
});

it('writes a readable file of any text', async () => {
  const report = await reportFromStore('sv', calm.notes, calm.people);
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      const parts = await docxParts({
        ...report,
        title: text,
        blocks: [{ kind: 'paragraph', text }],
      });
      for (const name of ['word/document.xml', 'docProps/core.xml', 'word/footer1.xml'])
        // What XML 1.0 allows, and nothing that could end an element before its time.
        expect(part(parts, name)).toMatch(
          /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u,
        );
    }),
    { numRuns: 60 },
  );
  const { blocks } = report;
  const marked = await docxParts({
    ...report,
    blocks: [...blocks, { kind: 'paragraph', text: '<b>&</w:p>' }],
  });
  expect(part(marked, 'word/document.xml')).toContain('&lt;b&gt;&amp;&lt;/w:p&gt;');
});

async function docxParts(report: ReportDocument): Promise<Record<string, Uint8Array>> {
  const docx = reportFormats.find(({ meta }) => meta.id === 'docx');
  if (docx === undefined) throw new Error('No Word format');
  const blob = await (await docx.loadWriter())(report);
  return unzipSync(new Uint8Array(await blob.arrayBuffer()));
}

function part(parts: Record<string, Uint8Array>, name: string): string {
  const bytes = parts[name];
  if (bytes === undefined) throw new Error(`No ${name} among ${Object.keys(parts).join(', ')}`);
  return strFromU8(bytes);
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
