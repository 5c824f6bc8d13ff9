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

/** Nearly always nothing: a page has many answers, and those that tell everything must cost nothing. */
export function Untold({ revision, where, ...words }: UntoldProps) {
  const untold = revision === undefined ? [] : untoldParts(revision, parts[where]);
  return untold.length === 0 ? null : <UntoldWords untold={untold} {...words} />;
}

interface UntoldWordsProps extends Pick<UntoldProps, 'isWritable' | 'className'> {
  untold: readonly (typeof parts)[keyof typeof parts][number][];
}

function UntoldWords({ untold, isWritable = false, className }: UntoldWordsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const list = format.list(untold.map((part) => t(`untold.part.${part}`)));
  return <p className={className}>{t(isWritable ? 'untold.writable' : 'untold.read', { list })}</p>;
}
