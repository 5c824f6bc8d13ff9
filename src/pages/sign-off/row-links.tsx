// Answers for: a list of rows or dimensions, each a way to where it is answered.
import { Link } from 'react-router';
import type { Item } from '#domain/instrument.ts';
import { rowAddress, type Sheet } from './sheet.ts';
import styles from './sign-off.module.css';

export function RowLinks({ sheet, items }: { sheet: Sheet; items: readonly Item[] }) {
  return (
    <ul className={styles.rowLinks}>
      {items.map((item) => (
        <li key={item.key}>
          <Link to={rowAddress(sheet, item.key)}>
            <b>{item.key}</b> {sheet.format.text(item.name ?? item.text)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
