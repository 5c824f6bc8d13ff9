// Answers for: the interface texts of a first visit in one language, as one chunk.
import common from '#locales/en/common.json';
import start from '#locales/en/start.json';

export const texts = { common, start };
