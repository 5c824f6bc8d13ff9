// Answers for: answers that are here already and say something else: kept, unless a person chooses the spreadsheet's.
import { Button, Checkbox, Details, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Response } from '#domain/answer.ts';
import { findItem, findScale, type AssessmentInstrument } from '#domain/instrument.ts';
import { placeOf, type PlannedAnswer } from '#exchange/spreadsheet/import-plan.ts';
import { useFormat } from '#i18n/format.ts';
import { withMember } from '#ui/with-member.ts';
import { More } from './more.tsx';
import styles from './spreadsheet.module.css';

interface DifferencesProps {
  answers: readonly PlannedAnswer[];
  replaced: ReadonlySet<string>;
  instrument: AssessmentInstrument;
  onReplace: (places: ReadonlySet<string>) => void;
}

export function Differences({ answers, replaced, instrument, onReplace }: DifferencesProps) {
  const { t } = useTranslation('spreadsheet');
  return (
    <div>
      <Details defaultOpen>
        <Details.Summary>{t('different.title', { count: answers.length })}</Details.Summary>
        <Details.Content className={styles.part}>
          <Paragraph>{t('different.lead')}</Paragraph>
          <More entries={answers} step={10}>
            {(shown) => (
              <>
                {answers.length > 1 && (
                  <All
                    answers={answers}
                    shown={shown.length}
                    replaced={replaced}
                    onReplace={onReplace}
                  />
                )}
                <ul className={styles.list} aria-label={t('different.label')}>
                  {shown.map((answer) => {
                    const place = placeOf(answer);
                    return (
                      <li key={place}>
                        <Difference
                          answer={answer}
                          instrument={instrument}
                          isReplaced={replaced.has(place)}
                          onChange={(isReplaced) =>
                            onReplace(withMember(replaced, place, isReplaced))
                          }
                        />
                      </li>
                    );
                  })}
                </ul>
              </>
            )}
          </More>
        </Details.Content>
      </Details>
    </div>
  );
}

interface AllProps extends Pick<DifferencesProps, 'answers' | 'replaced' | 'onReplace'> {
  /** How many of them are in sight. */
  shown: number;
}

/** All at once, or none; asked about first when some of them have not been seen. */
function All({ answers, shown, replaced, onReplace }: AllProps) {
  const { t } = useTranslation('spreadsheet');
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const next = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  // The button that was pressed gives its place to another one: whoever pressed it goes along.
  useEffect(() => {
    if (wasAsking.current !== isAsking) next.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  const allChosen = answers.every((answer) => replaced.has(placeOf(answer)));
  const words = { shown: format.number(shown), number: format.number(answers.length) };

  function replaceAll() {
    setAsking(false);
    onReplace(new Set(answers.map(placeOf)));
  }

  if (isAsking)
    return (
      <div className={styles.part} role="group" aria-label={t('different.replaceAll', words)}>
        <Paragraph>{t('different.ask', words)}</Paragraph>
        <div className={styles.buttons}>
          <Button ref={next} data-size="sm" onClick={replaceAll}>
            {t('different.yes', words)}
          </Button>
          <Button variant="tertiary" data-size="sm" onClick={() => setAsking(false)}>
            {t('different.no')}
          </Button>
        </div>
      </div>
    );
  return (
    <div>
      <Button
        ref={next}
        variant="secondary"
        data-size="sm"
        onClick={() => {
          if (allChosen) onReplace(new Set());
          else if (shown < answers.length) setAsking(true);
          else replaceAll();
        }}
      >
        {allChosen ? t('different.keepAll') : t('different.replaceAll', words)}
      </Button>
    </div>
  );
}

interface DifferenceProps {
  answer: PlannedAnswer;
  instrument: AssessmentInstrument;
  isReplaced: boolean;
  onChange: (isReplaced: boolean) => void;
}

function Difference({ answer, instrument, isReplaced, onChange }: DifferenceProps) {
  const { t } = useTranslation('spreadsheet');
  const format = useFormat();
  const { year, item, response, comment, stored, address } = answer;
  const wordOf = (given: Response | null | undefined): string => {
    const row = findItem(instrument, item);
    if (!given || !row) return t('different.noAnswer');
    if (given.kind === 'level') {
      const level = findScale(instrument, row)?.levels.find(({ value }) => value === given.level);
      return level ? format.text(level.label) : String(given.level);
    }
    const special = instrument.specialAnswers.find(({ key }) => key === given.kind);
    return special ? format.text(special.label) : t('different.noAnswer');
  };
  const withReason = (word: string, reason: string) =>
    reason === '' ? word : t('different.withReason', { word, reason: shortened(reason) });
  return (
    <Checkbox
      checked={isReplaced}
      onChange={(event) => onChange(event.target.checked)}
      label={t('different.replace', { year: format.period(year), item })}
      description={
        <>
          <span className={styles.version}>
            {t('different.here', {
              answer: withReason(wordOf(stored?.response), stored?.comment ?? ''),
            })}
          </span>
          <span className={styles.version}>
            {t('different.there', {
              answer: withReason(wordOf(response ?? stored?.response), comment),
              cell: address,
            })}
          </span>
        </>
      }
    />
  );
}

const shortened = (text: string) => (text.length <= 160 ? text : `${text.slice(0, 159)}…`);
