// Answers for: giving all rows of an area to one person or department, and seeing who has what.
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { sectionTitle } from '#charts/chart-texts.ts';
import { isOver } from '#domain/action.ts';
import { isLooseDate, isAnswered } from '#domain/answer.ts';
import {
  answerOf,
  assignmentLimit,
  assignmentOf,
  type Assessment,
  type Assignment,
} from '#domain/assessment.ts';
import { assignees, isSameName } from '#domain/contribution.ts';
import { itemsOfSection, type AssessmentInstrument, type Item } from '#domain/instrument.ts';
import { headIds } from '#domain/revision.ts';
import { paths } from '#pages/paths.ts';
import { useOwnNames } from '#storage/queries.ts';
import { assessmentKeyOf } from './assignment.ts';
import styles from './matrix.module.css';
import people from './people.module.css';
import type { Sheet } from './sheet.ts';

interface DistributeProps {
  sheet: Sheet;
  assessment: Assessment | null;
  /** The query that shows the rows of one person or department. */
  linkTo: (name: string) => string;
}

export function Distribute(props: DistributeProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={people.distribute} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{props.sheet.t('distribute.title')}</summary>
      {isOpen && (
        <div className={people.distributeInner}>
          <GiveArea {...props} />
          <WhoHasWhat {...props} />
        </div>
      )}
    </details>
  );
}

const everyArea = '';

function GiveArea({ sheet, assessment }: DistributeProps) {
  const { t, commands, instrument, today } = sheet;
  const id = useId();
  const [area, setArea] = useState(instrument.sections[0]?.key ?? everyArea);
  const [to, setTo] = useState('');
  const [due, setDue] = useState('');
  const [includesGiven, setIncludesGiven] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const [told, setTold] = useState('');
  const own = useOwnNames() ?? [];

  const waiting = rowsOfArea(instrument, area).filter(
    ({ key }) => !isAnswered(answerOf(assessment, key)),
  );
  const name = to.trim();
  const isWithOther = ({ key }: Item) => {
    const given = assignmentOf(assessment, key)?.to.trim() ?? '';
    return given !== '' && !isSameName(given, name);
  };
  const withOthers = waiting.filter(isWithOther).length;
  const given = includesGiven ? waiting : waiting.filter((item) => !isWithOther(item));
  const isDateWrong = due.trim() !== '' && !isLooseDate(due.trim());

  const give = async () => {
    setTold('');
    setMissing(name === '');
    if (name === '') {
      document.getElementById(`${id}-to`)?.focus();
      return;
    }
    if (isDateWrong) {
      document.getElementById(`${id}-due`)?.focus();
      return;
    }
    const assignment: Assignment = { to: name, due: due.trim() === '' ? null : due.trim() };
    const saved = await commands.setAssignments(
      assessmentKeyOf(sheet),
      given.map(({ key }) => ({
        item: key,
        assignment,
        seen: headIds(assessment?.fields[`assignment:${key}`]),
      })),
    );
    if (!saved.ok) return;
    setTold(t('distribute.done', { count: given.length, to: name }));
    void commands.askToPersist();
  };

  return (
    <form
      className={people.give}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <p>{t('distribute.lead')}</p>
      <div className={people.giveFields}>
        <div className="ds-field">
          <label className="ds-label" htmlFor={`${id}-area`}>
            {t('distribute.area')}
          </label>
          <select
            id={`${id}-area`}
            className="ds-input"
            value={area}
            onChange={(event) => setArea(event.target.value)}
          >
            {instrument.sections.map(({ key }) => (
              <option key={key} value={key}>
                {sectionTitle(instrument, key, sheet.format.language)}
              </option>
            ))}
            <option value={everyArea}>{t('distribute.allAreas')}</option>
          </select>
        </div>
        <div className="ds-field">
          <label className="ds-label" htmlFor={`${id}-to`}>
            {t('people.to')}
          </label>
          <input
            id={`${id}-to`}
            className="ds-input"
            list={`${id}-names`}
            autoComplete="off"
            maxLength={assignmentLimit}
            value={to}
            aria-invalid={isMissing || undefined}
            aria-describedby={isMissing ? `${id}-missing` : undefined}
            onChange={(event) => {
              setTo(event.target.value);
              setMissing(false);
            }}
          />
          <datalist id={`${id}-names`}>
            {[...new Set([...assignees(assessment).map((one) => one.name), ...own])].map(
              (known) => (
                <option key={known} value={known} />
              ),
            )}
          </datalist>
          {isMissing && (
            <p id={`${id}-missing`} className={people.problem} role="alert">
              {t('distribute.missing')}
            </p>
          )}
        </div>
        <div className="ds-field">
          <label className="ds-label" htmlFor={`${id}-due`}>
            {t('people.by')}
          </label>
          <input
            id={`${id}-due`}
            className="ds-input"
            autoComplete="off"
            maxLength={10}
            value={due}
            aria-invalid={isDateWrong || undefined}
            aria-describedby={`${id}-due-hint`}
            onChange={(event) => setDue(event.target.value)}
          />
          <p id={`${id}-due-hint`} className={isDateWrong ? people.problem : styles.small}>
            {isDateWrong
              ? t('common:looseDate.invalid')
              : due.trim() !== '' && isOver(due.trim(), today)
                ? t('people.past')
                : t('common:looseDate.hint')}
          </p>
        </div>
      </div>
      {withOthers > 0 && name !== '' && (
        <label className={people.check}>
          <input
            type="checkbox"
            className="ds-input"
            checked={includesGiven}
            onChange={(event) => setIncludesGiven(event.target.checked)}
          />
          {t('distribute.includeGiven', { count: withOthers })}
        </label>
      )}
      <div className={people.giveEnd}>
        {given.length > 0 ? (
          <button type="submit" className={styles.button}>
            {t('distribute.give', { count: given.length })}
          </button>
        ) : (
          <p className={styles.subtle}>{t('distribute.nothing')}</p>
        )}
        <p role="status">{told}</p>
      </div>
    </form>
  );
}

function rowsOfArea(instrument: AssessmentInstrument, area: string): readonly Item[] {
  return area === everyArea ? instrument.items : itemsOfSection(instrument, area);
}

function WhoHasWhat({ sheet: { t, assessment: id }, assessment, linkTo }: DistributeProps) {
  const found = assignees(assessment);
  if (found.length === 0) return <p className={styles.subtle}>{t('distribute.nobody')}</p>;
  return (
    <>
      <h2 className={styles.fieldTitle}>{t('distribute.who')}</h2>
      <ul className={people.assignees}>
        {found.map(({ name, items, unanswered }) => (
          <li key={name}>
            <span>
              <Link to={{ search: linkTo(name) }} className={styles.textLink}>
                {name}
              </Link>{' '}
              <span className={styles.subtle}>
                {unanswered.length === 0
                  ? t('distribute.allDone', { count: items.length })
                  : t('distribute.left', { count: items.length, left: unanswered.length })}
              </span>
            </span>
            <Link
              to={paths.sendRows(id, name)}
              className={styles.textLink}
              aria-label={t('distribute.sendNamed', { name })}
            >
              {t('distribute.send')}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
