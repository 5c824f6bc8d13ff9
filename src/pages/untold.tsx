// Answers for: saying in words what an answer from elsewhere leaves untold: an empty place would look like nothing to say.
import { useTranslation } from 'react-i18next';
import { untoldParts } from '#domain/reduced.ts';
import type { Revision } from '#domain/revision.ts';
import { useFormat } from '#i18n/format.ts';

const parts = {
  matrix: ['comment', 'followUp', 'documents'],
  key: ['comment', 'certainty'],
} as const;

interface UntoldProps {
  revision: Revision | undefined;
  where: keyof typeof parts;
  /** Somebody may write over what is not told. */
  isWritable?: boolean;
  className?: string | undefined;
}

export function Untold({ revision, where, isWritable = false, className }: UntoldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const untold = revision === undefined ? [] : untoldParts(revision, parts[where]);
  if (untold.length === 0) return null;
  const list = format.list(untold.map((part) => t(`untold.part.${part}`)));
  return <p className={className}>{t(isWritable ? 'untold.writable' : 'untold.read', { list })}</p>;
}
