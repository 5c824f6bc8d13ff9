// Answers for: an instrument as a form, blank or with a party's answers, to look through and print.
import {
  Button,
  Field,
  Label,
  Link as Anchor,
  Paragraph,
  Select,
} from '@digdir/designsystemet-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams, useSearchParams } from 'react-router';
import { lockOf } from '#domain/assessment.ts';
import { documentProfiles, type Document } from '#domain/document.ts';
import type { AssessmentInstrument, Instrument } from '#domain/instrument.ts';
import { periodAt, periodSlug } from '#domain/period.ts';
import { signOffContent, type SignOff } from '#domain/sign-off.ts';
import { formatFor, useFormat } from '#i18n/format.ts';
import { languageNames, languages, type Language } from '#i18n/languages.ts';
import { currentLanguage, loadLanguage } from '#i18n/setup.ts';
import { assessmentInstrument } from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { assessmentForm, protocolForm, type Form, type FormAnswers } from '#reports/form.ts';
import { PrintedForm } from '#reports/formats/print/printed-form.tsx';
import { useNow } from '#storage/provider.tsx';
import {
  useDocuments,
  useSignOffs,
  useYearlySheet,
  type YearlySheetData,
} from '#storage/queries.ts';
import { PageHead } from '#ui/page.tsx';
import {
  parameters,
  publishedVersion,
  readFormAddress,
  short,
  type FormAddress,
} from './address.ts';
import styles from './instrument.module.css';

export function FormPage() {
  const { t } = useTranslation('instrument');
  const params = useParams();
  const [search] = useSearchParams();
  const instrument = publishedVersion(params.instrument, params.version);
  if (instrument === undefined)
    return (
      <>
        <PageHead title={t('page.missingTitle')} lead={t('page.missing')} />
        <Anchor asChild>
          <Link to={paths.instruments}>{t('page.back')}</Link>
        </Anchor>
      </>
    );
  const address = readFormAddress(search);
  return instrument.kind === 'assessment' ? (
    <OfAssessment instrument={instrument} address={address} />
  ) : (
    <Sheet instrument={instrument} address={address} />
  );
}

interface OfAssessmentProps {
  instrument: AssessmentInstrument;
  address: FormAddress;
}

function OfAssessment({ instrument, address }: OfAssessmentProps) {
  const now = useNow();
  const { id, version } = instrument;
  const { party, period } = address;
  // Without a period it is blank, and only what there is to choose among is read.
  const data = useYearlySheet(party, id, period ?? periodAt(now));
  const documents = useDocuments(data?.party);
  const signOffs = useSignOffs(data?.party);
  const answers = useMemo(
    () =>
      data && period && documents && signOffs
        ? answersIn(data, period, documents, signOffs)
        : undefined,
    [data, period, documents, signOffs],
  );
  if (data === undefined || documents === undefined || signOffs === undefined) return null;
  const madeWith = period === undefined ? undefined : data?.assessment?.version;
  if (period !== undefined && madeWith !== undefined && madeWith !== version)
    return <Navigate to={paths.form(id, madeWith, { period, party })} replace />;
  return <Sheet instrument={instrument} address={address} data={data} answers={answers} />;
}

/** Undefined when there is nothing to fill in with. */
function answersIn(
  { profile, assessment, last }: YearlySheetData,
  period: string,
  documents: readonly Document[],
  signOffs: readonly SignOff[],
): FormAnswers | undefined {
  if (assessment === null) return undefined;
  const before = last && assessmentInstrument(last.instrument, last.version);
  const locked = lockOf(assessment);
  const signOff = signOffs.find(
    ({ assessment: of, number }) => of === assessment.id && number === locked,
  );
  return {
    party: profile.name,
    period,
    assessment,
    documents: documentProfiles(documents),
    decision: signOff ? { ...signOffContent(signOff), number: signOff.number } : null,
    last: last && before ? { period: last.period, assessment: last, instrument: before } : null,
  };
}

interface SheetProps {
  instrument: Instrument;
  address: FormAddress;
  /** Null when there is no such party here; undefined where there is nothing to fill in. */
  data?: YearlySheetData | null | undefined;
  answers?: FormAnswers | undefined;
}

