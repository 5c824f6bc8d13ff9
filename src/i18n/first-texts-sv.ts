// Answers for: the interface texts of a first visit in one language, as one chunk.
import common from '#locales/sv/common.json';
import start from '#locales/sv/start.json';

export const texts = { common, start };
