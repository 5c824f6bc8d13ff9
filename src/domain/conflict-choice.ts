// Answers for: what a person chose where two machines had written, while looking at what a file would bring.

/** How one conflict is ended. `both` joins two comments; it is offered only where both are texts. */
export interface ConflictChoice {
  record: string;
  field: string;
  choose: 'mine' | 'theirs' | 'both';
}
