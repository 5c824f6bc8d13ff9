// Answers for which languages content exists in, and for the shape of a text that exists in all of them.
import * as z from 'zod';

/** Swedish is the default; the other two have the same standing. */
export const languages = ['sv', 'nb', 'en'] as const;

export const languageSchema = z.enum(languages);
export type Language = z.infer<typeof languageSchema>;

const sentence = z.string().trim().min(1);

/** One text in every language. None may be missing: a half-translated instrument must not be published. */
export const textsSchema = z.strictObject({ sv: sentence, nb: sentence, en: sentence });
export type Texts = z.infer<typeof textsSchema>;
