// Answers for: who takes part in a review, from which party and with which task.
import { Button, Details, Select } from '@digdir/designsystemet-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { profileOf, type ReviewProfile } from '#domain/review.ts';
import { headIds } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import { useCommands } from '#storage/provider.tsx';
import { DraftField } from '#ui/draft-field.tsx';
import type { PartProps } from './parts.ts';
import { useSaveField } from './save-field.ts';
import { SelectChoice } from './saving-choices.tsx';
import styles from './review.module.css';

type Member = ReviewProfile['team'][number];

export function TeamFields({ review, protocol }: Pick<PartProps, 'review' | 'protocol'>) {
  const { t } = useTranslation('review');
  const { t: common } = useTranslation();
  const format = useFormat();
  const commands = useCommands();
  const saveField = useSaveField(review.id);
  const { team } = profileOf(review);
  const seen = headIds(review.fields.profile);
  const added = useRef<string | undefined>(undefined);
  const list = useRef<HTMLOListElement>(null);
  const size = team.length;

  // The new member's name is what one writes next.
  useEffect(() => {
    if (added.current === undefined) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-member="${added.current}"]`);
    if (row === null || row === undefined) return;
    row.querySelector('input')?.focus();
    added.current = undefined;
  }, [size]);

  const saveTeam = (next: (stored: Member[]) => Member[], seenThen: readonly string[]) =>
    saveField('profile', (stored) => ({ team: next(stored.team) }), seenThen);
  const change = (id: string, part: Partial<Member>, seenThen: readonly string[]) =>
    saveTeam(
      (stored) => stored.map((member) => (member.id === id ? { ...member, ...part } : member)),
      seenThen,
    );

  function add() {
    const id = commands.newId();
    added.current = id;
    const role = protocol.roles.find(({ key }) => !team.some((member) => member.role === key));
    const fallback = protocol.roles[0]?.key ?? '';
    const member = { id, name: '', party: '', role: role?.key ?? fallback };
    void saveTeam((stored) => [...stored, member], seen);
  }

  return (
    <>
      {size > 0 && (
        <ol className={styles.team} ref={list}>
          {team.map((member, index) => {
            const numbered = t('setup.member', { number: index + 1 });
            const called = member.name.trim() || numbered;
            return (
              <li key={member.id} data-member={member.id}>
                <div role="group" aria-label={numbered} className={styles.member}>
                  <DraftField
                    label={t('setup.memberName')}
                    value={member.name}
                    seen={seen}
                    maxLength={200}
                    autoComplete="off"
                    onSave={(name, seenThen) => change(member.id, { name }, seenThen)}
                  />
                  <DraftField
                    label={t('setup.memberParty')}
                    value={member.party}
                    seen={seen}
                    maxLength={200}
                    autoComplete="off"
                    onSave={(party, seenThen) => change(member.id, { party }, seenThen)}
                  />
                  <SelectChoice
                    label={t('setup.memberRole')}
                    value={member.role}
                    seen={seen}
                    onSave={(role, seenThen) => change(member.id, { role }, seenThen)}
                  >
                    {protocol.roles.map(({ key, name }) => (
                      <Select.Option key={key} value={key}>
                        {format.text(name)}
                      </Select.Option>
                    ))}
                  </SelectChoice>
                  <Button
                    variant="tertiary"
                    data-color="danger"
                    className={styles.removeMember}
                    aria-label={t('setup.removeMember', { name: called })}
                    onClick={() =>
                      void saveTeam((stored) => stored.filter(({ id }) => id !== member.id), seen)
                    }
                  >
                    {common('actions.remove')}
                  </Button>
                </div>
              </li>
            );
          })}
        </ol>
      )}
      <div className={styles.buttons}>
        <Button variant="secondary" onClick={add}>
          {t('setup.addMember')}
        </Button>
      </div>
      {/* A card whose child is a `Details` drops its own padding. */}
      <div className={styles.roles}>
        <Details>
          <Details.Summary>{t('setup.roles')}</Details.Summary>
          <Details.Content>
            <dl className={styles.meanings}>
              {protocol.roles.map(({ key, name, description }) => (
                <div key={key}>
                  <dt>{format.text(name)}</dt>
                  <dd>{format.text(description)}</dd>
                </div>
              ))}
            </dl>
          </Details.Content>
        </Details>
      </div>
    </>
  );
}
