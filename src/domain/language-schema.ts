// Answers for: the shape of a text that exists in every language, for checking.
import * as z from 'zod';

const sentence = z.string().trim().min(1);

/** One text in every language. None may be missing: a half-translated instrument must not be published. */
export const textsSchema = z.strictObject({ sv: sentence, nb: sentence, en: sentence });
