// Answers for: the report of a peer review, with the protocol's sections in the protocol's order.
import type { TFunction } from 'i18next';
import type { ReviewProtocol } from '#domain/instrument.ts';
import type { Period } from '#domain/period.ts';
import { isPast, validUntil } from '#domain/review.ts';
import type { CheckedReportContent, ReportFinding } from '#domain/review-report.ts';
import type { Format } from '#i18n/format.ts';
import { aboutTitle } from './about-title.ts';
import { changesSection, type ChangesInput } from './changes.ts';
import { blocksOfText, type Block, type ReportDocument } from './document.ts';
import { snapshotBlocks, type Snapshot } from './snapshot.ts';

export interface SnapshotChanges extends Omit<ChangesInput, 'names' | 't' | 'format'> {
  before: Period;
  /** The snapshot's own period. */
  after: Period;
}

export interface ReviewReportInput {
  /** Checked for names; there is no place in it for notes. */
  content: CheckedReportContent;
  protocol: ReviewProtocol;
  /** The host's name. */
  host: string;
  now: Date;
  /** The host's own picture: matrix and key, where their answers are on this machine. */
  snapshots: readonly Snapshot[];
  /** How they differ from the time before, where there are answers from then. */
  changes: readonly SnapshotChanges[];
  /** Fixed to the report's language, as `format` is. */
  t: TFunction<'reports'>;
  format: Format;
}

export function reviewReport(input: ReviewReportInput): ReportDocument {
  const { content, protocol, host, now, t, format } = input;
  const title = content.title.trim() || format.text(protocol.name);
  const parties = [...new Set(reviewersOf(content).map(({ party }) => party.trim()))].filter(
    (party) => party !== '' && party !== host,
  );
  return {
    title,
    subtitle: t('review.subtitle', { host }),
    language: format.language,
    party: host,
    author: parties.length === 0 ? t('review.noAuthor') : format.list(parties),
    byline:
      parties.length === 0
        ? t('review.noByline')
        : t('review.byline', { parties: format.list(parties) }),
    date: format.date(now),
    blocks: [
      ...headFacts(input),
      ...protocol.reportSections.flatMap(({ key, name }): Block[] => [
        ...(key === 'annex' ? [{ kind: 'page-break' as const }] : []),
        { kind: 'heading', level: 1, text: format.text(name) },
        ...sectionBlocks(key, input),
      ]),
    ],
  };
}

function headFacts({ content, protocol, host, now, t, format }: ReviewReportInput): Block[] {
  const { visitDate } = content;
  const until = visitDate === null ? null : validUntil(visitDate, protocol.validYears);
  return [
    facts([
      [t('review.host'), host],
      [t('review.visit'), visitDate === null ? t('review.undated') : format.looseDate(visitDate)],
      ...(until === null ? [] : [pair(t('review.validUntil'), format.looseDate(until))]),
      [t('review.made'), format.date(now)],
    ]),
    ...(until !== null && isPast(until, now)
      ? [{ kind: 'notice' as const, text: t('review.expired', { date: format.looseDate(until) }) }]
      : []),
  ];
}

function sectionBlocks(key: string, input: ReviewReportInput): Block[] {
  const { content, t } = input;
  const own = findingBlocks(
    content.findings.filter(({ section }) => section === key),
    input,
  );
  switch (key) {
    case 'method':
      return [...methodBlocks(input), ...blocksOfText(content.sections[key] ?? '')];
    case 'recommendations':
      return [...recommendationBlocks(input), ...own];
    case 'reply':
      return replyBlocks(input);
    case 'annex':
      return annexBlocks(input);
    case 'strengths':
    case 'wonder':
      return orNothing(own, t('review.noFindings'));
    default:
      return orNothing([...blocksOfText(content.sections[key] ?? ''), ...own], t('review.nothing'));
  }
}

function methodBlocks({ content, protocol, t, format }: ReviewReportInput): Block[] {
  const named = (
    list: readonly { key: string; name: Record<Format['language'], string> }[],
    key: string | null,
  ) => {
    const found = list.find((entry) => entry.key === key);
    return found === undefined ? '' : format.text(found.name);
  };
  const theme = content.themeText.trim() || named(protocol.themes, content.theme);
  const groups = content.groupsHeard.map((key) => named(protocol.groups, key));
  const strengths = protocol.findingStrengths.filter(({ mayEnterReport }) => mayEnterReport);
  const reviewers = reviewersOf(content);
  const hosts = content.team
    .filter(({ role, name }) => role === hostRole && name.trim() !== '')
    .map(({ name }) => name.trim());
  return [
    facts([
      [t('review.format'), named(protocol.formats, content.format)],
      [t('review.theme'), theme],
      [t('review.groups'), groups.join(' · ')],
      [
        t('review.strengths'),
        strengths
          .map(({ label, meaning }) => `${format.text(label)}: ${format.text(meaning)}`)
          .join('\n'),
      ],
    ]),
    ...(reviewers.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            table: {
              caption: t('review.team'),
              columns: [
                { heading: t('review.name'), isNumber: false, weight: 2 },
                { heading: t('review.party'), isNumber: false, weight: 2 },
                { heading: t('review.role'), isNumber: false, weight: 2 },
              ],
              rows: reviewers.map(({ name, party, role }) => [
                name,
                party,
                named(protocol.roles, role),
              ]),
            },
          },
        ]),
    ...(hosts.length === 0 ? [] : [facts([[t('review.hostContact'), format.list(hosts)]])]),
  ];
}

