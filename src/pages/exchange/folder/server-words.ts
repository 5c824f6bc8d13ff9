// Answers for: what a server's answer means and what to do, in words.
import { useTranslation } from 'react-i18next';
import type { FolderProblem } from '#transfer/folder/folder.ts';
import { serverRefusals, type ServerRefusal } from '#transfer/folder/web-dav-folder.ts';

function isKnownRefusal(detail: string): detail is ServerRefusal {
  return serverRefusals.some((known) => known === detail);
}

/** One sentence or two for each problem that a folder on a server can have. */
export function useServerSentence(): (problem: FolderProblem) => string {
  const { t } = useTranslation('server');
  return (problem) => {
    if (problem.kind !== 'refused') return t(`problem.${problem.kind}`);
    const { detail } = problem;
    return isKnownRefusal(detail) ? t(`refused.${detail}`) : t('refused.other', { detail });
  };
}
