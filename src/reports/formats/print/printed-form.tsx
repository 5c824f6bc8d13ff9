// Answers for: a form on paper: boxes to tick and lines to write on, or the same with what was answered.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { localeTags } from '#i18n/languages.ts';
import type { Form, FormChoice, FormField, FormRow, FormSection, ShortRow } from '#reports/form.ts';
import styles from './printed-form.module.css';

/** Longer than this, what was written stands below the boxes and may run on to the next page. */
const longText = 420;

/** A sheet of paper, light in dark mode too. Native elements only: what prints is what a screen reader reads. */
export function PrintedForm({ form }: { form: Form }) {
  const { t } = useTranslation('instrument');
  useFootOfEveryPage(form.foot);
  return (
    <article
      className={styles.sheet}
      data-color-scheme="light"
      lang={localeTags[form.language]}
      aria-label={t('form.label', { title: form.title, lng: form.language })}
    >
      <header className={styles.head}>
        <div className={styles.titles}>
          {/* The page's own heading, so that a new page begins here for those who hear it. */}
          <h1 className={styles.title} id="page-heading" tabIndex={-1}>
            {form.title}
          </h1>
          <p className={styles.question}>{form.question}</p>
          <p className={styles.version}>{form.version}</p>
        </div>
        <div className={styles.headFields} data-fields={countOfShort(form.head)}>
          {form.head.map((field) => (
            <Field key={field.label} field={field} />
          ))}
        </div>
        {form.headChoices.map((choice, index) => (
          <Choice key={index} choice={choice} form={form} />
        ))}
        {form.instructions.map((text) => (
          <p key={text} className={styles.instruction}>
            {text}
          </p>
        ))}
        <Legend entries={form.legend} />
      </header>
      {form.body.kind === 'full' ? (
        form.body.sections.map((section) => (
          <Section key={section.title} section={section} form={form} />
        ))
      ) : (
        <ShortBody form={form} body={form.body} />
      )}
    </article>
  );
}

/** How many stand beside each other follows from how many there are. */
function countOfShort(fields: readonly FormField[]): number {
  return fields.filter(({ lines }) => lines < 2).length;
}

/** The foot of each page is CSS, which takes its words from a property of the document itself. */
function useFootOfEveryPage(text: string): void {
  useEffect(() => {
    const quoted = text.replace(/\s+/g, ' ').replaceAll('\\', '\\\\').replaceAll('"', '\\"');
    const { style } = document.documentElement;
    style.setProperty('--form-foot', `"${quoted}"`);
    return () => {
      style.removeProperty('--form-foot');
    };
  }, [text]);
}

