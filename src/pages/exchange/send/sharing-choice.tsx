// Answers for: the party's own decision about what its coordinator may show the other parties.
import { Alert, Fieldset, Paragraph, Radio } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { hasConflict, headIds } from '#domain/revision.ts';
import { agreedExtent, sharingExtents, type SharingExtent } from '#domain/sharing.ts';
import styles from '#pages/exchange/exchange.module.css';
import { Section } from '#pages/exchange/section.tsx';
import { useFormat } from '#i18n/format.ts';
import { useCommands } from '#storage/provider.tsx';
import { useParties } from '#storage/queries.ts';
import { useChoice } from '#ui/choice.ts';

export function SharingChoice({ party: id }: { party: string }) {
  const { t } = useTranslation('sending');
  const format = useFormat();
  const commands = useCommands();
  const party = useParties()?.find((one) => one.id === id);
  const register = party?.fields.sharing;
  const { value: shown, choose } = useChoice<SharingExtent | undefined>(
    agreedExtent(party),
    headIds(register),
    async (passOn, seen) =>
      passOn !== undefined && (await commands.setSharing(id, { passOn }, seen)).ok,
  );
  if (party === undefined) return null;
  return (
    <Section title={t('sharing.title')} lead={t('sharing.lead')}>
      {hasConflict(register) && (
        <Alert data-color="warning">
          <Paragraph>{t('sharing.conflict')}</Paragraph>
          {register?.heads.map(({ id: head, author, at, value }) => (
            <Paragraph key={head} data-size="sm">
              {t('sharing.said', {
                who: author === '' ? t('sharing.somebody') : author,
                when: format.date(at),
                what: t(`sharing.${value.passOn}`),
              })}
            </Paragraph>
          ))}
        </Alert>
      )}
      <Fieldset>
        <Fieldset.Legend className="visually-hidden">{t('sharing.title')}</Fieldset.Legend>
        {sharingExtents.map((extent) => (
          <Radio
            key={extent}
            name="sharing"
            value={extent}
            checked={shown === extent}
            onChange={() => choose(extent)}
            label={t(`sharing.${extent}`)}
          />
        ))}
      </Fieldset>
      {shown === undefined && (
        <Paragraph data-size="sm" className={styles.quiet}>
          {t('sharing.unsaid')}
        </Paragraph>
      )}
    </Section>
  );
}