/** Whoever receives the reviewers does not review. The role's key, as the protocols have it. */
const hostRole = 'host';

function reviewersOf({ team }: CheckedReportContent) {
  return team.filter(({ role }) => role !== hostRole);
}

/** One numbered list for each type of finding; a second type in the same section has its own heading. */
function findingBlocks(
  findings: readonly ReportFinding[],
  { content, protocol, t, format }: ReviewReportInput,
): Block[] {
  const types = protocol.findingTypes.filter(({ key }) =>
    findings.some(({ type }) => type === key),
  );
  const needsHeading = (key: string) =>
    types.length > 1 ||
    content.findings.find(({ type }) => type === key)?.section === 'recommendations';
  return types.flatMap(({ key, name }): Block[] => {
    const ofType = findings.filter(({ type }) => type === key);
    return [
      ...(needsHeading(key)
        ? [{ kind: 'heading' as const, level: 2 as const, text: format.text(name) }]
        : []),
      {
        kind: 'list',
        firstNumber: ofType[0]?.number ?? 1,
        items: ofType.map((finding) => ({
          text: finding.text.trim(),
          remark: groundOf(finding, { protocol, t, format }),
        })),
      },
    ];
  });
}

/** `Säkerhet: Sett · Medarbetare · D. Barnets bästa i beslut`: what a finding rests on, never who. */
function groundOf(
  finding: ReportFinding,
  { protocol, t, format }: Pick<ReviewReportInput, 'protocol' | 't' | 'format'>,
): string {
  const strength = protocol.findingStrengths.find(({ key }) => key === finding.strength);
  const group = protocol.groups.find(({ key }) => key === finding.group);
  return [
    strength === undefined ? '' : t('review.strength', { strength: format.text(strength.label) }),
    group === undefined ? '' : format.text(group.name),
    finding.about === null ? '' : aboutTitle(finding.about, format.language),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function recommendationBlocks({ content, t, format }: ReviewReportInput): Block[] {
  if (content.recommendations.length === 0) return [quiet(t('review.noRecommendations'))];
  return [
    {
      kind: 'table',
      table: {
        caption: t('review.recommendations'),
        columns: [
          { heading: t('review.number'), isNumber: true, weight: 0.7 },
          { heading: t('review.what'), isNumber: false, weight: 4.4 },
          { heading: t('review.owner'), isNumber: false, weight: 2.6 },
          { heading: t('review.due'), isNumber: false, weight: 1.6 },
          { heading: t('review.fromFindings'), isNumber: false, weight: 1.2 },
        ],
        rows: content.recommendations.map(({ number, text, owner, due, findings }) => [
          format.number(number),
          text.trim(),
          owner,
          due === null ? '' : format.looseDate(due),
          findings.length === 0 ? '' : format.list(findings.map((one) => format.number(one))),
        ]),
      },
    },
  ];
}

function replyBlocks({ content, t, format }: ReviewReportInput): Block[] {
  const { text, factsChecked, by, date } = content.reply;
  if (text.trim() === '') return [quiet(t('review.noReply'))];
  const signature = [by.trim(), date === null ? '' : format.looseDate(date)].filter(
    (part) => part !== '',
  );
  return [
    ...blocksOfText(text),
    ...(signature.length === 0 ? [] : [quiet(signature.join(', '))]),
    quiet(t(factsChecked ? 'review.factsChecked' : 'review.factsNotChecked')),
  ];
}

function annexBlocks({ snapshots, changes, host, t, format }: ReviewReportInput): Block[] {
  return orNothing(
    snapshots.flatMap((snapshot) => [
      ...snapshotBlocks(snapshot, t, format),
      ...changes
        .filter(
          ({ instrument, after }) =>
            instrument.id === snapshot.instrument.id && after === snapshot.summary.period,
        )
        .flatMap((since) => changeBlocks(since, t, format)),
    ]),
    t('review.noSnapshot', { host }),
  );
}

/** Without reasons and documents: the host wrote them for itself, and nobody has searched them for names. */
function changeBlocks(
  { before, after, ...changes }: SnapshotChanges,
  t: TFunction<'reports'>,
  format: Format,
): Block[] {
  const names = { before: format.period(before), after: format.period(after) };
  const heading = t('changes.heading', {
    instrument: format.text(changes.instrument.name),
    before: names.before,
  });
  return [
    { kind: 'heading', level: 2, text: heading },
    ...changesSection({ ...changes, names, t, format }, { hasWords: false }),
  ];
}

function orNothing(blocks: Block[], text: string): Block[] {
  return blocks.length === 0 ? [quiet(text)] : blocks;
}

function quiet(text: string): Block {
  return { kind: 'paragraph', text, isQuiet: true };
}

function pair(label: string, value: string): [string, string] {
  return [label, value];
}

function facts(pairs: [string, string][]): Block {
  return {
    kind: 'facts',
    facts: pairs.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value })),
  };
}
