// Answers for: findings: what follows from the notes, how sure it is, and whether it enters the report.
import { Button, Card, Heading, Paragraph, Select, Tag } from '@digdir/designsystemet-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { ReviewProtocol } from '#domain/instrument.ts';
import { mayEnterReport } from '#domain/review-report.ts';
import { findingsOf, notesOf, type Finding } from '#domain/review.ts';
import { headIds } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import { SavedLine } from '#pages/saved-line.tsx';
import { aboutTitle } from '#reports/about-title.ts';
import { useCommands } from '#storage/provider.tsx';
import { DraftField } from '#ui/draft-field.tsx';
import { AboutChoice } from './about-choice.tsx';
import { NameWarning } from './name-warning.tsx';
import { newFinding } from './new-finding.ts';
import type { PartProps } from './parts.ts';
import { useHeardNames } from './people-heard.ts';
import { RemovedNotice, useRemoval, type Removal } from './removed-notice.tsx';
import { useSaveField } from './save-field.ts';
import { RadioChoice, SelectChoice, SeveralChoice } from './saving-choices.tsx';
import styles from './review.module.css';

export function FindingsPart(props: PartProps) {
  const { review, protocol } = props;
  const { t } = useTranslation('review');
  const commands = useCommands();
  const saveField = useSaveField(review.id);
  const removal = useRemoval(review);
  const names = useHeardNames(review.id);
  const [search, setSearch] = useSearchParams();
  const findings = findingsOf(review);
  const entering = findings.filter(({ value }) => mayEnterReport(protocol, value.strength)).length;
  const waiting = findings.length - entering;
  const open = (id: string | undefined) =>
    setSearch(id === undefined ? { del: 'fynd' } : { del: 'fynd', oppen: id });

  async function add() {
    const id = commands.newId();
    if (await saveField(`finding:${id}`, newFinding(protocol), [])) open(id);
  }

  return (
    <section className={styles.list}>
      <div className={styles.listHead}>
        <div>
          <Heading level={2} data-size="xs">
            {t('findings.listTitle')}
          </Heading>
          <Paragraph className={styles.lead}>{t('findings.lead')}</Paragraph>
        </div>
        <Button onClick={() => void add()}>{t('findings.add')}</Button>
      </div>
      {findings.length === 0 ? (
        <Paragraph>{t('findings.none')}</Paragraph>
      ) : (
        <Paragraph>
          {t('findings.summary', { count: entering })}
          {waiting > 0 && ` ${t('findings.unchecked', { count: waiting })}`}
        </Paragraph>
      )}
      <RemovedNotice kind="finding" removal={removal} />
      {findings.map(({ id, value }) => (
        <FindingCard
          key={id}
          {...props}
          id={id}
          finding={value}
          isOpen={search.get('oppen') === id}
          onOpen={(isOpen) => open(isOpen ? id : undefined)}
          names={names}
          removal={removal}
        />
      ))}
    </section>
  );
}

interface FindingCardProps extends PartProps {
  id: string;
  finding: Finding;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  names: readonly string[];
  removal: Removal;
}

function FindingCard(props: FindingCardProps) {
  const { review, protocol, id, finding, isOpen, onOpen, names, removal } = props;
  const { t } = useTranslation('review');
  const { t: common } = useTranslation();
  const format = useFormat();
  const textId = useId();
  const group = protocol.groups.find(({ key }) => key === finding.group);
  const facts = [
    group === undefined ? '' : format.text(group.name),
    finding.about === null ? '' : aboutTitle(finding.about, format.language),
    finding.notes.length === 0 ? '' : t('findings.notesCount', { count: finding.notes.length }),
  ].filter((fact) => fact !== '');
  return (
    <Card className={styles.entry}>
      <FindingTags finding={finding} protocol={protocol} />
      {isOpen ? (
        <FindingFields review={review} protocol={protocol} id={id} finding={finding} />
      ) : (
        <>
          <Paragraph id={textId} className={styles.written}>
            {finding.text.trim() || t('findings.blank')}
          </Paragraph>
          {facts.length > 0 && (
            <Paragraph data-size="sm" className={styles.quiet}>
              {facts.join(' · ')}
            </Paragraph>
          )}
        </>
      )}
      <NameWarning texts={[finding.text]} names={names} />
      <div className={styles.buttons}>
        {isOpen ? (
          <>
            <Button onClick={() => onOpen(false)}>{t('closing.done')}</Button>
            <SavedLine />
          </>
        ) : (
          <>
            <Button variant="secondary" aria-describedby={textId} onClick={() => onOpen(true)}>
              {common('actions.edit')}
            </Button>
            <Button
              variant="tertiary"
              data-color="danger"
              aria-describedby={textId}
              onClick={() => removal.remove(`finding:${id}`, finding)}
            >
              {common('actions.remove')}
            </Button>
          </>
        )}
      </div>
    </Card>
  );
}

