// Answers for: one dimension alone on the screen, moved through by buttons or keys. For a meeting with a projector.
import { Button, Switch } from '@digdir/designsystemet-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { ItemOfKind } from '#domain/instrument.ts';
import { useFormat } from '#i18n/format.ts';
import { parameters, withDimension, withView } from './address.ts';
import { dimensionHeadingId } from './dimension.tsx';
import styles from './key.module.css';

interface OneAtATimeProps {
  items: readonly ItemOfKind<'level'>[];
  item: ItemOfKind<'level'>;
  /** Undefined where one may look but not change. */
  onChooseStep: ((step: number) => void) | undefined;
  index: ReactNode;
  children: ReactNode;
}

export function OneAtATime({ items, item, onChooseStep, index, children }: OneAtATimeProps) {
  const { t } = useTranslation('key');
  const format = useFormat();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const hasKeys = search.get(parameters.keys) !== 'av';
  const place = items.indexOf(item);
  const before = items[place - 1];
  const after = items[place + 1];
  const highest = item.levels.length - 1;
  useFocusOnNewDimension(item.key);
  useKeys(hasKeys, (key) => {
    if (key === 'ArrowLeft' && before !== undefined)
      void navigate(withDimension(search, before.key));
    else if (key === 'ArrowRight' && after !== undefined)
      void navigate(withDimension(search, after.key));
    else if (/^\d$/.test(key) && Number(key) <= highest && onChooseStep !== undefined)
      onChooseStep(Number(key));
    else return false;
    return true;
  });

  return (
    <>
      <div className={styles.position}>
        <label className={styles.bar}>
          <span>{t('alone.position', { place: place + 1, total: items.length })}</span>
          <progress value={place + 1} max={items.length} />
        </label>
        {index}
      </div>
      {children}
      <div className={styles.moves}>
        {before !== undefined && (
          <Button asChild variant="secondary" className={styles.before}>
            <Link to={withDimension(search, before.key)}>{t('alone.previous')}</Link>
          </Button>
        )}
        <Button asChild className={after === undefined ? '' : styles.after}>
          {after === undefined ? (
            <Link to={withView(search, 'alla')}>{t('alone.done')}</Link>
          ) : (
            <Link to={withDimension(search, after.key)}>
              {t('alone.next', { name: format.text(after.name ?? after.text) })}
            </Link>
          )}
        </Button>
      </div>
      <div className={styles.keys}>
        <Switch
          data-size="sm"
          label={t('alone.keys')}
          description={
            onChooseStep === undefined ? t('alone.keysReading') : t('alone.keysHint', { highest })
          }
          checked={hasKeys}
          onChange={(event) =>
            setSearch(
              (params) => {
                if (event.target.checked) params.delete(parameters.keys);
                else params.set(parameters.keys, 'av');
                return params;
              },
              { replace: true },
            )
          }
        />
      </div>
    </>
  );
}

/** A new dimension is a new place: the reader starts at its heading, at the top of the page. */
function useFocusOnNewDimension(item: string): void {
  const last = useRef(item);
  useEffect(() => {
    if (last.current === item) return;
    last.current = item;
    window.scrollTo(0, 0);
    document.getElementById(dimensionHeadingId(item))?.focus({ preventScroll: true });
  }, [item]);
}

/** Elements that have a use of their own for digits or for arrows to the side. */
const ownKeys =
  'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable], [popover], [data-own-keys]';

/** `act` tells whether the key meant something to it. */
function useKeys(isOn: boolean, act: (key: string) => boolean): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.target instanceof Element && event.target.closest(ownKeys) !== null) return;
      // Radio buttons would take the arrows to the side too, and change the step on the way out.
      if (latest.current(event.key)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isOn]);
}
