// Answers for: the register of documents: found, filtered, added, changed and taken away, with where each is used.
import { Button, Chip, Fieldset, Link as DesignLink, Search } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { dayOf } from '#domain/answer-check.ts';
import { documentMarks, documentUses } from '#domain/document-uses.ts';
import {
  documentId,
  documentProfile,
  documentProfiles,
  newDocumentProfile,
  searchDocuments,
  type DocumentProfile,
} from '#domain/document.ts';
import { headIds } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';
import { assessmentInstrument, inventoryMatrixId } from '#instruments/index.ts';
import { paths } from '#pages/paths.ts';
import { useCommands, useNow } from '#storage/provider.tsx';
import { useRegister, type RegisterData } from '#storage/queries.ts';
import { PageHead } from '#ui/page.tsx';
import { DocumentForm } from '#pages/document-form.tsx';
import { changedAddress, filters, isShownBy, readAddress } from './address.ts';
import { Attachments } from './attachments.tsx';
import { DocumentEntry } from './document-entry.tsx';
import styles from './documents.module.css';
import { factsOf, titleOf } from './words.ts';

export function DocumentsPage() {
  const { t } = useTranslation('documents');
  const [params] = useSearchParams();
  const { party } = readAddress(params);
  const register = useRegister(party);
  if (register === undefined) return <PageHead title={t('title')} />;
  if (register === null)
    return (
      <>
        <PageHead
          title={t('title')}
          lead={party === undefined ? t('noParty.text') : t('unknownParty')}
        />
        {party === undefined && (
          <Button asChild>
            <Link to={paths.start}>{t('noParty.start')}</Link>
          </Button>
        )}
      </>
    );
  return <Register key={register.party} register={register} />;
}

