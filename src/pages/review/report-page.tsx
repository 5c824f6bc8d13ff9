// Answers for: the report of a review as a page: to check, to read, to save as Word, to print.
import {
  Alert,
  Button,
  Field,
  Heading,
  Label,
  Link as Anchor,
  List,
  Paragraph,
  Select,
} from '@digdir/designsystemet-react';
import type { TFunction } from 'i18next';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import type { ReviewProtocol } from '#domain/instrument.ts';
import { namesFrom } from '#domain/names.ts';
import {
  checkedReportContent,
  reportContent,
  type ReportPlace,
  type ReportProblem,
} from '#domain/review-report.ts';
import { profileOf, type Review } from '#domain/review.ts';
import { formatFor, useFormat, type Format } from '#i18n/format.ts';
import { isLanguage, languageNames, languages, type Language } from '#i18n/languages.ts';
import { currentLanguage } from '#i18n/setup.ts';
import { reviewProtocol } from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import type { ReportDocument } from '#reports/document.ts';
import { reportFormats } from '#reports/formats/index.ts';
import { PrintedReport } from '#reports/formats/print/printed-report.tsx';
import type { ReportFormat } from '#reports/formats/report-format.ts';
import { reviewReport } from '#reports/review-report.ts';
import { useNow } from '#storage/provider.tsx';
import { usePeopleHeard, useReview } from '#storage/queries.ts';
import { PageHead } from '#ui/page.tsx';
import { safeFileName, saveFile } from '#ui/save-file.ts';
import type { PartKey } from './parts.ts';
import { usePartyNames } from './party-names.ts';
import { useReportChanges } from './report-changes.ts';
import { useReportSnapshots } from './report-snapshots.tsx';
import styles from './review.module.css';

export function ReportPage() {
  const { t } = useTranslation('review');
  const id = `review:${useParams().review ?? ''}`;
  const review = useReview(id);
  const names = usePartyNames();
  const people = usePeopleHeard(id);
  const peopleHeard = useMemo(() => Object.values(people ?? {}), [people]);
  if (review === undefined || names === undefined || people === undefined) return null;
  const protocol = review === null ? undefined : reviewProtocol(review.protocol);
  if (review === null || protocol === undefined)
    return (
      <>
        <PageHead title={t('page.missingTitle')} lead={t('page.missing')} />
        <Link to={paths.reviews}>{t('page.back')}</Link>
      </>
    );
  return (
    <KnownReport
      review={review}
      protocol={protocol}
      host={names.get(review.party) ?? ''}
      peopleHeard={peopleHeard}
    />
  );
}

interface KnownReportProps {
  review: Review;
  protocol: ReviewProtocol;
  host: string;
  peopleHeard: string[];
}

