// Answers for: what the databases are called. Apart from the rest, so that the rescue page knows it when nothing else starts.

/** Real data and the example never share a database. */
export const databaseNames = { real: 'nyckelring', demo: 'nyckelring-demo' } as const;