function Register({ register }: { register: RegisterData }) {
  const { t } = useTranslation(['documents', 'common']);
  const format = useFormat();
  const commands = useCommands();
  const today = dayOf(useNow());
  const [params, setParams] = useSearchParams();
  const [adding, setAdding] = useState<string | undefined>(undefined);
  const [removed, setRemoved] = useState<{ id: string; profile: DocumentProfile } | undefined>(
    undefined,
  );
  const address = readAddress(params);
  // Once a visit, and not when one is taken away: it can be taken back until the page is left.
  useEffect(() => void commands.sweepAttachments(), [commands]);
  // How old is old is the matrix's to say: it is what most documents are evidence for.
  const rules = assessmentInstrument(inventoryMatrixId)?.rules ?? {};
  const { documents, isOwn } = register;

  const uses = documentUses(register.assessments);
  const words = { t, format };
  const known = [...documentProfiles(documents)].filter(([id]) => id !== adding);
  const marks = new Map(
    known.map(([id, profile]) => [id, documentMarks({ rules }, profile, uses.get(id), today)]),
  );
  const isOpen = (id: string) => id === documentId(register.party, address.open ?? '');
  const shown = searchDocuments(known, address.search, (profile) => factsOf(words, profile)).filter(
    ([id]) => isShownBy(address.filter, marks.get(id) ?? []),
  );
  // What one is writing in stays, whatever the filter thinks of it by now.
  const open = known.find(([id]) => isOpen(id) && !shown.some(([other]) => other === id));
  const all = open === undefined ? shown : [open, ...shown];
  const recordOf = (id: string) => documents.find((document) => document.id === id);
  const setOpen = (id: string | undefined) =>
    setParams(changedAddress(params, { open: id?.slice(id.indexOf('/') + 1) }), { replace: true });

  /** The first of the named buttons that is there, once the page shows what has changed. */
  const focusOn = (...names: string[]) =>
    setTimeout(() => {
      const found = names.flatMap(
        (name) => document.querySelector<HTMLElement>(`[data-focus="${name}"]`) ?? [],
      );
      found[0]?.focus();
    });
  const save =
    (id: string) =>
    async (...saved: [Partial<DocumentProfile>, readonly string[], Partial<DocumentProfile>?]) => {
      const result = await commands.setDocument(id, ...saved);
      if (result.ok) void commands.askToPersist();
      return result.ok;
    };
  const added = adding === undefined ? undefined : recordOf(adding);

  return (
    <>
      <PageHead
        title={t('title')}
        lead={isOwn ? t('lead') : t('readOnly', { party: register.profile.name })}
      >
        {isOwn && adding === undefined && (
          <Button
            data-focus="add"
            onClick={() => {
              setRemoved(undefined);
              setAdding(documentId(register.party, commands.newId()));
            }}
          >
            {t('add')}
          </Button>
        )}
      </PageHead>
      {adding !== undefined && (
        <section className={styles.card} aria-labelledby="nytt-dokument">
          <h2 id="nytt-dokument" className={styles.title}>
            {t('addTitle')}
          </h2>
          <DocumentForm
            label={t('addTitle')}
            profile={(added && documentProfile(added)) ?? newDocumentProfile()}
            seen={headIds(added?.fields.profile)}
            today={today}
            onSave={save(adding)}
            onDone={() => {
              setAdding(undefined);
              focusOn(adding, 'add');
            }}
          >
            {added === undefined ? (
              <p className={styles.facts}>{t('attachments.first')}</p>
            ) : (
              <Attachments document={adding} isOpen />
            )}
          </DocumentForm>
        </section>
      )}
      {known.length === 0 && adding === undefined ? (
        <div className={styles.empty}>
          <h2 className={styles.title}>{t('empty.title')}</h2>
          <p>{t('empty.text')}</p>
        </div>
      ) : (
        <div className={styles.tools}>
          <Search className={styles.search}>
            <Search.Input
              aria-label={t('search.label')}
              placeholder={t('search.label')}
              value={address.search}
              onChange={(event) =>
                setParams(changedAddress(params, { search: event.target.value }), { replace: true })
              }
            />
            <Search.Clear aria-label={t('search.clear')} />
          </Search>
          <Fieldset className={styles.filters}>
            <Fieldset.Legend className="visually-hidden">{t('filter.label')}</Fieldset.Legend>
            {filters.map((filter) => (
              <Chip.Radio
                key={filter}
                name="visa"
                value={filter}
                checked={address.filter === filter}
                onChange={() => setParams(changedAddress(params, { filter }), { replace: true })}
              >
                {t('filterCount', {
                  filter: t(`filter.${filter}`),
                  number: known.filter(([id]) => isShownBy(filter, marks.get(id) ?? [])).length,
                })}
              </Chip.Radio>
            ))}
          </Fieldset>
          <p className={styles.count} role="status">
            {t('search.found', { count: shown.length })}
          </p>
        </div>
      )}
      {removed !== undefined && (
        <p className={styles.removed} role="status">
          {t('removed', { title: titleOf(words, removed.profile) })}{' '}
          <Button
            variant="tertiary"
            data-size="sm"
            data-focus="undo"
            aria-label={t('restore', { title: titleOf(words, removed.profile) })}
            onClick={() => {
              const seen = headIds(recordOf(removed.id)?.fields.profile);
              setRemoved(undefined);
              void save(removed.id)(removed.profile, seen);
              focusOn(removed.id, 'add');
            }}
          >
            {t('common:actions.undo')}
          </Button>
        </p>
      )}
      {known.length > 0 && all.length === 0 && (
        <p>
          {t('search.none')}{' '}
          <DesignLink asChild>
            <Link
              replace
              to={{ search: changedAddress(params, { filter: 'all', search: '' }).toString() }}
            >
              {t('search.showAll')}
            </Link>
          </DesignLink>
        </p>
      )}
      <ul className={styles.list}>
        {all.map(([id, profile]) => {
          const record = recordOf(id);
          return (
            record && (
              <DocumentEntry
                key={id}
                record={record}
                profile={profile}
                marks={marks.get(id) ?? []}
                oldAfterYears={rules.evidenceOldAfterYears}
                uses={uses.get(id) ?? []}
                today={today}
                isReadOnly={!isOwn}
                isOpen={isOwn && isOpen(id)}
                foreignParty={isOwn ? undefined : register.party}
                onOpen={() => setOpen(id)}
                onClose={() => {
                  setOpen(undefined);
                  focusOn(id);
                }}
                onSave={save(id)}
                onRemove={() => {
                  setRemoved({ id, profile });
                  void commands.setDocument(id, null, headIds(record.fields.profile));
                  focusOn('undo', 'add');
                }}
              />
            )
          );
        })}
      </ul>
    </>
  );
}
