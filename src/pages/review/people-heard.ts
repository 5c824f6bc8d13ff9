// Answers for: the names of people heard in one review, as words to look for in texts.
import { useMemo } from 'react';
import { namesFrom } from '#domain/names.ts';
import { usePeopleHeard } from '#storage/queries.ts';

export function useHeardNames(review: string): string[] {
  const people = usePeopleHeard(review);
  return useMemo(() => Object.values(people ?? {}).flatMap(namesFrom), [people]);
}
