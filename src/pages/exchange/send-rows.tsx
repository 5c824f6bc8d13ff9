// Answers for: sending a colleague the rows that are theirs, saying beforehand what is in the file.
import {
  Button,
  Checkbox,
  Details,
  Field,
  Fieldset,
  Label,
  Link as DesignLink,
  Paragraph,
  Radio,
  Select,
  Textfield,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { sectionTitle } from '#charts/chart-texts.ts';
import { assignmentLimit, lockOf, type Assessment } from '#domain/assessment.ts';
import { assignees, isSameName, type Assignee } from '#domain/contribution.ts';
import { itemsOfSection, type AssessmentInstrument } from '#domain/instrument.ts';
import { ok } from '#domain/result.ts';
import { headIds } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import { assessmentInstrument } from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { useCommands } from '#storage/provider.tsx';
import { useAssessmentsWithRows } from '#storage/outgoing-queries.ts';
import { useMeta, useOwnParty, type OwnParty } from '#storage/queries.ts';
import { withMember } from '#ui/with-member.ts';
import { RowsInFile } from './rows-in-file.tsx';
import { Section } from './section.tsx';
import styles from './exchange.module.css';
import rows from './rows.module.css';
import { instrumentName } from './words.ts';
import { WriteFile } from './write-file.tsx';

/**
 * Only for those who have begun a year: there must be rows to send. Not for a colleague who has nothing but the
 * rows they were sent themselves.
 */
export function SendRows() {
  const own = useOwnParty();
  const answersFor = useMeta('answersFor');
  const found = useAssessmentsWithRows(own?.id);
  if (!own || answersFor === undefined || found === undefined) return null;
  const isSentHere = (assessment: Assessment) => {
    const known = assignees(assessment);
    return known.length > 0 && known.every(({ name }) => isSameName(name, answersFor ?? ''));
  };
  const yearly = found
    .map(({ assessment }) => assessment)
    .filter((one) => assessmentInstrument(one.instrument)?.rhythm === 'yearly' && !isSentHere(one));
  return yearly.length === 0 ? null : <Sending own={own} assessments={yearly} />;
}

function Sending({ own, assessments }: { own: OwnParty; assessments: readonly Assessment[] }) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  const [params] = useSearchParams();
  const asked = params.get('rader');
  const newestAssigned = assessments.find((one) => assignees(one).length > 0) ?? assessments[0];
  const [chosen, setChosen] = useState(asked ?? newestAssigned?.id);
  const assessment = assessments.find(({ id }) => id === chosen) ?? newestAssigned;
  if (assessment === undefined) return null;
  return (
    <Section title={t('rows.title')} lead={t('rows.lead')} isNext={asked !== null}>
      {assessments.length > 1 && (
        <Field>
          <Label>{t('rows.from')}</Label>
          <Select value={assessment.id} onChange={(event) => setChosen(event.target.value)}>
            {assessments.map((one) => (
              <Select.Option key={one.id} value={one.id}>
                {t('rows.sheet', {
                  instrument: instrumentName({ format }, one.instrument, one.version),
                  period: format.period(one.period),
                })}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
      {lockOf(assessment) !== null ? (
        <Paragraph>
          {t('rows.locked')}{' '}
          <DesignLink asChild>
            <Link to={paths.signOff(assessment.instrument, assessment.period)}>
              {t('rows.toSignOff')}
            </Link>
          </DesignLink>
        </Paragraph>
      ) : (
        <Recipients
          key={assessment.id}
          own={own}
          assessment={assessment}
          asked={params.get('till') ?? ''}
        />
      )}
    </Section>
  );
}

/** Stands for rows that are picked one by one. */
const picking = '';

interface RecipientsProps {
  own: OwnParty;
  assessment: Assessment;
  /** The name in the address. */
  asked: string;
}

function Recipients({ own, assessment, asked }: RecipientsProps) {
  const { t } = useTranslation('exchange');
  const known = assignees(assessment);
  const [chosen, setChosen] = useState(
    known.find(({ name }) => isSameName(name, asked))?.name ?? known[0]?.name ?? picking,
  );
  const recipient = known.find(({ name }) => name === chosen);
  const label = ({ name, items, unanswered }: Assignee) =>
    unanswered.length === 0
      ? t('rows.toDone', { name, count: items.length })
      : t('rows.to', { name, count: items.length, left: unanswered.length });
  return (
    <>
      {known.length > 0 && (
        <Fieldset>
          <Fieldset.Legend>{t('rows.who')}</Fieldset.Legend>
          {[...known.map((one) => ({ name: one.name, label: label(one) })), picked(t)].map(
            (option) => (
              <Radio
                key={option.name}
                name="recipient"
                value={option.name}
                checked={chosen === option.name}
                onChange={() => setChosen(option.name)}
                label={option.label}
              />
            ),
          )}
        </Fieldset>
      )}
      {recipient === undefined ? (
        <PickedRows own={own} assessment={assessment} />
      ) : (
        <FileOfRows
          own={own}
          assessment={assessment}
          name={recipient.name}
          items={recipient.items}
        />
      )}
    </>
  );
}

function picked(t: ReturnType<typeof useTranslation<'exchange'>>['t']) {
  return { name: picking, label: t('rows.pick') };
}

interface FileOfRowsProps {
  own: OwnParty;
  assessment: Assessment;
  name: string;
  items: readonly string[];
}

function FileOfRows({ own, assessment, name, items }: FileOfRowsProps) {
  const { t } = useTranslation('exchange');
  const commands = useCommands();
  const version = assessment.version;
  /** Rows in a file are that person's: whoever opens it sees them as theirs. */
  async function assign() {
    const { party, instrument, period } = assessment;
    const missing = items.filter(
      (item) =>
        !assignees(assessment).some(
          (one) => isSameName(one.name, name) && one.items.includes(item),
        ),
    );
    if (missing.length === 0) return ok(undefined);
    return commands.setAssignments(
      { party, instrument, period, version },
      missing.map((item) => ({
        item,
        assignment: { to: name, due: null },
        seen: headIds(assessment.fields[`assignment:${item}`]),
      })),
    );
  }
  return (
    <>
      <RowsInFile assessment={assessment} items={items} />
      <WriteFile
        key={`${name} ${items.join(' ')}`}
        label={t('rows.save', { count: items.length })}
        name={t('rows.fileName', { party: own.profile.name, name })}
        order={{ kind: 'rows', assessment: assessment.id, items }}
        before={assign}
      />
    </>
  );
}

function PickedRows({ own, assessment }: { own: OwnParty; assessment: Assessment }) {
  const { t } = useTranslation('exchange');
  const [name, setName] = useState('');
  const [items, setItems] = useState<ReadonlySet<string>>(new Set());
  const [isAsked, setAsked] = useState(false);
  const nameField = useRef<HTMLInputElement>(null);
  const areas = useRef<HTMLDivElement>(null);
  const instrument = assessmentInstrument(assessment.instrument, assessment.version);
  if (instrument === undefined) return null;
  const chosen = instrument.items.flatMap(({ key }) => (items.has(key) ? [key] : []));
  const isNameMissing = name.trim() === '';
  const isReady = !isNameMissing && chosen.length > 0;

  /** The button is there all the time; pressed too early it tells what is missing, and goes there. */
  function tellWhatIsMissing() {
    setAsked(true);
    if (isNameMissing) nameField.current?.focus();
    else areas.current?.querySelector<HTMLElement>('summary')?.focus();
  }

  return (
    <>
      <Textfield
        ref={nameField}
        label={t('rows.name')}
        description={t('rows.nameHint')}
        error={isAsked && isNameMissing ? t('rows.nameMissing') : undefined}
        autoComplete="off"
        maxLength={assignmentLimit}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Fieldset className={styles.apart}>
        <Fieldset.Legend>{t('rows.which')}</Fieldset.Legend>
        {isAsked && chosen.length === 0 && (
          <ValidationMessage role="alert">{t('rows.rowsMissing')}</ValidationMessage>
        )}
        <div ref={areas} className={rows.areas}>
          <Areas
            instrument={instrument}
            items={items}
            onChange={(item, isChosen) => setItems(withMember(items, item, isChosen))}
          />
        </div>
      </Fieldset>
      {isReady ? (
        <FileOfRows own={own} assessment={assessment} name={name.trim()} items={chosen} />
      ) : (
        <div>
          <Button onClick={tellWhatIsMissing}>
            {chosen.length === 0 ? t('rows.saveNone') : t('rows.save', { count: chosen.length })}
          </Button>
        </div>
      )}
    </>
  );
}

interface AreasProps {
  instrument: AssessmentInstrument;
  items: ReadonlySet<string>;
  onChange: (item: string, isChosen: boolean) => void;
}

function Areas({ instrument, items, onChange }: AreasProps) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  return instrument.sections.map(({ key: section }) => {
    const ofArea = itemsOfSection(instrument, section);
    return (
      <Details key={section}>
        <Details.Summary>
          {t('rows.area', {
            area: sectionTitle(instrument, section, format.language),
            number: ofArea.filter(({ key }) => items.has(key)).length,
            total: ofArea.length,
          })}
        </Details.Summary>
        <Details.Content className={rows.checks}>
          {ofArea.map((item) => (
            <Checkbox
              key={item.key}
              value={item.key}
              checked={items.has(item.key)}
              onChange={(event) => onChange(item.key, event.target.checked)}
              label={t('rows.row', { key: item.key, text: format.text(item.text) })}
            />
          ))}
        </Details.Content>
      </Details>
    );
  });
}
