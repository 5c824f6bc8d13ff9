// Answers for: saying who is to answer one row and by when, and choosing where two have said different things.
import { isOver } from '#domain/action.ts';
import type { Assignment } from '#domain/assessment.ts';
import { assignees, isSameName } from '#domain/contribution.ts';
import type { Item } from '#domain/instrument.ts';
import { currentValue, hasConflict, headIds, type Register } from '#domain/revision.ts';
import { useAssessment, useOwnNames } from '#storage/queries.ts';
import { DraftField } from '#ui/draft-field.tsx';
import { LooseDateField } from '#ui/loose-date-field.tsx';
import { changedBy } from './answer-reading.tsx';
import { assessmentKeyOf, changedAssignment } from './assignment.ts';
import styles from './matrix.module.css';
import people from './people.module.css';
import type { Sheet } from './sheet.ts';

interface RowAssignmentProps {
  sheet: Sheet;
  item: Item;
  register: Register<Assignment | null> | undefined;
}

export function RowAssignment({ sheet, item, register }: RowAssignmentProps) {
  const { t, commands, today } = sheet;
  const assignment = currentValue(register) ?? { to: '', due: null };
  const seen = headIds(register);
  const save = async (change: Partial<Assignment>, seenThen: readonly string[]) => {
    const key = assessmentKeyOf(sheet);
    const written = changedAssignment(change);
    return (await commands.setAssignment(key, item.key, written, seenThen)).ok;
  };
  const [newest] = register?.heads ?? [];
  return (
    <div className={people.panel}>
      <h4 className={styles.fieldTitle}>{t('people.title')}</h4>
      {register && hasConflict(register) ? (
        <AssignmentConflict sheet={sheet} item={item} register={register} />
      ) : (
        <>
          <div className={styles.two}>
            <div className={people.field}>
              <DraftField
                label={t('people.to')}
                description={t('people.toHint')}
                value={assignment.to}
                seen={seen}
                maxLength={200}
                autoComplete="off"
                onSave={(to, seenThen) => save({ to }, seenThen)}
              />
              <KnownNames
                sheet={sheet}
                chosen={assignment.to}
                onChoose={(to) => void save({ to }, seen)}
              />
            </div>
            <div className={people.field}>
              <LooseDateField
                label={t('people.by')}
                value={assignment.due}
                seen={seen}
                onSave={(due, seenThen) => save({ due }, seenThen)}
              />
              {assignment.due !== null && isOver(assignment.due, today) && (
                <p className={people.warning} role="status">
                  {t('people.past')}
                </p>
              )}
            </div>
          </div>
          {newest && <p className={styles.small}>{changedBy(sheet, newest)}</p>}
        </>
      )}
    </div>
  );
}

/** Names that already stand on rows of this year, and one's own: one press instead of typing. */
function KnownNames({
  sheet,
  chosen,
  onChoose,
}: {
  sheet: Sheet;
  chosen: string;
  onChoose: (name: string) => void;
}) {
  const { t } = sheet;
  const assessment = useAssessment(sheet.assessment);
  const own = useOwnNames();
  const used = assignees(assessment).map(({ name }) => name);
  const others = [
    ...used,
    ...(own ?? []).filter((name) => !used.some((known) => isSameName(known, name))),
  ].filter((name) => !isSameName(name, chosen));
  if (others.length === 0) return null;
  return (
    <ul className={people.names} aria-label={t('people.known')}>
      {others.map((name) => (
        <li key={name}>
          <button
            type="button"
            className={people.name}
            aria-label={t('people.choose', { name })}
            onClick={() => onChoose(name)}
          >
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}

function AssignmentConflict({
  sheet,
  item,
  register,
}: RowAssignmentProps & { register: Register<Assignment | null> }) {
  const { t, format, commands } = sheet;
  const words = (value: Assignment | null) => {
    const parts = [value?.to ?? '', value?.due ? format.looseDate(value.due) : ''];
    return parts.filter((part) => part !== '').join(', ') || t('people.nobody');
  };
  return (
    <>
      <p>{t('people.conflict')}</p>
      <ul className={styles.plainList}>
        {register.heads.map((head) => (
          <li key={head.id} className={people.version}>
            <strong>{words(head.value)}</strong>
            <span className={styles.small}>{changedBy(sheet, head)}</span>
            {!sheet.isReadOnly && (
              <button
                type="button"
                className={styles.button}
                aria-label={t('people.keepNamed', { assignment: words(head.value) })}
                onClick={() =>
                  void commands.resolveConflict(
                    sheet.assessment,
                    `assignment:${item.key}`,
                    head.value,
                    headIds(register),
                  )
                }
              >
                {t('conflict.keep')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