function KnownReport({ review, protocol, host, peopleHeard }: KnownReportProps) {
  const { t, i18n } = useTranslation('review');
  const [now] = useState(useNow());
  const [search, setSearch] = useSearchParams();
  const asked = search.get('sprak');
  const language: Language = isLanguage(asked) ? asked : currentLanguage();
  const snapshots = useReportSnapshots(review, language);
  const changes = useReportChanges(
    snapshots.state === 'ready' ? snapshots.snapshots.map(({ summary }) => summary.id) : [],
  );
  const content = useMemo(
    () => checkedReportContent(reportContent(review, protocol), protocol, peopleHeard),
    [review, protocol, peopleHeard],
  );
  const hasNames = peopleHeard.some((people) => namesFrom(people).length > 0);
  const report = useMemo(
    () =>
      !content.ok || snapshots.state !== 'ready' || changes === undefined
        ? undefined
        : reviewReport({
            content: content.value,
            protocol,
            host,
            now,
            snapshots: snapshots.snapshots,
            changes,
            t: i18n.getFixedT(language, 'reports'),
            format: formatFor(language),
          }),
    [content, snapshots, changes, protocol, host, now, i18n, language],
  );

  if (!content.ok)
    return (
      <div className={styles.page}>
        <BackLink review={review} />
        <PageHead title={t('report.stoppedTitle')} />
        <Stopped review={review} protocol={protocol} problems={content.error} />
      </div>
    );
  return (
    <div className={styles.reportPage}>
      <div className={styles.reportTools}>
        <BackLink review={review} />
        <Field className={styles.reportLanguage}>
          <Label>{t('report.language')}</Label>
          <Select
            value={language}
            onChange={(event) => setSearch({ sprak: event.target.value }, { replace: true })}
          >
            {languages.map((one) => (
              <Select.Option key={one} value={one}>
                {languageNames[one]}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Paragraph data-size="sm" className={styles.reportNames}>
          {t(hasNames ? 'report.known' : 'report.knownNone')}
        </Paragraph>
        {report !== undefined && (
          <SaveButtons report={report} fileName={fileNameOf(report, review)} />
        )}
      </div>
      {report === undefined ? (
        <Paragraph role="status">{t('report.preparing')}</Paragraph>
      ) : (
        <>
          {snapshots.state === 'ready' && snapshots.isWithoutPictures && (
            <Alert data-color="info" data-size="sm" className={styles.screenOnly}>
              <Paragraph>{t('report.noChart')}</Paragraph>
            </Alert>
          )}
          <PrintedReport report={report} />
        </>
      )}
    </div>
  );
}

function BackLink({ review }: { review: Review }) {
  const { t } = useTranslation('review');
  return (
    <Link to={paths.review(review.id)} className={styles.back}>
      {t('report.back')}
    </Link>
  );
}

function fileNameOf(report: ReportDocument, review: Review): string {
  const { visitDate } = profileOf(review);
  return [report.title, report.party, visitDate ?? ''].filter((part) => part !== '').join(' ');
}

function SaveButtons({ report, fileName }: { report: ReportDocument; fileName: string }) {
  const { t } = useTranslation('review');
  const { t: reports } = useTranslation('reports');
  const [outcome, setOutcome] = useState<{ saved: string } | 'busy' | 'failed' | undefined>();
  useEffect(() => {
    document.title = fileName;
  }, [fileName]);

  async function save({ meta, loadWriter }: ReportFormat) {
    if (outcome === 'busy') return;
    setOutcome('busy');
    try {
      const write = await loadWriter();
      const name = safeFileName(`${fileName}.${meta.extension}`);
      saveFile(await write(report), name);
      setOutcome({ saved: name });
    } catch {
      // The writer is a chunk of its own and may be gone after an update; the page stays usable.
      setOutcome('failed');
    }
  }

  return (
    <>
      <div className={styles.buttons}>
        {reportFormats.map((format) => (
          <Button key={format.meta.id} onClick={() => void save(format)}>
            {t('report.save', { format: reports(`formats.${format.meta.labelKey}`) })}
          </Button>
        ))}
        <Button variant="secondary" onClick={() => window.print()}>
          {t('report.print')}
        </Button>
      </div>
      <div role="status" className={styles.status}>
        {outcome === 'busy' && <Paragraph>{t('report.preparing')}</Paragraph>}
        {outcome === 'failed' && (
          <Alert data-color="danger" data-size="sm">
            <Paragraph>{t('report.failed')}</Paragraph>
          </Alert>
        )}
        {typeof outcome === 'object' && (
          <Paragraph>{t('report.saved', { name: outcome.saved })}</Paragraph>
        )}
      </div>
    </>
  );
}

interface StoppedProps {
  review: Review;
  protocol: ReviewProtocol;
  problems: ReportProblem[];
}

function Stopped({ review, protocol, problems }: StoppedProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const hasNames = problems.some(({ kind }) => kind === 'name');
  return (
    <Alert data-color="warning" className={styles.stopped}>
      <Heading level={2} data-size="2xs">
        {t('report.stopped')}
      </Heading>
      <List.Unordered>
        {problems.map((problem, index) => (
          <List.Item key={index}>
            {problemText(problem, protocol, t, format)}{' '}
            <Anchor asChild>
              <Link to={`${paths.review(review.id)}?${whereToMend(problem)}`}>
                {t('report.mend')}
              </Link>
            </Anchor>
          </List.Item>
        ))}
      </List.Unordered>
      {hasNames && <Paragraph>{t('report.notAName')}</Paragraph>}
    </Alert>
  );
}

function problemText(
  problem: ReportProblem,
  protocol: ReviewProtocol,
  t: TFunction<'review'>,
  format: Format,
): string {
  if (problem.kind === 'too-many-recommendations')
    return t('report.tooMany', { count: problem.count, maximum: problem.maximum });
  if (problem.kind === 'conflicts') return t('report.conflicts', { count: problem.count });
  const { name, place } = problem;
  if (place.kind === 'team') return t('report.nameInTeam', { name });
  return t('report.nameAt', { name, place: placeName(place, protocol, t, format) });
}

function placeName(
  place: ReportPlace,
  protocol: ReviewProtocol,
  t: TFunction<'review'>,
  format: Format,
): string {
  switch (place.kind) {
    case 'section': {
      const section = protocol.reportSections.find(({ key }) => key === place.section);
      return t('report.place.section', {
        name: section === undefined ? '' : format.text(section.name),
      });
    }
    case 'finding':
    case 'recommendation':
      return t(`report.place.${place.kind}`, { number: place.number });
    case 'profile':
    case 'team':
    case 'reply':
      return t(`report.place.${place.kind}`);
  }
}

/** The part of the review where it stands, as the address of that page has it. */
function whereToMend(problem: ReportProblem): string {
  const partOfPlace: Record<ReportPlace['kind'], PartKey> = {
    profile: 'upplagg',
    team: 'upplagg',
    section: 'texter',
    finding: 'fynd',
    recommendation: 'rekommendationer',
    reply: 'svar',
  };
  if (problem.kind === 'too-many-recommendations') return 'del=rekommendationer';
  if (problem.kind === 'conflicts') return 'del=upplagg';
  const { place } = problem;
  const open = place.kind === 'finding' ? `&oppen=${encodeURIComponent(place.id)}` : '';
  return `del=${partOfPlace[place.kind]}${open}`;
}
