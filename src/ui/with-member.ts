// Answers for: a set with one member more or less, for state that is replaced and never changed.

/** The same set when nothing would be different. */
export function withMember<T>(members: ReadonlySet<T>, member: T, isIn: boolean): ReadonlySet<T> {
  if (members.has(member) === isIn) return members;
  const next = new Set(members);
  if (isIn) next.add(member);
  else next.delete(member);
  return next;
}
