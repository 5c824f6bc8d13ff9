// Answers for: beginning a review: who is reviewed, in what form, about what and when.
import {
  Button,
  Card,
  Field,
  Fieldset,
  Heading,
  Label,
  Radio,
  Select,
  Textfield,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useEffect, useId, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { isLooseDate } from '#domain/answer.ts';
import type { ReviewProtocol } from '#domain/instrument.ts';
import { useFormat } from '#i18n/format.ts';
import { paths } from '#pages/paths.ts';
import { useCommands } from '#storage/provider.tsx';
import styles from './review.module.css';

interface NewReviewProps {
  protocol: ReviewProtocol;
  ownParty: string;
  /** Every party known here. */
  names: Map<string, string>;
  onCancel: () => void;
}

export function NewReview({ protocol, ownParty, names, onCancel }: NewReviewProps) {
  const { t } = useTranslation('review');
  const { t: common } = useTranslation();
  const format = useFormat();
  const commands = useCommands();
  const navigate = useNavigate();
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const dateField = useRef<HTMLInputElement>(null);
  const [host, setHost] = useState(ownParty);
  const [title, setTitle] = useState('');
  const [form, setForm] = useState<string>(protocol.formats[0]?.key ?? '');
  const [theme, setTheme] = useState('');
  const [themeText, setThemeText] = useState('');
  const [visitDate, setVisitDate] = useState('');
  const [isDateWrong, setDateWrong] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => heading.current?.focus(), []);

  const others = [...names]
    .filter(([id]) => id !== ownParty)
    .sort(([, a], [, b]) => a.localeCompare(b));

  async function begin(event: SyntheticEvent) {
    event.preventDefault();
    const date = visitDate.trim();
    const isWrong = date !== '' && !isLooseDate(date);
    setDateWrong(isWrong);
    if (isWrong) {
      dateField.current?.focus();
      return;
    }
    const created = await commands.createReview(host, protocol.version, {
      title: title.trim(),
      format: form,
      theme: theme === '' || theme === ownThemeChoice ? null : theme,
      themeText: theme === ownThemeChoice ? themeText.trim() : '',
      visitDate: date === '' ? null : date,
      matrixPeriod: null,
      keyPeriod: null,
      team: [],
    });
    setFailed(!created.ok);
    if (!created.ok) return;
    void commands.askToPersist();
    await navigate(paths.review(created.value));
  }

  return (
    <Card asChild className={styles.section}>
      <form aria-labelledby={headingId} onSubmit={(event) => void begin(event)}>
        <Heading level={2} data-size="xs" id={headingId} ref={heading} tabIndex={-1}>
          {t('new.title')}
        </Heading>
        <div className={styles.fields}>
          <Field>
            <Label>{t('new.host')}</Label>
            <Field.Description>{t('new.hostHint')}</Field.Description>
            <Select value={host} onChange={(event) => setHost(event.target.value)}>
              <Select.Option value={ownParty}>
                {t('new.own', { name: names.get(ownParty) })}
              </Select.Option>
              {others.map(([id, name]) => (
                <Select.Option key={id} value={id}>
                  {name}
                </Select.Option>
              ))}
            </Select>
          </Field>
          <Textfield
            label={t('profile.title')}
            description={t('profile.titleHint', { fallback: format.text(protocol.name) })}
            maxLength={300}
            autoComplete="off"
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </div>
        <Fieldset>
          <Fieldset.Legend>{t('profile.format')}</Fieldset.Legend>
          <div className={styles.radios}>
            {protocol.formats.map(({ key, name, description }) => (
              <Radio
                key={key}
                className={styles.radio}
                variant="outline"
                name="review-format"
                value={key}
                label={format.text(name)}
                description={format.text(description)}
                checked={form === key}
                onChange={() => setForm(key)}
              />
            ))}
          </div>
        </Fieldset>
        <div className={styles.fields}>
          <Field>
            <Label>{t('profile.theme')}</Label>
            <Select value={theme} onChange={(event) => setTheme(event.target.value)}>
              <Select.Option value="">{t('profile.noTheme')}</Select.Option>
              {protocol.themes.map(({ key, name }) => (
                <Select.Option key={key} value={key}>
                  {format.text(name)}
                </Select.Option>
              ))}
              <Select.Option value={ownThemeChoice}>{t('profile.ownTheme')}</Select.Option>
            </Select>
          </Field>
          {theme === ownThemeChoice && (
            <Textfield
              label={t('profile.themeText')}
              maxLength={300}
              autoComplete="off"
              value={themeText}
              onChange={(event) => setThemeText(event.target.value)}
            />
          )}
          <Textfield
            ref={dateField}
            label={t('profile.visitDate')}
            description={common('looseDate.hint')}
            error={isDateWrong ? t('profile.dateInvalid') : undefined}
            maxLength={10}
            autoComplete="off"
            value={visitDate}
            onChange={(event) => setVisitDate(event.target.value)}
          />
        </div>
        {hasFailed && <ValidationMessage>{t('new.failed')}</ValidationMessage>}
        <div className={styles.buttons}>
          <Button type="submit">{t('new.begin')}</Button>
          <Button type="button" variant="secondary" onClick={onCancel}>
            {common('actions.cancel')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

/** In the list of themes; no theme of a protocol can have this key. */
const ownThemeChoice = '+own';