function Legend({ entries }: { entries: FormSection['legend'] }) {
  if (entries.length === 0) return null;
  return (
    <dl className={styles.legend}>
      {entries.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Section({ section, form }: { section: FormSection; form: Form }) {
  const [first, ...others] = section.rows;
  return (
    <section className={styles.section}>
      {/* A heading never stands last on a page: it is held together with what it heads. */}
      <div className={styles.keep}>
        <h2 className={styles.area}>{section.title}</h2>
        <Legend entries={section.legend} />
        {section.fields.length > 0 && (
          <div className={styles.headFields}>
            {section.fields.map((field) => (
              <Field key={field.label} field={field} />
            ))}
          </div>
        )}
        {first !== undefined && <Row row={first} form={form} />}
      </div>
      {others.map((row) => (
        <Row key={row.title} row={row} form={form} />
      ))}
    </section>
  );
}

function Row({ row, form }: { row: FormRow; form: Form }) {
  const written = row.fields.flatMap(({ values }) => values).join('').length;
  const isBeside = row.isBeside && row.fields.length > 0 && written <= longText;
  const layout = isBeside ? 'beside' : 'below';
  const endsWithLines = !isBeside && row.fields.some(({ lines }) => lines > 0);
  return (
    <section
      className={styles.row}
      data-row={row.key}
      data-layout={layout}
      data-ends-with-lines={endsWithLines || undefined}
      data-long={written > longText || undefined}
    >
      <h3 className={styles.rowTitle}>
        {row.key !== undefined && <span className={styles.key}>{row.key}</span>}{' '}
        <span>{row.title}</span>
      </h3>
      <div className={styles.rowBody}>
        {row.text !== undefined && <p className={styles.rowText}>{row.text}</p>}
        {row.remarks.map((text) => (
          <p key={text} className={styles.remark}>
            {text}
          </p>
        ))}
        <div className={styles.columns}>
          {(row.choices.length > 0 || row.answer !== undefined) && (
            <div className={styles.choices}>
              {row.answer !== undefined && <Field field={row.answer} />}
              {row.choices.map((choice, index) => (
                <Choice key={index} choice={choice} form={form} />
              ))}
              {row.hints.map((text) => (
                <p key={text} className={styles.hint}>
                  {text}
                </p>
              ))}
            </div>
          )}
          {row.fields.length > 0 && (
            <div className={styles.fields}>
              {row.fields.map((field) => (
                <Field key={field.label} field={field} />
              ))}
            </div>
          )}
        </div>
      </div>
    </section>
  );
}

const choiceStyles = { list: styles.list, ladder: styles.ladder, line: styles.line };

function Choice({ choice, form }: { choice: FormChoice; form: Form }) {
  return (
    <div className={styles.choice}>
      {choice.legend !== undefined && <p className={styles.label}>{choice.legend}</p>}
      <ul className={choiceStyles[choice.kind]}>
        {choice.options.map(({ label, text, isChosen }) => (
          <li key={label} className={isChosen ? styles.chosen : undefined}>
            <Box isChosen={isChosen} />
            <span>
              <span className={styles.optionLabel}>{label}</span>
              {isChosen && <Chosen language={form.language} />}
              {text !== undefined && (
                <>
                  {' '}
                  <span className={styles.optionText}>{text}</span>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Drawn with lines: browsers leave colours out when they print, but not these. */
function Box({ isChosen }: { isChosen: boolean }) {
  return (
    <svg className={styles.box} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="14" height="14" />
      {isChosen && <path d="m3.5 3.5 9 9m0-9-9 9" />}
    </svg>
  );
}

/** The cross, for those who hear the form. */
function Chosen({ language }: { language: Form['language'] }) {
  const { t } = useTranslation('instrument');
  return <span className="visually-hidden"> ({t('form.chosen', { lng: language })})</span>;
}

function Field({ field: { label, lines, values } }: { field: FormField }) {
  return (
    <div className={styles.field} data-lines={lines}>
      {label !== '' && <p className={styles.label}>{label}</p>}
      {values.map((text, index) => (
        <p key={index} className={styles.value}>
          {text}
        </p>
      ))}
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={styles.writingLine} />
      ))}
    </div>
  );
}

interface ShortBodyProps {
  form: Form;
  body: Extract<Form['body'], { kind: 'short' }>;
}

function ShortBody({ form, body: { rowHeading, columns, sections } }: ShortBodyProps) {
  return (
    // Wide tables scroll in their own place on a small screen, so the place must take the focus.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- see above
    <div className={styles.scroller} role="region" aria-label={form.title} tabIndex={0}>
      <table className={styles.table} data-columns={columns.length}>
        <colgroup>
          <col className={styles.keyColumn} />
          <col />
          {columns.map((label) => (
            <col key={label} className={styles.boxColumn} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {rowHeading}
            </th>
            {columns.map((label) => (
              <th key={label} scope="col" className={styles.boxCell}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        {sections.map(({ title, rows }) => (
          <tbody key={title}>
            {sections.length > 1 && (
              <tr className={styles.areaRow}>
                <th scope="rowgroup" colSpan={2 + columns.length}>
                  {title}
                </th>
              </tr>
            )}
            {rows.map((row) => (
              <ShortLine key={row.key} row={row} form={form} columns={columns} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function ShortLine({ row, form, columns }: { row: ShortRow; form: Form; columns: string[] }) {
  const { key, text, answer } = row;
  return (
    <tr data-row={key}>
      <td className={styles.key}>{key}</td>
      <th scope="row">{text}</th>
      {Array.isArray(answer) ? (
        answer.map((isChosen, column) => (
          <td key={column} className={styles.boxCell}>
            <Box isChosen={isChosen} />
            {isChosen && <Chosen language={form.language} />}
          </td>
        ))
      ) : (
        <td colSpan={columns.length}>
          <Field field={answer} />
        </td>
      )}
    </tr>
  );
}
