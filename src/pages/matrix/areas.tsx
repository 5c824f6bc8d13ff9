// Answers for: the rows of the areas shown, under their headings.
import { useRef, type KeyboardEvent } from 'react';
import { sectionTitle } from '#charts/chart-texts.ts';
import { answerField, type Assessment } from '#domain/assessment.ts';
import type { Item } from '#domain/instrument.ts';
import { useHitMarks } from './hit-marks.ts';
import styles from './matrix.module.css';
import { Row } from './row.tsx';
import type { ActionsByRow } from './row-actions.tsx';
import { useSettled } from './settled.ts';
import type { Sheet } from './sheet.ts';

interface AreasProps {
  sheet: Sheet;
  assessment: Assessment | null;
  lastAssessment: Assessment | null;
  actions: ActionsByRow;
  items: readonly Item[];
  open: ReadonlySet<string>;
  onToggle: (item: string) => void;
  onNext: (item?: string) => void;
  /** Back to where one came from with Escape; undefined when one came from nowhere in particular. */
  onLeave: (() => void) | undefined;
  /** The words searched for. */
  search: string;
}

export function Areas(props: AreasProps) {
  const { sheet, assessment, lastAssessment, actions, items, open, onToggle, onNext, onLeave } =
    props;
  const { instrument, isReadOnly } = sheet;
  const settled = useSettled(instrument.sections.length);
  const part = useRef<HTMLDivElement>(null);
  useHitMarks(part, props.search);
  // Ctrl + Enter means nothing in a text field of ours, so it disturbs nobody's typing.
  const goOn = (event: KeyboardEvent) => {
    if (onLeave && event.key === 'Escape' && !closesSomething(event)) {
      event.preventDefault();
      onLeave();
    }
    if (isReadOnly || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    const row = (event.target as Element).closest('li[data-item]')?.getAttribute('data-item');
    onNext(row ?? undefined);
  };
  const sections = instrument.sections
    .filter((section) => items.some((item) => item.section === section.key))
    .map((section, index) => (
      <section key={section.key} aria-labelledby={`omrade-${section.key}`}>
        <h2 className={styles.sectionTitle} id={`omrade-${section.key}`}>
          {sectionTitle(instrument, section.key, sheet.format.language)}
        </h2>
        {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- keys from the fields inside */}
        <ul className={styles.rows} data-coming={index >= settled || undefined} onKeyDown={goOn}>
          {items
            .filter((item) => item.section === section.key)
            .map((item) => (
              <Row
                key={item.key}
                sheet={sheet}
                item={item}
                register={assessment?.fields[answerField(item.key)]}
                last={lastAssessment?.fields[answerField(item.key)]}
                assignment={assessment?.fields[`assignment:${item.key}`]}
                actions={actions.get(item.key)}
                isOpen={open.has(item.key)}
                onToggle={onToggle}
                onNext={onNext}
              />
            ))}
        </ul>
      </section>
    ));
  return <div ref={part}>{sections}</div>;
}

/** Escape closes a list or a layer first. */
function closesSomething(event: KeyboardEvent): boolean {
  return (
    event.defaultPrevented ||
    (event.target as Element).matches('select, [list], [role=combobox]') ||
    document.querySelector('[popover]:popover-open, dialog[open]') !== null
  );
}