function Sheet({ instrument, address, data, answers }: SheetProps) {
  const { t } = useTranslation('instrument');
  const format = useFormat();
  const language = address.language ?? currentLanguage();
  const form = useForm(instrument, answers, language, address.isShort);
  useEffect(() => {
    if (form === undefined) return;
    // What the browser proposes as the name of a PDF.
    document.title = [
      form.title,
      answers === undefined ? t('paper.blankForm') : answers.party,
      ...(answers === undefined ? [] : [format.period(answers.period)]),
    ].join(' ');
  }, [form, answers, t, format]);
  return (
    <div className={styles.formPage}>
      <div className={styles.tools}>
        <Anchor asChild className={styles.back}>
          <Link to={paths.instrument(instrument.id, instrument.version)}>{t('paper.back')}</Link>
        </Anchor>
        <Tools instrument={instrument} address={address} language={language} data={data} />
        {address.period !== undefined && data === null && (
          <Paragraph>{t('paper.unknownParty')}</Paragraph>
        )}
        {address.period !== undefined && data && answers === undefined && (
          <Paragraph>{t('paper.noAnswers', { period: format.period(address.period) })}</Paragraph>
        )}
      </div>
      {form === undefined ? (
        <Paragraph role="status">{t('paper.preparing')}</Paragraph>
      ) : (
        <PrintedForm form={form} />
      )}
    </div>
  );
}

/** Undefined while the form's language is on its way. */
function useForm(
  instrument: Instrument,
  answers: FormAnswers | undefined,
  language: Language,
  isShort: boolean,
): Form | undefined {
  const { i18n } = useTranslation();
  const [loaded, setLoaded] = useState<readonly Language[]>([currentLanguage()]);
  const isLoaded = loaded.includes(language);
  useEffect(() => {
    let isWanted = true;
    void loadLanguage(language).then(() => {
      if (isWanted) setLoaded((known) => [...known, language]);
    });
    return () => {
      isWanted = false;
    };
  }, [language]);
  return useMemo(() => {
    if (!isLoaded) return undefined;
    const words = {
      t: i18n.getFixedT(language, 'instrument'),
      format: formatFor(language),
      isShort,
    };
    return instrument.kind === 'assessment'
      ? assessmentForm({ ...words, instrument, answers })
      : protocolForm({ ...words, instrument });
  }, [instrument, answers, language, isShort, isLoaded, i18n]);
}

interface ToolsProps extends Omit<SheetProps, 'answers'> {
  language: Language;
}

function Tools({ instrument, address, language, data }: ToolsProps) {
  const { t } = useTranslation('instrument');
  const format = useFormat();
  const [, setSearch] = useSearchParams();
  const change = (name: string, value: string) =>
    setSearch(
      (search) => {
        if (value === '') search.delete(name);
        else search.set(name, value);
        return search;
      },
      { replace: true },
    );
  const periods = (data?.summaries ?? [])
    .filter(({ marks }) => Object.keys(marks).length > 0)
    .map(({ period }) => period)
    .reverse();
  const { period } = address;
  return (
    <fieldset className={styles.choices}>
      <legend className="visually-hidden">{t('paper.tools')}</legend>
      {instrument.kind === 'assessment' && (
        <Field>
          <Label>{t('paper.contents')}</Label>
          <Select
            value={period === undefined ? '' : periodSlug(period)}
            onChange={({ target }) => change(parameters.period, target.value)}
          >
            <Select.Option value="">{t('paper.blank')}</Select.Option>
            {[...new Set(period === undefined ? periods : [period, ...periods])]
              .sort()
              .reverse()
              .map((one) => (
                <Select.Option key={one} value={periodSlug(one)}>
                  {data?.isOwn === false
                    ? t('paper.filledOf', { party: data.profile.name, period: format.period(one) })
                    : t('paper.filled', { period: format.period(one) })}
                </Select.Option>
              ))}
          </Select>
        </Field>
      )}
      <Field>
        <Label>{t('paper.extent')}</Label>
        <Select
          value={address.isShort ? short : ''}
          onChange={({ target }) => change(parameters.extent, target.value)}
        >
          <Select.Option value="">{t('paper.full')}</Select.Option>
          <Select.Option value={short}>{t('paper.short')}</Select.Option>
        </Select>
      </Field>
      <Field>
        <Label>{t('paper.language')}</Label>
        <Select
          value={language}
          onChange={({ target }) => change(parameters.language, target.value)}
        >
          {languages.map((one) => (
            <Select.Option key={one} value={one}>
              {languageNames[one]}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Button onClick={() => window.print()}>{t('paper.print')}</Button>
    </fieldset>
  );
}
