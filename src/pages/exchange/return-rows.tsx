// Answers for: sending the rows that one has been sent back, answered.
import { Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { rowsOf } from '#domain/contribution.ts';
import { useFormat } from '#i18n/format.ts';
import { useAssessmentsWithRows, type AssessmentWithRows } from '#storage/outgoing-queries.ts';
import { useMeta, useOwnParty } from '#storage/queries.ts';
import { RowsInFile } from './rows-in-file.tsx';
import { Section } from './section.tsx';
import { instrumentName } from './words.ts';
import { WriteFile } from './write-file.tsx';

/** Only on a machine that answers rows for somebody. */
export function ReturnRows() {
  const own = useOwnParty();
  const answersFor = useMeta('answersFor');
  const found = useAssessmentsWithRows(own?.id);
  const [params] = useSearchParams();
  const asked = params.get('tillbaka');
  if (!own || !answersFor || found === undefined) return null;
  const mine = found.filter(({ assessment }) => rowsOf(assessment, [answersFor]) !== undefined);
  const chosen = mine.find(({ assessment }) => assessment.id === asked) ?? mine[0];
  return chosen === undefined ? null : (
    <Returning chosen={chosen} name={answersFor} party={own.profile.name} isNext={asked !== null} />
  );
}

interface ReturningProps {
  chosen: AssessmentWithRows;
  name: string;
  party: string;
  isNext: boolean;
}

function Returning({ chosen: { assessment, toReturn }, name, party, isNext }: ReturningProps) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  const left = rowsOf(assessment, [name])?.unanswered ?? [];
  return (
    <Section
      title={t('rows.back.title')}
      lead={t('rows.back.lead', {
        instrument: instrumentName({ format }, assessment.instrument, assessment.version),
        period: format.period(assessment.period),
      })}
      isNext={isNext}
    >
      {left.length > 0 && (
        <Paragraph>
          {t('rows.back.left', { count: left.length, rows: format.list(left) })}
        </Paragraph>
      )}
      <RowsInFile assessment={assessment} items={toReturn} />
      <WriteFile
        key={toReturn.join(' ')}
        label={t('rows.back.save')}
        name={t('rows.back.fileName', { party, name })}
        order={{ kind: 'rows', assessment: assessment.id, items: toReturn }}
      />
    </Section>
  );
}
