// Answers for: turning instruments on that only some parties use.
import { Checkbox, Link as DesignLink, Paragraph } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AssessmentInstrument } from '#domain/instrument.ts';
import { periodAt } from '#domain/period.ts';
import { useFormat } from '#i18n/format.ts';
import { instruments, latestVersion } from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { useCommands, useNow } from '#storage/provider.tsx';
import { useMeta, useOwnParty } from '#storage/queries.ts';
import { useChoice } from '#ui/choice.ts';
import { Section } from './section.tsx';
import styles from './settings.module.css';

const addOns = instruments.filter(
  (instrument): instrument is AssessmentInstrument =>
    instrument.kind === 'assessment' &&
    instrument.addOn &&
    instrument.version === latestVersion(instrument.id),
);

export function AddOns() {
  const { t } = useTranslation('settings');
  const chosen = useMeta('addOns');
  if (chosen === undefined) return null;
  return (
    <Section title={t('addOns.title')} lead={t('addOns.lead')}>
      {addOns.map((instrument) => (
        <AddOn key={instrument.id} instrument={instrument} chosen={chosen ?? []} />
      ))}
    </Section>
  );
}

interface AddOnProps {
  instrument: AssessmentInstrument;
  chosen: readonly string[];
}

function AddOn({ instrument, chosen }: AddOnProps) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const commands = useCommands();
  const own = useOwnParty();
  const year = periodAt(useNow());
  const others = chosen.filter((id) => id !== instrument.id);
  const choice = useChoice(
    chosen.includes(instrument.id),
    chosen,
    async (isOn) => (await commands.setAddOns(isOn ? [...others, instrument.id] : others)).ok,
  );
  return (
    <div className={styles.addOn}>
      <Checkbox
        label={format.text(instrument.name)}
        description={format.text(instrument.introduction)}
        value={instrument.id}
        checked={choice.value}
        onChange={(event) => choice.choose(event.target.checked)}
      />
      {choice.value && own && (
        <Paragraph className={styles.line}>
          <DesignLink asChild>
            <Link to={paths.addOn(instrument.id, year)}>
              {t('addOns.fillIn', { year: format.period(year) })}
            </Link>
          </DesignLink>
        </Paragraph>
      )}
    </div>
  );
}
