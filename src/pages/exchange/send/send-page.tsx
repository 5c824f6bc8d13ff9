// Answers for: a party's answers to its coordinator: what goes, how much of it, and what may be passed on.
import {
  Checkbox,
  Fieldset,
  Link as DesignLink,
  Paragraph,
  Radio,
} from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Assessment } from '#domain/assessment.ts';
import { hasAnswers } from '#domain/comparison-pack.ts';
import { isSignedOff, type CoordinatorChoice } from '#domain/coordinator-file.ts';
import { tellings, type Telling } from '#domain/told-assessment.ts';
import { ByInstrument, SheetLabel } from '#pages/exchange/by-instrument.tsx';
import styles from '#pages/exchange/exchange.module.css';
import { Section } from '#pages/exchange/section.tsx';
import { SubPage } from '#pages/exchange/sub-page.tsx';
import { ToldSheets } from '#pages/exchange/told-sheets.tsx';
import { WriteFile } from '#pages/exchange/write-file.tsx';
import { paths } from '#pages/paths.ts';
import { useAssessmentsWithRows, useCoordinatorFile } from '#storage/outgoing-queries.ts';
import { useOwnParty, type OwnParty } from '#storage/queries.ts';
import { withMember } from '#ui/with-member.ts';
import { SharingChoice } from './sharing-choice.tsx';

export function SendPage() {
  const { t } = useTranslation('sending');
  const own = useOwnParty();
  const found = useAssessmentsWithRows(own?.id);
  if (own === undefined || found === undefined) return null;
  const assessments = found.map(({ assessment }) => assessment).filter(hasAnswers);
  return (
    <SubPage title={t('ways.send.title')} lead={t('send.lead')}>
      {own === null || assessments.length === 0 ? (
        <Paragraph>
          {t(own === null ? 'send.noParty' : 'send.nothing')}{' '}
          <DesignLink asChild>
            <Link to={own === null ? paths.start : paths.overview}>
              {t(own === null ? 'send.toStart' : 'send.toOverview')}
            </Link>
          </DesignLink>
        </Paragraph>
      ) : (
        <Sending own={own} assessments={assessments} />
      )}
    </SubPage>
  );
}

interface SendingProps {
  own: OwnParty;
  /** Newest period first. */
  assessments: readonly Assessment[];
}

function Sending({ own, assessments }: SendingProps) {
  const { t } = useTranslation('sending');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(assessments.filter(isSignedOff).map(({ id }) => id)),
  );
  const [tells, setTells] = useState<Telling>('levels-and-comments');
  const [hasDocuments, chooseDocuments] = useState(false);
  const [hasNames, chooseNames] = useState(false);
  const choice: CoordinatorChoice = {
    party: own.id,
    assessments: [...chosen].sort(),
    tells,
    documents: hasDocuments,
    names: hasNames,
  };

  return (
    <>
      <Section title={t('send.which.title')} lead={t('send.which.lead')}>
        <ByInstrument
          entries={assessments}
          render={(one) => (
            <AssessmentChoice
              key={one.id}
              assessment={one}
              isChosen={chosen.has(one.id)}
              onChange={(isChosen) => setChosen(withMember(chosen, one.id, isChosen))}
            />
          )}
        />
      </Section>
      <Section title={t('send.how.title')}>
        <Fieldset>
          <Fieldset.Legend>{t('send.how.answers')}</Fieldset.Legend>
          {tellings.map((value) => (
            <Radio
              key={value}
              name="tells"
              value={value}
              checked={tells === value}
              onChange={() => setTells(value)}
              label={t(`send.how.${value}`)}
              description={t(`send.how.${value}-hint`)}
            />
          ))}
        </Fieldset>
        <Checkbox
          label={t('send.how.documents')}
          description={t('send.how.documentsHint')}
          checked={hasDocuments}
          onChange={(event) => chooseDocuments(event.target.checked)}
        />
        <Checkbox
          label={t('send.how.names')}
          description={t('send.how.namesHint')}
          checked={hasNames}
          onChange={(event) => chooseNames(event.target.checked)}
        />
      </Section>
      <SharingChoice party={own.id} />
      <Leaving choice={choice} name={own.profile.name} />
    </>
  );
}

interface AssessmentChoiceProps {
  assessment: Assessment;
  isChosen: boolean;
  onChange: (isChosen: boolean) => void;
}

function AssessmentChoice({ assessment, isChosen, onChange }: AssessmentChoiceProps) {
  const { t } = useTranslation('sending');
  return (
    <Checkbox
      value={assessment.id}
      label={<SheetLabel {...assessment} />}
      description={t(isSignedOff(assessment) ? 'send.which.signedOff' : 'send.which.preliminary')}
      checked={isChosen}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}

/** Read from what would be written: nothing else can leave. */
function Leaving({ choice, name }: { choice: CoordinatorChoice; name: string }) {
  const { t } = useTranslation('sending');
  const file = useCoordinatorFile(choice);
  if (file === undefined) return null;
  const documents = file.records.filter(({ kind }) => kind === 'document').length;
  if (choice.assessments.length === 0)
    return (
      <Section title={t('leaving.title')}>
        <Paragraph>{t('send.choose')}</Paragraph>
      </Section>
    );
  return (
    <Section title={t('leaving.title')} lead={t('leaving.lead')}>
      <ToldSheets records={file.records} />
      <div>
        <Paragraph className={styles.label}>{t('leaving.also')}</Paragraph>
        <ul className={styles.contents}>
          <li>{t('leaving.party')}</li>
          <li>{t('leaving.when')}</li>
          {documents > 0 && <li>{t('leaving.documents', { count: documents })}</li>}
          {choice.names && <li>{t('leaving.names')}</li>}
        </ul>
      </div>
      <Paragraph data-size="sm" className={styles.quiet}>
        {choice.names ? '' : `${t('leaving.noNames')} `}
        {t('leaving.never')}
      </Paragraph>
      <WriteFile
        label={t('send.action')}
        name={t('send.fileName', { party: name })}
        order={{ kind: 'coordinator', ...choice }}
      />
    </Section>
  );
}
