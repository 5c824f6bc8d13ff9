// Answers for: one dimension alone in the window, moved through by buttons or keys. For a meeting with a projector.
import { Button, Switch } from '@digdir/designsystemet-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { ItemOfKind } from '#domain/instrument.ts';
import { useFormat } from '#i18n/format.ts';
import { parameters, withDimension } from './address.ts';
import { dimensionHeadingId } from './dimension.tsx';
import styles from './key.module.css';
import { useStepKeys } from './step-keys.ts';

interface OneAtATimeProps {
  items: readonly ItemOfKind<'level'>[];
  item: ItemOfKind<'level'>;
  step: number | undefined;
  /** Undefined where one may look but not change. */
  onChooseStep: ((step: number) => void) | undefined;
  onLeave: () => void;
  index: ReactNode;
  /** Instead of "next" at the last dimension. */
  end: ReactNode;
  children: ReactNode;
}

export function OneAtATime(props: OneAtATimeProps) {
  const { items, item, step, onChooseStep, onLeave, index, end, children } = props;
  const { t } = useTranslation('key');
  const format = useFormat();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const hasKeys = search.get(parameters.keys) !== 'av';
  const place = items.indexOf(item);
  const before = items[place - 1];
  const after = items[place + 1];
  const highest = item.levels.length - 1;
  const goTo = (other: typeof before) =>
    other === undefined ? undefined : () => void navigate(withDimension(search, other.key));
  useFocusOnNewDimension(item.key);
  useStepKeys({
    item: item.key,
    isOn: hasKeys,
    step,
    highest,
    onChooseStep,
    onPrevious: goTo(before),
    onNext: goTo(after),
    onLeave,
  });
  // Leaving a dimension blank is a choice like any other, and says so.
  const isSkipped = onChooseStep !== undefined && step === undefined;

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
        {after === undefined ? (
          end
        ) : (
          <Button asChild variant={isSkipped ? 'secondary' : 'primary'} className={styles.after}>
            <Link to={withDimension(search, after.key)}>
              {isSkipped
                ? t('alone.skip')
                : t('alone.next', { name: format.text(after.name ?? after.text) })}
            </Link>
          </Button>
        )}
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

/** Each dimension is a new place: the reader starts at its heading, at the top of the page. */
function useFocusOnNewDimension(item: string): void {
  const last = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (last.current === item) return;
    last.current = item;
    window.scrollTo(0, 0);
    document.getElementById(dimensionHeadingId(item))?.focus({ preventScroll: true });
  }, [item]);
}
