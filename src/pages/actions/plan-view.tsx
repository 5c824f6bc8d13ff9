// Answers for: the whole action plan: its head, what is shown of it and how, and its files.
import { Checkbox, Field, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { actionStates, type PlannedAction } from '#domain/action.ts';
import { filteredActions, originKinds } from '#domain/action-plan.ts';
import { planEntry, type PlanWords } from '#reports/action-plan.ts';
import { useMeta } from '#storage/queries.ts';
import { ActionBoard } from './action-board.tsx';
import { ActionList } from './action-list.tsx';
import { ActionTimeline } from './action-timeline.tsx';
import {
  changedSearch,
  orders,
  readAddress,
  views,
  type Address,
  type AddressChange,
} from './address.ts';
import { SavePlan } from './save-plan.tsx';
import styles from './actions.module.css';

interface PlanViewProps {
  /** The party's name. */
  party: string;
  planned: readonly PlannedAction[];
  words: PlanWords;
}

export function PlanView({ party, planned, words }: PlanViewProps) {
  const { t } = useTranslation('actions');
  const [params] = useSearchParams();
  const person = useMeta('person')?.name ?? '';
  const address = readAddress(params);
  const shown = filteredActions(planned, address.filter, { today: words.today, person });
  const entries = shown.map((one) => planEntry(one, words));
  return (
    <>
      <Views params={params} view={address.view} />
      <Choices params={params} address={address} hasPerson={person.trim() !== ''} />
      <div role="status" className={styles.status}>
        {address.isFiltered && (
          <Paragraph className={styles.shown}>
            {t('filter.shown', { shown: entries.length, total: planned.length })}{' '}
            <Link to={{ search: changedSearch(params, cleared) }}>{t('filter.clear')}</Link>
          </Paragraph>
        )}
      </div>
      {entries.length === 0 && <Paragraph>{t('filter.none')}</Paragraph>}
      {entries.length > 0 && address.view === 'list' && (
        <ActionList entries={entries} order={address.order} words={words} />
      )}
      {entries.length > 0 && address.view === 'board' && (
        <ActionBoard entries={entries} words={words} />
      )}
      {entries.length > 0 && address.view === 'timeline' && (
        <ActionTimeline entries={entries} words={words} />
      )}
      {entries.length > 0 && <SavePlan entries={entries} party={party} words={words} />}
    </>
  );
}

const cleared: AddressChange = {
  isOverdue: false,
  isMine: false,
  state: undefined,
  origin: undefined,
};

function Views({ params, view }: { params: URLSearchParams; view: Address['view'] }) {
  const { t } = useTranslation('actions');
  return (
    <nav aria-label={t('view.label')}>
      <ul className={styles.views}>
        {views.map((one) => (
          <li key={one}>
            <Link
              to={{ search: changedSearch(params, { view: one }) }}
              aria-current={one === view ? 'page' : undefined}
              className={styles.view}
            >
              {t(`view.${one}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface ChoicesProps {
  params: URLSearchParams;
  address: Address;
  /** Without a name on this machine nobody knows which actions are mine. */
  hasPerson: boolean;
}

function Choices({ params, address, hasPerson }: ChoicesProps) {
  const { t } = useTranslation('actions');
  const navigate = useNavigate();
  const { filter, order, view } = address;
  const change = (next: AddressChange) =>
    void navigate({ search: changedSearch(params, next) }, { replace: true });
  return (
    <div role="group" aria-label={t('filter.label')} className={styles.choices}>
      {view === 'list' && (
        <Choice
          label={t('sort.label')}
          value={order}
          onChange={(value) => change({ order: orders.find((one) => one === value) ?? 'due' })}
          options={orders.map((one) => [one, t(`sort.${one}`)])}
        />
      )}
      <Choice
        label={t('filter.state')}
        value={filter.state ?? ''}
        onChange={(value) => change({ state: actionStates.find((one) => one === value) })}
        options={[
          ['', t('filter.anyState')],
          ...actionStates.map((one): [string, string] => [one, t(`state.${one}`)]),
        ]}
      />
      <Choice
        label={t('filter.origin')}
        value={filter.origin ?? ''}
        onChange={(value) => change({ origin: originKinds.find((one) => one === value) })}
        options={[
          ['', t('filter.anyOrigin')],
          ...originKinds.map((one): [string, string] => [one, t(`originKind.${one}`)]),
        ]}
      />
      <div className={styles.checks}>
        <Checkbox
          label={t('filter.overdue')}
          checked={filter.isOverdue}
          onChange={(event) => change({ isOverdue: event.target.checked })}
        />
        {(hasPerson || filter.isMine) && (
          <Checkbox
            label={t('filter.mine')}
            checked={filter.isMine}
            onChange={(event) => change({ isMine: event.target.checked })}
          />
        )}
      </div>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <Field data-size="sm" className={styles.choice}>
      <Label>{label}</Label>
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([key, text]) => (
          <Select.Option key={key} value={key}>
            {text}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}
