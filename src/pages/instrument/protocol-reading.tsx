// Answers for: reading the peer-review protocol: how a review goes, what is asked, what the report holds.
import { useTranslation } from 'react-i18next';
import type { ReviewProtocol } from '#domain/instrument.ts';
import { useFormat } from '#i18n/format.ts';
import { useWeeksFromVisit } from '#pages/weeks-from-visit.ts';
import styles from './instrument.module.css';
import { AreaHeading, Contents, Terms } from './parts.tsx';

export function ProtocolReading({ protocol }: { protocol: ReviewProtocol }) {
  const { t } = useTranslation('instrument');
  const format = useFormat();
  const described = (
    list: readonly {
      key: string;
      name: ReviewProtocol['name'];
      description: ReviewProtocol['name'];
    }[],
  ) =>
    list.map(({ key, name, description }) => ({
      key,
      term: format.text(name),
      text: format.text(description),
    }));
  const fromVisit = useWeeksFromVisit();
  const places = [
    { key: 'sätt', title: t('protocol.formats') },
    { key: 'gång', title: t('protocol.phases') },
    { key: 'roller', title: t('protocol.roles') },
    { key: 'teman', title: t('protocol.themes') },
    { key: 'frågor', title: t('protocol.questions') },
    { key: 'fynd', title: t('protocol.findings') },
    { key: 'rapport', title: t('protocol.report') },
  ] as const;
  const [formats, phases, roles, themes, questions, findings, report] = places;
  return (
    <>
      <Contents places={places} />
      <section className={styles.part}>
        <p className={styles.text}>{format.text(protocol.introduction)}</p>
      </section>
      <section className={styles.part}>
        <AreaHeading place={formats.key} title={formats.title} />
        <Terms terms={described(protocol.formats)} />
      </section>
      <section className={styles.part}>
        <AreaHeading place={phases.key} title={phases.title} />
        <ol className={styles.phases}>
          {protocol.phases.map(({ key, weekOffset, name, description }) => (
            <li key={key}>
              <span className={styles.quiet}>{fromVisit(weekOffset)}</span>
              <h3 className={styles.small}>{format.text(name)}</h3>
              <p className={styles.text}>{format.text(description)}</p>
            </li>
          ))}
        </ol>
      </section>
      <section className={styles.part}>
        <AreaHeading place={roles.key} title={roles.title} />
        <Terms terms={described(protocol.roles)} />
      </section>
      <section className={styles.part}>
        <AreaHeading place={themes.key} title={themes.title} />
        <ul>
          {protocol.themes.map(({ key, name }) => (
            <li key={key}>{format.text(name)}</li>
          ))}
        </ul>
      </section>
      <section className={styles.part}>
        <AreaHeading place={questions.key} title={questions.title} />
        {protocol.groups.map(({ key, name }) => (
          <div key={key}>
            <h3 className={styles.small}>{format.text(name)}</h3>
            <ul>
              {protocol.questions
                .filter(({ group }) => group === key)
                .map((question) => (
                  <li key={question.key}>{format.text(question.text)}</li>
                ))}
            </ul>
          </div>
        ))}
      </section>
      <section className={styles.part}>
        <AreaHeading place={findings.key} title={findings.title} />
        <h3 className={styles.small}>{t('protocol.types')}</h3>
        <Terms
          terms={protocol.findingTypes.map(({ key, name, meaning }) => ({
            key,
            term: format.text(name),
            text: format.text(meaning),
          }))}
        />
        <h3 className={styles.small}>{t('protocol.strengths')}</h3>
        <Terms
          terms={protocol.findingStrengths.map(({ key, label, meaning, mayEnterReport }) => ({
            key,
            term: format.text(label),
            text: [
              format.text(meaning),
              ...(mayEnterReport ? [] : [t('protocol.notInReport')]),
            ].join(' '),
          }))}
        />
      </section>
      <section className={styles.part}>
        <AreaHeading place={report.key} title={report.title} />
        <p className={styles.text}>
          {t('protocol.limits', {
            maximum: protocol.maximumRecommendations,
            count: protocol.validYears,
          })}
        </p>
        <Terms
          terms={protocol.reportSections.map(({ key, name, guidance }) => ({
            key,
            term: format.text(name),
            text: format.text(guidance),
          }))}
        />
      </section>
    </>
  );
}
