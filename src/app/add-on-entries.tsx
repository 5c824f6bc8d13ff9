// Answers for: the chosen add-ons in the menu. Loaded only when there are any, since it knows the instruments.
import { NavLink } from 'react-router';
import { yearPeriod } from '#domain/period.ts';
import { useFormat } from '#i18n/format.ts';
import { assessmentInstrument } from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { useNow } from '#storage/provider.tsx';
import styles from './shell.module.css';

export function AddOnEntries({ ids }: { ids: readonly string[] }) {
  const format = useFormat();
  const year = useNow().getFullYear();
  return ids.map((id) => {
    const instrument = assessmentInstrument(id);
    return (
      instrument && (
        <li key={id}>
          <NavLink
            to={paths.addOn(id, yearPeriod(year))}
            className={({ isActive }) => `${styles.entry} ${isActive ? styles.entryOn : ''}`}
          >
            {format.text(instrument.name)}
          </NavLink>
        </li>
      )
    );
  });
}
