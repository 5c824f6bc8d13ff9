// Answers for: fields that two people have written on two machines, side by side, for a person to choose.
import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { TFunction } from 'i18next';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewProtocol } from '#domain/instrument.ts';
import type {
  Finding,
  Note,
  Recommendation,
  Reply,
  Review,
  ReviewProfile,
} from '#domain/review.ts';
import { hasConflict, headIds, type Register, type Revision } from '#domain/revision.ts';
import { fieldsOf } from '#domain/record.ts';
import { useFormat, type Format } from '#i18n/format.ts';
import { aboutTitle } from '#reports/about-title.ts';
import { useCommands } from '#storage/provider.tsx';
import styles from './review.module.css';

interface ConflictsProps {
  review: Review;
  protocol: ReviewProtocol;
}

/** All of them in one place: one that is removed on one side stands in no list. */
export function Conflicts({ review, protocol }: ConflictsProps) {
  const { t } = useTranslation('review');
  const fields = Object.entries(fieldsOf(review)).filter(([, register]) => hasConflict(register));
  if (fields.length === 0) return null;
  return (
    <Alert data-color="warning" className={styles.conflicts}>
      <Heading level={2} data-size="2xs">
        {t('conflict.title', { count: fields.length })}
      </Heading>
      <Paragraph>{t('conflict.explain')}</Paragraph>
      {fields.map(([field, register]) => (
        <Conflict
          key={field}
          review={review}
          protocol={protocol}
          field={field}
          register={register}
        />
      ))}
    </Alert>
  );
}

function Conflict({
  review,
  protocol,
  field,
  register,
}: ConflictsProps & { field: string; register: Register }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const commands = useCommands();
  const keep = ({ value }: Revision) =>
    void commands.resolveConflict(review.id, field, value, headIds(register));
  return (
    <section className={styles.conflict}>
      <Heading level={3} data-size="2xs">
        {placeOf(field, protocol, t, format)}
      </Heading>
      <div className={styles.versions}>
        {register.heads.map((head) => (
          <Version
            key={head.id}
            head={head}
            lines={linesOf(field, head.value, protocol, t, format)}
            onKeep={() => keep(head)}
          />
        ))}
      </div>
    </section>
  );
}

function Version({ head, lines, onKeep }: { head: Revision; lines: string[]; onKeep: () => void }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const id = useId();
  const when = format.dateTime(head.at);
  return (
    <div className={styles.version}>
      <Paragraph data-size="sm" id={id} className={styles.quiet}>
        {head.author === '' ? when : t('conflict.by', { author: head.author, when })}
      </Paragraph>
      {lines.map((line, index) => (
        <Paragraph key={index} className={styles.written}>
          {line}
        </Paragraph>
      ))}
      <Button variant="secondary" aria-describedby={id} onClick={onKeep}>
        {t('conflict.keep')}
      </Button>
    </div>
  );
}

function placeOf(
  field: string,
  protocol: ReviewProtocol,
  t: TFunction<'review'>,
  format: Format,
): string {
  const [kind, key] = field.split(':');
  switch (kind) {
    case 'section': {
      const section = protocol.reportSections.find((one) => one.key === key);
      return section === undefined
        ? t('conflict.place.agreement')
        : t('conflict.place.section', { name: format.text(section.name) });
    }
    case 'note':
    case 'finding':
    case 'recommendation':
    case 'reply':
      return t(`conflict.place.${kind}`);
    default:
      return t('conflict.place.profile');
  }
}

/** Everything in the field that a person can choose by, one thing a line. */
function linesOf(
  field: string,
  value: unknown,
  protocol: ReviewProtocol,
  t: TFunction<'review'>,
  format: Format,
): string[] {
  if (value === null) return [t('conflict.removed')];
  const nameIn = (
    list: readonly { key: string; name: Parameters<Format['text']>[0] }[],
    key: string | null,
  ) => {
    const found = list.find((one) => one.key === key);
    return found === undefined ? '' : format.text(found.name);
  };
  const date = (one: string | null) => (one === null ? '' : format.looseDate(one));
  const lines = (): string[] => {
    switch (field.split(':')[0]) {
      case 'section':
        return [value as string];
      case 'note': {
        const { text, group, about } = value as Note;
        return [
          text,
          nameIn(protocol.groups, group),
          about === null ? '' : aboutTitle(about, format.language),
        ];
      }
      case 'finding': {
        const { text, type, strength, group, about } = value as Finding;
        const label = protocol.findingStrengths.find(({ key }) => key === strength)?.label;
        return [
          text,
          nameIn(protocol.findingTypes, type),
          label === undefined ? '' : format.text(label),
          nameIn(protocol.groups, group),
          about === null ? '' : aboutTitle(about, format.language),
        ];
      }
      case 'recommendation': {
        const { text, owner, due } = value as Recommendation;
        return [text, owner, date(due)];
      }
      case 'reply': {
        const { text, by, date: day, factsChecked } = value as Reply;
        return [text, by, date(day), factsChecked ? t('reply.factsChecked') : ''];
      }
      default: {
        const { title, format: form, theme, themeText, visitDate, team } = value as ReviewProfile;
        return [
          title,
          nameIn(protocol.formats, form),
          themeText || nameIn(protocol.themes, theme),
          date(visitDate),
          ...team.map(({ name, party }) => [name, party].filter(Boolean).join(', ')),
        ];
      }
    }
  };
  const written = lines().filter((line) => line.trim() !== '');
  return written.length === 0 ? [t('conflict.empty')] : written;
}
