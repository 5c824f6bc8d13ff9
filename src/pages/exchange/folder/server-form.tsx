// Answers for: the address and app password of a folder on a server, tried before they are used.
import { Alert, Button, Paragraph, Spinner, Textfield } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FolderPlace } from '#storage/meta.ts';
import type { FolderProblem } from '#transfer/folder/folder.ts';
import {
  reachableOrigins,
  serverAddress,
  type AddressProblem,
} from '#transfer/folder/server-address.ts';
import { WebDavFolder, type ServerTrial } from '#transfer/folder/web-dav-folder.ts';
import styles from './server-form.module.css';
import { useServerSentence } from './server-words.ts';

export type ServerPlace = Extract<FolderPlace, { kind: 'server' }>;

interface ServerFormProps {
  /** What is used already: then only its password may have to be exchanged. */
  before?: ServerPlace;
  /** What has been tried and works. */
  onUse: (place: ServerPlace) => void | Promise<void>;
}

type Step =
  | { at: 'form' }
  | { at: 'trying'; stop: AbortController }
  | { at: 'failed'; problem: FolderProblem }
  | { at: 'works'; place: ServerPlace; trial: ServerTrial };

type Missing = 'user' | 'colon' | 'password';
type Fault =
  | { field: 'address'; problem: AddressProblem | { kind: 'empty' } }
  | { field: 'user' | 'password'; problem: { kind: Missing } };

export function ServerForm({ before, onUse }: ServerFormProps) {
  const { t } = useTranslation('server');
  const sentence = useServerSentence();
  const [address, setAddress] = useState(before?.address ?? '');
  const [user, setUser] = useState(before?.user ?? '');
  const [password, setPassword] = useState('');
  const [step, setStep] = useState<Step>({ at: 'form' });
  const [isAsked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const stop = step.at === 'trying' ? step.stop : undefined;

  // Nobody waits for the answer any more.
  useEffect(() => () => stop?.abort(), [stop]);

  const checked = serverAddress(address);
  const faults: Fault[] = [];
  if (address.trim() === '') faults.push({ field: 'address', problem: { kind: 'empty' } });
  else if (!checked.ok) faults.push({ field: 'address', problem: checked.error });
  if (user.trim() === '') faults.push({ field: 'user', problem: { kind: 'user' } });
  else if (user.includes(':')) faults.push({ field: 'user', problem: { kind: 'colon' } });
  if (password === '') faults.push({ field: 'password', problem: { kind: 'password' } });

  function faultOf(field: Fault['field']): string | undefined {
    const fault = isAsked ? faults.find((one) => one.field === field) : undefined;
    if (fault === undefined) return undefined;
    const { problem } = fault;
    return problem.kind === 'foreign'
      ? t('fault.foreign', { origin: problem.origin, own: problem.own })
      : t(`fault.${problem.kind}`);
  }

  function change(set: (text: string) => void) {
    return (event: { target: { value: string } }) => {
      set(event.target.value);
      // What was found out was about other words.
      setStep({ at: 'form' });
    };
  }

  async function tryIt(event: SyntheticEvent) {
    event.preventDefault();
    if (step.at === 'trying') return;
    setAsked(true);
    const [first] = faults;
    if (first !== undefined || !checked.ok) {
      form.current?.querySelector<HTMLElement>(`[name=${first?.field ?? 'address'}]`)?.focus();
      return;
    }
    const place: ServerPlace = {
      kind: 'server',
      address: checked.value,
      user: user.trim(),
      password,
    };
    const control = new AbortController();
    setStep({ at: 'trying', stop: control });
    const tried = await new WebDavFolder(place).try(control.signal);
    if (control.signal.aborted) return;
    setStep(
      tried.ok
        ? { at: 'works', place, trial: tried.value }
        : { at: 'failed', problem: tried.error },
    );
  }

  return (
    <form ref={form} className={styles.form} onSubmit={tryIt} noValidate>
      <Paragraph data-size="sm">{t('form.lead')}</Paragraph>
      <Textfield
        name="address"
        type="url"
        inputMode="url"
        label={t('form.address')}
        description={t('form.addressHint', { example: exampleAddress() })}
        error={faultOf('address')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={2000}
        value={address}
        onChange={change(setAddress)}
      />
      <Textfield
        name="user"
        label={t('form.user')}
        error={faultOf('user')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
        value={user}
        onChange={change(setUser)}
      />
      <Textfield
        name="password"
        type="password"
        label={t('form.password')}
        description={t('form.passwordHint')}
        error={faultOf('password')}
        // A new one: the browser is not to fill in the password of the account itself.
        autoComplete="new-password"
        maxLength={500}
        value={password}
        onChange={change(setPassword)}
      />
      <Paragraph data-size="sm" className={styles.quiet}>
        {t('form.kept')}
      </Paragraph>
      <div className={styles.buttons}>
        <Button type="submit" variant={step.at === 'works' ? 'tertiary' : 'secondary'}>
          {t('form.try')}
        </Button>
        {step.at === 'trying' && (
          <Button
            type="button"
            variant="tertiary"
            onClick={() => {
              step.stop.abort();
              setStep({ at: 'form' });
            }}
          >
            {t('form.stop')}
          </Button>
        )}
      </div>
      <div role="status" className={styles.state}>
        {step.at === 'trying' && (
          <Paragraph data-size="sm" className={styles.trying}>
            <Spinner aria-hidden="true" data-size="xs" /> {t('form.trying')}
          </Paragraph>
        )}
        {step.at === 'works' && (
          <Alert data-color="success">
            <Paragraph>{t('works.title', { count: step.trial.files })}</Paragraph>
            {!step.trial.keepsConditions && <Paragraph>{t('works.noConditions')}</Paragraph>}
            {step.trial.leftBehind !== undefined && (
              <Paragraph>{t('works.leftBehind', { name: step.trial.leftBehind })}</Paragraph>
            )}
          </Alert>
        )}
      </div>
      {step.at === 'failed' && (
        <Alert data-color="danger" role="alert">
          <Paragraph>{sentence(step.problem)}</Paragraph>
        </Alert>
      )}
      {step.at === 'works' && (
        <div className={styles.buttons}>
          <Button type="button" onClick={() => onUse(step.place)}>
            {before === undefined ? t('form.use') : t('form.useNew')}
          </Button>
        </div>
      )}
    </form>
  );
}

/** On an origin that this build reaches: another would be refused. */
function exampleAddress(): string {
  const [own = '', other] = reachableOrigins();
  return other === undefined ? `${own}/mapp/` : `${other}/remote.php/dav/files/…/Nyckelring/`;
}
