// Answers for: what a file holds, in a few lines.
import { useTranslation } from 'react-i18next';
import type { Contents } from '#exchange/contents.ts';
import { useFormat } from '#i18n/format.ts';
import { instruments as published } from '#instruments/index.ts';
import styles from './exchange.module.css';
import { instrumentName } from './words.ts';

/** More periods than this are told by their number and the first and last. */
const periodsListed = 4;

const placeOf = (id: string) => published.findIndex((instrument) => instrument.id === id);

export function ContentsList({ contents }: { contents: Contents }) {
  const { t } = useTranslation('exchange');
  const format = useFormat();
  const { parties, instruments, reviews, documents, actions, signOffs } = contents;
  const { hasNetwork, replaced } = contents;
  const periodWords = (periods: readonly string[]) =>
    periods.length <= periodsListed
      ? format.list(periods.map((period) => format.period(period)))
      : t('contents.periods', {
          count: periods.length,
          first: format.period(periods[0] ?? ''),
          last: format.period(periods.at(-1) ?? ''),
        });
  const inOrder = instruments.toSorted((a, b) => placeOf(a.id) - placeOf(b.id));
  return (
    <ul className={styles.contents}>
      {parties.length > 1 && <li>{t('contents.parties', { count: parties.length })}</li>}
      {inOrder.map(({ id, version, assessments, periods }) => (
        <li key={id}>
          {t(parties.length > 1 ? 'contents.ofMany' : 'contents.ofOne', {
            instrument: instrumentName({ format }, id, version),
            count: assessments,
            number: format.number(assessments),
            periods: periodWords(periods),
          })}
        </li>
      ))}
      {reviews > 0 && <li>{t('contents.reviews', { count: reviews })}</li>}
      {documents > 0 && <li>{t('contents.documents', { count: documents })}</li>}
      {actions > 0 && <li>{t('contents.actions', { count: actions })}</li>}
      {signOffs > 0 && <li>{t('contents.signOffs', { count: signOffs })}</li>}
      {hasNetwork && <li>{t('contents.network')}</li>}
      {replaced > 0 && (
        <li>{t('contents.replaced', { count: replaced, number: format.number(replaced) })}</li>
      )}
    </ul>
  );
}
