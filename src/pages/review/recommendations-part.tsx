// Answers for: recommendations, no more of them than the protocol has room for.
import { Alert, Button, Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { mayEnterReport } from '#domain/review-report.ts';
import { findingsOf, recommendationsOf, type Recommendation } from '#domain/review.ts';
import { headIds } from '#domain/revision.ts';
import { paths } from '#pages/paths.ts';
import { SavedLine } from '#pages/saved-line.tsx';
import { useCommands } from '#storage/provider.tsx';
import { useOwnParty } from '#storage/queries.ts';
import { DraftField } from '#ui/draft-field.tsx';
import { LooseDateField } from '#ui/loose-date-field.tsx';
import { NameWarning } from './name-warning.tsx';
import type { PartProps } from './parts.ts';
import { useHeardNames } from './people-heard.ts';
import { RemovedNotice, useRemoval, type Removal } from './removed-notice.tsx';
import { useSaveField } from './save-field.ts';
import { SeveralChoice } from './saving-choices.tsx';
import styles from './review.module.css';

export function RecommendationsPart(props: PartProps) {
  const { review, protocol } = props;
  const { t } = useTranslation('review');
  const commands = useCommands();
  const saveField = useSaveField(review.id);
  const removal = useRemoval(review);
  const isOwn = useOwnParty()?.id === review.party;
  const names = useHeardNames(review.id);
  const [isRefused, setRefused] = useState(false);
  const [added, setAdded] = useState<string | undefined>(undefined);
  const recommendations = recommendationsOf(review);
  const count = recommendations.length;
  const maximum = protocol.maximumRecommendations;

  async function add() {
    setRefused(count >= maximum);
    if (count >= maximum) return;
    const id = commands.newId();
    const blank: Recommendation = { text: '', owner: '', due: null, findings: [] };
    if (await saveField(`recommendation:${id}`, blank, [])) setAdded(id);
  }

  return (
    <section className={`${styles.list} ${styles.narrow}`}>
      <div>
        <Heading level={2} data-size="xs">
          {t('parts.rekommendationer')}
        </Heading>
        <Paragraph className={styles.lead}>{t('recommendations.lead', { maximum })}</Paragraph>
      </div>
      {count > maximum && (
        <Alert data-color="warning">
          <Paragraph>{t('recommendations.tooMany', { count, maximum })}</Paragraph>
        </Alert>
      )}
      {count === 0 && <Paragraph>{t('recommendations.none')}</Paragraph>}
      <RemovedNotice kind="recommendation" removal={removal} />
      {recommendations.map(({ id, value }, index) => (
        <RecommendationCard
          key={id}
          {...props}
          id={id}
          number={index + 1}
          recommendation={value}
          isNew={id === added}
          isOwn={isOwn}
          names={names}
          removal={removal}
        />
      ))}
      <div role="status" className={styles.status}>
        {isRefused && count >= maximum && (
          <Alert data-color="warning">
            <Paragraph>{t('recommendations.full', { maximum })}</Paragraph>
          </Alert>
        )}
      </div>
      <div className={styles.buttons}>
        <Button onClick={() => void add()}>{t('recommendations.add')}</Button>
        <SavedLine />
      </div>
    </section>
  );
}

interface RecommendationCardProps extends PartProps {
  id: string;
  number: number;
  recommendation: Recommendation;
  isNew: boolean;
  /** Only those who were reviewed make an action of it: the plan is theirs. */
  isOwn: boolean;
  names: readonly string[];
  removal: Removal;
}

function RecommendationCard(props: RecommendationCardProps) {
  const { review, protocol, id, number, recommendation, isNew, isOwn, names, removal } = props;
  const { t } = useTranslation('review');
  const { t: common } = useTranslation();
  const saveField = useSaveField(review.id);
  const field = `recommendation:${id}` as const;
  const seen = headIds(review.fields[field]);
  const save = (change: Partial<Recommendation>, seenThen: readonly string[]) =>
    saveField(field, change, seenThen);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isNew) place.current?.querySelector('textarea')?.focus();
  }, [isNew]);
  const titleId = useId();
  const entering = findingsOf(review).filter(({ value }) =>
    mayEnterReport(protocol, value.strength),
  );
  return (
    <Card role="group" aria-labelledby={titleId} className={styles.entry}>
      <div className={styles.entryHead}>
        <Heading level={3} data-size="2xs" id={titleId}>
          {t('recommendations.one', { number })}
        </Heading>
        <Button
          variant="tertiary"
          data-color="danger"
          aria-label={t('recommendations.remove', { number })}
          onClick={() => removal.remove(field, recommendation)}
        >
          {common('actions.remove')}
        </Button>
      </div>
      <div ref={place} className={styles.stack}>
        <DraftField
          label={t('recommendations.text')}
          value={recommendation.text}
          seen={seen}
          multiline
          rows={3}
          onSave={(text, seenThen) => save({ text }, seenThen)}
        />
        <NameWarning texts={[recommendation.text, recommendation.owner]} names={names} />
        <div className={styles.fields}>
          <DraftField
            label={t('recommendations.owner')}
            description={t('recommendations.ownerHint')}
            value={recommendation.owner}
            seen={seen}
            maxLength={200}
            autoComplete="off"
            onSave={(owner, seenThen) => save({ owner }, seenThen)}
          />
          <LooseDateField
            label={t('recommendations.due')}
            value={recommendation.due}
            seen={seen}
            onSave={(due, seenThen) => save({ due }, seenThen)}
          />
        </div>
        <SeveralChoice
          label={t('recommendations.findings')}
          values={recommendation.findings}
          seen={seen}
          options={entering.map(({ id: finding, value }) => ({
            value: finding,
            label: value.text.trim() || t('findings.blank'),
          }))}
          none={t('recommendations.noFindings')}
          onSave={(findings, seenThen) => save({ findings }, seenThen)}
        />
        {isOwn && recommendation.text.trim() !== '' && (
          <Link
            to={paths.newAction({ kind: 'recommendation', review: review.id, recommendation: id })}
            className={styles.toAction}
          >
            {t('recommendations.toAction')}
          </Link>
        )}
      </div>
    </Card>
  );
}
