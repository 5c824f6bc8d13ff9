// Answers for: which languages content exists in.

/** Swedish is the default; the other two have the same standing. */
export const languages = ['sv', 'nb', 'en'] as const;
export type Language = (typeof languages)[number];

/** One text in every language. */
export type Texts = Record<Language, string>;