function FindingTags({ finding, protocol }: { finding: Finding; protocol: ReviewProtocol }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const type = protocol.findingTypes.find(({ key }) => key === finding.type);
  const strength = protocol.findingStrengths.find(({ key }) => key === finding.strength);
  const enters = mayEnterReport(protocol, finding.strength);
  return (
    <div className={styles.tags}>
      {type !== undefined && <Tag data-color="neutral">{format.text(type.name)}</Tag>}
      {strength !== undefined && (
        <Tag data-color="neutral">
          {t('findings.certainty', { strength: format.text(strength.label) })}
        </Tag>
      )}
      <Tag data-color={enters ? 'success' : 'warning'}>
        {t(enters ? 'findings.inReport' : 'findings.needsCheck')}
      </Tag>
    </div>
  );
}

type FindingFieldsProps = Pick<FindingCardProps, 'review' | 'protocol' | 'id' | 'finding'>;

function FindingFields({ review, protocol, id, finding }: FindingFieldsProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const saveField = useSaveField(review.id);
  const field = `finding:${id}` as const;
  const seen = headIds(review.fields[field]);
  const save = (change: Partial<Finding>, seenThen: readonly string[]) =>
    saveField(field, change, seenThen);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('textarea')?.focus(), []);
  return (
    <div ref={place} className={styles.stack}>
      <DraftField
        label={t('findings.text')}
        value={finding.text}
        seen={seen}
        multiline
        rows={4}
        onSave={(text, seenThen) => save({ text }, seenThen)}
      />
      <SeveralChoice
        label={t('findings.notes')}
        values={finding.notes}
        seen={seen}
        options={notesOf(review).map(({ id: note, value }) => ({
          value: note,
          label: excerpt(value.text) || t('notes.blank'),
        }))}
        none={t('findings.noNotes')}
        onSave={(notes, seenThen) => save({ notes }, seenThen)}
      />
      <RadioChoice
        label={t('findings.type')}
        value={finding.type}
        seen={seen}
        options={protocol.findingTypes.map(({ key, name, meaning }) => ({
          value: key,
          label: format.text(name),
          description: format.text(meaning),
        }))}
        onSave={(type, seenThen) => save({ type }, seenThen)}
      />
      <RadioChoice
        label={t('findings.strength')}
        value={finding.strength}
        seen={seen}
        options={protocol.findingStrengths.map(
          ({ key, label, meaning, mayEnterReport: enters }) => ({
            value: key,
            label: format.text(label),
            description: t(enters ? 'findings.strengthIn' : 'findings.strengthOut', {
              meaning: format.text(meaning),
            }),
          }),
        )}
        onSave={(strength, seenThen) => save({ strength }, seenThen)}
      />
      <div className={styles.fields}>
        <SelectChoice
          label={t('findings.group')}
          value={finding.group ?? ''}
          seen={seen}
          onSave={(group, seenThen) => save({ group: group === '' ? null : group }, seenThen)}
        >
          <Select.Option value="">{t('notes.noGroup')}</Select.Option>
          {protocol.groups.map(({ key, name }) => (
            <Select.Option key={key} value={key}>
              {format.text(name)}
            </Select.Option>
          ))}
        </SelectChoice>
        <AboutChoice
          value={finding.about}
          seen={seen}
          onSave={(about, seenThen) => save({ about }, seenThen)}
        />
      </div>
    </div>
  );
}

/** Enough of a note to know it again. */
function excerpt(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length <= 140 ? line : `${line.slice(0, 139)}…`;
}
