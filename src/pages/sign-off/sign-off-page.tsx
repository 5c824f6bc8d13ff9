// Answers for: which part of a sign-off an address shows: deciding, one version to read, or two compared.
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Comparing } from './comparing.tsx';
import { Deciding } from './deciding.tsx';
import { SheetRoute } from './sheet-route.tsx';
import { VersionReading } from './version-reading.tsx';

export function SignOffPage() {
  const { t } = useTranslation('sign-off');
  const [search] = useSearchParams();
  const version = search.get('version');
  const isComparing = search.has('fran');
  return (
    <SheetRoute title={t('page.title')}>
      {(sheet) => {
        if (isComparing) return <Comparing sheet={sheet} />;
        return version === null ? (
          <Deciding sheet={sheet} />
        ) : (
          <VersionReading sheet={sheet} number={Number(version)} />
        );
      }}
    </SheetRoute>
  );
}
