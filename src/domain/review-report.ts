// Answers for: what of a review may enter its report, and what has to be mended before the report is made.
import type { ReviewProtocol } from './instrument.ts';
import { isSameName, namesFrom, namesIn } from './names.ts';
import { fieldsOf } from './record.ts';
import { err, ok, type Result } from './result.ts';
import {
  findingsOf,
  notesOf,
  profileOf,
  recommendationsOf,
  replyOf,
  sectionTextOf,
  type About,
  type Reply,
  type Review,
  type ReviewProfile,
} from './review.ts';
import { hasConflict } from './revision.ts';

export interface ReportFinding {
  id: string;
  /** 1, 2, 3 … through the whole report, so that a recommendation can point at it. */
  number: number;
  text: string;
  type: string;
  /** The report section it stands in. */
  section: string;
  strength: string;
  group: string | null;
  about: About | null;
}

export interface ReportRecommendation {
  id: string;
  number: number;
  text: string;
  owner: string;
  due: string | null;
  /** Numbers of the findings it rests on. */
  findings: number[];
}

/** Everything a report is made from. Texts of notes and names of people heard have no place in it. */
export interface ReportContent {
  title: string;
  format: string;
  theme: string | null;
  themeText: string;
  visitDate: string | null;
  team: ReviewProfile['team'];
  /** Groups of the protocol that were heard, by their keys. */
  groupsHeard: string[];
  /** Free text by report section. */
  sections: Record<string, string>;
  findings: ReportFinding[];
  recommendations: ReportRecommendation[];
  reply: Reply;
  /** Fields of the report that two people have written without knowing of each other. */
  conflicts: number;
}

declare const checked: unique symbol;
/** Content that {@link checkedReportContent} has let through. Only this can become a report. */
export type CheckedReportContent = ReportContent & { readonly [checked]: true };

/** Sections that are put together from findings, recommendations, the reply and the snapshot. */
const composedSections = ['strengths', 'wonder', 'recommendations', 'reply', 'annex'];

/** Where in the report each type of finding stands; one that is not listed stands among the questions. */
const sectionsOfTypes: Readonly<Record<string, string>> = {
  strength: 'strengths',
  example: 'strengths',
  question: 'wonder',
  proposal: 'recommendations',
};

/** The report sections that are written as free text, in the protocol's order. */
export function writtenSections(protocol: ReviewProtocol): ReviewProtocol['reportSections'] {
  return protocol.reportSections.filter(({ key }) => !composedSections.includes(key));
}

export function mayEnterReport(protocol: ReviewProtocol, strength: string): boolean {
  return protocol.findingStrengths.some(
    ({ key, mayEnterReport }) => key === strength && mayEnterReport,
  );
}

export function reportContent(review: Review, protocol: ReviewProtocol): ReportContent {
  const profile = profileOf(review);
  const findings = findingsOf(review)
    .filter(({ value }) => mayEnterReport(protocol, value.strength) && value.text.trim() !== '')
    .map(({ id, value }) => ({ id, value, section: sectionsOfTypes[value.type] ?? 'wonder' }))
    .sort(
      (a, b) =>
        placeOf(protocol.reportSections, a.section) - placeOf(protocol.reportSections, b.section) ||
        placeOf(protocol.findingTypes, a.value.type) - placeOf(protocol.findingTypes, b.value.type),
    )
    .map(({ id, value, section }, index) => ({
      id,
      number: index + 1,
      text: value.text,
      type: value.type,
      section,
      strength: value.strength,
      group: value.group,
      about: value.about,
    }));
  const heard = new Set(notesOf(review).map(({ value }) => value.group));
  return {
    title: profile.title,
    format: profile.format,
    theme: profile.theme,
    themeText: profile.themeText,
    visitDate: profile.visitDate,
    team: profile.team.filter(({ name, party }) => name.trim() !== '' || party.trim() !== ''),
    groupsHeard: protocol.groups.map(({ key }) => key).filter((key) => heard.has(key)),
    sections: Object.fromEntries(
      writtenSections(protocol).map(({ key }) => [key, sectionTextOf(review, key)]),
    ),
    findings,
    recommendations: recommendationsOf(review)
      .filter(({ value }) => value.text.trim() !== '')
      .map(({ id, value }, index) => ({
        id,
        number: index + 1,
        text: value.text,
        owner: value.owner,
        due: value.due,
        findings: findings
          .filter((finding) => value.findings.includes(finding.id))
          .map(({ number }) => number),
      })),
    reply: replyOf(review),
    conflicts: Object.entries(fieldsOf(review)).filter(
      ([field, register]) => !field.startsWith('note:') && hasConflict(register),
    ).length,
  };
}

function placeOf(list: readonly { key: string }[], wanted: string): number {
  return list.findIndex(({ key }) => key === wanted);
}

export type ReportPlace =
  | { kind: 'profile' }
  | { kind: 'team' }
  | { kind: 'section'; section: string }
  | { kind: 'finding'; id: string; number: number }
  | { kind: 'recommendation'; id: string; number: number }
  | { kind: 'reply' };

export type ReportProblem =
  /** The name of somebody who was heard stands in a text that would enter the report. */
  | { kind: 'name'; name: string; place: ReportPlace }
  | { kind: 'too-many-recommendations'; count: number; maximum: number }
  /** Which of two versions holds has not been chosen. */
  | { kind: 'conflicts'; count: number };

/**
 * Lets the content through, or says everything that has to be mended first. `peopleHeard` are the texts of
 * the field "people heard", as they stand on this machine.
 */
export function checkedReportContent(
  content: ReportContent,
  protocol: ReviewProtocol,
  peopleHeard: readonly string[],
): Result<CheckedReportContent, ReportProblem[]> {
  const names = [...new Set(peopleHeard.flatMap(namesFrom))];
  const problems: ReportProblem[] = outgoingTexts(content).flatMap(([place, text]) =>
    namesIn(text, names).map((name) => ({ kind: 'name' as const, name, place })),
  );
  // A reviewer may share a first name with somebody heard; the same whole name is the same person.
  for (const { name } of content.team) {
    if (names.some((heard) => isSameName(heard, name)))
      problems.push({ kind: 'name', name, place: { kind: 'team' } });
  }
  const count = content.recommendations.length;
  const maximum = protocol.maximumRecommendations;
  if (count > maximum) problems.push({ kind: 'too-many-recommendations', count, maximum });
  if (content.conflicts > 0) problems.push({ kind: 'conflicts', count: content.conflicts });
  return problems.length > 0 ? err(problems) : ok(content as CheckedReportContent);
}

function outgoingTexts(content: ReportContent): [ReportPlace, string][] {
  return [
    [{ kind: 'profile' }, `${content.title}\n${content.themeText}`],
    ...content.team.map(({ party }): [ReportPlace, string] => [{ kind: 'team' }, party]),
    ...Object.entries(content.sections).map(([section, text]): [ReportPlace, string] => [
      { kind: 'section', section },
      text,
    ]),
    ...content.findings.map(({ id, number, text }): [ReportPlace, string] => [
      { kind: 'finding', id, number },
      text,
    ]),
    ...content.recommendations.map(({ id, number, text, owner }): [ReportPlace, string] => [
      { kind: 'recommendation', id, number },
      `${text}\n${owner}`,
    ]),
    [{ kind: 'reply' }, `${content.reply.text}\n${content.reply.by}`],
  ];
}
